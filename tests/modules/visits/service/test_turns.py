"""Whose turn it is, as read from everything that is kept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from office import Office, as_role, done, keep

from desktop.modules.residents.records import Cadence, CareTag, Consent, Household, Resident
from desktop.modules.residents.service import depart, open_tag, set_cadence, withdraw_consent
from desktop.modules.visits.records import Visit
from desktop.modules.visits.service import due, log_visit, whose_turn
from desktop.modules.visits.service.turns import asked
from desktop.work.desk import Desk

TODAY = date(2026, 8, 28)


def cared(desk: Desk, resident: Resident, category: str = "C02", **given: object) -> CareTag:
    apart = {"category": category} if category in ("C02", "C03", "C12", "C14") else {"apart": category}
    asked = {"need": "代买米面油", "resident": resident.uid, "basis": "duty", "opened_on": date(2026, 1, 1)} | apart | given
    kept: CareTag = done(desk, open_tag, CareTag(**asked))  # type: ignore[arg-type]
    return kept


def who(desk: Desk, today: date = TODAY) -> list[str]:
    return [turn.who for turn in whose_turn(desk.store, today)]


@pytest.mark.parametrize(("days", "is_turn"), [(29, False), (30, True), (31, True)])
def test_care_asks_for_a_visit_when_its_interval_has_passed(desk: Desk, door, called, days: int, is_turn: bool) -> None:
    household, resident = door("2号301", "张三")
    cared(desk, resident)
    called(days, household=household.uid)

    assert who(desk) == (["张三"] if is_turn else [])


@pytest.mark.parametrize(("days", "is_turn"), [(364, False), (365, True), (366, True)])
def test_every_household_has_its_turn_once_a_year(desk: Desk, door, called, days: int, is_turn: bool) -> None:
    household, _ = door("2号301", "张三")
    called(days, household=household.uid)

    assert who(desk) == (["张三"] if is_turn else [])


def test_a_household_never_reached_has_its_turn(desk: Desk, door) -> None:
    door("2号301", "张三")
    (turn,) = whose_turn(desk.store, TODAY)

    assert (turn.why, turn.last, turn.days, turn.is_asked) == ("每户轮到", None, None, False)


def test_nobody_goes_where_nobody_lives(desk: Desk) -> None:
    keep(desk, Household(address="示例路100弄2号301", head="张三"))

    assert who(desk) == []


def test_the_secretary_says_how_often_every_household_is_seen(desk: Desk, door, called) -> None:
    household, _ = door("2号301", "张三")
    called(200, household=household.uid)
    before = who(desk)
    done(desk, set_cadence, Cadence(category="H00", every=180))

    assert (before, who(desk)) == ([], ["张三"])


def test_without_an_interval_no_household_has_its_turn_by_itself(desk: Desk, door) -> None:
    door("2号301", "张三")
    done(desk, set_cadence, Cadence(category="H00"))

    assert who(desk) == []


def test_one_walks_by_building_and_by_door_in_the_order_of_numbers(desk: Desk, door) -> None:
    for where in ("12号101", "2号1001", "2号302", "2号301"):
        door(where, where)

    found = whose_turn(desk.store, TODAY)

    assert [(turn.building, turn.door) for turn in found] == [
        ("示例路100弄2号", "301"),
        ("示例路100弄2号", "302"),
        ("示例路100弄2号", "1001"),
        ("示例路100弄12号", "101"),
    ]


def test_a_door_is_one_row_whatever_asks_for_the_visit(desk: Desk, door) -> None:
    household, resident = door("2号301", "张三")
    wife = keep(desk, Resident(name="李四", household=household.uid))
    cared(desk, resident)
    cared(desk, wife, "C03", need="帮忙看看手机")
    (turn,) = whose_turn(desk.store, TODAY)

    assert (turn.who, turn.need, turn.why) == ("张三、李四", "代买米面油；帮忙看看手机", "按周期")


def test_a_visit_to_another_member_is_a_visit_to_the_door(desk: Desk, door, called) -> None:
    household, resident = door("2号301", "张三")
    wife = keep(desk, Resident(name="李四", household=household.uid))
    cared(desk, resident)
    called(1, resident=wife.uid, household=household.uid)

    assert who(desk) == []


def test_whoever_has_no_household_stands_last_by_themselves(desk: Desk, door) -> None:
    loner = keep(desk, Resident(name="王五"))
    cared(desk, loner)
    door("2号301", "张三")
    *_, last = whose_turn(desk.store, TODAY)

    assert (last.resident, last.household, last.building, last.who) == (loner.uid, "", "", "王五")


def test_a_tag_past_its_last_day_asks_for_nothing(desk: Desk, door, called) -> None:
    household, resident = door("2号301", "张三")
    called(100, household=household.uid)
    cared(desk, resident, expires_on=TODAY)

    assert (who(desk), who(desk, TODAY + timedelta(days=1))) == (["张三"], [])


def test_an_assistant_has_the_same_list_and_no_word_in_it_names_a_category(office: Office, desk: Desk, door) -> None:
    _, resident = door("2号301", "张三")
    cared(desk, resident, "C01")
    theirs = whose_turn(office.desk(as_role(desk, "assistant")).store, TODAY)

    assert theirs == whose_turn(desk.store, TODAY)
    assert [(turn.why, turn.need) for turn in theirs] == [("按周期", "代买米面油")]


def test_a_tag_of_somebody_merged_asks_for_whom_they_were_merged_into(desk: Desk, door, called) -> None:
    household, survivor = door("2号301", "张三")
    called(100, household=household.uid)
    loser = keep(desk, Resident(name="张叁"))
    cared(desk, loser)
    with desk.file.unit("合并", desk.actor) as unit:
        unit.change(loser, Resident(uid=loser.uid, name="张叁", same_as=survivor.uid))

    assert who(desk) == ["张三"]


@pytest.mark.parametrize(("ahead", "is_turn"), [(0, True), (-1, True), (1, False)])
def test_what_was_promised_comes_on_its_day(desk: Desk, door, called, ahead: int, is_turn: bool) -> None:
    household, resident = door("2号301", "张三")
    day = TODAY + timedelta(days=ahead)
    called(10, resident=resident.uid, household=household.uid, next_on=day, next_why="看水管")

    assert [(turn.why, turn.need) for turn in whose_turn(desk.store, TODAY)] == ([("有约", "看水管")] if is_turn else [])


@pytest.mark.parametrize(("given", "is_kept"), [({}, True), ({"missed": True}, False), ({"refused": True}, False)])
def test_a_promise_stands_until_another_visit_reaches_them(
    desk: Desk, door, called, given: dict[str, bool], is_kept: bool
) -> None:
    household, resident = door("2号301", "张三")
    called(10, resident=resident.uid, household=household.uid, next_on=TODAY, next_why="看水管")
    called(1, household=household.uid, **given)

    assert who(desk) == ([] if is_kept else ["张三"])


def test_a_promise_to_somebody_who_is_gone_is_nobodys_turn(desk: Desk, called) -> None:
    called(10, resident="GONE", next_on=TODAY)

    assert who(desk) == []


@pytest.mark.parametrize("status", ["moved", "deceased", "void"])
def test_nobody_is_sent_to_the_dead_or_to_those_who_moved_away(desk: Desk, called, status: str) -> None:
    person = keep(desk, Resident(name="张三", status=status))
    keep(desk, CareTag(need="代买米面油", resident=person.uid, category="C02", every=30, opened_on=date(2026, 1, 1)))
    called(10, resident=person.uid, next_on=TODAY, next_why="看水管")

    assert who(desk) == []


def test_a_household_that_moved_out_whole_asks_for_nothing(desk: Desk, door, called) -> None:
    household, resident = door("2号301", "张三")
    keep(desk, CareTag(need="送饭", household=household.uid, category="C02", every=30, opened_on=date(2026, 1, 1)))
    called(10, household=household.uid, next_on=TODAY, next_why="看水管")
    before = who(desk)
    done(desk, depart, resident, "moved")

    assert (before, who(desk)) == (["张三"], [])


def test_whoever_takes_their_consent_back_is_walked_to_no_more(desk: Desk, door, called) -> None:
    household, resident = door("2号301", "张三")
    called(100, household=household.uid)
    cared(desk, resident, "C15", basis="consent", basis_note="上门时本人口头同意")
    before = who(desk)
    (consent,) = desk.store.find(Consent)
    done(desk, withdraw_consent, consent, "oral")

    assert (before, who(desk)) == (["张三"], [])


def test_due_tells_of_doors_that_ask_and_of_no_others(desk: Desk, door, called) -> None:
    household, resident = door("2号301", "张三")
    called(40, household=household.uid)
    cared(desk, resident)
    door("12号101", "李四")
    door("12号102", "王五")

    found = [(one.day, one.text, one.who, type(one.record).label) for one in due(desk.store, TODAY)]

    assert found == [
        (date(2026, 8, 18), "张三", "", "居民"),
    ]


def test_those_who_ask_are_the_same_whether_all_are_looked_at_or_only_they(desk: Desk, door, called) -> None:
    household, resident = door("2号301", "张三")
    other, _ = door("2号302", "李四")
    door("2号303", "王五")
    called(40, household=household.uid)
    called(400, household=other.uid, next_on=date(2026, 8, 20), next_why="送表")
    cared(desk, resident)
    keep(
        desk,
        CareTag(
            need="代买米面油",
            household=other.uid,
            basis="duty",
            every=30,
            opened_on=date(2026, 1, 1),
            expires_on=date(2027, 1, 1),
        ),
    )

    whole = [turn for turn in whose_turn(desk.store, TODAY) if turn.is_asked]
    assert sorted((turn for turn, _ in asked(desk.store, TODAY)), key=lambda turn: turn.door) == whole
    assert len(whole) == 2


def test_a_visit_filed_takes_the_door_off_the_list(desk: Desk, door) -> None:
    household, resident = door("2号301", "张三")
    cared(desk, resident)
    before = who(desk)
    done(desk, log_visit, Visit(method="2", household=household.uid))

    assert (before, who(desk)) == (["张三"], [])


def test_whose_turn_it_is_today_takes_as_many_questions_for_a_lane_as_for_a_door(desk: Desk, door) -> None:
    def questions() -> int:
        statements: list[str] = []
        desk.store.connection.set_trace_callback(statements.append)
        found = [one.record.title() for one in due(desk.store, TODAY)]
        desk.store.connection.set_trace_callback(None)
        assert len(found) == desk.store.count(CareTag)
        return sum(one.startswith("SELECT") for one in statements)

    cared(desk, door("2号301", "张三")[1])
    of_a_door = questions()
    for number in range(3, 13):
        cared(desk, door(f"{number}号301", f"李{number}")[1])

    assert questions() == of_a_door


def test_a_door_that_is_about_one_person_is_that_persons_row_and_not_the_heads(desk: Desk, door) -> None:
    household, _ = door("4号403", "罗户主")
    one = keep(desk, Resident(name="冯二", household=household.uid))
    cared(desk, one)
    (row,) = due(desk.store, TODAY)
    (turn,) = whose_turn(desk.store, TODAY)

    assert (row.text, row.record.table, row.record.uid, row.act) == ("冯二", "resident", one.uid, "visits.log_resident")
    assert (turn.household, turn.resident) == (household.uid, one.uid)


@pytest.mark.parametrize(
    "way", ["promised to one", "cared for and promised", "two people", "the household", "everybody's turn"]
)
def test_a_row_is_of_the_household_when_it_is_about_several_or_nobody_in_particular(desk: Desk, door, called, way: str) -> None:
    household, head = door("4号403", "罗户主")
    one = keep(desk, Resident(name="冯二", household=household.uid))
    if way in ("promised to one", "cared for and promised"):
        called(9, resident=one.uid, household=household.uid, next_on=TODAY)
    if way in ("cared for and promised", "two people"):
        cared(desk, one, every=5)
    if way == "two people":
        cared(desk, head)
    if way == "the household":
        called(9, household=household.uid, next_on=TODAY)
    (turn,) = whose_turn(desk.store, TODAY)

    is_one = way in ("promised to one", "cared for and promised")
    assert (turn.household, turn.resident) == (household.uid, one.uid if is_one else "")
    acts = [row.act for row in due(desk.store, TODAY)]
    assert acts == ([] if way == "everybody's turn" else ["visits.log_resident" if is_one else "visits.log_household"])


def test_what_is_promised_to_somebody_who_is_not_kept_any_more_is_of_their_household(desk: Desk, door, called) -> None:
    household, _ = door("4号403", "罗户主")
    called(9, resident="NOBODY", household=household.uid, next_on=TODAY)
    (row,) = due(desk.store, TODAY)

    assert (row.text, row.record.uid) == ("罗户主", household.uid)


def test_a_row_never_says_somebody_was_seen_after_it_became_late(desk: Desk, door, called) -> None:
    household, resident = door("2号301", "张三")
    cared(desk, resident, every=7, door_every=30)
    called(100, household=household.uid)
    seen = [one.place.split("　")[1] for one in due(desk.store, TODAY)]
    called(12, household=household.uid, method="3")
    (row,) = due(desk.store, TODAY)

    assert seen == ["5 月 20 日见过"]
    assert ((TODAY - row.day).days, row.place.split("　")[1]) == (70, "8 月 16 日联系过，要上门")

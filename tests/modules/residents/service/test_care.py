"""Care opened, seen by those who may, looked at again, closed."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

import pytest
from office import Office, as_role, done, keep

from desktop.base.errors import DeskError, RefusedError, StaleError
from desktop.modules.residents.records import Cadence, CareTag, Consent, Household, Resident
from desktop.modules.residents.rules.care import Interval
from desktop.modules.residents.service import change_resident, depart, give_consent, withdraw_consent
from desktop.modules.residents.service.care import (
    amend_tag,
    cadence_of,
    close_tag,
    due,
    interval_of,
    open_categories,
    open_tag,
    retention,
    review_tag,
    set_cadence,
    tags_of,
)
from desktop.store.query import Query
from desktop.work import past
from desktop.work.desk import Desk
from desktop.work.history import put_back
from desktop.work.listing import columns_of

TODAY = date(2026, 8, 28)


@pytest.fixture
def household(desk: Desk) -> Household:
    kept: Household = keep(desk, Household(address="示例路100弄5号302", head="张三"))
    return kept


@pytest.fixture
def resident(desk: Desk, household: Household) -> Resident:
    kept: Resident = keep(desk, Resident(name="张三", household=household.uid))
    return kept


@pytest.fixture
def alone(desk: Desk, resident: Resident) -> CareTag:
    """A tag of a sensitive category."""
    return opened(desk, resident, apart="C01", source="街道名单", basis_note="本人口头同意")


def opened(desk: Desk, resident: Resident, **given: object) -> CareTag:
    asked = {"need": "每周打一次电话", "resident": resident.uid, "basis": "duty"} | given
    kept: CareTag = done(desk, open_tag, CareTag(**asked))  # type: ignore[arg-type]
    return kept


def test_the_secretary_sees_the_category_and_an_assistant_only_the_help(office: Office, desk: Desk, alone: CareTag) -> None:
    theirs = office.desk(as_role(desk, "assistant"))
    seen = theirs.store.get(CareTag, alone.uid)

    assert (alone.apart, seen and seen.need, seen and seen.every) == ("C01", "每周打一次电话", 7)
    assert seen is not None
    assert [seen.apart, seen.purpose, seen.source, seen.basis_note] == [None] * 4


def test_nothing_sensitive_stands_in_a_column_or_the_log(desk: Desk, alone: CareTag) -> None:
    (label,) = desk.store.connection.execute("SELECT label FROM unit ORDER BY seq DESC LIMIT 1").fetchone()
    (kept,) = desk.store.connection.execute("SELECT diff FROM change ORDER BY seq DESC LIMIT 1").fetchone()

    assert label == "登记关爱：张三"
    assert not [word for word in ("C01", "独居", "街道名单", "防止意外") if word in kept]
    assert "类别（书记可见）" not in [one.label for one in columns_of(CareTag)]


def test_the_history_of_a_tag_never_tells_an_assistant_its_category(office: Office, desk: Desk, alone: CareTag) -> None:
    done(desk, set_cadence, Cadence(category="C01", every=10))
    steps = past.of_record(office.desk(as_role(desk, "assistant")), alone)

    assert [step.done.label for step in steps] == ["改走访周期", "登记关爱：张三"]


def test_a_child_in_need_is_told_by_no_words_of_its_own(office: Office, desk: Desk, resident: Resident) -> None:
    child, other = (opened(desk, resident, apart=code, need=need) for code, need in (("C05", "街道有档"), ("C08", None)))
    theirs = office.desk(as_role(desk, "assistant")).store
    needs = {one.need for one in theirs.find(CareTag)}

    assert (child.need, other.need, needs) == ("定期联系", "定期联系", {"定期联系"})


@pytest.mark.parametrize("field", ["apart", "purpose", "source", "basis_note"])
def test_an_assistant_cannot_write_what_they_may_not_see(office: Office, desk: Desk, resident: Resident, field: str) -> None:
    theirs = office.desk(as_role(desk, "assistant"))
    given = {"category": "C02", field: "C01" if field == "apart" else "说明"}

    with pytest.raises(RefusedError):
        opened(theirs, resident, **given)
    assert desk.store.count(CareTag) == 0


def test_an_assistant_opens_what_is_not_sensitive(office: Office, desk: Desk, resident: Resident) -> None:
    kept = opened(office.desk(as_role(desk, "assistant")), resident, category="C02")

    assert (kept.every, kept.expires_on) == (30, date(2027, 8, 28))


def test_an_assistant_changes_words_but_never_the_category(office: Office, desk: Desk, alone: CareTag) -> None:
    theirs = office.desk(as_role(desk, "assistant"))
    seen = theirs.store.get(CareTag, alone.uid)
    assert seen is not None

    done(theirs, amend_tag, seen, dataclasses.replace(seen, need="每周打两次电话"))

    with pytest.raises(RefusedError):
        done(theirs, amend_tag, seen, dataclasses.replace(seen, category="C02"))
    kept = desk.store.get(CareTag, alone.uid)
    assert kept is not None
    assert (kept.need, kept.apart, kept.category) == ("每周打两次电话", "C01", None)


@pytest.mark.parametrize(
    ("code", "edit", "why"),
    [
        ("C12", "child", "关爱没有保存：居民：十四岁以下的孩子不单独登记，要帮助的登记到这一户"),
        ("C05", "child", "这条关爱不能这样改，没有保存"),
        ("C09", "basis", "这条关爱不能这样改，没有保存"),
        ("C12", "nobody", "关爱没有保存：户：写明是谁，或者哪一户"),
    ],
)
def test_an_assistants_edit_is_judged_by_the_category_they_do_not_see(
    office: Office, desk: Desk, resident: Resident, code: str, edit: str, why: str
) -> None:
    child = keep(desk, Resident(name="张小三", birth=date(2018, 1, 1)))
    basis = {"basis": "consent", "basis_note": "本人口头同意"} if code == "C09" else {}
    made = opened(desk, resident, **{"category" if code == "C12" else "apart": code}, **basis)
    theirs = office.desk(as_role(desk, "assistant"))
    seen = theirs.store.get(CareTag, made.uid)
    assert seen is not None
    edits: dict[str, dict[str, object]] = {
        "child": {"resident": child.uid},
        "basis": {"basis": "emergency"},
        "nobody": {"resident": None, "household": None},
    }

    with pytest.raises(DeskError) as refusal:
        done(theirs, amend_tag, seen, dataclasses.replace(seen, **edits[edit]))

    assert (refusal.value.title, desk.store.get(CareTag, made.uid)) == (why, made)


def test_an_assistants_words_and_days_stay_within_the_category_they_do_not_see(
    office: Office, desk: Desk, resident: Resident
) -> None:
    child, baby = opened(desk, resident, apart="C05"), opened(desk, resident, apart="C10", source="街道名单")
    theirs = office.desk(as_role(desk, "assistant"))
    for made in (child, baby):
        seen = theirs.store.get(CareTag, made.uid)
        assert seen is not None
        done(theirs, amend_tag, seen, dataclasses.replace(seen, need="陪孩子看病", expires_on=date(2099, 1, 1)))
    found = {one.apart: (one.need, one.source, one.expires_on) for one in desk.store.find(CareTag)}

    assert found == {
        "C05": ("定期联系", None, date(2099, 1, 1)),
        "C10": ("陪孩子看病", "街道名单", date(2027, 8, 28)),
    }


def test_a_tag_is_not_put_back_onto_a_child(desk: Desk, alone: CareTag) -> None:
    child = keep(desk, Resident(name="张小三", birth=date(2018, 1, 1)))

    with pytest.raises(DeskError, match="十四岁以下"):
        done(desk, put_back, alone, "resident", child.uid, desk.keeping(CareTag).change)


def test_an_assistant_cannot_say_how_long_a_category_holds_that_they_do_not_see(
    office: Office, desk: Desk, alone: CareTag
) -> None:
    with pytest.raises(RefusedError):
        done(office.desk(as_role(desk, "assistant")), review_tag, alone, 12)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({}, "类别：选一类"),
        ({"category": "C02", "need": None}, "需要的帮助：必填"),
        ({"category": "C02", "basis": None}, "依据：必填"),
        ({"category": "C02", "need": "卡 6222021234567890128"}, "需要的帮助：里有银行卡号，小巷不存银行卡号"),
        ({"apart": "C09", "basis": "duty"}, "依据：这一类要本人同意才能登记"),
    ],
)
def test_a_tag_that_cannot_be_is_refused_and_not_kept(
    desk: Desk, resident: Resident, given: dict[str, object], why: str
) -> None:
    with pytest.raises(DeskError) as refusal:
        opened(desk, resident, **given)

    assert (refusal.value.title, desk.store.count(CareTag)) == (f"关爱没有登记：{why}", 0)


def test_a_tag_of_somebody_no_longer_kept_is_refused(desk: Desk) -> None:
    with pytest.raises(StaleError):
        opened(desk, Resident(uid="GONE"), category="C02")


def test_the_same_category_is_not_kept_twice(desk: Desk, resident: Resident, alone: CareTag) -> None:
    with pytest.raises(DeskError):
        opened(desk, resident, apart="C01")
    opened(desk, resident, apart="C04")

    assert desk.store.count(CareTag) == 2


def test_a_closed_tag_does_not_stand_in_the_way_of_a_new_one(desk: Desk, resident: Resident, alone: CareTag) -> None:
    done(desk, close_tag, alone, "搬走了")

    assert opened(desk, resident, apart="C01").closed_on is None


def test_a_tag_looked_at_again_holds_from_today(desk: Desk, resident: Resident) -> None:
    kept = opened(desk, resident, category="C02", opened_on=date(2025, 8, 1))
    before = tags_of(desk.store, resident, TODAY)

    done(desk, review_tag, kept, 3)

    assert (before, [one.expires_on for one in tags_of(desk.store, resident, TODAY)]) == ([], [date(2026, 11, 28)])


def test_closing_says_when_and_why(desk: Desk, resident: Resident, alone: CareTag) -> None:
    done(desk, close_tag, alone, " 搬走了 ")
    kept = desk.store.get(CareTag, alone.uid)

    assert kept is not None
    assert (kept.closed_on, kept.closed_reason, tags_of(desk.store, resident, TODAY)) == (TODAY, "搬走了", [])


@pytest.mark.parametrize("reason", ["", "  ", "卡 6222021234567890128"])
def test_no_tag_is_closed_without_a_reason_that_may_be_kept(desk: Desk, alone: CareTag, reason: str) -> None:
    with pytest.raises(DeskError):
        done(desk, close_tag, alone, reason)


def test_what_was_closed_is_not_touched_again(desk: Desk, alone: CareTag) -> None:
    done(desk, close_tag, alone, "搬走了")

    with pytest.raises(StaleError):
        done(desk, close_tag, alone, "又一次")
    with pytest.raises(StaleError):
        done(desk, review_tag, alone, 3)


def test_one_undo_takes_a_closing_back(desk: Desk, alone: CareTag) -> None:
    done(desk, close_tag, alone, "搬走了")
    desk.undo_last()

    assert desk.store.get(CareTag, alone.uid) == alone


@pytest.mark.parametrize(("status", "reason"), [("moved", "已迁出"), ("deceased", "已离世"), ("void", "已作废")])
@pytest.mark.parametrize("way", ["verb", "form"])
def test_care_ends_with_the_person_who_moves_away_or_dies(
    desk: Desk, resident: Resident, alone: CareTag, status: str, reason: str, way: str
) -> None:
    if way == "verb":
        done(desk, depart, resident, status)
    else:
        done(desk, change_resident, resident, dataclasses.replace(resident, status=status))
    kept = desk.store.get(CareTag, alone.uid)
    desk.undo_last()

    assert kept is not None
    assert (kept.closed_on, kept.closed_reason, desk.store.get(CareTag, alone.uid)) == (TODAY, reason, alone)


def agreed(desk: Desk, resident: Resident, scope: str = "care") -> Consent:
    kept: Consent = done(desk, give_consent, Consent(resident=resident.uid, scope=scope, way="written"))
    return kept


@pytest.mark.parametrize("scope", ["care", "status"])
def test_care_by_consent_ends_on_the_screen_with_the_consent(desk: Desk, resident: Resident, scope: str) -> None:
    consent = agreed(desk, resident, scope)
    made = opened(desk, resident, apart="C15", basis="consent")
    done(desk, withdraw_consent, consent, "oral")

    assert (made.consent, list(desk.store.find(CareTag)), tags_of(desk.store, resident, TODAY)) == (consent.uid, [], [])


def test_nobody_is_cared_for_by_a_consent_that_is_not_on_file(desk: Desk, resident: Resident) -> None:
    agreed(desk, resident, "contacts")
    done(desk, withdraw_consent, agreed(desk, resident), "written")

    with pytest.raises(DeskError, match="还没有登记本人的同意"):
        opened(desk, resident, apart="C15", basis="consent")
    assert desk.store.count(CareTag) == 0


def test_spoken_words_are_filed_as_a_consent_with_the_care_and_undone_with_it(desk: Desk, resident: Resident) -> None:
    made = opened(desk, resident, apart="C15", basis="consent", basis_note="上门时本人口头同意")
    filed = [(one.uid, one.resident, one.scope, one.way, one.witness) for one in desk.store.find(Consent)]
    desk.undo_last()

    assert filed == [(made.consent, resident.uid, "care", "oral", desk.actor.name)]
    assert (desk.store.count(Consent), desk.store.count(CareTag)) == (0, 0)


def test_for_a_household_its_grown_ups_agree_the_householder_first(
    desk: Desk, resident: Resident, household: Household
) -> None:
    child = keep(desk, Resident(name="张小三", birth=date(2018, 1, 1), household=household.uid))
    opened(desk, child, apart="C05", basis="consent", basis_note="上门时口头同意")

    assert [one.resident for one in desk.store.find(Consent)] == [resident.uid]


def test_another_basis_asks_for_a_consent_or_lets_go_of_it(office: Office, desk: Desk, resident: Resident) -> None:
    made = opened(desk, resident, category="C02")
    theirs = office.desk(as_role(desk, "assistant"))
    by_consent = dataclasses.replace(made, basis="consent", purpose=None)
    with pytest.raises(DeskError, match="还没有登记本人的同意"):
        done(theirs, amend_tag, dataclasses.replace(made, purpose=None), by_consent)
    consent = agreed(desk, resident)
    done(theirs, amend_tag, dataclasses.replace(made, purpose=None), by_consent)
    first = desk.store.get(CareTag, made.uid)
    done(theirs, amend_tag, by_consent, dataclasses.replace(by_consent, basis="duty"))
    then = desk.store.get(CareTag, made.uid)

    assert [one and one.consent for one in (first, then)] == [consent.uid, None]


def test_a_household_has_the_tags_of_its_members_and_a_person_those_of_the_household(
    desk: Desk, resident: Resident, household: Household, alone: CareTag
) -> None:
    family = opened(desk, resident, apart="C11")

    assert {one.uid for one in tags_of(desk.store, household, TODAY)} == {alone.uid, family.uid}
    assert {one.uid for one in tags_of(desk.store, resident, TODAY)} == {alone.uid, family.uid}


@pytest.mark.parametrize(("after_days", "is_hidden"), [(0, False), (1, True)])
def test_past_its_last_day_a_tag_is_hidden(desk: Desk, resident: Resident, after_days: int, is_hidden: bool) -> None:
    opened(desk, resident, category="C02", expires_on=TODAY)

    assert (not tags_of(desk.store, resident, TODAY + timedelta(days=after_days))) is is_hidden


def test_the_cadence_is_the_programs_until_the_secretary_sets_another(desk: Desk) -> None:
    before = interval_of(desk.store, "C02")
    done(desk, set_cadence, dataclasses.replace(cadence_of(desk.store, "C02"), every=14))
    done(desk, set_cadence, dataclasses.replace(cadence_of(desk.store, "C02"), every=21))

    assert (before, interval_of(desk.store, "C02"), desk.store.count(Cadence)) == (Interval(30), Interval(21), 1)


def test_open_tags_that_followed_the_cadence_follow_the_new_one(desk: Desk, resident: Resident, alone: CareTag) -> None:
    other = keep(desk, Resident(name="李四"))
    own = opened(desk, other, apart="C01", every=3)

    done(desk, set_cadence, Cadence(category="C01", every=10, door_every=30))

    intervals = {one.uid: one.every for one in desk.store.find(CareTag, Query())}
    assert intervals == {alone.uid: 10, own.uid: 3}


def test_only_the_secretary_sets_the_cadence(office: Office, desk: Desk) -> None:
    with pytest.raises(RefusedError):
        done(office.desk(as_role(desk, "assistant")), set_cadence, Cadence(category="C02", every=1))


@pytest.mark.parametrize("asked", [Cadence(every=3), Cadence(category="C02", every=0)])
def test_a_cadence_that_cannot_be_is_refused(desk: Desk, asked: Cadence) -> None:
    with pytest.raises(DeskError):
        done(desk, set_cadence, asked)


def test_a_plan_is_coloured_by_what_is_not_sensitive(desk: Desk, resident: Resident, alone: CareTag) -> None:
    other = keep(desk, Resident(name="李四"))
    opened(desk, other, category="C12")

    marks = open_categories(desk.store, TODAY)

    assert {uid: mark.word for uid, mark in marks.items()} == {other.uid: "新入住和租户"}


@pytest.mark.parametrize(("day", "due"), [(date(2027, 8, 27), 0), (date(2027, 8, 28), 1)])
def test_a_closed_tag_is_due_for_deletion_after_a_year(desk: Desk, alone: CareTag, day: date, due: int) -> None:
    done(desk, close_tag, alone, "搬走了")

    assert len(list(retention(desk.store, day))) == due


def test_care_to_be_looked_at_again_waits_from_its_day_and_reviewing_it_ends_that(desk: Desk) -> None:
    resident = keep(desk, Resident(name="示例安", status="living"))
    tag = keep(
        desk,
        CareTag(
            need="代买米面油", resident=resident.uid, basis="duty", review_on=date(2026, 8, 28), expires_on=date(2026, 9, 28)
        ),
    )
    keep(
        desk,
        CareTag(need="结束了的", resident=resident.uid, basis="duty", review_on=date(2026, 8, 1), closed_on=date(2026, 8, 2)),
    )
    early = list(due(desk.store, date(2026, 8, 27)))
    found = [(one.day, one.text, one.who, one.act) for one in due(desk.store, date(2026, 8, 28))]
    done(desk, review_tag, tag, 6)

    assert early == []
    assert found == [(date(2026, 8, 28), "复核关爱：代买米面油", "示例安", "residents.care_review")]
    assert list(due(desk.store, date(2026, 8, 28))) == []

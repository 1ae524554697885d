"""Used no more, and mended on their word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from office import Office, as_role, done, keep

from desktop.base.errors import DeskError, RefusedError, StaleError
from desktop.formats.sheets import pasted
from desktop.modules.residents.records import Household, Resident
from desktop.modules.residents.rules import judge
from desktop.modules.residents.service import (
    Fate,
    HouseholdEntry,
    Newcomer,
    correct_resident,
    corrections,
    import_roster,
    plan_import,
    register_household,
    register_resident,
    resume_using,
    stop_using,
    stopped,
)
from desktop.modules.team.records import Member
from desktop.modules.visits.records import Demand, Visit
from desktop.modules.visits.service import log_demand, whose_turn
from desktop.store.query import Query
from desktop.work.desk import Desk
from desktop.work.export import rows_of
from desktop.work.keep import keep_change
from desktop.work.listing import STOPPED, Listing, columns_of

NUMBER = "11010519491231002X"


@pytest.fixture
def person(desk: Desk) -> Resident:
    found: Resident = done(desk, register_resident, Resident(name="示例安", id_number=NUMBER, phone="13900001234"))
    return found


def test_nobody_finds_them_in_lists_search_or_sheets(desk: Desk, person: Resident) -> None:
    done(desk, stop_using, person, "本人来电话要求")
    listing = Listing(Resident, Query(), columns_of(Resident), "居民")

    assert (list(desk.store.find(Resident)), desk.store.search("示例安"), desk.store.search("0001234")) == ([], [], [])
    assert list(rows_of(desk.store, listing)) == []


def test_their_name_stands_nowhere_else_either(desk: Desk, person: Resident) -> None:
    keep(desk, Visit(method="2", resident=person.uid, words="谈了谈"))
    done(desk, stop_using, person, "本人要求")
    listing = Listing(Visit, Query(), columns_of(Visit, ("resident", "words")), "走访")

    assert list(rows_of(desk.store, listing)) == [(STOPPED, "谈了谈")]


@pytest.fixture
def head(desk: Desk) -> Resident:
    """A householder with somebody beside them, and a demand of theirs."""
    people = (Newcomer(Resident(name="示例宁", phone="13900001111")), Newcomer(Resident(name="示例波")))
    done(desk, register_household, HouseholdEntry("示例路100弄5号501", people))
    found = next(desk.store.find(Resident, name="示例宁"))
    done(desk, log_demand, Demand(summary="楼道灯不亮", category="livelihood", resident=found.uid))
    return found


def contact(desk: Desk) -> tuple[str | None, str | None]:
    (demand,) = desk.store.find(Demand)
    return demand.phone, demand.address


def test_they_are_no_longer_named_as_householder_in_titles_search_or_walks(desk: Desk, head: Resident) -> None:
    done(desk, stop_using, head, "本人要求")
    (household,) = desk.store.find(Household)

    assert (household.head, household.title(), desk.store.search("示例宁")) == (None, "示例路100弄5号501", [])
    assert [turn.who for turn in whose_turn(desk.store, desk.today)] == [""]


def test_their_telephone_and_door_no_longer_stand_beside_what_they_asked_for(desk: Desk, head: Resident) -> None:
    before = contact(desk)
    done(desk, stop_using, head, "本人要求")

    assert (before, contact(desk)) == (("13900001111", "示例路100弄5号501"), (None, None))
    assert desk.store.search("13900001111") == []


def test_used_again_they_are_householder_and_can_be_called_about_what_they_asked_for(desk: Desk, head: Resident) -> None:
    before = contact(desk)
    done(desk, stop_using, head, "本人要求")
    done(desk, resume_using, head)
    (household,) = desk.store.find(Household)

    assert (household.head, contact(desk)) == ("示例宁", before)


def test_used_again_they_do_not_take_the_place_of_who_was_named_meanwhile(desk: Desk, head: Resident) -> None:
    done(desk, stop_using, head, "本人要求")
    (household,) = desk.store.find(Household)
    done(desk, keep_change, household, replace(household, head="示例波"))
    done(desk, resume_using, head)

    assert [one.head for one in desk.store.find(Household)] == ["示例波"]


def test_a_member_of_the_team_keeps_the_name_of_their_role(desk: Desk, head: Resident) -> None:
    keep(desk, Member(name="示例宁", resident=head.uid))
    done(desk, stop_using, head, "本人要求")

    assert [one.name for one in desk.store.find(Member)] == ["示例宁"]


def test_the_secretary_sees_since_when_and_why(desk: Desk, person: Resident) -> None:
    done(desk, stop_using, person, " 本人要求 ")

    assert [(one.name, one.stopped_on, one.stopped_why) for one in stopped(desk.store)] == [
        ("示例安", date(2026, 8, 28), "本人要求")
    ]


def test_it_is_taken_back_and_they_are_found_again(desk: Desk, person: Resident) -> None:
    done(desk, stop_using, person, "本人要求")
    back = done(desk, resume_using, person)

    assert (back.stopped_on, back.stopped_why, list(desk.store.find(Resident))) == (None, None, [back])
    with pytest.raises(StaleError):
        done(desk, resume_using, person)


def test_undo_takes_it_back_too(desk: Desk, person: Resident) -> None:
    done(desk, stop_using, person, "本人要求")
    desk.undo_last()

    assert [hit.label for hit in desk.store.search("示例安")] == ["示例安"]


@pytest.mark.parametrize("reason", ["", "  "])
def test_it_needs_a_reason(desk: Desk, person: Resident, reason: str) -> None:
    with pytest.raises(DeskError, match="要写原因"):
        done(desk, stop_using, person, reason)


def test_it_is_the_secretarys_to_decide(office: Office, desk: Desk, person: Resident) -> None:
    helper = office.desk(as_role(desk, "assistant"))
    with pytest.raises(RefusedError):
        done(helper, stop_using, person, "不想再见")
    with pytest.raises(RefusedError):
        stopped(helper.store)


@pytest.mark.parametrize("row", [f"示例安\t{NUMBER}", f"示例安安\t{NUMBER}"])
def test_a_roster_does_not_bring_them_back(desk: Desk, person: Resident, row: str) -> None:
    done(desk, stop_using, person, "本人要求")
    judgement = judge(pasted(f"姓名\t身份证号\n{row}\n"), desk.today)
    plan = plan_import(desk.store, judgement, desk.today, None)
    done(desk, import_roster, plan)

    assert [(entry.fate, entry.question) for entry in plan.entries] == [(Fate.ASK, "本人要求停止使用，这一行没有收")]
    assert list(desk.store.find(Resident)) == []


def test_what_is_mended_keeps_when_it_was_asked_and_why(desk: Desk, person: Resident) -> None:
    after = done(desk, correct_resident, person, replace(person, name="示例桉"), date(2026, 8, 20), "名字写错了")
    done(desk, correct_resident, after, replace(after, phone="13900005678"), date(2026, 8, 28), "换了号码")

    assert [(one.done.label, one.done.note) for one in corrections(desk.store, after)] == [
        ("更正：示例桉", "本人 2026-08-28 提出：换了号码"),
        ("更正：示例桉", "本人 2026-08-20 提出：名字写错了"),
    ]


@pytest.mark.parametrize(
    ("name", "asked_on", "reason"),
    [("示例安", date(2026, 8, 28), "没有不对"), ("示例桉", date(2026, 8, 29), "明天再说"), ("示例桉", date(2026, 8, 28), " ")],
)
def test_nothing_is_mended_without_a_change_a_day_and_a_reason(
    desk: Desk, person: Resident, name: str, asked_on: date, reason: str
) -> None:
    with pytest.raises(DeskError, match="没有更正"):
        done(desk, correct_resident, person, replace(person, name=name), asked_on, reason)

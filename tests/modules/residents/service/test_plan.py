"""What taking in a roster would do, before anything is done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from office import done

from desktop.modules.residents.records import Resident
from desktop.modules.residents.service import Fate, Imported, Plan, merge
from desktop.work.desk import Desk

Planned = Callable[[Desk, str], Plan]
TakenIn = Callable[[Desk, str], Imported]

ROSTER = """
姓名   身份证号             住址               联系电话
张三   11010519491231002X   示例路100弄5号302  13800000001
"""


def fates(plan: Plan) -> list[Fate]:
    return [entry.fate for entry in plan.entries]


def test_in_an_empty_store_everybody_is_new(desk: Desk, planned: Planned) -> None:
    assert fates(planned(desk, ROSTER)) == [Fate.NEW]


def test_planning_writes_nothing(desk: Desk, planned: Planned) -> None:
    before = desk.file.head()
    planned(desk, ROSTER)
    assert (desk.file.head(), desk.store.count(Resident)) == (before, 0)


def test_the_same_roster_again_changes_nothing(desk: Desk, planned: Planned, taken_in: TakenIn) -> None:
    taken_in(desk, ROSTER)
    assert fates(planned(desk, ROSTER)) == [Fate.SAME]


def test_another_phone_is_an_update_that_keeps_the_rest(desk: Desk, planned: Planned, taken_in: TakenIn) -> None:
    taken_in(desk, ROSTER)
    [entry] = planned(desk, ROSTER.replace("13800000001", "13900000002")).entries
    assert entry.record is not None
    assert (entry.fate, entry.record.phone, entry.record.name) == (Fate.UPDATE, "13900000002", "张三")


def test_what_a_roster_leaves_blank_is_not_blanked(desk: Desk, planned: Planned, taken_in: TakenIn) -> None:
    taken_in(desk, ROSTER)
    assert fates(planned(desk, ROSTER.replace("13800000001", "-"))) == [Fate.SAME]


def test_a_number_kept_under_another_name_is_asked_about(desk: Desk, planned: Planned, taken_in: TakenIn) -> None:
    taken_in(desk, ROSTER)
    [entry] = planned(desk, ROSTER.replace("张三", "李四")).entries
    assert (entry.fate, "张三" in entry.question) == (Fate.ASK, True)


def test_somebody_without_a_number_is_known_by_name_birth_and_door(desk: Desk, planned: Planned, taken_in: TakenIn) -> None:
    roster = """
    姓名   出生日期     住址
    王五   1960-02-03   示例路100弄5号401
    """
    taken_in(desk, roster)
    assert fates(planned(desk, roster)) == [Fate.SAME]
    assert fates(planned(desk, roster.replace("401", "402"))) == [Fate.NEW]


def test_two_of_one_name_and_birth_with_different_numbers_stay_two(desk: Desk, planned: Planned, taken_in: TakenIn) -> None:
    taken_in(desk, ROSTER)
    other = ROSTER.replace("11010519491231002X", "110105194912310038")
    assert fates(planned(desk, other)) == [Fate.NEW]


def test_children_are_counted_and_known_again(desk: Desk, planned: Planned, taken_in: TakenIn) -> None:
    roster = """
    姓名   身份证号             住址               户主
    张小   11010520200506001X   示例路100弄5号302  张三
    """
    plan = planned(desk, roster)
    assert (plan.children, plan.entries[0].person.birth) == (1, "2020-05-06")
    taken_in(desk, roster)
    [child] = desk.store.find(Resident)
    assert (child.birth, child.birth_year, child.id_number, child.guardian) == (None, 2020, None, "张三")
    assert fates(planned(desk, roster)) == [Fate.SAME]


def test_a_plan_knows_what_it_was_made_against(desk: Desk, planned: Planned, taken_in: TakenIn) -> None:
    before = planned(desk, ROSTER).stands_on
    taken_in(desk, ROSTER)
    assert planned(desk, ROSTER).stands_on > before


def test_words_a_kind_cannot_read_are_left_out(desk: Desk, planned: Planned, taken_in: TakenIn) -> None:
    taken_in(
        desk,
        """
        姓名   身份证号             居住状态   民族
        张三   11010519491231002X   说不清     汉族
        """,
    )
    [kept] = desk.store.find(Resident)
    assert (kept.status, kept.ethnic, kept.birth) == ("living", "01", date(1949, 12, 31))


def test_whoever_is_new_lives_here_unless_the_roster_says_otherwise(desk: Desk, taken_in: TakenIn) -> None:
    taken_in(desk, "姓名 身份证号 居住状态\n张三 11010519491231002X -\n李四 110105195001010012 迁出")
    assert {one.name: one.status for one in desk.store.find(Resident)} == {"张三": "living", "李四": "moved"}


TWICE = """
姓名   身份证号             出生日期     住址               联系电话
张三   11010519491231002X   -            示例路100弄5号302  13800000001
张三   -                    1949-12-31   示例路100弄6号101  13900000002
"""


def test_a_roster_that_knows_a_merged_person_twice_changes_nothing(desk: Desk, planned: Planned, taken_in: TakenIn) -> None:
    taken_in(desk, TWICE)
    one, other = desk.store.find(Resident)
    done(desk, merge, one, other)

    assert fates(planned(desk, TWICE)) == [Fate.SAME, Fate.SAME]


def test_what_it_newly_says_of_the_merged_one_is_news_of_the_survivor(desk: Desk, planned: Planned, taken_in: TakenIn) -> None:
    taken_in(desk, TWICE)
    one, other = desk.store.find(Resident)
    done(desk, merge, one, other)
    same, entry = planned(desk, TWICE.replace("13900000002", "13900000003")).entries

    assert entry.record is not None
    assert (same.fate, entry.fate, entry.uid) == (Fate.SAME, Fate.UPDATE, one.uid)
    assert (entry.record.phone, entry.record.address) == ("13900000003", one.address)

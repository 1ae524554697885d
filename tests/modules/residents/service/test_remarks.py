"""Remarks set aside: kept only on somebody's word."""

from __future__ import annotations

from collections.abc import Callable

from office import done

from desktop.modules.residents.records import Resident
from desktop.modules.residents.service import Fate, Plan, import_roster
from desktop.modules.residents.service.remarks import remarks_of, with_kept
from desktop.work.desk import Desk

Planned = Callable[[Desk, str], Plan]

ROSTER = """
姓名   身份证号             备注
张三   11010519491231002X   信访户
李四   110105195001010012   爱下棋
"""


def test_a_remark_of_the_list_is_offered_and_an_ordinary_one_is_not(desk: Desk, planned: Planned) -> None:
    assert [remark.name for remark in remarks_of(planned(desk, ROSTER))] == ["张三"]


def test_without_a_word_the_remark_goes_nowhere(desk: Desk, planned: Planned) -> None:
    done(desk, import_roster, planned(desk, ROSTER))
    assert {one.name: one.note for one in desk.store.find(Resident)} == {"张三": None, "李四": "爱下棋"}
    assert desk.store.search("信访户") == []


def test_a_kept_remark_becomes_the_persons_note(desk: Desk, planned: Planned) -> None:
    plan = planned(desk, ROSTER)
    done(desk, import_roster, plan, remarks_of(plan))
    assert {one.name: one.note for one in desk.store.find(Resident)} == {"张三": "信访户", "李四": "爱下棋"}


def test_keeping_it_twice_writes_it_once(desk: Desk, planned: Planned) -> None:
    for _ in range(2):
        plan = planned(desk, ROSTER)
        done(desk, import_roster, plan, remarks_of(plan))
    assert [one.note for one in desk.store.find(Resident, name="张三")] == ["信访户"]


def test_keeping_a_remark_of_somebody_unchanged_makes_it_a_change(desk: Desk, planned: Planned) -> None:
    done(desk, import_roster, planned(desk, ROSTER))
    plan = planned(desk, ROSTER)
    [remark] = remarks_of(plan)
    assert remark.makes_change
    assert [entry.fate for entry in with_kept(plan, [remark]).entries] == [Fate.UPDATE, Fate.SAME]

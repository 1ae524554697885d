"""Lines ticked one by one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from office import done, keep

from desktop.base.errors import DeskError, RefusedError, StaleError
from desktop.modules.tasks.records import Task, TaskTemplate
from desktop.modules.tasks.service import add_item, drop_item, items_of, tick
from desktop.work.desk import Desk

Given = Callable[..., Task]


@pytest.fixture
def listed(desk: Desk, given: Given) -> Task:
    template = keep(desk, TaskTemplate(name="张贴公示", checklist="盖章\n贴好"))
    return given("accept", template=template.uid)


def test_a_tick_says_who_and_when(desk: Desk, helping: Desk, listed: Task) -> None:
    ticked = done(helping, tick, items_of(desk.store, listed)[0], done=True)

    assert (ticked.done, ticked.done_on, ticked.done_by) == (True, date(2026, 8, 28), helping.actor.account)


def test_a_tick_is_taken_away_with_all_it_said(desk: Desk, helping: Desk, listed: Task) -> None:
    first = items_of(desk.store, listed)[0]
    back = done(helping, tick, done(helping, tick, first, done=True), done=False)

    assert back == first


def test_two_people_tick_two_lines_of_one_list_at_once(desk: Desk, helping: Desk, listed: Task) -> None:
    one, other = items_of(desk.store, listed)
    done(helping, tick, one, done=True)
    done(desk, tick, other, done=True)

    assert [item.done for item in items_of(desk.store, listed)] == [True, True]


def test_a_new_line_stands_last_and_can_go_again(desk: Desk, helping: Desk, listed: Task) -> None:
    added = done(helping, add_item, listed, "拍照")
    assert [item.words for item in items_of(desk.store, listed)] == ["盖章", "贴好", "拍照"]
    done(helping, drop_item, added)

    assert [item.words for item in items_of(desk.store, listed)] == ["盖章", "贴好"]


def test_a_line_without_words_is_not_kept(helping: Desk, listed: Task) -> None:
    with pytest.raises(DeskError, match="清单没有加"):
        done(helping, add_item, listed, " ")


def test_the_list_of_what_is_over_is_not_ticked(desk: Desk, given: Given) -> None:
    template = keep(desk, TaskTemplate(name="张贴公示", checklist="盖章"))
    over = given("accept", "submit", "approve", template=template.uid)

    with pytest.raises(RefusedError, match="现在不能勾清单"):
        done(desk, tick, items_of(desk.store, over)[0], done=True)


def test_a_line_that_is_gone_is_said_to_be(desk: Desk, helping: Desk, listed: Task) -> None:
    first = items_of(desk.store, listed)[0]
    done(helping, drop_item, first)

    with pytest.raises(StaleError):
        done(helping, tick, first, done=True)

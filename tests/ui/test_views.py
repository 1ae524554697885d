from __future__ import annotations

from collections.abc import Callable

import pytest
from desks import keep
from kernel import Person

from desktop.store.query import Filter, Match
from desktop.ui.listcard import ListCard
from desktop.ui.views import View, Views, begin_with
from desktop.work.desk import Desk

OLD, ALL = View("八十以上", (Filter("age", Match.FROM, 80),)), View("全部")


@pytest.fixture
def people(desk: Desk) -> None:
    keep(desk, Person(name="示例甲", age=82), Person(name="示例乙", age=41), Person(name="示例丙", age=90))


@pytest.fixture
def ruled(show: Callable[..., ListCard], desk: Desk) -> tuple[Views, ListCard]:
    views, listed = Views(desk, Person, (OLD, ALL)), ListCard(desk, Person)
    views.rule(listed, first=OLD)
    show(listed)
    return views, listed


def names(listed: ListCard) -> list[str]:
    return [listed.table.record(row).title() for row in range(listed.table.rowCount())]


def test_a_view_says_how_many_it_shows(people: None, ruled: tuple[Views, ListCard]) -> None:
    assert [chip.text() for chip in ruled[0].chips.values()] == ["八十以上 2", "全部 3"]


def test_the_table_begins_with_the_first_view(people: None, ruled: tuple[Views, ListCard]) -> None:
    assert names(ruled[1]) == ["示例甲", "示例丙"]


def test_another_view_is_one_press_away(people: None, ruled: tuple[Views, ListCard]) -> None:
    views, listed = ruled

    views.chips[ALL].click()

    assert (len(names(listed)), views.chips[ALL].isChecked(), views.chips[OLD].isChecked()) == (3, True, False)


def test_words_narrow_what_the_view_shows(people: None, ruled: tuple[Views, ListCard]) -> None:
    listed = ruled[1]
    listed.search.setText("示例丙")

    listed.ask()

    assert names(listed) == ["示例丙"]


def test_asking_for_everything_again_leaves_the_view(people: None, ruled: tuple[Views, ListCard]) -> None:
    views, listed = ruled

    listed.widen()

    assert (len(names(listed)), views.chips[ALL].isChecked()) == (3, True)


def test_an_empty_table_begins_with_everything_so_that_it_can_say_that_it_is_empty(ruled: tuple[Views, ListCard]) -> None:
    assert ruled[0].chips[ALL].isChecked()


def test_a_table_can_begin_without_a_column_and_sorted(people: None, show, desk: Desk) -> None:
    listed = show(ListCard(desk, Person))

    begin_with(listed, hidden=("电话",), by="年龄", latest_first=True)

    assert names(listed) == ["示例丙", "示例甲", "示例乙"]
    assert "电话" not in [one.label for one in listed.table.columns]

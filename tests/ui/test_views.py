from __future__ import annotations

from collections.abc import Callable

import pytest
from desks import keep
from kernel import Person
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.store.query import Filter, Match
from desktop.ui.arrange import down, held
from desktop.ui.listcard import ListCard
from desktop.ui.views import View, Views, begin_with, views_in
from desktop.work.desk import Desk
from desktop.work.records import ListView

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


def test_the_bin_is_looked_at_without_views(people: None, ruled: tuple[Views, ListCard]) -> None:
    views, listed = ruled
    head = held(down(views))
    seen = [views.isHidden()]
    for on in (True, False):
        listed.bin_button.setChecked(on)
        seen.append(views.isHidden())

    assert (seen, head.isHidden()) == ([False, True, False], True)


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


@pytest.fixture
def kept_by(people: None, show: Callable[..., ListCard], desk: Desk) -> tuple[Views, ListCard]:
    """A list with the one view it comes with, told of everything that is written."""
    views, listed = Views(desk, Person), ListCard(desk, Person)
    views.rule(listed)
    desk.file.listeners.append(views.refresh)
    listed.ask()
    show(listed)
    return views, listed


def narrow(listed: ListCard, least: str) -> None:
    """Filter by age, as a person does in the panel of the column."""
    listed.filters.pill("age").part._from.setText(least)
    listed.ask()


def own(views: Views) -> View:
    return list(views.chips)[-1]


def test_where_there_is_nothing_to_choose_there_are_no_chips(kept_by: tuple[Views, ListCard]) -> None:
    assert kept_by[0].isHidden()


def test_what_is_shown_is_kept_as_an_own_view(kept_by: tuple[Views, ListCard], desk: Desk) -> None:
    views, listed = kept_by
    narrow(listed, "80")
    desk.ask.answers.append("八十以上")

    views.keep()

    assert [chip.text() for chip in views.chips.values()] == ["全部 3", "八十以上 2"]
    assert (views.now.label, views.is_changed) == ("八十以上", False)


def test_an_own_view_brings_filters_sort_columns_and_groups_back(kept_by: tuple[Views, ListCard], desk: Desk) -> None:
    views, listed = kept_by
    narrow(listed, "80")
    listed.show_columns(["姓名", "年龄"])
    listed.grid.sort_by(1, Qt.SortOrder.DescendingOrder)
    listed.show_rows("宽")
    desk.ask.answers.append("八十以上")
    views.keep()

    views.choose(next(iter(views.chips)))
    everything = names(listed)
    views.choose(own(views))

    assert (everything, names(listed)) == (["示例甲", "示例乙", "示例丙"], ["示例丙", "示例甲"])
    assert (len(listed.table.columns), listed.look.rows, listed.filters.count) == (2, "宽", 1)


def test_a_changed_view_says_so_and_can_be_turned_back(kept_by: tuple[Views, ListCard], desk: Desk) -> None:
    views, listed = kept_by
    desk.ask.answers.append("我的")
    views.keep()

    narrow(listed, "80")
    changed = (views.is_changed, views.dot.isHidden() or views._words.isHidden())
    views.back_button.click()

    assert (changed, views.is_changed, len(names(listed))) == ((True, False), False, 3)


def test_a_changed_view_is_updated(kept_by: tuple[Views, ListCard], desk: Desk) -> None:
    views, listed = kept_by
    desk.ask.answers.append("我的")
    views.keep()
    narrow(listed, "80")

    views.update_button.click()

    assert (views.is_changed, own(views).look.filters) == (False, OLD.filters)


def test_a_view_that_came_with_the_program_is_not_updated(kept_by: tuple[Views, ListCard], desk: Desk) -> None:
    views, listed = kept_by
    desk.ask.answers.append("我的")
    views.keep()
    views.choose(next(iter(views.chips)))

    narrow(listed, "80")

    assert (views.is_changed, views.update_button.isHidden()) == (True, True)


def test_deleting_an_own_view_shows_everything_and_can_be_taken_back(kept_by: tuple[Views, ListCard], desk: Desk) -> None:
    views, listed = kept_by
    narrow(listed, "80")
    desk.ask.answers.append("八十以上")
    views.keep()

    views.drop(views.now.own)
    after = [view.label for view in views.chips], len(names(listed))
    desk.undo_last()

    assert (after, [view.label for view in views.chips]) == ((["全部"], 3), ["全部", "八十以上"])


def test_the_chips_are_found_alone_and_among_other_things(desk: Desk, show) -> None:
    alone, within = Views(desk, Person, (OLD, ALL)), Views(desk, Person, (OLD, ALL))
    around = show(held(down(QLineEdit(), within)))

    assert (views_in(None), views_in(alone), views_in(around)) == (None, alone, within)


def test_one_row_of_chips_is_enough(show: Callable[..., ListCard], desk: Desk, people: None) -> None:
    listed = ListCard(desk, Person)
    Views(desk, Person).rule(listed)
    alone = listed.has_ways
    Views(desk, Person, (OLD, ALL)).rule(listed)

    assert (alone, listed.has_ways) == (False, True)


def test_turning_back_leaves_no_condition_open_and_nothing_changed(people: None, ruled: tuple[Views, ListCard]) -> None:
    views, listed = ruled
    listed.search.setText("甲")
    listed.grid.sort_by(0, Qt.SortOrder.DescendingOrder)
    listed.ask()
    changed = views.is_changed

    views.turn_back()

    assert (changed, views.is_changed, views._words.isVisible()) == (True, False, False)
    assert (listed.filters.filters, listed.search.text(), names(listed)) == ((), "", ["示例甲", "示例丙"])


def test_after_an_own_view_one_of_the_programs_opens_no_condition(people: None, ruled: tuple[Views, ListCard]) -> None:
    views, listed = ruled
    views.now = View("我的", own=ListView(uid="x", name="我的"), look=listed.look)

    views.choose(OLD)

    assert (listed.filters.filters, views.is_changed) == ((), False)

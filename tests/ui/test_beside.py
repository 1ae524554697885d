"""A table and its panel: beside each other where both have room."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from desks import anna, keep
from kernel import Person
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop.ui import theme
from desktop.ui.beside import PANEL_WIDTH, Beside
from desktop.ui.detail import DetailPanel
from desktop.work.desk import Desk


@pytest.fixture
def make(desk: Desk, show: Callable[..., QWidget]) -> Callable[[int, int], Beside]:
    """With a table that needs so much, in a window of so much."""
    (person,) = keep(desk, anna())

    def made(least: int, width: int) -> Beside:
        panel = DetailPanel(desk)
        panel.show_record(desk.store.get(Person, person.uid))
        both = Beside(QLabel("表"), panel, lambda: least, narrow=600)
        show(both, width, 500)
        QApplication.processEvents()
        return both

    return made


def seen(both: Beside) -> tuple[bool, bool]:
    """Whether the table and the panel are."""
    QApplication.processEvents()
    return both.widget(0).isVisible(), both.panel.isVisible()


def test_with_room_for_both_they_stand_beside_each_other(make: Callable[[int, int], Beside]) -> None:
    both = make(600, 1000)

    assert (seen(both), both.panel.width(), both.widget(0).width() >= 600) == ((True, True), PANEL_WIDTH, True)


@pytest.mark.parametrize("least", [700, 999])
def test_the_panel_gives_way_before_a_day_in_the_table_is_cut(make: Callable[[int, int], Beside], least: int) -> None:
    assert seen(make(least, 1000)) == (True, False)


def test_asked_for_without_room_it_takes_the_place_of_the_table_and_gives_it_back(make: Callable[[int, int], Beside]) -> None:
    both = make(900, 1000)
    both.toggle()
    over, width = seen(both), both.panel.width()
    both.toggle()

    assert (over, width, seen(both)) == ((False, True), 1000, (True, False))


def test_what_is_scrolled_sideways_anyway_keeps_its_panel(make: Callable[[int, int], Beside]) -> None:
    assert seen(make(1200, 1000)) == (True, True)


def test_the_wish_of_a_narrow_window_is_not_that_of_a_wide_one(make: Callable[[int, int], Beside]) -> None:
    both = make(600, 1000)
    both.toggle()
    both.resize(800, 500)
    both.toggle()
    narrow = seen(both)
    both.resize(1000, 500)

    assert (narrow, seen(both)) == ((False, True), (True, False))


def test_with_larger_letters_the_room_is_asked_for_anew(make: Callable[[int, int], Beside]) -> None:
    both = make(600, 950)
    theme.show(size="largest")

    assert seen(both) == (True, False)


def test_whoever_looks_for_something_in_the_table_sees_it(make: Callable[[int, int], Beside]) -> None:
    both = make(900, 1000)
    both.want(panel=True)
    both.show_main()

    assert seen(both) == (True, False)


def test_while_nothing_can_be_chosen_the_table_has_all_the_room(make: Callable[[int, int], Beside]) -> None:
    both = make(600, 1000)
    both.rest(idle=True)
    idle = seen(both)
    both.rest(idle=False)

    assert (idle, seen(both)) == ((True, False), (True, True))

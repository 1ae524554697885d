from __future__ import annotations

import pytest
from desks import anna, keep
from kernel import OWNER, READER, Person
from PySide6.QtWidgets import QMenu, QWidget

from desktop.ui.rowmenu import Offer, row_menu
from desktop.work.command import Command, Needs
from desktop.work.desk import Desk
from desktop.work.keep import keep_new
from desktop.work.module import Module

VISIT = Command("people.visit", "记走访", lambda desk: desk.ask.tell("走访"), keep_new, on="person", needs=Needs.SOME)
PEOPLE = Module("people", "人员", "users", (Person,), (VISIT,))


@pytest.fixture
def at(desk_of) -> Desk:
    desk = desk_of(OWNER, PEOPLE)
    desk.selected = tuple(keep(desk, anna()))
    return desk


def words(menu: QMenu) -> list[str]:
    return [action.text().partition("\t")[0] for action in menu.actions() if not action.isSeparator()]


def test_deleting_stands_last_and_apart(at: Desk, show) -> None:
    menu = row_menu(at, show(QWidget()), (Offer("打开", lambda: None),), Offer("删除", lambda: None, "Delete"))

    assert (words(menu), menu.actions()[-2].isSeparator()) == (["打开", "记走访", "删除"], True)


def test_a_line_does_what_it_says(at: Desk, show) -> None:
    done: list[str] = []
    menu = row_menu(at, show(QWidget()), (Offer("打开", lambda: done.append("打开")),))

    menu.actions()[0].trigger()

    assert done == ["打开"]


def test_a_slices_command_runs_on_what_is_selected(at: Desk, show) -> None:
    menu = row_menu(at, show(QWidget()), ())

    menu.actions()[-1].trigger()

    assert at.ask.told == ["走访"]


def test_what_may_not_be_done_is_grey(at: Desk, desk_of, show) -> None:
    guest = desk_of(READER, PEOPLE)
    guest.selected = at.selected

    assert [action.isEnabled() for action in row_menu(guest, show(QWidget()), ()).actions()] == [False]

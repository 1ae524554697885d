from __future__ import annotations

from dataclasses import replace

from desks import anna, keep
from kernel import OWNER, House, Person
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget

from desktop.ui.stepbar import StepBar
from desktop.work.command import Command, Needs
from desktop.work.desk import Desk
from desktop.work.keep import keep_new
from desktop.work.module import Module


def _visit(desk: Desk) -> None:
    desk.ask.tell(f"记走访：{desk.selected[0].title()}")


VISIT = Command("people.visit", "记走访", _visit, keep_new, icon="notebook", on="person", needs=Needs.ONE, primary=True)
CARD = Command("people.card", "登记卡", _visit, keep_new, on="person", needs=Needs.ONE)


def bar_of(desk_of, show, *commands: Command) -> StepBar:
    desk = desk_of(OWNER, Module("people", "人员", "users", (Person, House), commands, page=lambda _: QWidget()))
    bar = show(StepBar(desk, 2), 300, 60)
    (person,) = keep(desk, anna())
    bar.show_steps(person)
    QApplication.processEvents()
    return bar


def in_line(bar: StepBar) -> list[str]:
    return [one.text().strip() for one in bar.findChildren(QPushButton) if one.isVisible()]


def test_steps_for_which_there_is_room_are_buttons(desk_of, show) -> None:
    assert in_line(bar_of(desk_of, show, VISIT, CARD)) == ["记走访", "登记卡"]


def test_a_step_too_long_for_the_line_goes_into_the_menu(desk_of, show) -> None:
    bar = bar_of(desk_of, show, VISIT, replace(CARD, label="打印这个人的登记卡"))
    (more,) = (one for one in bar.findChildren(QToolButton) if one.menu() is not None)

    assert in_line(bar) == ["记走访"]
    assert [action.text() for action in more.menu().actions()] == ["打印这个人的登记卡"]
    assert bar.layout().heightForWidth(300) < 2 * min(one.height() for one in bar.findChildren(QPushButton))


def menu_of(bar: StepBar) -> list[str]:
    (more,) = (one for one in bar.findChildren(QToolButton) if one.menu() is not None)
    return [action.text() for action in more.menu().actions()]


def test_the_menu_of_the_others_does_not_open_another_menu(desk_of, show) -> None:
    rare = [replace(CARD, id=f"people.{name}", label=name, under="变动") for name in ("暂停", "改期", "归档")]
    bar = bar_of(desk_of, show, VISIT, replace(CARD, label="打印这个人的登记卡", under="变动"), *rare)

    assert menu_of(bar) == ["打印这个人的登记卡", "暂停", "改期", "归档"]


def test_in_a_menu_called_more_nothing_is_called_more(desk_of, show) -> None:
    usual = replace(CARD, label="打印这个人的登记卡")
    rare = [replace(CARD, id=f"people.{name}", label=name, under="更多") for name in ("暂停", "改期")]
    last = [replace(CARD, id="people.die", label="离世", under="变动")]

    assert menu_of(bar_of(desk_of, show, VISIT, usual, *rare, *last)) == ["打印这个人的登记卡", "变动", "暂停", "改期"]


def test_about_nothing_nothing_is_offered(desk_of, show) -> None:
    bar = bar_of(desk_of, show, VISIT)

    bar.show_steps(None)

    assert bar.layout().count() == 0

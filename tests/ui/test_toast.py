"""The short word that something is done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui import theme
from desktop.ui import toast as module
from desktop.ui.toast import Toast


def said(show: Callable[..., QWidget], undo: Callable[[], None] = lambda: None) -> Toast:
    toast = Toast(show(QWidget()), undo)
    toast.say("已删除 3 人", undo=True)
    return toast


def test_it_goes_by_itself(show: Callable[..., QWidget], qtbot: QtBot, monkeypatch: object) -> None:
    monkeypatch.setattr(module, "SHOWN_MS", 20)
    toast = said(show)

    qtbot.waitUntil(toast.isHidden)


def test_it_stays_while_the_pointer_rests_on_it(show: Callable[..., QWidget], qtbot: QtBot, monkeypatch: object) -> None:
    monkeypatch.setattr(module, "SHOWN_MS", 20)
    toast = said(show)

    QApplication.sendEvent(toast, QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))
    qtbot.wait(60)

    assert toast.isVisible()


def test_it_goes_when_the_pointer_has_left(show: Callable[..., QWidget], qtbot: QtBot, monkeypatch: object) -> None:
    monkeypatch.setattr(module, "SHOWN_MS", 20)
    toast = said(show)
    QApplication.sendEvent(toast, QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))

    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))

    qtbot.waitUntil(toast.isHidden)


def test_undo_takes_back_once_and_closes(show: Callable[..., QWidget]) -> None:
    taken: list[str] = []
    toast = said(show, lambda: taken.append("undone"))

    toast.undo_button.click()

    assert (taken, toast.isVisible()) == (["undone"], False)


def test_what_cannot_be_undone_offers_no_undo(show: Callable[..., QWidget]) -> None:
    toast = said(show)

    toast.say("已备份")

    assert (toast.text, toast.undo_button.isHidden()) == ("已备份", True)


def test_it_stays_at_the_foot_when_the_window_changes(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    toast = said(show)

    toast.parentWidget().resize(1200, 800)

    qtbot.waitUntil(lambda: abs(toast.geometry().center().x() - 600) <= 1 and toast.geometry().bottom() < 800)


def test_its_words_are_whole_when_the_letters_grow(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    toast = Toast(show(QWidget(), 1200, 500), lambda: None)
    toast.say("已登记诉求 SQ-2026-0001：五号楼的楼道灯坏了一个多月没有人来修", undo=True)

    theme.show(size="largest")

    qtbot.waitUntil(lambda: toast._words.width() >= toast._words.sizeHint().width())
    assert toast.undo_button.geometry().right() < toast.width()

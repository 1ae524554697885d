"""Ctrl+K, typed with real keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from ui.audit import findings
from ui.cast import MODULES, REGISTER, VISIT, crowd

from desktop.base.clock import FixedClock
from desktop.model.rights import Actor
from desktop.store.store import Store
from desktop.ui.arrange import down
from desktop.ui.finding import Offer
from desktop.ui.palette import Palette
from desktop.work.ask import Scripted
from desktop.work.desk import Desk, catalogue_of
from desktop.work.jobs import Now

CTRL, ALT, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def desk(make_store: Callable[..., Store], clock: FixedClock) -> Iterator[Desk]:
    actor = Actor("示例书记", "owner", "ACCOUNT-1", "AREA-1")
    file = make_store("palette", *catalogue_of(MODULES).values())
    with file.unit("导入名册", actor) as unit:
        unit.add_all(crowd(clock))
    made = Desk(file, file.reader(actor), actor, MODULES, Scripted(), Now())
    yield made
    made.store.connection.close()


@pytest.fixture
def done() -> list[Offer]:
    """Rows that were chosen."""
    return []


@pytest.fixture
def palette(desk: Desk, done: list[Offer], show: Callable[..., QWidget], qtbot: QtBot) -> Palette:
    page = QWidget()
    page.setLayout(down(QLineEdit(), None))
    window = show(page, 1000, 700)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made = Palette(window, desk, lambda: (REGISTER, VISIT), done.append)
    made.open()
    return made


def type_in(palette: Palette, words: str) -> None:
    palette.card.box.insert(words)  # keys of the test library know no Chinese
    palette.look()


def press(palette: Palette, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(palette.card.box, key, modifier)


def titles(palette: Palette) -> list[str]:
    return [one.title for one in palette.card.rows.offers]


def test_the_cursor_stands_in_the_box(palette: Palette) -> None:
    assert palette.card.box.hasFocus()


def test_words_are_looked_for_when_the_typing_pauses(palette: Palette, qtbot: QtBot) -> None:
    QTest.keyClicks(palette.card.box, "ssl")

    qtbot.waitUntil(lambda: titles(palette) == ["单示例"])


def test_enter_opens_the_row_even_before_the_pause(palette: Palette, done: list[Offer]) -> None:
    QTest.keyClicks(palette.card.box, "ssl")
    press(palette, Qt.Key.Key_Return)

    assert [one.record.name for one in done] == ["单示例"]


def test_ctrl_enter_does_the_first_command_about_the_person(palette: Palette, done: list[Offer]) -> None:
    type_in(palette, "ssl")
    press(palette, Qt.Key.Key_Return, CTRL)

    assert [(one.command.id, one.subject.name) for one in done] == [("visits.log", "单示例")]


def test_alt_enter_without_a_second_command_does_nothing(palette: Palette, done: list[Offer]) -> None:
    type_in(palette, "ssl")
    press(palette, Qt.Key.Key_Return, ALT)

    assert done == []


def test_tab_shows_what_can_be_done_with_the_row(palette: Palette) -> None:
    type_in(palette, "ssl")
    press(palette, Qt.Key.Key_Tab)

    assert titles(palette) == ["记走访"]


def test_shift_tab_goes_back_to_what_was_found(palette: Palette) -> None:
    type_in(palette, "ssl")
    press(palette, Qt.Key.Key_Tab)
    press(palette, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)

    assert titles(palette) == ["单示例"]


def test_arrows_walk_the_rows_and_stop_at_the_ends(palette: Palette, done: list[Offer]) -> None:
    type_in(palette, "示例")
    for _ in range(9):
        press(palette, Qt.Key.Key_Down)
    press(palette, Qt.Key.Key_Return)

    assert done[0].title == [one.title for one in palette.card.rows.offers][-1]


def test_escape_closes_and_gives_the_focus_back(palette: Palette) -> None:
    palette.close_up()
    line = palette.parentWidget().findChild(QLineEdit)
    line.setFocus()
    palette.open()

    press(palette, Qt.Key.Key_Escape)

    assert (palette.isVisible(), QApplication.focusWidget()) == (False, line)


def test_a_click_beside_the_box_closes(palette: Palette) -> None:
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette.rect().bottomRight())

    assert not palette.isVisible()


def test_a_click_on_a_row_does_it(palette: Palette, done: list[Offer]) -> None:
    type_in(palette, "ssl")
    QTest.mouseClick(
        palette.card.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=palette.card.list.visualRect(palette.card.rows.index(0, 0)).center(),
    )

    assert [one.title for one in done] == ["单示例"]


def test_words_an_input_method_still_makes_are_not_looked_for(palette: Palette, qtbot: QtBot) -> None:
    QApplication.sendEvent(palette.card.box, QInputMethodEvent("shan", []))
    qtbot.wait(120)

    assert titles(palette) == []


def test_words_an_input_method_has_made_are_looked_for(palette: Palette, qtbot: QtBot) -> None:
    made = QInputMethodEvent()
    made.setCommitString("单示")
    QApplication.sendEvent(palette.card.box, made)

    qtbot.waitUntil(lambda: titles(palette) == ["单示例"])


def test_an_empty_box_shows_what_was_last_used(palette: Palette) -> None:
    palette.open([f"command:{REGISTER.id}"])

    assert titles(palette) == ["登记居民"]


def test_what_is_chosen_is_told_to_be_remembered(palette: Palette, qtbot: QtBot) -> None:
    type_in(palette, "登记")

    with qtbot.waitSignal(palette.used) as used:
        press(palette, Qt.Key.Key_Return)

    assert used.args == [f"command:{REGISTER.id}"]


def test_nothing_found_says_what_to_try(palette: Palette) -> None:
    type_in(palette, "查无此人")

    assert palette.findChild(QLineEdit).text() == "查无此人"
    assert "少打几个字再试" in palette.card.nothing


def test_the_foot_says_what_the_keys_do(palette: Palette) -> None:
    type_in(palette, "ssl")

    assert palette.card.legend == "Enter 打开   Ctrl+Enter 记走访   Tab 更多"


def test_nothing_is_wrong_with_it(palette: Palette) -> None:
    type_in(palette, "示例")

    assert findings(palette) == []


def test_a_person_without_the_right_to_read_finds_nothing(palette: Palette, desk: Desk) -> None:
    desk.store.actor = Actor("示例监督", "supervisor")
    type_in(palette, "ssl")

    assert titles(palette) == []


def test_the_box_names_whom_the_acts_are_about(palette: Palette) -> None:
    type_in(palette, "ssl")
    press(palette, Qt.Key.Key_Tab)

    assert (palette.card.subject, palette.card.box.text()) == ("单示例", "")


def test_going_back_puts_what_was_typed_into_the_box_again(palette: Palette) -> None:
    type_in(palette, "ssl")
    press(palette, Qt.Key.Key_Tab)
    press(palette, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)

    assert (palette.card.subject, palette.card.box.text()) == ("", "ssl")


def test_typing_among_the_acts_looks_for_something_else(palette: Palette) -> None:
    type_in(palette, "ssl")
    press(palette, Qt.Key.Key_Tab)
    type_in(palette, "登记")

    assert (palette.card.subject, titles(palette)[0]) == ("", "登记居民")

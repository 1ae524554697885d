from __future__ import annotations

import pytest
from desks import anna, keep
from kernel import Person
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot
from ui.audit import findings

from desktop.ui import theme
from desktop.ui.buttons import button
from desktop.ui.listcard import ListCard
from desktop.work.desk import Desk
from desktop.work.keep import put_away

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # popups, drawn offscreen


@pytest.fixture
def people(desk: Desk) -> list[Person]:
    return keep(
        desk, *(anna(name=name, id_number=None, age=age) for name, age in (("王示例", 80), ("单示例", 40), ("李示例", 60)))
    )


@pytest.fixture
def card(desk: Desk, show) -> ListCard:
    made = ListCard(desk, Person)
    made.say_when_empty("users", "登记过的人都在这里。", lambda: (button("登记人", kind="primary"),))
    made.ask()
    return show(made, 900, 500)


def names(card: ListCard) -> list[str]:
    return [card.table.cells(row)[0] for row in range(card.table.rowCount())]


def words(card: ListCard) -> set[str]:
    return {label.text() for label in card.findChildren(QLabel) if label.isVisible()}


def test_it_counts_what_it_shows(people: list[Person], card: ListCard) -> None:
    assert "共 3 人" in words(card)


def test_typing_finds_after_a_breath(people: list[Person], card: ListCard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.counted):
        qtbot.keyClicks(card.search, "shan")

    assert (names(card), "找到 1 人" in words(card)) == (["单示例"], True)


def test_typing_fast_asks_once(people: list[Person], card: ListCard, qtbot: QtBot) -> None:
    asked: list[int] = []
    card.counted.connect(lambda: asked.append(1))

    qtbot.keyClicks(card.search, "shan")
    qtbot.wait(250)

    assert asked == [1]


def test_filters_and_words_hold_together(people: list[Person], card: ListCard) -> None:
    card.search.setText("示例")
    card.filters.parts[5]._filled.click()
    card.filters.parts[0]._line.setText("李")

    card.ask()

    assert names(card) == ["李示例"]


def test_sorting_stays_when_something_else_is_asked(people: list[Person], card: ListCard) -> None:
    card.table.sort(0)

    card.search.setText("示例")
    card.ask()

    assert names(card) == ["李示例", "单示例", "王示例"]


def test_an_empty_table_says_what_will_be_here_and_how_to_begin(card: ListCard) -> None:
    assert {"还没有人", "登记过的人都在这里。"} <= words(card)
    assert not card.search.isEnabled()


def test_where_nothing_fits_there_is_a_way_back_to_all(people: list[Person], card: ListCard) -> None:
    card.search.setText("没有这个人")
    card.ask()
    nothing = "没有找到这样的人" in words(card)

    card.widen()

    assert (nothing, len(names(card))) == (True, 3)


def test_the_bin_shows_what_was_put_away(people: list[Person], card: ListCard, desk: Desk) -> None:
    desk.do(put_away, people[:1]).now()

    card.bin_button.click()

    assert (names(card), "回收站 1 人" in words(card)) == (["王示例"], True)


def test_an_empty_bin_says_so(people: list[Person], card: ListCard) -> None:
    card.bin_button.click()

    assert "回收站是空的" in words(card)


def test_what_is_chosen_in_the_bin_can_be_asked_back(people: list[Person], card: ListCard, desk: Desk, qtbot: QtBot) -> None:
    desk.do(put_away, people[:1]).now()
    card.bin_button.click()
    card.grid.choose_row(0)

    with qtbot.waitSignal(card.restore_asked):
        card.restore_button.click()


def test_ctrl_shift_l_shows_the_filters(people: list[Person], card: ListCard, qtbot: QtBot) -> None:
    card.activateWindow()
    qtbot.waitUntil(card.isActiveWindow)

    qtbot.keyClick(card, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)

    assert card.filters.isVisible()


def test_filters_that_leave_rows_out_cannot_be_hidden(people: list[Person], card: ListCard) -> None:
    card.filter_button.click()
    card.filters.parts[2].choose("1")
    card.ask()

    card.filter_button.click()

    assert card.filters.isVisible()


def test_columns_can_be_left_out(people: list[Person], card: ListCard) -> None:
    card.show_columns(["姓名", "年龄"])

    assert [column.label for column in card.table.columns] == ["姓名", "年龄"]


def test_the_first_column_always_stays(people: list[Person], card: ListCard) -> None:
    card.columns_button.click()
    menu = card.findChild(QMenu)

    assert (menu.actions()[0].isEnabled(), menu.actions()[1].isEnabled()) == (False, True)
    menu.close()


def test_a_column_taken_off_in_the_menu_is_gone(people: list[Person], card: ListCard) -> None:
    card.columns_button.click()
    menu = card.findChild(QMenu)

    menu.actions()[1].trigger()

    assert "出生日期" not in [column.label for column in card.table.columns]
    menu.close()


@pytest.mark.parametrize("size", ["small", "medium", "large", "largest"])
def test_nothing_is_cut_beside_the_panel(people: list[Person], card: ListCard, size: str) -> None:
    theme.show(size=size)
    card.filter_button.setChecked(True)
    card.resize(theme.px(700), 560)
    QApplication.processEvents()
    QApplication.processEvents()

    assert findings(card) == []

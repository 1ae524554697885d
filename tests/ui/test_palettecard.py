"""The card of the palette."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from ui.cast import MODULES, REGISTER, crowd

from desktop.base.clock import FixedClock
from desktop.model.rights import Actor
from desktop.store.store import Store
from desktop.ui.finding import Offer, record_offer
from desktop.ui.offerpaint import row_height
from desktop.ui.palettecard import PaletteCard
from desktop.work.ask import Scripted
from desktop.work.desk import Desk, catalogue_of
from desktop.work.jobs import Now

ROWS = [Offer("command:a", "登记居民", command=REGISTER), Offer("command:b", "导入名册", command=REGISTER)]


@pytest.fixture
def desk(make_store: Callable[..., Store]) -> Iterator[Desk]:
    actor = Actor("示例书记", "owner", "ACCOUNT-1", "AREA-1")
    file = make_store("card", *catalogue_of(MODULES).values())
    made = Desk(file, file.reader(actor), actor, MODULES, Scripted(), Now())
    yield made
    made.store.connection.close()


@pytest.fixture
def card(desk: Desk, show: Callable[..., QWidget]) -> PaletteCard:
    made = PaletteCard(desk, show(QWidget()))
    made.show()
    made.show_offers(ROWS, "")
    return made


def test_the_first_row_is_current(card: PaletteCard) -> None:
    assert card.current == ROWS[0]


def test_moving_stops_at_the_ends(card: PaletteCard) -> None:
    card.move_by(5)
    last = card.current
    card.move_by(-5)

    assert (last, card.current) == (ROWS[1], ROWS[0])


def test_without_rows_there_is_no_current_one_but_a_sentence(card: PaletteCard) -> None:
    card.show_offers((), "没有找到")

    assert (card.current, card.nothing, card.legend) == (None, "没有找到", "Esc 关闭")


def test_a_command_is_done_by_enter(card: PaletteCard) -> None:
    assert card.legend == "Enter 执行   Esc 关闭"


def test_a_record_is_opened_by_enter_and_has_more(card: PaletteCard, desk: Desk, clock: FixedClock) -> None:
    card.show_offers([record_offer(desk, crowd(clock)[0])], "")

    assert card.legend == "Enter 打开   Ctrl+Enter 记走访   Tab 更多"


def test_a_click_chooses(card: PaletteCard, qtbot: QtBot) -> None:
    card.fit(500, 400)

    with qtbot.waitSignal(card.chosen) as chosen:
        qtbot.mouseClick(
            card.list.viewport(), Qt.MouseButton.LeftButton, pos=card.list.visualRect(card.rows.index(1, 0)).center()
        )

    assert chosen.args == [ROWS[1]]


def test_it_is_as_high_as_its_rows_need(card: PaletteCard) -> None:
    card.fit(500, 400)
    two = card.height()

    card.show_offers(ROWS * 3, "")
    card.fit(500, 600)

    assert card.height() - two == 4 * row_height()


def test_the_last_row_ends_where_the_list_ends(card: PaletteCard) -> None:
    card.fit(500, 400)

    assert card.list.visualRect(card.rows.index(1, 0)).bottom() == card.list.viewport().height() - 1


def test_it_is_never_higher_than_there_is_room(card: PaletteCard) -> None:
    card.show_offers(ROWS * 6, "")

    card.fit(500, 400)

    assert card.height() <= 400


def test_rows_are_spoken_with_what_tells_them_apart(card: PaletteCard, desk: Desk, clock: FixedClock) -> None:
    card.show_offers([record_offer(desk, crowd(clock)[0])], "")

    assert card.rows.data(card.rows.index(0, 0), Qt.ItemDataRole.AccessibleTextRole) == "单示例 居民 · 示例路100弄1号101"


def test_acts_about_somebody_say_the_way_back(card: PaletteCard) -> None:
    card.ask("", "单示例")
    card.show_offers(ROWS, "")

    assert card.legend == "Enter 执行   Shift+Tab 返回   Esc 关闭"

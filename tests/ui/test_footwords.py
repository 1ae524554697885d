from __future__ import annotations

from collections.abc import Callable

import pytest
from desks import keep
from kernel import Person
from pytestqt.qtbot import QtBot

from desktop.ui.footwords import words_of
from desktop.ui.listcard import ListCard
from desktop.work.desk import Desk


@pytest.fixture
def card(desk: Desk, show: Callable[..., ListCard]) -> ListCard:
    keep(desk, Person(name="示例甲", age=60), Person(name="示例乙", age=67), Person(name="示例丙"))
    made = ListCard(desk, Person)
    made.ask()
    return show(made)


def test_the_foot_counts_and_adds_up(card: ListCard) -> None:
    card.grid.selectAll()

    assert words_of(card) == "共 3 人 · 选中 3 · 年龄 合计 127，平均 63.5"


def test_covered_numbers_are_not_added_up(card: ListCard) -> None:
    card.grid.selectAll()

    card.table.cover(on=True)

    assert words_of(card) == "共 3 人 · 选中 3"


def test_what_was_typed_in_vain_is_told(card: ListCard, qtbot: QtBot) -> None:
    qtbot.keyClicks(card.grid, "q")

    assert words_of(card).endswith("没有以“q”开头的")


def test_the_foot_and_the_card_count_the_same_rows(card: ListCard, qtbot: QtBot) -> None:
    said = [words_of(card)]
    card.search.setText("没有这样的人")
    card.ask()
    qtbot.waitUntil(lambda: card.table.size == 0)
    said.append(words_of(card))
    card.search.clear()
    card.bin_button.setChecked(True)
    said.append(words_of(card))

    assert said == ["共 3 人", "找到 0 人", "回收站 0 人"]

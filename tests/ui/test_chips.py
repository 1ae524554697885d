"""States in a word."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from desktop.ui.chips import Chip


@pytest.mark.parametrize(("tone", "expected"), [("ok", "✓ 已收"), ("warn", "⚠ 已收"), ("bad", "✕ 已收"), ("neutral", "已收")])
def test_a_tone_is_told_by_a_mark_and_not_by_colour_alone(tone: str, expected: str) -> None:
    assert Chip("已收", tone).text() == expected


def test_no_words_hide_the_chip() -> None:
    assert Chip("").isHidden()


def test_another_state_replaces_the_first() -> None:
    chip = Chip("逾期 1 天", "bad")

    chip.say("今天", "warn")

    assert (chip.text(), chip.property("tone")) == ("⚠ 今天", "warn")


def test_a_chip_on_its_way_to_its_place_is_no_window_of_its_own(qtbot) -> None:
    chip = Chip("已收")
    qtbot.addWidget(chip)

    assert not chip.isVisible()


def test_a_chip_that_had_no_words_is_seen_when_it_gets_some(qtbot) -> None:
    card = QWidget()
    qtbot.addWidget(card)
    chip = Chip("", parent=card)
    card.show()
    chip.say("今天")

    assert chip.isVisible()


def test_a_chip_made_where_it_is_seen_is_as_large_as_any(show) -> None:
    card = show(QWidget(), 400, 100)
    there, elsewhere = Chip("今天", "info", card), show(Chip("今天", "info"), 400, 100)

    assert there.sizeHint() == elsewhere.sizeHint()

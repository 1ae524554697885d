"""The look changes at run time, everywhere and at once."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui import theme
from desktop.ui.arrange import down, held
from desktop.ui.buttons import button
from desktop.ui.labels import label
from desktop.ui.tokens import COLOURINGS, LIGHT, SIZES


def test_a_shown_label_grows_with_the_letter_size(show: Callable[..., QWidget]) -> None:
    words = label("居民")
    show(held(down(words)))

    theme.show(size="largest")

    assert QFontInfo(words.font()).pixelSize() == SIZES["largest"].body


def test_a_shown_button_grows_with_the_letter_size(show: Callable[..., QWidget]) -> None:
    press = button("保存")
    show(held(down(press, None)))

    theme.show(size="largest")

    assert press.sizeHint().height() == SIZES["largest"].control


def test_what_scales_itself_is_told_after_the_style_is_in_force(qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.LOOK.changed):
        theme.show(size="large")


def test_lengths_follow_the_letters() -> None:
    theme.show(size="largest")

    assert theme.px(16) == 21


def test_an_unknown_size_changes_nothing() -> None:
    theme.show(size="xiaosi")

    assert theme.LOOK.size == "medium"


@pytest.mark.parametrize(
    ("size", "by", "expected"),
    [("medium", 1, "large"), ("medium", -1, "small"), ("largest", 1, "largest"), ("small", -1, "small")],
)
def test_stepping_stops_at_both_ends(size: str, by: int, expected: str) -> None:
    theme.show(size=size)

    assert theme.step(by) == expected


@pytest.mark.parametrize("colouring", [one.code for one in COLOURINGS])
def test_colours_follow_the_colouring(colouring: str) -> None:
    theme.show(colouring=colouring)

    assert theme.colour("surface").name().upper() == theme.LOOK.tokens.surface


@pytest.mark.parametrize("size", SIZES)
def test_the_style_sheet_has_a_value_for_every_name(size: str) -> None:
    assert "$" not in theme.style_sheet(LIGHT, SIZES[size])


def test_the_style_sheet_never_fixes_the_height_of_words() -> None:
    sheet = theme.style_sheet(LIGHT, SIZES["medium"])

    assert re.findall(r"QLabel[^{]*\{[^}]*(?:max-height|[^-]height)", sheet) == []

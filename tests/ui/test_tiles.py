"""Large buttons."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from ui.audit import findings

from desktop.ui import theme
from desktop.ui.arrange import across, down, held
from desktop.ui.labels import Paragraph, label
from desktop.ui.tiles import Picture, Tile

LONG = "Excel、WPS 表都行，列名不用改。约 3 分钟，导入后可一键撤销；以后随时还能再导入一次，不会重复。"


def tile() -> Tile:
    words = down(label("导入居民花名册", "strong"), Paragraph(LONG, "quiet"), gap=2)
    return Tile("导入居民花名册", across(Picture("file-import", 26), (words, 1), gap=16, margins=(18, 10, 18, 10)))


def test_a_click_anywhere_on_it_presses_it(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    made = show(tile(), 500, 120)

    with qtbot.waitSignal(made.clicked):
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton, pos=made.rect().center())


@pytest.mark.parametrize("size", ["small", "medium", "large", "largest"])
def test_it_is_as_high_as_its_words_need(show: Callable[..., QWidget], size: str) -> None:
    theme.show(size=size)

    assert findings(show(held(down(tile(), None)), 420, 400)) == []


def test_its_picture_grows_with_the_letters(show: Callable[..., QWidget]) -> None:
    picture = Picture("file-import", 26)
    show(held(across(picture)))

    theme.show(size="largest")

    assert picture.pixmap().deviceIndependentSize().width() == theme.px(26)

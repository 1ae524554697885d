"""The line in which a table is searched."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui import theme
from desktop.ui.arrange import across
from desktop.ui.searchline import SearchLine
from desktop.ui.tokens import SIZES


@pytest.mark.parametrize("size", list(SIZES))
def test_six_characters_are_seen_beside_the_glass_and_the_cross(show: Callable[..., QWidget], size: str) -> None:
    theme.show(size=size)
    line, around = SearchLine("在本表中查找", "在居民中查找"), QWidget()
    around.setLayout(across(line, QWidget()))
    show(around, 60, 60)
    line.setText("阿依古丽示例")
    QApplication.processEvents()

    inner = QFontMetrics(line.font()).horizontalAdvance(line.text())
    assert line.width() - inner >= 60


def test_it_says_what_can_be_typed_and_what_it_searches(show: Callable[..., QWidget]) -> None:
    line = show(SearchLine("在本表中查找", "在居民中查找"))

    assert (line.placeholderText(), line.accessibleName()) == ("在本表中查找", "在居民中查找")

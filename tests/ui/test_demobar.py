"""The strip over invented people."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from ui.audit import findings

from desktop.ui import theme
from desktop.ui.demobar import DemoBar


def test_it_says_that_everybody_is_invented(show: Callable[..., QWidget]) -> None:
    bar = show(DemoBar(), 1100, 40)

    assert "人名、地名都是编的" in bar.findChild(QLabel).text()


@pytest.mark.parametrize("size", ["medium", "largest"])
def test_nothing_is_wrong_with_it(show: Callable[..., QWidget], size: str) -> None:
    theme.show(size=size)

    assert findings(show(DemoBar(), 1100, 60)) == []

"""Which version this is, and whose work it stands on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from ui.audit import findings

from desktop import __version__
from desktop.ui import theme
from desktop.ui.about import About


def words(sheet: About) -> str:
    return " ".join(one.text() for one in sheet.findChildren(QLabel))


def test_it_names_the_version(show: Callable[..., QWidget]) -> None:
    assert f"版本 {__version__}" in words(show(About(None)))


@pytest.mark.parametrize("licence", ["LGPL", "MIT", "OFL"])
def test_it_names_the_licences_that_must_be_named(show: Callable[..., QWidget], licence: str) -> None:
    assert licence in words(show(About(None)))


@pytest.mark.parametrize("size", ["medium", "largest"])
def test_nothing_is_wrong_with_it(show: Callable[..., QWidget], size: str) -> None:
    theme.show(size=size)

    assert findings(show(About(None), 760, 420)) == []

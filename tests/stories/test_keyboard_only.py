"""U24: no mouse. On every page Tab reaches whatever can be used, in sight, and one can see where one is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMargins, QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from ui import conftest as looks

from build_scripts.screenshots import Studio
from build_scripts.screenshots.scenes.tables import SHELVES, Shelf
from build_scripts.stage.offscreen import SMALL
from desktop.ui import pages

qapp = looks.qapp
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
MOST_STOPS = 150
TALL = 200
RING = 6
"""Pixels around a widget in which its ring may be drawn."""


@pytest.fixture(scope="module")
def studio(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    folder: Path = tmp_path_factory.mktemp("keyboard")
    with Studio(folder, lambda *_: None, 120) as made:
        made.show("medium", SMALL)
        yield made


def stops(window: QWidget) -> Iterator[QWidget]:
    """Where Tab leads, once around."""
    seen: list[QWidget] = []
    for _ in range(MOST_STOPS):
        here = QApplication.focusWidget()
        if here is None or here in seen:
            return
        seen.append(here)
        yield here
        QTest.keyClick(here, Qt.Key.Key_Tab)
        QApplication.processEvents()


def around(window: QWidget, one: QWidget) -> QImage:
    """How the place of a widget looks."""
    place = QRect(one.mapTo(window, QPoint(0, 0)), one.size()).marginsAdded(QMargins(RING, RING, RING, RING))
    return window.grab(place & window.rect()).toImage()


def is_in_sight(one: QWidget) -> bool:
    """Whether its height is seen, but for a few pixels of a ring that grows; or half of something tall."""
    seen = one.visibleRegion().boundingRect().height()
    return seen * 10 > one.height() * (5 if one.height() > TALL else 9)


def shows_focus(window: QWidget, one: QWidget) -> bool:
    """Whether it looks otherwise with the keyboard than without."""
    with_it = around(window, one)
    one.clearFocus()
    without = around(window, one)
    one.setFocus(Qt.FocusReason.TabFocusReason)
    return with_it != without


def usable(window: QWidget) -> set[QWidget]:
    """What takes the keyboard by Tab, may be used, and is seen."""
    return {
        one
        for one in window.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isVisibleTo(window)
        and one.isEnabled()
        and one.focusProxy() is None
    }


def name_of(one: QWidget) -> str:
    return f"{type(one).__name__} {getattr(one, 'text', str)() or one.accessibleName() or one.objectName()}"


@pytest.mark.parametrize("shelf", SHELVES, ids=lambda shelf: shelf.name)
class TestEveryPage:
    """A walk with Tab, once around."""

    @pytest.fixture
    def window(self, shelf: Shelf, studio: Studio) -> QWidget:
        stage = studio.demo
        studio.table(stage, shelf.slice_name, shelf.tab)
        stage.window.activateWindow()
        stage.settle()
        pages.take_keyboard(stage.page)
        return stage.window

    def test_one_sees_where_one_is(self, window: QWidget) -> None:
        unseen = [name_of(one) for one in stops(window) if not is_in_sight(one)]
        assert unseen == []

    def test_one_sees_that_it_has_the_keyboard(self, window: QWidget) -> None:
        unseen = [name_of(one) for one in stops(window) if not shows_focus(window, one)]
        assert unseen == []

    def test_nothing_is_left_out(self, window: QWidget) -> None:
        walked = set(stops(window))
        assert sorted(map(name_of, usable(window) - walked)) == []

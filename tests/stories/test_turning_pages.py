"""Every page is turned to once: nothing but the window is ever a window, and the keyboard is on the page afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from stories.conftest import CHEAP, PASSWORD
from ui import conftest as looks

from build_scripts.stage import Stage
from desktop.base.clock import FixedClock
from desktop.start import MODULES
from desktop.store.vault import Vault
from desktop.ui.tabs import Tabs
from desktop.work import session
from desktop.work.session import FirstRun

qapp = looks.qapp
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
FIRST = FirstRun("示例苑居民区", "示例街道", "示例书记", PASSWORD)
PASSING = {Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.Dialog}
"""Windows that are meant to be some."""


class Shown(QObject):
    """Notes what comes up as a window of its own, however shortly."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        is_shown = event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if is_shown and watched.windowType() not in PASSING:
            self.names.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


@pytest.fixture
def stage(qapp: QApplication, tmp_path: Path, clock: FixedClock) -> Iterator[Stage]:
    safe = Vault(tmp_path / "office", clock, cost=CHEAP, floor=CHEAP)
    session.begin(tmp_path / "office", FIRST, MODULES, clock, safe=safe)[0].close()
    with Stage(tmp_path / "office", clock, safe=safe) as made:
        made.sign_in("示例书记", PASSWORD)
        made.window.activateWindow()
        made.settle()
        yield made


def test_no_part_of_a_page_is_a_window_for_a_moment(stage: Stage, qapp: QApplication) -> None:
    shown = Shown()
    qapp.installEventFilter(shown)
    try:
        for module in MODULES:
            stage.go(module.name)
            tabs = stage.page
            for place in range(tabs.bar.count()) if isinstance(tabs, Tabs) else ():
                tabs.go(place)
                stage.settle()
    finally:
        qapp.removeEventFilter(shown)

    assert shown.names == []


@pytest.mark.parametrize("name", [module.name for module in MODULES[1:]])
def test_the_keyboard_is_on_the_page_that_was_turned_to(name: str, stage: Stage) -> None:
    stage.go(name)

    assert stage.page.isAncestorOf(QApplication.focusWidget())

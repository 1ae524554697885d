"""An application dressed as on people's computers, and an installation small enough to open in a blink."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from ui.cast import CHEAP, MODULES, PASSWORD, crowd

from desktop.base.clock import FixedClock
from desktop.store.vault import Vault
from desktop.ui import app as application
from desktop.ui import lookout, theme
from desktop.ui.entrance import Place
from desktop.ui.frame import Frame
from desktop.ui.tokens import COLOURINGS, USUAL
from desktop.ui.window import Window
from desktop.work import session
from desktop.work.session import FirstRun


@pytest.fixture(scope="session")
def qapp() -> Iterator[QApplication]:
    """The application with our style and the face that comes with it, so that pictures are the same everywhere."""
    made = QApplication.instance() or QApplication(["xiaoxiang"])
    assert isinstance(made, QApplication)
    theme.LOOK.faces = ("Noto Sans SC",)
    application.dress(made)
    return made


@pytest.fixture(autouse=True)
def usual_look(qapp: QApplication) -> Iterator[None]:
    """Every test begins with 小四 in 明亮, and without the widgets of the test before."""
    yield
    # A key held in a widget that went away with it is never let go, and the next test would select as if it were held.
    if QApplication.keyboardModifiers():
        QTest.keyRelease(QWidget(), Qt.Key.Key_Shift)
    # Without an event loop Qt puts deletions off for ever, and every change of size would polish all those widgets.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if (theme.LOOK.size, theme.LOOK.colouring) != (USUAL, COLOURINGS[0].code):
        theme.show(size=USUAL, colouring=COLOURINGS[0].code)


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., QWidget]:
    """Show a widget as a window of its own at a size, painted and active."""

    kept: list[QWidget] = []

    def shown(widget: QWidget, width: int = 900, height: int = 600) -> QWidget:
        kept.append(widget)
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    return shown


@pytest.fixture
def place(tmp_path: Path, clock: FixedClock) -> Place:
    """A folder with an installation of 示例苑 and four residents in it."""
    folder = tmp_path / "示例苑"
    safe = Vault(folder, clock, cost=CHEAP, floor=CHEAP)
    first = FirstRun("示例苑居民区", "示例街道", "示例书记", PASSWORD, letters=USUAL)
    opened, _ = session.begin(folder, first, MODULES, clock, safe=safe)
    with opened.store.unit("导入名册", opened.actor) as unit:
        unit.add_all(crowd(clock))
    opened.close()
    return Place(folder, MODULES, clock, safe)


@pytest.fixture
def make_window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Place], Window]]:
    """Open the program's window on a place, shown and active; it looks round without waiting for more to be written."""
    monkeypatch.setattr(lookout, "SETTLED_MS", 0)
    made: list[Window] = []

    def make(place: Place) -> Window:
        window = Window(place.folder, place.modules, place.clock, safe=place.safe)
        made.append(window)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield make
    for window in made:
        window.close()
        qtbot.waitUntil(lambda: not window.isVisible(), timeout=5000)  # noqa: B023 - called before the loop goes on
        window.deleteLater()


@pytest.fixture
def window(make_window: Callable[[Place], Window], place: Place) -> Window:
    """The window before anybody has signed in."""
    return make_window(place)


@pytest.fixture
def sign_in(qtbot: QtBot) -> Callable[[Window], Frame]:
    """Type the password at the door and wait for the frame."""

    def enter(window: Window) -> Frame:
        door = window.entrance.content
        door.password.setText(PASSWORD)
        door.open_button.click()
        qtbot.waitUntil(lambda: window.frame is not None and window.frame.news is not None, timeout=5000)
        return window.frame

    return enter


@pytest.fixture
def frame(window: Window, sign_in: Callable[[Window], Frame]) -> Frame:
    """A signed-in desk."""
    return sign_in(window)

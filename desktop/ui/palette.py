"""Ctrl+K: one box for people, households, records and commands.

Enter does the row, Ctrl+Enter and Alt+Enter the first and second command about its record, Tab shows them all.
Words of an input method count only when they are committed, because only then a text box has them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QInputMethodEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.base.errors import RefusedError
from desktop.ui import theme
from desktop.ui.finding import MOST, Offer, acts_about, offers, remembered
from desktop.ui.palettecard import PaletteCard
from desktop.ui.theme import colour
from desktop.work.command import Command
from desktop.work.desk import Desk

PAUSE_MS = 80
"""After the last key, before looking: fast typists are not interrupted."""

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_MOVES: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -MOST, Qt.Key.Key_PageDown: MOST}
_CONTROL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Palette(QWidget):
    """Lies over the whole window while it is open.

    Args:
        desk: where to look and what may be done.
        commands: everything that can be done now.
        act: does a row: opens its record or carries out its command (about `subject`, when it has one).

    Signals: `used` with the key of a row that was chosen.
    """

    used = Signal(str)

    def __init__(
        self, parent: QWidget, desk: Desk, commands: Callable[[], Sequence[Command]], act: Callable[[Offer], None]
    ) -> None:
        super().__init__(parent)
        self._desk, self._commands, self._act = desk, commands, act
        self._around = parent
        self._recent: Sequence[str] = ()
        self._came_from: QWidget | None = None
        self._is_composing = False
        self._typed = ""
        """What was typed before the acts of one row were shown."""
        self.card = PaletteCard(desk, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self.hide()
        self._connect()

    def _connect(self) -> None:
        self.card.box.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self.look)
        self.card.chosen.connect(self._choose)
        self.card.box.installEventFilter(self)
        self._around.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication), "a palette needs an application"
        app.focusChanged.connect(self._follow_focus)

    def open(self, recent: Sequence[str] = ()) -> None:
        """Show it with what was last used."""
        self._recent, self._is_composing = recent, False
        self._came_from = QApplication.focusWidget()
        self.card.box.clear()
        self.setGeometry(self._around.rect())
        self.show()
        self.raise_()
        self.card.box.setFocus()
        self.look()

    def close_up(self) -> None:
        """Go away, and give the focus back."""
        if not self.isVisible():
            return
        self._pause.stop()
        self.hide()
        if self._came_from is not None:
            self._came_from.setFocus()

    @Slot()
    def look(self) -> None:
        """Search for what is typed; with nothing typed, show what was last used."""
        self._pause.stop()
        typed = self.card.box.text().strip()
        self.card.ask(self.card.box.text())
        self._show(self._found(typed), f"没有找到“{typed}”，少打几个字再试" if typed else "打几个字开始找")

    def _found(self, typed: str) -> Sequence[Offer]:
        try:
            if typed:
                return offers(self._desk, self._commands(), typed)
            return remembered(self._desk, self._commands(), self._recent)
        except RefusedError:
            return ()

    def _show(self, found: Sequence[Offer], nothing: str) -> None:
        self.card.show_offers(found, nothing)
        self._settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._around and event.type() is QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._around.rect())
        if watched is self.card.box and isinstance(event, QInputMethodEvent):
            self._is_composing = bool(event.preeditString())
        # Tab is taken by the focus before a key press would tell of it.
        if watched is self.card.box and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        key = event.key()
        if self._is_composing:
            # Some input methods let the key through that chooses among their words.
            return False
        if key == Qt.Key.Key_Escape:
            self.close_up()
        elif key in _MOVES:
            self.card.move_by(_MOVES[key])
        elif key in _ENTER:
            self._enter(event.modifiers())
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self._turn(to_acts=key == Qt.Key.Key_Tab)
        else:
            return False
        return True

    def _enter(self, held_down: Qt.KeyboardModifier) -> None:
        if self._pause.isActive():
            self.look()
        one = self.card.current
        if one is None:
            return
        place = 0 if held_down & _CONTROL else 1 if held_down & _ALT else None
        if place is None or one.record is None:
            self._choose(one)
            return
        acts = acts_about(self._desk, one.record)
        if place < len(acts):
            self.used.emit(one.key)
            self._choose(acts[place])

    def _turn(self, *, to_acts: bool) -> None:
        """Show what can be done with the row's record, or what was found again."""
        one = self.card.current
        if not to_acts:
            if self.card.subject:
                self.card.ask(self._typed)
            self.look()
        elif one is not None and one.record is not None:
            self._typed = self.card.box.text()
            self.card.ask("", one.title)
            self._show(acts_about(self._desk, one.record), "没有别的可以做")

    @Slot(object)
    def _choose(self, one: Offer) -> None:
        self.close_up()
        if one.subject is None:
            self.used.emit(one.key)
        self._act(one)

    @Slot(QWidget, QWidget)
    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None and not self.isAncestorOf(now):
            self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_up()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        veil = QColor(colour("text"))
        veil.setAlphaF(0.28)
        QPainter(self).fillRect(self.rect(), veil)

    def _settle(self) -> None:
        width = min(theme.px(640), self.width() - 40)
        self.card.fit(width, self.height() - theme.px(80))
        self.card.move((self.width() - width) // 2, theme.px(64))

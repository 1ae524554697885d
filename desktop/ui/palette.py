"""Ctrl+K: one box for people, households, records and commands.

Enter does the row, Ctrl+Enter and Alt+Enter the first and second command about its record, Tab shows them all.
Words of an input method count only when they are committed, because only then a text box has them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QWidget

from desktop.base.errors import RefusedError
from desktop.base.text import tr
from desktop.ui import theme
from desktop.ui.arrange import across, down, held, line
from desktop.ui.finding import MOST, Offer, acts_about, offers, remembered
from desktop.ui.labels import label
from desktop.ui.offerpaint import OFFER, OfferDelegate
from desktop.ui.theme import colour
from desktop.work.command import Command
from desktop.work.desk import Desk

PAUSE_MS = 80
"""After the last key, before looking: fast typists are not interrupted."""

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_MOVES: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -MOST, Qt.Key.Key_PageDown: MOST}
_CONTROL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Rows(QAbstractListModel):
    """The offers as a list."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.offers: Sequence[Offer] = ()

    def show(self, found: Sequence[Offer]) -> None:
        """Show other offers."""
        self.beginResetModel()
        self.offers = tuple(found)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.offers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self.offers[index.row()]
        if role == OFFER:
            return one
        spoken = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        return f"{one.title} {one.detail}".strip() if role in spoken else None


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
        self.box = QLineEdit()
        self.rows = Rows(self)
        self.list = QListView()
        self._nothing = label("", "quiet")
        self._legend = label("", "caption")
        self._pause = QTimer(self)
        self.hide()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.box.setProperty("role", "ask")
        self.box.setPlaceholderText(tr("姓名、拼音首字母、电话尾号、楼号，或要做的事"))
        self.box.setAccessibleName(tr("搜索和命令"))
        self.list.setModel(self.rows)
        self.list.setItemDelegate(OfferDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(tr("找到的"))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        asked = across((self.box, 1), margins=(10, 8, 10, 8))
        self._nothing.setContentsMargins(16, 6, 16, 6)
        found = down(self.list, self._nothing, gap=0, margins=(0, 6, 0, 6))
        legend = across(self._legend, None, margins=(16, 6, 16, 8))
        self._frame = held(down(asked, line(), found, line(), legend, gap=0), "raised")
        self._frame.setParent(self)

    def _connect(self) -> None:
        self.box.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self.look)
        self.box.installEventFilter(self)
        self._around.installEventFilter(self)
        self.list.clicked.connect(lambda index: self._choose(self.rows.offers[index.row()]))
        self.list.selectionModel().currentChanged.connect(self._explain)
        app = QApplication.instance()
        assert isinstance(app, QApplication), "a palette needs an application"
        app.focusChanged.connect(self._follow_focus)

    @property
    def current(self) -> Offer | None:
        """The row that Enter would do."""
        place = self.list.currentIndex().row()
        return self.rows.offers[place] if 0 <= place < len(self.rows.offers) else None

    @property
    def legend(self) -> str:
        """What the foot says about the keys."""
        return self._legend.text()

    @property
    def nothing(self) -> str:
        """What is said when there is no row."""
        return self._nothing.text()

    def open(self, recent: Sequence[str] = ()) -> None:
        """Show it with what was last used."""
        self._recent = recent
        self._came_from = QApplication.focusWidget()
        self.box.clear()
        self.setGeometry(self._around.rect())
        self.show()
        self.raise_()
        self.box.setFocus()
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
        """Search for what is typed."""
        self._pause.stop()
        typed = self.box.text()
        try:
            found = (
                offers(self._desk, self._commands(), typed)
                if typed.strip()
                else remembered(self._desk, self._commands(), self._recent)
            )
        except RefusedError:
            found = []
        self._show(found, f"没有找到“{typed.strip()}”，少打几个字再试" if typed.strip() else "打几个字开始找")

    def _show(self, found: Sequence[Offer], nothing: str) -> None:
        self.rows.show(found)
        self._nothing.setText("" if found else tr(nothing))
        self._nothing.setVisible(not found)
        self.list.setVisible(bool(found))
        if found:
            self.list.setCurrentIndex(self.rows.index(0, 0))
        self._explain()
        self._settle()

    @Slot()
    def _explain(self) -> None:
        """Say at the foot what the keys do with the row."""
        one = self.current
        if one is None:
            self._legend.setText(tr("Esc 关闭"))
            return
        if one.record is None:
            self._legend.setText(tr("Enter 执行   Esc 关闭"))
            return
        acts = acts_about(self._desk, one.record)
        keys = [f"{key} {act.title}" for key, act in zip(("Ctrl+Enter", "Alt+Enter"), acts, strict=False)]
        self._legend.setText("   ".join((tr("Enter 打开"), *keys, *((tr("Tab 更多"),) if acts else ()))))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._around and event.type() is QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._around.rect())
        # Tab is taken by the focus before a key press would tell of it.
        if watched is self.box and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close_up()
        elif key in _MOVES:
            self._move(_MOVES[key])
        elif key in _ENTER:
            self._enter(event.modifiers())
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self._turn(to_acts=key == Qt.Key.Key_Tab)
        else:
            return False
        return True

    def _move(self, by: int) -> None:
        place = min(max(self.list.currentIndex().row() + by, 0), len(self.rows.offers) - 1)
        self.list.setCurrentIndex(self.rows.index(place, 0))

    def _enter(self, held_down: Qt.KeyboardModifier) -> None:
        if self._pause.isActive():
            self.look()
        one = self.current
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
        one = self.current
        if not to_acts:
            self.look()
        elif one is not None and one.record is not None:
            self._show(acts_about(self._desk, one.record), "没有别的可以做")

    def _choose(self, one: Offer) -> None:
        self.close_up()
        if one.subject is None:
            self.used.emit(one.key)
        self._act(one)

    @Slot(QWidget, QWidget)
    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None and now is not self.box and not self.isAncestorOf(now):
            self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._frame.geometry().contains(event.position().toPoint()):
            self.close_up()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        veil = QColor(colour("text"))
        veil.setAlphaF(0.28)
        QPainter(self).fillRect(self.rect(), veil)

    def _settle(self) -> None:
        rows = min(len(self.rows.offers), MOST)
        height = self.list.sizeHintForRow(0) * rows if rows else 0
        room = self.height() - theme.px(200)
        self.list.setFixedHeight(max(min(height, room), 0))
        width = min(theme.px(640), self.width() - 40)
        self._frame.setFixedWidth(width)
        layout = self._frame.layout()
        assert layout is not None, "the frame is made with one"
        # The list has just got another height, of which the layouts around it hear only later.
        layout.activate()
        self._frame.resize(width, layout.totalSizeHint().height())
        self._frame.move((self.width() - width) // 2, theme.px(64))

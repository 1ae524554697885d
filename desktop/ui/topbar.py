"""The strip on top: menus, the search box that opens the palette, 撤销, and who is signed in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QMenuBar, QSizePolicy, QWidget

from desktop.base.text import tr
from desktop.ui import theme
from desktop.ui.arrange import across
from desktop.ui.buttons import Button, button

_LONGEST_UNDO = 9


_HINTS = ("搜居民、楼号、任务、会议…  Ctrl+K", "搜居民、楼号、任务…  Ctrl+K", "搜居民、任务…  Ctrl+K", "搜索  Ctrl+K", "搜索")
"""What the box says, as much as there is room for."""


class SearchButton(Button):
    """Looks like a box to type in, and opens the palette, which is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_HINTS[-1], "search", parent=parent)
        self.setProperty("role", "search")
        self.setAccessibleName(tr("搜索和命令"))
        self.setToolTip(f"{tr('搜索和命令')}  Ctrl+K")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        room = self.width() - self.iconSize().width() - 44
        metrics = self.fontMetrics()
        hint = next((tr(one) for one in _HINTS if metrics.horizontalAdvance(tr(one)) <= room), tr(_HINTS[-1]))
        self.setText(f"\u2009{hint}")

    def sizeHint(self) -> QSize:
        return QSize(theme.px(460), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(100), super().sizeHint().height())


class TopBar(QFrame):
    """Signals: `searched` and `undone` when their buttons are pressed."""

    searched = Signal()
    undone = Signal()

    def __init__(self, person: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.menus = QMenuBar(self)
        self.menus.setNativeMenuBar(False)
        self.menus.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.search = SearchButton()
        self.undo = button("撤销", "arrow-back-up", key="Ctrl+Z")
        self.undo.setEnabled(False)
        self.person = button(person, "user", kind="quiet")
        self.person.setProperty("menu", "true")
        self._person_menu = QMenu(self.person)
        self.person.setMenu(self._person_menu)
        row = across(self.menus, (self.search, 1), self.undo, self.person, gap=10, margins=(10, 7, 16, 7))
        self.setLayout(row)
        self._connect()
        self._scale()

    def _connect(self) -> None:
        self.search.clicked.connect(self.searched)
        self.undo.clicked.connect(self.undone)
        theme.LOOK.changed.connect(self._scale)

    def offer_person(self, *acts: QAction) -> None:
        """What the person's own menu holds."""
        self._person_menu.addActions(list(acts))

    def show_undo(self, label: str) -> None:
        """Say what 撤销 takes back; blank when nothing can be."""
        self.undo.setEnabled(bool(label))
        short = label if len(label) <= _LONGEST_UNDO else f"{label[:_LONGEST_UNDO]}…"
        self.undo.setText(f"\u2009{tr('撤销')}：{short}" if label else f"\u2009{tr('撤销')}")
        self.undo.setToolTip(f"{tr('撤销')}：{label}  Ctrl+Z" if label else tr("没有可以撤销的"))
        self.undo.setAccessibleName(f"{tr('撤销')}：{label}" if label else tr("撤销"))

    @Slot()
    def _scale(self) -> None:
        self.search.setMinimumWidth(theme.px(150))
        self.search.setMaximumWidth(theme.px(460))

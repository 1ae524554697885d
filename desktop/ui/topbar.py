"""The strip on top: menus, the search box that opens the palette, 撤销, and who is signed in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QMenuBar, QSizePolicy, QToolButton, QWidget

from desktop.base.text import tr
from desktop.ui import theme
from desktop.ui.arrange import across
from desktop.ui.buttons import Button, button
from desktop.ui.icons import icon

_UNDO_LENGTHS = (9, 6, 0)
"""Characters of what 撤销 takes back, as many as there is room for."""
_GAP, _MARGINS = 10, (10, 7, 16, 7)
_SEARCH = 120
"""What the search box has at least while 撤销 says what it takes back."""
_NARROWEST, _REST = 480, 18

_HINTS = (
    "搜居民、楼号、任务、会议…  Ctrl+K",
    "搜居民、楼号、任务…  Ctrl+K",
    "搜居民、任务…  Ctrl+K",
    "搜索  Ctrl+K",
    "搜索",
    "",
)
"""What the box says, as much as there is room for; the picture alone says enough."""


class SearchButton(Button):
    """Looks like a box to type in, and opens the palette, which is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("搜索", "search", parent=parent)
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
        hint = next((tr(one) for one in _HINTS if one and metrics.horizontalAdvance(tr(one)) <= room), "")
        self.setText(f"\u2009{hint}" if hint else "")

    def sizeHint(self) -> QSize:
        return QSize(theme.px(460), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        height = super().sizeHint().height()
        return QSize(height, height)


class Menus(QMenuBar):
    """The menus; those without room are behind a button at the right that can be seen and hit.

    Qt's own is a thin black arrow of 13 px in every colouring and letter size.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setNativeMenuBar(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    @property
    def rest(self) -> QToolButton:
        """The button; asked for anew each time, because Qt makes another when the menus are filled again."""
        return next(one for one in self.children() if isinstance(one, QToolButton))

    def scale(self) -> None:
        """Take the letters of the moment."""
        rest, size = self.rest, theme.px(_REST)
        if not rest.accessibleName():
            rest.setIcon(icon("menu-2"))
            rest.setAccessibleName(tr("其余菜单"))
        rest.setIconSize(QSize(size, size))
        self.place_rest()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_rest()

    def place_rest(self) -> None:
        """Give the button room to be hit."""
        wide = theme.px(_REST + 8)
        self.rest.setGeometry(self.width() - wide, 0, wide, self.height())


class TopBar(QFrame):
    """Signals: `searched` and `undone` when their buttons are pressed."""

    searched = Signal()
    undone = Signal()

    def __init__(self, person: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.menus = Menus(self)
        self.search = SearchButton()
        self.undo = button("撤销", "arrow-back-up", key="Ctrl+Z")
        self.undo.setEnabled(False)
        self.person = button(person, "user", kind="quiet")
        self.person.setProperty("menu", "true")
        self._person_menu = QMenu(self.person)
        self.person.setMenu(self._person_menu)
        for one in (self.undo, self.person):
            one.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = across(self.menus, (self.search, 100), None, self.undo, self.person, gap=_GAP, margins=_MARGINS)
        self.setLayout(row)
        self._undoes = ""
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
        self._undoes = label
        self.undo.setEnabled(bool(label))
        self.undo.setToolTip(f"{tr('撤销')}：{label}  Ctrl+Z" if label else tr("没有可以撤销的"))
        self.undo.setAccessibleName(f"{tr('撤销')}：{label}" if label else tr("撤销"))
        self._share_room()

    def minimumSizeHint(self) -> QSize:
        # What the parts have at least follows from the width, and must not keep the window from becoming narrower.
        return QSize(theme.px(_NARROWEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def event(self, event: QEvent) -> bool:
        # Comes when a part asks for other room: menus were filled, letters have grown, somebody else has signed in.
        if event.type() is QEvent.Type.LayoutRequest:
            self._share_room()
        return super().event(event)

    def _share_room(self) -> None:
        """The menus come first: 撤销 gives up its words, then the box to search in gives up its own."""
        self.menus.scale()
        menus = self.menus.sizeHint().width()
        left, _, right, _ = _MARGINS
        room = self.width() - left - right - 3 * _GAP - menus - self.person.sizeHint().width()
        self._word_undo(room - theme.px(_SEARCH))
        least = self.search.minimumSizeHint().width()
        spare = room - self.undo.sizeHint().width()
        self.menus.setMinimumWidth(menus if spare >= least else 0)
        self.search.setMinimumWidth(max(min(spare, theme.px(_SEARCH)), least))

    def _word_undo(self, room: int) -> None:
        """As many words as there is room for. Tried by their width alone: other words would ask for other room, and again."""
        metrics, now = self.undo.fontMetrics(), self.undo.text()
        around = self.undo.sizeHint().width() - metrics.horizontalAdvance(now)
        ways = [self._undo_words(length) for length in _UNDO_LENGTHS]
        words = next((one for one in ways if around + metrics.horizontalAdvance(one) <= room), ways[-1])
        if now != words:
            self.undo.setText(words)

    def _undo_words(self, length: int) -> str:
        label = self._undoes
        short = label if len(label) <= length else f"{label[:length]}…"
        return f"\u2009{tr('撤销')}：{short}" if label and length else f"\u2009{tr('撤销')}"

    @Slot()
    def _scale(self) -> None:
        self.search.setMaximumWidth(theme.px(460))
        self._share_room()

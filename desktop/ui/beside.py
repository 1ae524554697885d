"""A table or a plan with the panel of what is chosen in it: beside each other where both have room, else one at a time.

Words that may not be cut, such as names and days, say how much room the table needs; the panel gives way first.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

from desktop.ui import theme
from desktop.ui.detail import DetailPanel
from desktop.ui.pages import take_keyboard

PANEL_WIDTH = 320
"""Px of the panel at 小四."""
_HANDLE, _WIDEST = 12, (1 << 24) - 1


class Beside(QSplitter):
    """Holds both, and knows what the person has asked for.

    Args:
        main: the table.
        panel: what stands beside it.
        least: px that the main part needs so that nothing in it is cut which may not be.
        narrow: px at 小四 below which there is never room for both.

    Signals: `alone` with whether the panel has the whole room now.
    """

    alone = Signal(bool)

    def __init__(self, main: QWidget, panel: DetailPanel, least: Callable[[], int], *, narrow: int) -> None:
        super().__init__()
        self._main, self.panel, self._least, self._narrow = main, panel, least, narrow
        self._wishes = {True: True, False: False}
        """Whether the panel is wanted, where there is room for both and where there is not."""
        self._is_idle = False
        self.setHandleWidth(_HANDLE)
        self.setChildrenCollapsible(False)
        self.addWidget(main)  # last: what gets another parent is styled anew, with all that is in it
        self.addWidget(panel)
        self.setStretchFactor(0, 1)
        panel.closed.connect(self.toggle)
        theme.LOOK.changed.connect(self.fit)

    def stand_in(self, main: QWidget) -> None:
        """Let another widget stand where the table did, which may stand in it."""
        self._main = main
        self.insertWidget(0, main)
        self.setStretchFactor(0, 1)
        self.fit()

    @property
    def has_room(self) -> bool:
        """Whether both can stand beside each other. A table that is scrolled sideways even alone gains nothing by being so."""
        least = self._least()
        needed = least + _HANDLE + theme.px(PANEL_WIDTH) if least <= self.width() else 0
        return self.width() >= max(theme.px(self._narrow), needed)

    def rest(self, *, idle: bool) -> None:
        """Leave the panel away while there is nothing that could be chosen, whatever is wanted."""
        self._is_idle = idle
        self.fit()

    @Slot()
    def toggle(self) -> None:
        """Give the room of the panel to the table, or take it back."""
        self.want(panel=self.panel.isHidden())

    def want(self, *, panel: bool) -> None:
        """Show the panel, or the table without it."""
        self._wishes[self.has_room] = panel
        if panel and self.isAncestorOf(self.focusWidget()) and not self.has_room:
            take_keyboard(self.panel)  # or hiding the table would send the keyboard to the navigation
        self.fit()
        if not panel:
            take_keyboard(self._main)

    def show_main(self) -> None:
        """Let the table be seen, if the panel has taken its place."""
        if self._main.isHidden():
            self.want(panel=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Share the room of the moment."""
        if not self.width():
            return
        has_room = self.has_room
        wanted = self._wishes[has_room] and not self._is_idle
        usual = theme.px(PANEL_WIDTH)
        self.panel.setMinimumWidth(usual)
        self.panel.setMaximumWidth(usual if has_room else _WIDEST)
        self._main.setVisible(has_room or not wanted)
        self.panel.setVisible(wanted)
        self.alone.emit(wanted and not has_room)
        self.setSizes([self.width(), usual])  # Qt keeps the room of a panel that became narrower

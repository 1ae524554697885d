"""Several pages of one slice behind tabs. To the window they are one page: what it asks is handed to the one in front.

    Tabs(desk, "居民", (Tab("人员", lambda: RecordPage(desk, Resident, …), Resident), …))

A page is made when its tab is first shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QMenu, QStackedWidget, QTabBar, QWidget

from desktop.base.text import tr
from desktop.model.record import Record
from desktop.ui import pages
from desktop.ui.arrange import across, down, held
from desktop.ui.buttons import Button, button
from desktop.ui.labels import reword
from desktop.ui.pagehead import PageHead
from desktop.work.desk import Desk


@dataclass(frozen=True, slots=True)
class Tab:
    """One page behind a tab.

    Attributes:
        label: the words on the tab.
        make: makes the page; it has a `head` in which the tabs stand while it is in front.
        kind: the type of its records; None when it shows none to open.
        is_rare: it is not asked for daily, and stands behind 更多 until it is.
    """

    label: str
    make: Callable[[], QWidget]
    kind: type[Record] | None = None
    is_rare: bool = False


class Tabs(QWidget):
    """See pages.py for what the window asks of it."""

    selection_changed = Signal()

    def __init__(self, desk: Desk, title: str, tabs: Sequence[Tab], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._title, self._tabs = desk, title, tuple(tabs)
        self._made: dict[int, QWidget] = {}
        self._stale: dict[int, dict[str, set[str]]] = {}
        self.stack = QStackedWidget()
        self.bar = QTabBar()
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setAccessibleName(tr(title))
        for place, tab in enumerate(self._tabs):
            self.bar.addTab(tr(tab.label))
            self.bar.setTabVisible(place, not tab.is_rare)
        rare = [tab.label for tab in self._tabs if tab.is_rare]
        self._beside = held(across(self.bar, *([self._more(rare)] if rare else []), gap=2, margins=(16, 0, 0, 0)))
        self.setLayout(down(self.stack, gap=0))
        self.bar.currentChanged.connect(self._turn)
        self._turn()

    @property
    def page(self) -> QWidget:
        """The page in front."""
        return self._made[self.bar.currentIndex()]

    @property
    def keyboard(self) -> QWidget | None:
        """Where the page in front wants it."""
        found: QWidget | None = getattr(self.page, "keyboard", None)
        return found

    @property
    def selected(self) -> tuple[Record, ...]:
        """What commands act on."""
        return pages.selected(self.page)

    @property
    def status(self) -> str:
        """Words at the left of the foot."""
        return pages.status(self.page)

    @property
    def tables(self) -> frozenset[str]:
        """Everything: side panels tell of every slice."""
        return frozenset(self._desk.store.shapes)

    def go(self, place: int) -> None:
        """Show the page behind a tab."""
        self.bar.setCurrentIndex(place)

    def turn_to(self, label: str) -> None:
        """Show the page behind the tab of this name."""
        self.go([tab.label for tab in self._tabs].index(label))

    def show_record(self, uid: str) -> None:
        """Open a record on the page of its type."""
        for place, tab in enumerate(self._tabs):
            if tab.kind is not None and self._desk.store.get(tab.kind, uid) is not None:
                self.go(place)
                pages.offer(self.page, "show_record", uid)
                return

    def refresh(self, touched: Mapping[str, set[str]]) -> None:
        """Records were written: the page in front is told now, the others when their tab is shown."""
        for place in self._made:
            waiting = self._stale.setdefault(place, {})
            for table, uids in touched.items():
                waiting.setdefault(table, set()).update(uids)
        self._freshen()

    def draft(self) -> dict[str, str]:
        """What is half-typed behind any tab: `tab/…` -> words."""
        return {f"{place}/{key}": words for place, page in self._made.items() for key, words in pages.draft(page).items()}

    def restore(self, draft: Mapping[str, str]) -> None:
        """Give every page back what was half-typed on it."""
        apart: dict[int, dict[str, str]] = {}
        for key, words in draft.items():
            place, _, name = key.partition("/")
            apart.setdefault(int(place), {})[name] = words
        for tab, own in apart.items():
            self.go(tab)
            pages.offer(self.page, "restore", own)

    def cover(self) -> None:
        """Personal values are to be hidden, or shown again."""
        for page in self._made.values():
            if not pages.offer(page, "cover"):
                page.update()

    def seek(self) -> None:
        """Go to the search line of the page in front."""
        pages.offer(self.page, "seek")

    def put_away(self) -> None:
        """Put what is selected on the page in front into the recycle bin."""
        pages.offer(self.page, "put_away")

    @Slot()
    def _turn(self) -> None:
        """Show the page whose tab was chosen, with the tabs in its head."""
        place, had_focus = self.bar.currentIndex(), self.bar.hasFocus()
        for other, tab in enumerate(self._tabs):
            is_wanted = not tab.is_rare or other == place
            # Only where it changes: hiding what is hidden makes Qt forget that the bar is to be laid out anew.
            if self.bar.isTabVisible(other) != is_wanted:
                self.bar.setTabVisible(other, is_wanted)
        if place not in self._made:
            self._made[place] = self._make(self._tabs[place])
        _stand_in(self.page, self._beside)
        self.stack.setCurrentWidget(self.page)
        self._freshen()
        self.bar.updateGeometry()  # Qt does not ask for more room when a hidden tab is shown
        if had_focus:
            self.bar.setFocus()
        self.selection_changed.emit()

    def _more(self, labels: Sequence[str]) -> Button:
        """The way to the tabs that are not asked for daily."""
        made = button("更多", kind="link")
        made.setProperty("menu", "true")
        menu = QMenu(made)
        for name in labels:
            menu.addAction(tr(name), partial(self.turn_to, name))
        made.setMenu(menu)
        return made

    def _make(self, tab: Tab) -> QWidget:
        page = tab.make()
        reword(_head(page).title, self._title)
        self.stack.addWidget(page)
        if hasattr(page, "selection_changed"):
            page.selection_changed.connect(self.selection_changed)
        return page

    def _freshen(self) -> None:
        touched = self._stale.pop(self.bar.currentIndex(), None)
        if touched:
            pages.offer(self.page, "refresh", touched)


def _stand_in(page: QWidget, bar: QWidget) -> None:
    """Put the tabs behind the title of a page."""
    row = _head(page).layout()
    assert isinstance(row, QBoxLayout), "a head is a row"
    row.insertWidget(1, bar)


def _head(page: QWidget) -> PageHead:
    head = getattr(page, "head", None)
    assert isinstance(head, PageHead), "the page behind a tab has a head"
    return head

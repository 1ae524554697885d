"""The pages of the slices: made when first shown, told of changes when they are in sight, gone back and forth through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.base.errors import DeskError
from desktop.model.record import Record
from desktop.ui import pages
from desktop.ui.empty import Empty
from desktop.work.desk import Desk
from desktop.work.module import Module

Touched = Mapping[str, set[str]]

_REMEMBERED = 50


class PageStack(QStackedWidget):
    """Signals: `shown` with the name of the slice in front, `selected` when the selection or the page's words changed."""

    shown = Signal(str)
    selected = Signal()

    def __init__(self, desk: Desk, modules: Sequence[Module], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._modules = {module.name: module for module in modules if module.page}
        self._made: dict[str, QWidget] = {}
        self._stale: dict[str, dict[str, set[str]]] = {}
        self._way: list[tuple[str, str]] = []
        self._place = -1

    @property
    def front(self) -> str:
        """Name of the slice in front; blank before any was shown."""
        return next((name for name, page in self._made.items() if page is self.currentWidget()), "")

    @property
    def page(self) -> QWidget | None:
        """The page in front."""
        return self._made.get(self.front)

    @property
    def selection(self) -> tuple[Record, ...]:
        """What the page in front has selected."""
        return pages.selected(self.page) if self.page else ()

    @property
    def status(self) -> str:
        """What the page in front says at the foot."""
        return pages.status(self.page) if self.page else ""

    def go(self, name: str, uid: str = "") -> None:
        """Show a slice, with a record open when one is named."""
        if name not in self._modules:
            raise DeskError("这里没有自己的页面，什么也没有改动", "请从左边的导航去别的页面。")
        self._way = [*self._way[: self._place + 1], (name, uid)][-_REMEMBERED:]
        self._place = len(self._way) - 1
        self._show(name, uid)

    def step(self, by: int) -> None:
        """Back (-1) or forward (+1) along the way that was gone."""
        place = self._place + by
        if 0 <= place < len(self._way):
            self._place = place
            self._show(*self._way[place])

    def refresh(self, touched: Touched) -> None:
        """Records were written: tell the page in front now, and the others when they are shown again."""
        for name, page in self._made.items():
            if pages.shows(page, self._modules[name], touched):
                waiting = self._stale.setdefault(name, {})
                for table, uids in touched.items():
                    waiting.setdefault(table, set()).update(uids)
        self._freshen(self.front)

    def cover(self) -> None:
        """Personal values are to be hidden, or shown again."""
        for page in self._made.values():
            if not pages.offer(page, "cover"):
                page.update()

    def drafts(self) -> dict[str, dict[str, str]]:
        """Slice -> what is half-typed on its page; slices with nothing half-typed are left out."""
        found = {name: pages.draft(page) for name, page in self._made.items()}
        return {name: words for name, words in found.items() if any(words.values())}

    def restore(self, drafts: Mapping[str, Mapping[str, str]]) -> None:
        """Put half-typed words back where they were."""
        for name, words in drafts.items():
            if name in self._modules:
                pages.offer(self._page(name), "restore", dict(words))

    def _show(self, name: str, uid: str) -> None:
        page = self._page(name)
        if self.page is not None and self.page.isAncestorOf(self.window().focusWidget()):
            self.setFocus()  # or Qt would put the keyboard on whatever the new page has first
        self.setCurrentWidget(page)
        self._freshen(name)
        if uid:
            pages.offer(page, "show_record", uid)
        self.shown.emit(name)
        self.selected.emit()

    def _page(self, name: str) -> QWidget:
        if name not in self._made:
            page = self._made[name] = self._make(self._modules[name])
            self.addWidget(page)
            if hasattr(page, "selection_changed"):
                page.selection_changed.connect(self._tell)
        return self._made[name]

    def _make(self, module: Module) -> QWidget:
        assert module.page is not None, "slices without a page are not shown"
        try:
            page = module.page(self._desk)
        except DeskError as error:
            page = Empty("lock", error.title, error.advice)
        page.setProperty("role", "page")
        return page  # type: ignore[no-any-return]  # the kernel knows no Qt and calls a page Any

    def _freshen(self, name: str) -> None:
        touched = self._stale.pop(name, None)
        if touched and name in self._made:
            with pages.keyboard_kept(self._made[name]):
                pages.offer(self._made[name], "refresh", touched)
            self.selected.emit()

    @Slot()
    def _tell(self) -> None:
        self.selected.emit()

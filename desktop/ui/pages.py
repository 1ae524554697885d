"""What the window expects of a page. Everything but being a QWidget is an offer: a page leaves out what it has no use for.

def make_page(desk: Desk) -> QWidget        # Module.page, called when first shown

page.selected        -> tuple[Record, …]    # what commands act on
page.selection_changed  Signal()            # …and when it is another
page.status          -> str                 # words at the left of the foot: 共 2,846 人 · 选中 12
page.show_record(uid: str) -> None          # a record to open
page.refresh(touched: Mapping[str, set[str]]) -> None   # table -> uids written; only when one of page.tables is among them
page.tables          -> frozenset[str]      # tables it shows; else those of its module, or all if that has none
page.draft()         -> dict[str, str]      # what is half-typed, asked for before locking
page.restore(dict[str, str]) -> None        # …and given back after
page.cover()         -> None                # desk.covered has changed (F9); without it the page is only repainted
page.put_away()      -> None                # Ctrl+Del, 编辑 → 删除: put what is selected into the recycle bin
page.keyboard        -> QWidget             # where the keyboard goes on it; else table, empty state, or first stop
page.seek()          -> None                # Ctrl+F: go to the page's own search box (QWidget.find is something else)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop.model.record import Record
from desktop.ui.empty import Empty
from desktop.work.module import Module


def selected(page: QWidget) -> tuple[Record, ...]:
    """The records a page has selected."""
    found: tuple[Record, ...] = getattr(page, "selected", ())
    return found


def status(page: QWidget) -> str:
    """What a page says at the foot."""
    return str(getattr(page, "status", ""))


def shows(page: QWidget, module: Module, touched: Mapping[str, set[str]]) -> bool:
    """Whether a page looks different after these tables were written."""
    own = getattr(page, "tables", None) or frozenset(kind.table for kind in module.records)
    return not own or not own.isdisjoint(touched)


def offer(page: QWidget, name: str, *values: Any) -> bool:
    """Call what a page offers by this name; answers whether it does."""
    method = getattr(page, name, None)
    if method is None:
        return False
    method(*values)
    return True


def draft(page: QWidget) -> dict[str, str]:
    """What is half-typed on a page."""
    method = getattr(page, "draft", None)
    return dict(method()) if method else {}


def take_keyboard(page: QWidget) -> None:
    """Put the keyboard on a page: where the page says, on its table, on what ends its emptiness, or else where Tab goes first.

    A page itself takes none: it has nothing to show that the keyboard is on it. Nor is it the focus proxy of its table: Tab
    would then go from what stands before the page straight to the table, past all that stands above that.
    """
    stops = list(_stops(page))
    own = getattr(page, "keyboard", None)
    tables = (one for one in stops if isinstance(one, QAbstractItemView))
    begins = [one for one in stops if isinstance(one.parentWidget(), Empty)]
    begins.sort(key=lambda one: one.property("kind") != "primary")
    chosen = own if own in stops else next(tables, None) or next(iter(begins), None) or next(iter(stops), page)
    chosen.setFocus(Qt.FocusReason.OtherFocusReason)


@contextmanager
def keyboard_kept(part: QWidget) -> Iterator[None]:
    """While a page, or a part of it, is made anew: who stood in what goes away goes on in the page's table.

    Qt would put the keyboard on whatever comes next in the window, and that is the navigation.
    """
    before = part.window().focusWidget()
    stood_here = before is not None and part.isAncestorOf(before)
    yield
    now = part.window().focusWidget()
    if before is None or not stood_here or (now is before and before.isVisible()):
        return
    page: QWidget | None = part
    while page is not None and page.property("role") != "page":
        page = page.parentWidget()
    if page is not None and page.isVisible() and not (now is not None and part is page and page.isAncestorOf(now)):
        take_keyboard(page)


def _stops(page: QWidget) -> Iterator[QWidget]:
    """What Tab stops at on a page, in its order."""
    one = page.nextInFocusChain()
    while one is not None and one is not page:
        # The chain is that of the whole window: most of it is not of this page.
        if page.isAncestorOf(one) and one.isVisibleTo(page) and one.isEnabled() and _takes_tab(one):
            yield one
        one = one.nextInFocusChain()


def _takes_tab(one: QWidget) -> bool:
    return one.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus

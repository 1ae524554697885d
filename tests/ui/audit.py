"""Machine's eye over a shown widget and everything in it: what a person would see at a glance is wrong.

    assert findings(window) == []

Each check is a generator of sentences; `findings` is all of them over every visible widget. Widgets that lie over
others on purpose (toast, palette) and the innards of Qt's own compound widgets are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations

from PySide6.QtCore import QEvent, QRect, Qt, QThreadPool
from PySide6.QtGui import QAccessible, QFontInfo, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QToolButton,
    QWidget,
)

from desktop.ui.labels import Elided
from desktop.ui.palette import Palette
from desktop.ui.toast import Toast

LEAST_TARGET_PX = 24
LEAST_TEXT_PX = 13
SLACK_PX = 1

WORDS = frozenset(
    (
        *("alt", "backspace", "ctrl", "del", "end", "enter", "esc", "home", "left", "right", "shift", "tab", "up", "down"),
        *("excel", "word", "wps", "pdf", "ods", "xls", "xlsx", "csv", "txt", "et", "docx", "usb", "id", "mb"),
        *("qt", "pyside", "tabler", "mit", "ofl", "lgpl", "licences"),
    )
)
"""Latin words that are right on a Chinese screen: keys, products, endings of files."""

Check = Callable[[QWidget], Iterator[str]]


def findings(root: QWidget) -> list[str]:
    """Everything that is wrong with what is shown in `root`, a sentence each; empty when all is well."""
    settle(root)
    shown = list(visible(root))
    return [*(f"{named(widget)}: {what}" for widget in shown for check in CHECKS for what in check(widget)), *crowns(shown)]


def settle(root: QWidget) -> None:
    """Let everything arrive that was asked for, and every layout answer it: an answer in the last moment is one not laid out."""
    for pool in root.findChildren(QThreadPool):
        pool.waitForDone()
    for _ in range(3):  # layouts answer a change of size by events of their own
        QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def visible(root: QWidget) -> Iterator[QWidget]:
    """The widget and all below it that a person sees, without the innards of Qt's own."""
    yield root
    for child in root.children():
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow() and not _is_inner(child):
            yield from visible(child)


def named(widget: QWidget) -> str:
    """What to look for in the source: the class, and the words on it."""
    return f"{type(widget).__name__}“{text_of(widget) or widget.accessibleName()}”"


def text_of(widget: QWidget) -> str:
    """The words of ours that a widget shows; what a person has typed is theirs."""
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text().replace("\u2009", "").strip()
    return widget.placeholderText() if isinstance(widget, QLineEdit) and not widget.text() else ""


def clipped(widget: QWidget) -> Iterator[str]:
    """Words that do not fit."""
    text = text_of(widget)
    if not text or isinstance(widget, Elided | QLineEdit):
        return
    if isinstance(widget, QLabel) and widget.wordWrap():
        needed = widget.heightForWidth(widget.width())
        if needed > widget.height() + SLACK_PX:
            yield f"cut: {needed} px high in {widget.height()}"
        return
    needed = widget.minimumSizeHint()
    room = widget.size()
    if needed.width() > room.width() + SLACK_PX or needed.height() > room.height() + SLACK_PX:
        yield f"cut: needs {needed.width()}×{needed.height()}, has {room.width()}×{room.height()}"


def too_small_to_hit(widget: QWidget) -> Iterator[str]:
    """Targets under 24 px. Source: WCAG 2.2, 2.5.8."""
    if isinstance(widget, QAbstractButton | QLineEdit | QComboBox | QAbstractSpinBox) and (
        min(widget.width(), widget.height()) < LEAST_TARGET_PX
    ):
        yield f"target of {widget.width()}×{widget.height()} px"


def too_small_to_read(widget: QWidget) -> Iterator[str]:
    """Letters under 13 px."""
    if text_of(widget) and QFontInfo(widget.font()).pixelSize() < LEAST_TEXT_PX:
        yield f"letters of {QFontInfo(widget.font()).pixelSize()} px"


def nameless(widget: QWidget) -> Iterator[str]:
    """What can be focused or pressed and has no name for those who cannot see it."""
    if isinstance(widget, QToolButton) and not text_of(widget) and not widget.toolTip():
        yield "picture without a tooltip"
    if widget.focusPolicy() == Qt.FocusPolicy.NoFocus and not isinstance(widget, QAbstractButton):
        return
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is not None and not interface.text(QAccessible.Text.Name).strip():
        yield "focusable without a name"


def foreign(widget: QWidget) -> Iterator[str]:
    """English or raw words."""
    for text in (text_of(widget), widget.toolTip(), widget.accessibleName(), widget.windowTitle()):
        for word in re.findall(r"[A-Za-z]{2,}(?![A-Za-z]*-\d)", text):
            if word.lower() not in WORDS and not re.fullmatch(r"F\d+|[A-Z]", word):
                yield f"English: {word}"


def tofu(widget: QWidget) -> Iterator[str]:
    """Characters the face does not have."""
    metrics = QFontMetrics(widget.font())
    missing = {char for char in text_of(widget) if not char.isspace() and not metrics.inFontUcs4(ord(char))}
    if missing:
        yield f"no glyph for {''.join(sorted(missing))}"


def outside(widget: QWidget) -> Iterator[str]:
    """Reaching over the edge of what holds it."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or isinstance(parent.parentWidget(), QAbstractScrollArea):
        return
    room = parent.rect().adjusted(-SLACK_PX, -SLACK_PX, SLACK_PX, SLACK_PX)
    if not room.contains(widget.geometry()):
        yield f"reaches out of {type(parent).__name__}: {_shown(widget.geometry())} in {_shown(parent.rect())}"


def overlapping(widget: QWidget) -> Iterator[str]:
    """Children of one layout that lie on one another."""
    layout = widget.layout()
    if layout is None:
        return
    children = [one for one in widget.children() if isinstance(one, QWidget) and one.isVisible() and not one.isWindow()]
    held = [one for one in children if not isinstance(one, Toast | Palette) and layout.indexOf(one) >= 0]
    for one, other in combinations(held, 2):
        common = one.geometry().intersected(other.geometry())
        if common.width() > SLACK_PX and common.height() > SLACK_PX:
            yield f"{named(one)} lies on {named(other)}"


def sideways(widget: QWidget) -> Iterator[str]:
    """A page that must be scrolled sideways to be read; tables may."""
    if isinstance(widget, QScrollArea) and widget.horizontalScrollBar().maximum() > 0:
        yield "scrolls sideways"
    content = widget.widget() if isinstance(widget, QScrollArea) else None
    if content is not None and content.minimumSizeHint().width() > widget.viewport().width() + SLACK_PX:
        yield f"content {content.minimumSizeHint().width()} px wide in {widget.viewport().width()}"


def crowns(shown: list[QWidget]) -> Iterator[str]:
    """More than one loudest button in one region."""
    loud = [one for one in shown if isinstance(one, QPushButton) and one.property("kind") == "primary"]
    regions = Counter(_region(one) for one in loud)
    for region, count in regions.items():
        if count > 1:
            yield f"{named(region)}: {count} primary buttons"


CHECKS: tuple[Check, ...] = (
    clipped,
    too_small_to_hit,
    too_small_to_read,
    nameless,
    foreign,
    tofu,
    outside,
    overlapping,
    sideways,
)


def _region(widget: QWidget) -> QWidget:
    """The card, page or dialog a button stands in."""
    around = widget.parentWidget()
    while around is not None and not around.isWindow() and around.property("role") not in {"card", "page", "hint"}:
        around = around.parentWidget()
    return around or widget


def _is_inner(widget: QWidget) -> bool:
    """Parts of Qt's compound widgets, which answer for themselves."""
    parent = widget.parentWidget()
    if isinstance(widget, Toast | Palette | QScrollBar | QHeaderView | QMenu):
        return True
    return isinstance(parent, QLineEdit | QComboBox | QAbstractSpinBox | QMenuBar)


def _shown(area: QRect) -> str:
    return f"{area.x()},{area.y()} {area.width()}×{area.height()}"

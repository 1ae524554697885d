"""Putting widgets beside and below one another: `across(a, b, None, c)` and `down(head, 8, (table, 1))`."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

Item: TypeAlias = QWidget | QLayout | int | tuple[QWidget | QLayout, int] | None
"""A widget or layout, such a one with its share of spare room, a gap in px, or None for all the room that is left."""

Margins: TypeAlias = tuple[int, int, int, int]
NONE: Margins = (0, 0, 0, 0)

_MARGIN_PX = 8
"""What is seen above and below a widget that was scrolled to."""


def across(*items: Item, gap: int = 8, margins: Margins = NONE) -> QHBoxLayout:
    """Items from left to right."""
    made = QHBoxLayout()
    _fill(made, items, gap, margins)
    return made


def down(*items: Item, gap: int = 8, margins: Margins = NONE) -> QVBoxLayout:
    """Items from top to bottom."""
    made = QVBoxLayout()
    _fill(made, items, gap, margins)
    return made


def _fill(layout: QBoxLayout, items: tuple[Item, ...], gap: int, margins: Margins) -> None:
    layout.setContentsMargins(*margins)
    layout.setSpacing(gap)
    for item in items:
        _put(layout, item)


def _put(layout: QBoxLayout, item: Item) -> None:
    if item is None:
        layout.addStretch(1)
    elif isinstance(item, int):
        layout.addSpacing(item)
    elif isinstance(item, tuple):
        _put(layout, item[0])
        layout.setStretch(layout.count() - 1, item[1])
    elif isinstance(item, QWidget):
        layout.addWidget(item)
    else:
        layout.addLayout(item)


def held(layout: QLayout, role: str = "plain") -> QFrame:
    """A frame of a role around a layout."""
    frame = QFrame()
    frame.setProperty("role", role)
    frame.setLayout(layout)
    return frame


def line(parent: QWidget | None = None) -> QFrame:
    """A hair line between two parts."""
    made = QFrame(parent)
    made.setProperty("role", "line")
    return made


class _Scrolling(QScrollArea):
    """Scrolls to what gets the keyboard, also when it comes from outside, where Qt leaves it out of sight."""

    def __init__(self, aside: int) -> None:
        super().__init__()
        self._aside = aside
        self.verticalScrollBar().rangeChanged.connect(self._keep_edge)
        self._keep_edge(0, 0)
        app = QApplication.instance()
        assert isinstance(app, QApplication), "what is scrolled needs an application"
        app.focusChanged.connect(self._follow)
        self._again = QTimer(self, singleShot=True, interval=0)  # once what is laid out anew lies where it will
        self._again.timeout.connect(self._show_focused)

    @Slot(int, int)
    def _keep_edge(self, _least: int, most: int) -> None:
        """The content ends where it would without a scroll bar, which stands at the right of it."""
        bar = self.verticalScrollBar().sizeHint().width() if most > 0 else 0
        self.setViewportMargins(0, 0, max(self._aside - bar, 0), 0)

    @Slot(QWidget, QWidget)
    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self._show_focused()
            self._again.start()

    @Slot()
    def _show_focused(self) -> None:
        """Bring it into sight. What does not fit stays while some of it is seen: moving it would hide what stands above."""
        now, content = self.focusWidget(), self.widget()
        if now is None or content is None:
            return
        if now.visibleRegion().isEmpty() or now.height() + 2 * _MARGIN_PX <= self.viewport().height():
            # Qt's own way brings only the line with the cursor into sight, where there is one.
            place = QRect(now.mapTo(content, QPoint(0, 0)), now.size())
            self.ensureVisible(0, place.bottom(), 0, _MARGIN_PX)
            self.ensureVisible(0, place.top(), 0, _MARGIN_PX)


def scrolling(content: QWidget, aside: int = 0) -> QScrollArea:
    """The content with a scroll bar down its side when it is long; it never scrolls sideways.

    Args:
        aside: px at the right of the content that are kept for the bar whether it is there or not, such as the margin of a
            dialog; 0 = the content gives way to it.
    """
    area = _Scrolling(aside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    # The content has everything to focus; the area itself would be a stop with nothing to do.
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area


def bring_into_sight(one: QWidget) -> None:
    """Scroll what it lies in so that all of it is seen, once words just put there have been given their room."""
    around = one.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is not None:
        QTimer.singleShot(0, one, lambda area=around: area.ensureWidgetVisible(one))


def remeasure(content: QWidget, within: QWidget) -> None:
    """Let everything between a widget and what holds it ask again how much room it needs.

    Letters that grew while a page was hidden have told nobody above them.
    """
    around: QWidget | None = content
    while around is not None and around is not within:
        layout = around.layout()
        if layout is not None:
            layout.invalidate()
        around.updateGeometry()
        around = around.parentWidget()


def stand(one: QWidget, *, shown: bool) -> None:
    """Show a widget or hide it. One that nobody holds yet is shown once somebody does: by itself it would be a window."""
    if shown and one.parentWidget() is None:
        one.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)  # noqa: FBT003 - Qt's signature
    else:
        one.setVisible(shown)

"""The headings of a record table: each with an arrow that opens its menu, and marks for how it is sorted and filtered."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFont, QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QToolTip, QWidget

from desktop.base.text import tr
from desktop.ui import theme
from desktop.ui.icons import paint

ZONE_PX = 24
"""Px at 小四 at the right of a heading that belong to its arrow; its words, and the numbers below, end before it."""
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_MARK_PX, _EDGE_PX, _PAD_PX = 14, 5, 11


class Headings(QHeaderView):
    """A press on the words sorts; a press on the arrow at the right asks for the column's menu.

    Signals:
        menu_asked: column, and where its menu belongs, in screen coordinates.
    """

    menu_asked = Signal(int, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._filtered: frozenset[int] = frozenset()
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorClearable(True)
        self.setSortIndicatorShown(True)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    @property
    def filtered(self) -> frozenset[int]:
        """Columns whose filter leaves rows out."""
        return self._filtered

    def mark(self, columns: Iterable[int]) -> None:
        """Say which columns are filtered."""
        self._filtered = frozenset(columns)
        self.viewport().update()

    def show_sorted(self, section: int, order: Qt.SortOrder) -> None:
        """Show that a column is sorted by, without asking for it."""
        blocked = QSignalBlocker(self)
        self.setSortIndicator(section, order)
        blocked.unblock()
        self.viewport().update()

    def ask_menu(self, section: int) -> None:
        """Ask for the menu of a column, as a press on its arrow does."""
        if 0 <= section < self.count():
            corner = QPoint(self.sectionViewportPosition(section), self.height())
            self.menu_asked.emit(section, self.viewport().mapToGlobal(corner))

    def zone(self, section: int) -> QRect:
        """Where a press opens the menu of a column."""
        left, width = self.sectionViewportPosition(section), theme.px(ZONE_PX)
        return QRect(left + self.sectionSize(section) - width, 0, width - _EDGE_PX, self.height())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        painter.save()
        super().paintSection(painter, rect, logicalIndex)
        painter.restore()
        if self._is_right(logicalIndex):
            words = self.model().headerData(logicalIndex, Qt.Orientation.Horizontal)
            strong = QFont(self.font())
            strong.setWeight(QFont.Weight.DemiBold)
            painter.setFont(strong)
            painter.setPen(theme.colour("text2"))
            painter.drawText(rect.adjusted(_PAD_PX, 0, -theme.px(ZONE_PX), 0), _RIGHT, words)
        size = theme.px(_MARK_PX)
        right, top = rect.right() - _EDGE_PX - size, rect.center().y() - size // 2 + 1
        for picture, tone in self._marks(logicalIndex):
            paint(painter, picture, tone, QRectF(right, top, size, size))
            right -= size + 1

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        super().initStyleOptionForIndex(option, logicalIndex)
        if self._is_right(logicalIndex):
            option.text = ""  # drawn above, left of the arrow
        option.sortIndicator = QStyleOptionHeader.SortIndicator.None_  # drawn above, where there is room for it

    def _is_right(self, section: int) -> bool:
        side = self.model().headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
        return side is not None and bool(int(side) & int(Qt.AlignmentFlag.AlignRight))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        where = event.position().toPoint()
        section = self.logicalIndexAt(where)
        if event.button() is Qt.MouseButton.LeftButton and section >= 0 and self.zone(section).contains(where):
            self.ask_menu(section)
        else:
            super().mousePressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            section = self.logicalIndexAt(event.pos())
            is_arrow = section >= 0 and self.zone(section).contains(event.pos())
            QToolTip.showText(event.globalPos(), tr("排序和筛选  Alt+↓") if is_arrow else "", self)
            return True
        return bool(super().viewportEvent(event))

    def _marks(self, section: int) -> list[tuple[str, str]]:
        """Pictures from the right, with their tones: how it is sorted, or the arrow of its menu; then its filter."""
        if self.sortIndicatorSection() == section:
            is_up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            first = ("arrow-up" if is_up else "arrow-down", "primary")
        else:
            first = ("chevron-down", "text3")
        return [first, *([("filter", "primary")] if section in self._filtered else [])]

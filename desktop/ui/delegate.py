"""Paints the cells of a record table: a strong first column, dots and chips for states, a bar beside what is selected.

One call for the text of a cell and none for anything else keeps a page of some 150 cells near four milliseconds;
a cell made of roles and style options takes three times that.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from desktop.model.kinds import Code
from desktop.ui import theme
from desktop.ui.headings import ZONE_PX
from desktop.ui.table import Index, RecordTable
from desktop.ui.tones import Tone, tones

_NONE = "—"
_PAD_PX = 11  # as the headings have, so that their words begin above one another
_BAR_PX = 3
_DOT_PX = 8

# Looked up once, see table.py.
_SELECTED = QStyle.StateFlag.State_Selected
_UNDER_MOUSE = QStyle.StateFlag.State_MouseOver
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
LATE = "⚠ "
"""Before what is late, wherever it stands; in the tone of bad."""
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_CENTRE = Qt.AlignmentFlag.AlignCenter
_ELIDED = Qt.TextElideMode.ElideRight
_SMOOTH = QPainter.RenderHint.Antialiasing
_NO_PEN = Qt.PenStyle.NoPen


class CellDelegate(QStyledItemDelegate):
    """Draws every cell of one table; looks again at fonts and colours when the look changes."""

    def __init__(self, model: RecordTable, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.focused_row = -1
        """The row under the cursor while the table has the keyboard; outlined."""
        theme.LOOK.changed.connect(self.restyle)
        model.modelReset.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take fonts, colours and the sorts of columns anew."""
        self._plain = QApplication.font()
        self._strong = QFont(self._plain)
        self._strong.setWeight(QFont.Weight.DemiBold)
        self._small = QFont(self._plain)
        self._small.setPixelSize(theme.LOOK.letters.caption)
        self._metrics = QFontMetrics(self._plain)
        self._strong_metrics = QFontMetrics(self._strong)
        self._small_metrics = QFontMetrics(self._small)
        self._tints = {name: QColor(theme.colour(name)) for name in ("tint", "subtle", "border", "primary", "control")}
        self._inks = {name: QColor(theme.colour(name)) for name in ("text", "text2", "text3", "bad")}
        columns = self._model.columns
        self._states = {i for i, one in enumerate(columns) if one.field and isinstance(one.field.kind, Code)}
        self._late = {i: one.late for i, one in enumerate(columns) if one.late is not None}
        self._counts = {i for i, one in enumerate(columns) if one.is_number}
        self._masked = {i for i, one in enumerate(columns) if one.is_private}
        self._acts = {i for i, one in enumerate(columns) if one.acts}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        where: QRect = option.rect
        state: QStyle.StateFlag = option.state
        column = index.column()
        text: str = index.data()
        painter.save()
        if self._model.is_grouped and self._model.head(index.row()):
            self._head(painter, where, index)
            painter.restore()
            return
        self._ground(painter, where, state, column)
        if index.row() == self.focused_row:
            outline(painter, where)
        inner = where.adjusted(_PAD_PX, 0, -_PAD_PX // 2, 0)
        tone = tones().get(text) if column in self._states else None
        if tone is not None:
            self._state(painter, inner, text, tone)
        else:
            self._words(painter, inner, self._marked(text, index), column, self._ink(index))
        painter.restore()

    def _marked(self, text: str, index: Index) -> str:
        """A day that is past with the sign before it which stands before whatever is late."""
        late = self._late.get(index.column())
        record = self._model.record(index.row()) if late is not None and text else None
        return f"{LATE}{text}" if late is not None and record is not None and late(record) else text

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Show the whole text of a cell that is cut short."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, QPersistentModelIndex(index))
        text = index.data()
        where: QRect = option.rect
        is_cut = self._metrics.horizontalAdvance(text) > where.width() - _PAD_PX * 3 // 2
        QToolTip.showText(event.globalPos(), text if is_cut else "", view)
        return True

    def _ground(self, painter: QPainter, where: QRect, state: QStyle.StateFlag, column: int) -> None:
        if state & _SELECTED:
            painter.fillRect(where, self._tints["tint"])
            if column == 0:
                painter.fillRect(where.x(), where.y(), _BAR_PX, where.height(), self._tints["primary"])
        elif state & _UNDER_MOUSE:
            painter.fillRect(where, self._tints["subtle"])
        painter.setPen(self._tints["border"])
        painter.drawLine(where.bottomLeft(), where.bottomRight())

    def _head(self, painter: QPainter, where: QRect, index: Index) -> None:
        """The head of a group: one band across the row, its words running on behind the cells."""
        painter.fillRect(where, self._tints["subtle"])
        painter.setPen(self._tints["border"])
        painter.drawLine(where.bottomLeft(), where.bottomRight())
        if index.row() == self.focused_row:
            outline(painter, where)
        painter.setClipRect(where)
        painter.setFont(self._strong)
        painter.setPen(self._inks["text2"])
        view = self.parent()
        assert isinstance(view, QTableView), "the delegate belongs to a table"
        left = where.x() - view.columnViewportPosition(index.column()) + view.columnViewportPosition(0)
        room = QRect(left + _PAD_PX, where.y(), view.viewport().width(), where.height())
        painter.drawText(room, _LEFT, self._model.head(index.row()))

    def _ink(self, index: Index) -> QColor:
        """The colour of a cell's words: what a click does, what is over, what is masked, and all else."""
        if index.column() in self._acts:
            return self._tints["primary"]
        if self._model.fades is not None and self._model.is_faded(index.row()):
            return self._inks["text3"]
        return self._inks["text2" if index.column() in self._masked else "text"]

    def _words(self, painter: QPainter, where: QRect, text: str, column: int, ink: QColor) -> None:
        if column in self._counts:
            where = where.adjusted(0, 0, _PAD_PX // 2 - theme.px(ZONE_PX), 0)  # under the words of the heading
        if not text:
            painter.setPen(self._inks["text3"])
            painter.drawText(where, _RIGHT if column in self._counts else _LEFT, _NONE)
            return
        is_first = column == 0
        painter.setFont(self._strong if is_first else self._plain)
        painter.setPen(self._inks["bad"] if text.startswith(LATE) else ink)
        metrics = self._strong_metrics if is_first else self._metrics
        shown = text if "\n" not in text else text.replace("\n", " ")
        painter.drawText(where, _RIGHT if column in self._counts else _LEFT, metrics.elidedText(shown, _ELIDED, where.width()))

    def _state(self, painter: QPainter, where: QRect, text: str, tone: Tone) -> None:
        painter.setRenderHint(_SMOOTH)
        ink = theme.colour(tone.ink)
        middle = where.center().y() + 1
        if tone.mark == "dot":
            painter.setPen(_NO_PEN)
            painter.setBrush(ink)
            painter.drawEllipse(QRectF(where.x(), middle - _DOT_PX / 2, _DOT_PX, _DOT_PX))
            painter.setFont(self._plain)
            painter.setPen(self._inks["text"])
            beside = where.adjusted(_DOT_PX + 6, 0, 0, 0)
            painter.drawText(beside, _LEFT, self._metrics.elidedText(text, _ELIDED, beside.width()))
            return
        width, height = self._small_metrics.horizontalAdvance(text) + 16, self._small_metrics.height() + 4
        box = QRectF(where.x(), middle - height / 2, width, height)
        painter.setPen(_NO_PEN)
        painter.setBrush(theme.colour(tone.ground))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setFont(self._small)
        painter.setPen(ink)
        painter.drawText(box, _CENTRE, text)


def outline(painter: QPainter, where: QRect) -> None:
    """Show on a cell of a row that the keyboard is on it."""
    painter.setPen(theme.colour("primary"))
    painter.drawLine(where.topLeft(), where.topRight())
    painter.drawLine(where.bottomLeft(), where.bottomRight())

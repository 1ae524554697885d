"""Ten competences by four levels: how far a mentee has come in each.

Arrows and digits only go to a level; Enter, Space or a click says that it is reached.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.base.text import tr
from desktop.modules.team.records import COMPETENCES, LEVELS
from desktop.modules.team.rules.mentoring import LEAST, MOST
from desktop.ui import theme
from desktop.ui.theme import colour

_ROW, _GAP, _PAD = 29, 4, 8
_DIGITS: dict[int, int] = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3, Qt.Key.Key_4: 4}
_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_SAYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_UNJUDGED = "还没评"
_CENTRE = Qt.AlignmentFlag.AlignCenter


class LevelGrid(QWidget):
    """A line for each competence; the level reached is filled, those before it are tinted.

    Signals: `moved` with a competence and the level it is to have.
    """

    moved = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._codes = tuple(COMPETENCES.entries)
        self._levels: Mapping[str, int] = {}
        self._days: Mapping[str, str] = {}
        self._at, self._column = 0, LEAST
        self.is_open = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    @property
    def at(self) -> str:
        """The competence under the cursor."""
        return self._codes[self._at]

    def show_levels(self, levels: Mapping[str, int], days: Mapping[str, str], *, is_open: bool) -> None:
        """Show how it stands.

        Args:
            levels: competence -> level; one that is absent was never judged.
            days: competence -> when it was last moved, in words.
            is_open: whether the person who looks may move it.
        """
        before = self._levels.get(self.at)
        self._levels, self._days, self.is_open = levels, days, is_open
        if levels.get(self.at) != before:
            self._go(self._at)
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(520), theme.px(_ROW) * len(self._codes))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self._name_width + self._day_width + MOST * self._least_cell + 4 * _PAD), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._go(self._at + (1 if key == Qt.Key.Key_Down else -1))
        elif key in _DIGITS:
            self._go(self._at, _DIGITS[key])
        elif key in _STEPS:
            self._go(self._at, self._column + _STEPS[key])
        elif key in _SAYS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._move(self._column)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(self._row_at(event.position()), self._level_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A level is meant when it is pressed and let go of: whoever slides off it has thought better of it."""
        if (self._row_at(event.position()), self._level_at(event.position())) == (self._at, self._column):
            self._move(self._column)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row, code in enumerate(self._codes):
            self._paint_row(painter, row, code)

    def _paint_row(self, painter: QPainter, row: int, code: str) -> None:
        level, height = self._levels.get(code, 0), float(theme.px(_ROW))
        here = row == self._at and self.hasFocus()
        if here:
            painter.setPen(QPen(colour("primary"), 1.5))
            painter.setBrush(colour("subtle"))
            painter.drawRoundedRect(QRectF(1, row * height + 1, self.width() - 2, height - 2), 6, 6)
        painter.setFont(self._words(bold=here))
        painter.setPen(colour("text"))
        painter.drawText(
            QRectF(_PAD, row * height, self._name_width, height), Qt.AlignmentFlag.AlignVCenter, tr(COMPETENCES.label(code))
        )
        for each in range(LEAST, MOST + 1):
            self._paint_cell(painter, self._cell(row, each), each, level)
        if here and self.is_open:
            self._paint_cursor(painter, self._cell(row, self._column))
        painter.setFont(self._caption())
        painter.setPen(colour("text3"))
        last = self._cell(row, MOST)
        room = QRectF(last.right() + _PAD, row * height, self._day_width, height)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._days.get(code, tr(_UNJUDGED)))

    def _paint_cell(self, painter: QPainter, cell: QRectF, each: int, level: int) -> None:
        is_now = each == level
        painter.setPen(Qt.PenStyle.NoPen if each <= level else QPen(colour("border"), 1))
        painter.setBrush(colour("primary" if is_now else "tint" if each < level else "surface"))
        painter.drawRoundedRect(cell, 5, 5)
        painter.setFont(self._caption())
        painter.setPen(colour("on_primary" if is_now else "primary" if each < level else "text3"))
        painter.drawText(cell, _CENTRE, f"✓ {tr(LEVELS.label(str(each)))}" if is_now else tr(LEVELS.label(str(each))))

    @staticmethod
    def _paint_cursor(painter: QPainter, cell: QRectF) -> None:
        """Round the level that Enter would say, seen on a filled one too."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("primary"), 2))
        painter.drawRoundedRect(cell.adjusted(-1.5, -1.5, 1.5, 1.5), 6, 6)
        painter.setPen(QPen(colour("surface"), 1))
        painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)

    def _row_at(self, point: QPointF) -> int:
        return min(max(int(point.y() // theme.px(_ROW)), 0), len(self._codes) - 1)

    def _level_at(self, point: QPointF) -> int | None:
        row = self._row_at(point)
        return next((level for level in range(LEAST, MOST + 1) if self._cell(row, level).contains(point)), None)

    def _cell(self, row: int, level: int) -> QRectF:
        """Where a level of a line is painted."""
        left = _PAD + self._name_width + _PAD
        width = (self.width() - left - self._day_width - 2 * _PAD) / MOST
        height = theme.px(_ROW)
        return QRectF(
            QPointF(left + (level - 1) * width, row * height + 3), QPointF(left + level * width - _GAP, (row + 1) * height - 3)
        )

    @property
    def _name_width(self) -> float:
        return float(max(QFontMetrics(self._words(bold=True)).horizontalAdvance(tr(word)) for word in COMPETENCES.labels) + 4)

    @property
    def _least_cell(self) -> float:
        metrics = QFontMetrics(self._caption())
        return max(metrics.horizontalAdvance(f"✓ {tr(word)}") for word in LEVELS.labels) + 2 * _GAP + 4.0

    @property
    def _day_width(self) -> float:
        return float(QFontMetrics(self._caption()).horizontalAdvance("12月31日") + 4)

    def _go(self, row: int, level: int | None = None) -> None:
        """Put the cursor on a level of a line; without one on that which is reached, where Enter changes nothing."""
        self._at = min(max(row, 0), len(self._codes) - 1)
        self._column = min(max(level or self._levels.get(self.at, LEAST), LEAST), MOST)
        self._tell()
        self.update()

    def _move(self, level: int) -> None:
        if self.is_open and level != self._levels.get(self.at, 0):
            self.moved.emit(self.at, level)

    def _tell(self) -> None:
        """What is under the cursor, for those who cannot see it."""
        level = self._levels.get(self.at)
        said = tr(LEVELS.label(str(level))) if level else tr(_UNJUDGED)
        goes = f"，{tr('选到')} {tr(LEVELS.label(str(self._column)))}" if self.is_open and self._column != level else ""
        self.setAccessibleName(f"{tr('能力')}：{tr(COMPETENCES.label(self.at))} {said}{goes}")

    def _words(self, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def _caption(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(theme.LOOK.letters.caption)
        return font

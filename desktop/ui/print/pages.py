"""A4 pages in one unit, a 300th of an inch: the same drawing goes to the preview, the PDF and the printer.

Margins and page number after GB/T 9704-2012: 天头 37 mm, 订口 28 mm, text 156 by 225 mm; the number in 四号 half-width
digits between one-character dashes, 7 mm under the text, at the right on odd pages and at the left on even ones, one
character from the edge. On a page laid across, the binding edge is on top.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter

DPI = 300
TITLE_FACES = ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "宋体", "SimSun", "Noto Serif CJK SC", "Noto Sans SC")
BODY_FACES = ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "STFangsong", "Noto Serif CJK SC", "Noto Sans SC")
HEAD_FACES = ("黑体", "SimHei", "Noto Sans CJK SC", "Noto Sans SC")
NUMBER_FACES = ("宋体", "SimSun", "Noto Serif CJK SC", "Noto Sans SC")

_POINTS = 72
_MM = 25.4
_SHORT, _LONG = 210.0, 297.0
_POCKET = (15, 15, 15, 20)
"""Mm around the text of a sheet for the pocket: what any printer can reach, and the page number under it."""


def mm(length: float) -> float:
    """A length in the unit of pages."""
    return length * DPI / _MM


def points(size: float) -> float:
    """A size of type in the unit of pages."""
    return size * DPI / _POINTS


def face(families: Sequence[str], size: float, *, bold: bool = False) -> QFont:
    """The first of these faces that there is, at a size in points, without hinting: so it is as wide on every device."""
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(round(points(size)))
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def missing_faces() -> tuple[str, ...]:
    """Faces that official paper asks for and this computer does not have; something alike stands in for them."""
    asked = (("仿宋", BODY_FACES[:5]), ("小标宋", TITLE_FACES[:5]))
    return tuple(name for name, families in asked if QFontInfo(face(families, 12)).family() not in families)


@dataclass(frozen=True, slots=True)
class Format:
    """A4, upright or across; `is_pocket` for what is carried about and never filed: it needs no room to be bound."""

    across: bool = False
    is_pocket: bool = False

    @property
    def size(self) -> QSizeF:
        """Width and height of the paper."""
        width, height = (_LONG, _SHORT) if self.across else (_SHORT, _LONG)
        return QSizeF(mm(width), mm(height))

    @property
    def text(self) -> QRectF:
        """Where the text stands."""
        left, top, right, bottom = (35, 28, 37, 26) if self.across else (28, 37, 26, 35)
        if self.is_pocket:
            left, top, right, bottom = _POCKET
        size = self.size
        return QRectF(mm(left), mm(top), size.width() - mm(left + right), size.height() - mm(top + bottom))


class Pages:
    """Pages laid out. Subclasses say how many there are and draw the text of one."""

    def __init__(self, form: Format) -> None:
        self.form = form

    @property
    def count(self) -> int:
        """How many pages."""
        raise NotImplementedError

    def draw(self, painter: QPainter, page: int) -> None:
        """Draw the text of a page, the first being 0, in the unit of pages."""
        raise NotImplementedError

    def paint(self, painter: QPainter, page: int, scale: float) -> None:
        """Draw a whole page with its number, so many pixels to the unit."""
        painter.save()
        painter.scale(scale, scale)
        painter.setPen(Qt.GlobalColor.black)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.save()
        self.draw(painter, page)
        painter.restore()
        self._number(painter, page + 1)
        painter.restore()

    def pdf(self, title: str) -> bytes:
        """All pages as a PDF file."""
        kept = QByteArray()
        buffer = QBuffer(kept)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setResolution(DPI)
        writer.setTitle(title)
        writer.setCreator("xiaoxiang")
        writer.setPageLayout(self.layout())
        painter = QPainter(writer)
        for page in range(self.count):
            if page:
                writer.newPage()
            self.paint(painter, page, 1.0)
        painter.end()
        buffer.close()
        return bytes(kept.data())

    def layout(self) -> QPageLayout:
        """The paper as PDF writers and printers want it: whole, because our margins are in the drawing."""
        turn = QPageLayout.Orientation.Landscape if self.form.across else QPageLayout.Orientation.Portrait
        made = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), turn, QMarginsF(0, 0, 0, 0))
        made.setMode(QPageLayout.Mode.FullPageMode)
        return made

    def _number(self, painter: QPainter, number: int) -> None:
        font = face(NUMBER_FACES, 14)
        text = self.form.text
        indent = QFontMetricsF(font).horizontalAdvance("一")
        line = QRectF(text.left() + indent, text.bottom() + mm(7), text.width() - 2 * indent, mm(8))
        side = Qt.AlignmentFlag.AlignRight if number % 2 else Qt.AlignmentFlag.AlignLeft
        painter.setFont(font)
        painter.setPen(Qt.GlobalColor.black)
        painter.drawText(line, side | Qt.AlignmentFlag.AlignTop, f"— {number} —")

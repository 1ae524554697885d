"""Short papers written as HTML: receipts, key digits, notices of a page or two. Long lists are `lists`.

Qt's HTML: leading full-width spaces are trimmed (use text-indent), the height of a cell is ignored.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAbstractTextDocumentLayout, QPainter, QTextDocument

from desktop.ui.print.pages import BODY_FACES, Format, Pages, face


class HtmlPages(Pages):
    """The pages of a text."""

    def __init__(self, html: str, *, across: bool = False, size: float = 16.0) -> None:
        super().__init__(Format(across))
        self._html, self._size = html, size
        self._document = QTextDocument()
        self._document.setDefaultFont(face(BODY_FACES, size))
        self._document.setDocumentMargin(0)
        self._document.setHtml(html)
        self._document.setPageSize(self.form.text.size())

    @property
    def count(self) -> int:
        return self._document.pageCount()

    def pdf(self, title: str) -> bytes:
        """All pages as a PDF file, from a document of its own: this one may be on the screen of another thread."""
        return super(HtmlPages, HtmlPages(self._html, across=self.form.across, size=self._size)).pdf(title)

    def draw(self, painter: QPainter, page: int) -> None:
        text = self.form.text
        painter.translate(text.left(), text.top() - page * text.height())
        context = QAbstractTextDocumentLayout.PaintContext()
        # A line that only touches the edge belongs to the page before; drawn here too, it would be in the PDF twice.
        context.clip = QRectF(0, page * text.height() + 1, text.width(), text.height() - 2)
        painter.setClipRect(context.clip)
        self._document.documentLayout().draw(painter, context)

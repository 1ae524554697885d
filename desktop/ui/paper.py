"""Putting a document on paper or into a PDF: what is shown before is what comes out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from desktop.base.errors import DeskError

_MARGINS_MM = QMarginsF(28, 30, 26, 28)
_DPI = 300


def document(html: str) -> QTextDocument:
    """A document of our own HTML; words of records in it must be escaped by whoever puts them there."""
    made = QTextDocument()
    made.setHtml(html)
    return made


def put_on(device: QPagedPaintDevice, pages: QTextDocument) -> None:
    """Write the pages on a printer or PDF, A4 upright."""
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    device.setPageMargins(_MARGINS_MM, QPageLayout.Unit.Millimeter)
    pages.documentLayout().setPaintDevice(device)
    # Without the size Qt adds margins and a page number of its own, and shrinks the rest.
    pages.setPageSize(QSizeF(device.width(), device.height()))
    pages.print_(device)


def write_pdf(pages: QTextDocument, path: Path) -> None:
    """Write a PDF.

    Raises:
        DeskError: the place cannot be written.
    """
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(made)
    writer.setResolution(_DPI)
    put_on(writer, pages)
    del writer  # finishes the file
    try:
        path.write_bytes(made.data().data())
    except OSError as error:
        raise DeskError(f"“{path.name}”没有存下来", "请换一个能写的地方，或者直接打印、抄在纸上。") from error

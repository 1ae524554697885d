"""Where a page of our own goes: to a printer the person chooses, or into a PDF."""

from __future__ import annotations

from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from desktop.base.errors import DeskError
from desktop.ui.dialogs import Dialogs
from desktop.ui.paper import document, put_on, write_pdf
from desktop.work.ask import FileKind

PDF = FileKind("PDF 文件", ("pdf",))


class Outlet:
    """Prints and saves pages of HTML, asking with these dialogs."""

    def __init__(self, dialogs: Dialogs) -> None:
        self._dialogs = dialogs

    def print_page(self, html: str) -> None:
        """Put it on paper."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if self._dialogs.run(QPrintDialog(printer, self._dialogs.over)):
            put_on(printer, document(html))

    def save_page(self, html: str, name: str = "恢复码.pdf") -> None:
        """Write it into a PDF where the person says."""
        path = self._dialogs.save_file("存成 PDF", name, PDF)
        if path is None:
            return
        try:
            write_pdf(document(html), path)
        except DeskError as error:
            self._dialogs.refuse(error)
        else:
            self._dialogs.tell(f"已存为 {path.name}")

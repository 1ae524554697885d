"""The preview: the very pages that go to the printer or into the PDF, because the same drawing makes all three."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from desktop.base.progress import Progress
from desktop.base.text import counted, tr
from desktop.ui import theme
from desktop.ui.arrange import across, down, held
from desktop.ui.buttons import button
from desktop.ui.labels import Paragraph, label
from desktop.ui.print.lists import ListPages, Table
from desktop.ui.print.pages import DPI, Pages, missing_faces
from desktop.ui.theme import colour
from desktop.work.daywords import said
from desktop.work.desk import Desk
from desktop.work.export import PDF, justify, note_print, note_rows_printed, rows_of, save_pdf
from desktop.work.listing import Listing

_GAP = 16
_WIDTH, _HEIGHT = 980, 700
_MARGIN = 48

Relay = Callable[[bool], Pages]
"""Lays the pages out upright (False) or across (True)."""


def print_listing(desk: Desk, listing: Listing, over: QWidget) -> None:
    """Show a list as it will stand on paper: after settling what of private columns it holds, and noting that in the log."""

    def go_on(asked: Listing, reason: str) -> None:
        desk.do(note_print, asked, reason).then(lambda _: _lay_out(desk, asked, over))

    justify(desk, listing, go_on)


def print_table(desk: Desk, table: Table, measure: str, over: QWidget) -> None:
    """Show rows that are no records as they will stand on paper, after noting that in the log.

    Args:
        measure: what one row is counted as.
    """

    def show(pages: ListPages) -> None:
        show_pages(desk, table.title, pages, over, lambda across: ListPages(table, across=across))

    def lay_out(_: None) -> None:
        desk.jobs.start("排版", lambda progress: ListPages(table, progress=progress), show, desk.ask.refuse)

    desk.do(note_rows_printed, table.title, counted(len(table.rows), measure)).then(lay_out)


def show_pages(desk: Desk, title: str, pages: Pages, over: QWidget, relay: Relay | None = None) -> Preview:
    """Show pages. The preview belongs to the widget it is over and goes with it, also when the desk is locked."""
    preview = Preview(desk, title, pages, over)
    preview.relay = relay
    preview.open()
    return preview


class PageView(QWidget):
    """Pages under one another, as wide as there is room; only those in sight are drawn."""

    def __init__(self, pages: Pages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = pages
        self._scale = 1.0
        self.setAccessibleName(tr("预览"))

    def fit(self, room: int) -> None:
        """Take a width."""
        size = self.pages.form.size
        self._scale = max((room - 2 * _MARGIN) / size.width(), 0.05)
        self.setMinimumSize(QSize(0, 0))
        self.setFixedHeight(round((size.height() * self._scale + _GAP) * self.pages.count + _GAP))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = self.pages.form.size * self._scale
        step, left = size.height() + _GAP, (self.width() - size.width()) / 2
        first = max(int((event.rect().top() - _GAP) // step), 0)
        last = min(int(event.rect().bottom() // step), self.pages.count - 1)
        for page in range(first, last + 1):
            painter.save()
            painter.translate(left, _GAP + page * step)
            painter.fillRect(0, 0, round(size.width()), round(size.height()), Qt.GlobalColor.white)
            painter.setPen(colour("border"))
            painter.drawRect(0, 0, round(size.width()), round(size.height()))
            self.pages.paint(painter, page, self._scale)
            painter.restore()


class Preview(QDialog):
    """Pages to look at, to print and to save. It asks nothing of its own.

    Attributes:
        relay: how to lay the pages out the other way round; None = they have only one.
    """

    turned = Signal()

    def __init__(self, desk: Desk, title: str, pages: Pages, over: QWidget) -> None:
        super().__init__(over)
        self.relay: Relay | None = None
        self._desk, self._title = desk, title
        self.setWindowTitle(f"{tr('打印预览')} · {tr(title)}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view = PageView(pages)
        self._area = QScrollArea()
        self._area.setWidget(self.view)
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(tr("各页"))
        self._upright, self._across = button("竖放", kind="chip"), button("横放", kind="chip")
        self._pages_told = label("", "quiet")
        self.print_button = button("打印", "printer", "primary", key="Enter")
        self.save_button = button("存为 PDF", "download")
        self.word_button = button("存为 Word", "file-text")
        self.word_button.hide()
        self.close_button = button("关闭", key="Esc")
        self._lay_out()
        self._connect()
        self._tell()

    def _lay_out(self) -> None:
        lacking = missing_faces()
        words = f"这台电脑没有{'、'.join(lacking)}字体，用相近的字体代替" if lacking else ""
        notice = Paragraph(words, "caption")
        notice.setVisible(bool(words))
        turn = across(label("纸张 A4", "quiet"), self._upright, self._across, None, self._pages_told, gap=8)
        foot = across((notice, 1), self.close_button, self.word_button, self.save_button, self.print_button, gap=10)
        turn.setContentsMargins(16, 10, 16, 10)
        foot.setContentsMargins(16, 10, 16, 12)
        self.setLayout(down(held(turn, "bar"), (self._area, 1), held(foot, "foot"), gap=0))
        self.resize(theme.px(_WIDTH), min(theme.px(_HEIGHT), 740))
        self.print_button.setDefault(True)

    def _connect(self) -> None:
        self._upright.clicked.connect(lambda: self._turn(across=False))
        self._across.clicked.connect(lambda: self._turn(across=True))
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)
        self.close_button.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+P"), self, self._print)
        QShortcut(QKeySequence("Ctrl+L"), self, self._desk.lock)

    def offer_word(self, write: Callable[[], None] | None) -> None:
        """Offer to write the same as a Word document, where there is a way to."""
        if write is not None:
            self.word_button.clicked.connect(lambda _checked=False: write())
        self.word_button.setVisible(write is not None)
        for turn in (self._upright, self._across):
            turn.setVisible(self.relay is not None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.view.fit(self._area.viewport().width())
        self.print_button.setFocus()

    def _turn(self, *, across: bool) -> None:
        if self.relay is not None and across != self.view.pages.form.across:
            self.view.pages = self.relay(across)
            self.view.fit(self._area.viewport().width())
            self.turned.emit()
        self._tell()

    def _tell(self) -> None:
        is_across = self.view.pages.form.across
        self._upright.setChecked(not is_across)
        self._across.setChecked(is_across)
        self._pages_told.setText(f"共 {counted(self.view.pages.count, '页')}")

    @Slot()
    def _save(self) -> None:
        path = self._desk.ask.save_file("存为 PDF", f"{self._title}.pdf", PDF)
        if path is not None:
            pages, title = self.view.pages, self._title
            save_pdf(self._desk, path, lambda: pages.pdf(title))

    @Slot()
    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - loads the printing system

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._title)
        printer.setPageLayout(self.view.pages.layout())
        printer.setFromTo(1, self.view.pages.count)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, self.view.pages.count)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._send(printer))
        QDialog.open(dialog)

    def _send(self, printer: QPrinter) -> None:  # type: ignore[name-defined]  # noqa: F821 - named where it is loaded
        """Draw the pages asked for onto the printer."""
        printer.setFullPage(True)
        first, last = printer.fromPage() or 1, printer.toPage() or self.view.pages.count
        painter = QPainter(printer)
        for page in range(first - 1, last):
            if page >= first:
                printer.newPage()
            self.view.pages.paint(painter, page, printer.resolution() / DPI)
        painter.end()
        self._desk.ask.tell(f"已送去打印：{self._title} {counted(last - first + 1, '页')}")
        self.accept()


def _lay_out(desk: Desk, listing: Listing, over: QWidget) -> None:
    """Read and lay out on the worker's thread, then show."""
    day = said(desk.today, desk.today)

    def work(progress: Progress) -> tuple[Table, ListPages]:
        reader = desk.file.reader(desk.actor)
        try:
            rows = list(progress.over(rows_of(reader, listing)))
        finally:
            reader.connection.close()
        note = f"共 {counted(len(rows), listing.kind.measure)}　{desk.today.year} 年 {day}"
        heads = [tr(one.label) for one in listing.columns]
        numbers = frozenset(place for place, one in enumerate(listing.columns) if one.is_number)
        table = Table(listing.title, note, heads, rows, foot=listing.foot, numbers=numbers)
        return table, ListPages(table, progress=progress)

    def show(made: tuple[Table, ListPages]) -> None:
        table, pages = made
        show_pages(desk, listing.title, pages, over, lambda across: ListPages(table, across=across))

    desk.jobs.start("排版", work, show, desk.ask.refuse)

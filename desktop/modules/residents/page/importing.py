"""The import of a roster as one page of four steps; nothing is written before the last.

选文件或粘贴 → 对列 → 查问题 → 结果. The plan that is shown is the plan that is carried out.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.base.errors import DeskError, StaleError
from desktop.base.text import counted, listed
from desktop.model.rights import Right
from desktop.modules.residents.page.columns import SIDE, ColumnsStep
from desktop.modules.residents.page.findings import FindingsStep
from desktop.modules.residents.page.outcome import OutcomeStep
from desktop.modules.residents.page.reading import Examined, Reading, Source
from desktop.modules.residents.page.source import SourceStep
from desktop.modules.residents.service import Imported, import_roster, write_problems
from desktop.store.history import Done
from desktop.ui.arrange import across, down, held
from desktop.ui.buttons import icon_button
from desktop.ui.labels import Elided, label, reword
from desktop.ui.stepper import Stepper
from desktop.work import past
from desktop.work.ask import FileKind
from desktop.work.desk import Desk
from desktop.work.export import XLSX, note_problems

ROSTER = FileKind("居民花名册", ("xlsx", "xls", "ods", "csv", "txt", "et"))
_STEPS = ("选文件或粘贴", "对列", "查问题", "结果")
_SOURCE, _COLUMNS, _FINDINGS, _OUTCOME = range(4)


class Importing(QWidget):
    """Signals: `left` when the person goes back to the residents."""

    left = Signal()
    _advanced = Signal(int, int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._examined: Examined | None = None
        self._reading = Reading(desk, self._advanced.emit)
        self._done: Done | None = None
        self._back = icon_button("arrow-left", "回到居民")
        self._source_words = Elided()
        self._source_words.setProperty("role", "quiet")
        self.stepper = Stepper(_STEPS)
        self.source, self.columns = SourceStep(), ColumnsStep()
        self.findings, self.outcome = FindingsStep(), OutcomeStep()
        self.steps = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for step in (self.source, self.columns, self.findings, self.outcome):
            # The columns reach into the margin by themselves, for their scroll bar.
            self.steps.addWidget(step if step is self.columns else held(across((step, 1), margins=(0, 0, SIDE, 0))))
        head = across(self._back, label("导入居民花名册", "title"), (self._source_words, 1), self.stepper, gap=12)
        head.setContentsMargins(0, 0, SIDE, 0)
        self.setLayout(down(head, (self.steps, 1), gap=12, margins=(SIDE, 12, 0, 14)))

    def _connect(self) -> None:
        self._back.clicked.connect(self.left)
        self._advanced.connect(self.source.advance)
        self.source.file_asked.connect(self.choose_file)
        self.source.paste_asked.connect(self.paste)
        self.source.stopped.connect(self._reading.stop)
        self.columns.back.clicked.connect(self.begin)
        self.columns.on.clicked.connect(self._leave_columns)
        self.findings.back.connect(self._show_columns)
        self.findings.export_asked.connect(self._export)
        self.findings.import_asked.connect(self._import)
        self.outcome.export_asked.connect(self._export)
        self.outcome.undo_asked.connect(self._undo)
        self.outcome.again_asked.connect(self.begin)
        self.outcome.residents_asked.connect(self.left)
        for one in (self.findings.export, self.outcome.export):
            one.setVisible(self._desk.actor.may(Right.EXPORT))

    @Slot()
    def begin(self) -> None:
        """Ask for a roster; what was looked through before is forgotten."""
        self._examined = None
        reword(self._source_words, "")
        self.source.ready()
        self._go(_SOURCE)

    @Slot()
    def choose_file(self) -> None:
        """Let a file be chosen."""
        path = self._desk.ask.open_file("选择居民花名册", (ROSTER,))
        if path is not None:
            self.read_file(path)

    @Slot()
    def paste(self) -> None:
        """Take the table on the clipboard."""
        self.read(Source("粘贴的表格", text=QGuiApplication.clipboard().text()))

    def read_file(self, path: Path) -> None:
        """Look through a file."""
        self.read(Source(path.name, path))

    def read(self, source: Source) -> None:
        """Look through a roster beside the window, then show its columns."""
        self._wait(source)
        self._reading.begin(source, self._show_columns_of, self._refused)

    def _wait(self, source: Source) -> None:
        self._go(_SOURCE)
        self.source.wait(source.name)

    def cover(self) -> None:
        """Veil personal words, or show them again."""
        self.findings.cover(on=self._desk.covered)

    def _go(self, step: int) -> None:
        self.steps.setCurrentIndex(step)
        self.stepper.go(step)
        # Only what is shown takes the keyboard, so the steps cannot do this themselves when they are filled.
        (self.source.choose, self.columns.on, self.findings.act, self.outcome.residents)[step].setFocus()

    def _refused(self, error: DeskError) -> None:
        self.begin()
        self._desk.ask.refuse(error)

    def _show_columns_of(self, examined: Examined | None) -> None:
        if examined is None:
            self.begin()
            return
        self._take(examined)
        self._show_columns()

    def _take(self, examined: Examined) -> None:
        self._examined = examined
        sheets = [f"“{sheet.name}”" for sheet in examined.plan.judgement.sheets if sheet.is_read and sheet.name]
        words = f"{examined.source.name} · 工作表{listed(sheets)}" if sheets else examined.source.name
        reword(self._source_words, words)
        self.columns.show_examined(examined)
        self.findings.show_examined(examined)

    @Slot()
    def _show_columns(self) -> None:
        self._go(_COLUMNS)

    @Slot()
    def _leave_columns(self) -> None:
        """Go on to what was found; where a person has said what columns are, the roster is read by that first."""
        assert self._examined is not None, "the button is there once something was read"
        if self.columns.is_changed:
            self._wait(self._examined.source)
            self._reading.begin(self._examined.source, self._show_read_again, self._not_read_again, self.columns.chosen)
        else:
            self._show_findings()

    def _show_read_again(self, examined: Examined | None) -> None:
        if examined is None:  # cancelled: what was read before still stands there, with what was said of it
            self._show_columns()
            return
        self._take(examined)
        (self._show_findings if examined.plan.found else self._show_columns)()

    def _not_read_again(self, error: DeskError) -> None:
        self._show_columns()
        self._desk.ask.refuse(error)

    @Slot()
    def _show_findings(self) -> None:
        self._go(_FINDINGS)

    @Slot()
    def _export(self) -> None:
        examined = self._examined
        assert examined is not None, "the button is there once something was read"
        title = f"{Path(examined.source.name).stem} 问题行"
        path = self._desk.ask.save_file("导出问题行", f"{title}.xlsx", XLSX)
        if path is None:
            return

        def write(_: object) -> None:
            told = f"已导出 {counted(len(examined.rows), '行')}到 {path.name}，改好可以直接导入这一份"
            tell, refuse = lambda _: self._desk.ask.tell(told), self._desk.ask.refuse
            self._desk.jobs.start("导出", lambda _: write_problems(path, examined.plan), tell, refuse)

        self._desk.do(note_problems, title, len(examined.rows)).then(write)

    @Slot()
    def _import(self) -> None:
        assert self._examined is not None, "the button is there once something was read"
        self.findings.allow(acting=False)
        doing = self._desk.do(import_roster, self._examined.plan, self.findings.kept)
        doing.then(self._imported, self._not_imported)
        # A cancelled job tells nothing; what was asked after it still comes.
        self._desk.jobs.start("导入", lambda _: None, lambda _: self.findings.allow(acting=True), self._desk.ask.refuse)

    def _imported(self, imported: Imported) -> None:
        self._done = next(iter(past.log(self._desk, limit=1)), None)
        assert self._examined is not None, "it was carried out"
        self.outcome.show_imported(imported, len(self._examined.rows))
        self._go(_OUTCOME)

    def _not_imported(self, error: DeskError) -> None:
        """Nothing was written. When others have written meanwhile, look again instead of stopping."""
        if not isinstance(error, StaleError) or self._examined is None:
            self.findings.allow(acting=True)
            self._desk.ask.refuse(error)
            return
        self._reading.again(self._examined, self._show_again, self._refused)

    def _show_again(self, examined: Examined | None) -> None:
        self._examined = examined or self._examined
        assert self._examined is not None, "something was read before"
        self.findings.show_examined(self._examined, has_changed=True)

    @Slot()
    def _undo(self) -> None:
        if self._done is not None:
            past.take_back(self._desk, self._done).then(lambda _: self.outcome.show_undone())

"""The window's way to ask and to tell. The only file that runs a dialog."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QWidget

from desktop.base.clock import Clock
from desktop.base.errors import DeskError
from desktop.base.problems import Problem
from desktop.model.record import R
from desktop.ui.buttons import button
from desktop.ui.draftbook import DraftBook
from desktop.ui.filedialog import file_dialog
from desktop.ui.refusal import Refusal
from desktop.ui.sheet import Sheet
from desktop.ui.toast import Toast
from desktop.work.ask import FileKind, Line, Rules, Weighed
from desktop.work.desk import Desk
from desktop.work.leaflet import Cards, Leaflet


class Dialogs:
    """Asks with dialogs over a window, and tells with its toast.

    Attributes:
        over: the window.
        missed: refusals that came after `shut`.
    """

    def __init__(self, over: QWidget, toast: Toast, clock: Clock) -> None:
        self.over, self._toast, self._clock = over, toast, clock
        self._desk: Desk | None = None
        self._drafts: DraftBook | None = None
        self._folder = ""
        self._open: list[QDialog] = []
        self._then: list[Callable[[], None]] = []
        self._is_shut = False
        self.missed: list[DeskError] = []

    def attach(self, desk: Desk, drafts: DraftBook) -> None:
        """Say at which desk is asked, and where half-typed forms are kept."""
        self._desk, self._drafts = desk, drafts

    def shut(self, then: Callable[[], None]) -> None:
        """Close every open dialog without an answer and ask nothing more; calls back when all who asked have their answer."""
        self._is_shut = True
        self._then.append(then)
        for dialog in reversed(self._open):
            dialog.reject()
        self._settle()

    def run(self, dialog: QDialog) -> bool:
        """Show a dialog until it is answered; whether it was accepted."""
        if self._is_shut:
            return False
        self._open.append(dialog)
        # The keys of the window are deaf while a dialog stands before it; but somebody may come to the counter just then.
        QShortcut(QKeySequence("Ctrl+L"), dialog, self._lock)
        try:
            return bool(dialog.exec())
        finally:
            self._open.remove(dialog)
            dialog.deleteLater()
            self._settle()

    def confirm(self, question: str, consequence: str, act: str) -> bool:
        """Whether to do something that cannot be undone; 取消 has the focus."""
        sheet = Sheet(self.over, question, consequence)
        sheet.offer(act, "danger")
        return self.run(sheet)

    def open_file(self, title: str, kinds: Sequence[FileKind]) -> Path | None:
        """An existing file, or None."""
        dialog = file_dialog(self.over, title, self._folder, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return self._chosen(dialog)

    def open_folder(self, title: str) -> Path | None:
        """A folder, or None."""
        dialog = file_dialog(self.over, title, self._folder)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return self._chosen(dialog)

    def save_file(self, title: str, name: str, kind: FileKind) -> Path | None:
        """Where to write a file, or None; asks before an existing one is written over."""
        dialog = file_dialog(self.over, title, self._folder, (kind,))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind.endings[0])
        dialog.selectFile(name)
        return self._chosen(dialog)

    def fill(
        self,
        record: R,
        title: str,
        rules: Rules | None = None,
        begin: str = "",
        *,
        whole: bool = True,
        told: DeskError | None = None,
    ) -> R | None:
        """The record as the person completed it, or None; what the arguments mean is said in `Ask`."""
        from desktop.ui.form import Manners  # noqa: PLC0415 - editors are not needed for the first picture
        from desktop.ui.formsheet import FormSheet  # noqa: PLC0415 - "

        assert self._desk is not None, "a form is asked for at a desk"
        assert self._drafts is not None, "a desk comes with its drafts"
        if self._is_shut:
            self.missed += [told] if told is not None else []
            return None
        sheet = FormSheet(self.over, self._desk, record, title, self._drafts, Manners(rules=rules, whole=whole))
        sheet.form.focus_first(begin)
        if told is not None:
            sheet.refuse(told)
        return cast("R", sheet.record) if self.run(sheet) else None

    def pick(self, title: str, options: Sequence[str]) -> int | None:
        """Place of the chosen option, or None."""
        from desktop.ui.choosing import ChoiceList  # noqa: PLC0415 - not needed for the first picture

        sheet = Sheet(self.over, title)
        choices = ChoiceList(title, options, sheet.room)
        choices.itemActivated.connect(sheet.accept)
        sheet.add(choices)
        sheet.offer("选这一项")
        choices.setFocus()
        return choices.currentRow() if self.run(sheet) else None

    def tick(
        self,
        title: str,
        options: Sequence[str],
        ticked: Sequence[int] = (),
        *,
        note: str = "",
        act: str = "就要这些",
        least: int = 1,
    ) -> tuple[int, ...] | None:
        """Places of the options that are wanted, at least so many; None when the person thinks better of it."""
        from desktop.ui.ticking import TickSheet  # noqa: PLC0415 - not needed for the first picture

        sheet = TickSheet(self.over, (title, note), options, act, ticked=ticked, least=least)
        return sheet.ticked if self.run(sheet) else None

    def weigh(self, title: str, sides: tuple[str, str], lines: Sequence[Line]) -> Weighed | None:
        """How two records are to be made one, seen side by side where they differ; or None."""
        from desktop.ui.weighing import WeighSheet  # noqa: PLC0415 - not needed for the first picture

        sheet = WeighSheet(self.over, title, sides, lines)
        return sheet.weighed if self.run(sheet) else None

    def show_paper(self, title: str, paper: Leaflet | Cards, word: Callable[[], None] | None = None) -> None:
        """Show a paper as it will be printed, over the window."""
        from desktop.ui.print import CardPages, leaflet_pages, show_pages  # noqa: PLC0415 - not needed for the first picture

        assert self._desk is not None, "a paper is shown at a desk"
        pages = leaflet_pages(paper) if isinstance(paper, Leaflet) else CardPages(paper)
        preview = show_pages(self._desk, title, pages, self.over)
        preview.offer_word(word)

    def words(self, title: str, hint: str = "", act: str = "确定") -> str | None:
        """A line of words, or None; the button says `act`, what will be done with them."""
        return self._line(Sheet(self.over, title, hint), QLineEdit(), act)

    def password(self, reason: str) -> str | None:
        """The signed-in person's password again, or None."""
        line = QLineEdit()
        line.setEchoMode(QLineEdit.EchoMode.Password)
        return self._line(Sheet(self.over, "再输一次密码", reason), line)

    def new_password(self, title: str, names: Sequence[str]) -> str | None:
        """A new password, typed twice and strong enough beside these names, or None."""
        from desktop.ui.newpassword import NewPassword  # noqa: PLC0415 - not needed for the first picture

        sheet = Sheet(self.over, title, width=640)
        asked = NewPassword(lambda: names, self._clock)
        sheet.add(asked)
        act = sheet.offer("用这个密码")
        act.setEnabled(False)
        asked.changed.connect(lambda: act.setEnabled(asked.is_good))
        asked.first.setFocus()
        return asked.password if self.run(sheet) else None

    def show_code(self, code: str) -> None:
        """Show a recovery code to be printed or copied by hand; it is not shown again."""
        from desktop.ui.codepaper import CodePaper  # noqa: PLC0415 - not needed for the first picture
        from desktop.ui.outlet import Outlet  # noqa: PLC0415 - "

        sheet = Sheet(self.over, "新的恢复码", width=680)
        paper = CodePaper(code, Outlet(self), self._clock)
        sheet.add(paper)
        done = button("收好了", kind="primary")
        done.setEnabled(False)
        paper.proved.connect(lambda: done.setEnabled(True))
        done.clicked.connect(sheet.accept)
        sheet.finish_with(None, done)
        self.run(sheet)

    def tell(self, text: str, *, undo: bool = False) -> None:
        """Say that something is done, with 撤销 beside it when it can be."""
        self._toast.say(text, undo=undo)

    def problems(self, title: str, found: Sequence[Problem]) -> None:
        """Show findings that need a look."""
        from desktop.ui.problems import ProblemList  # noqa: PLC0415 - not needed for the first picture

        sheet = Sheet(self.over, title, width=720)
        sheet.add(ProblemList(found, self._desk, title), 1)
        done = button("知道了", kind="primary")
        done.clicked.connect(sheet.accept)
        sheet.finish_with(None, done)
        self.run(sheet)

    def refuse(self, error: DeskError, technical: str = "") -> None:
        """Say why something could not be done; `technical` stands behind 详情.

        Once shut nobody is there to read it: it is kept in `missed`, because a save that failed must not pass unseen.
        """
        if self._is_shut:
            self.missed.append(error)
        else:
            self.run(Refusal(self.over, error, technical))

    def _lock(self) -> None:
        if self._desk is not None:
            self._desk.lock()

    def _line(self, sheet: Sheet, line: QLineEdit, said: str = "确定") -> str | None:
        line.setAccessibleName(sheet.windowTitle())
        sheet.add(line)
        act = sheet.offer(said)
        act.setEnabled(False)
        line.textChanged.connect(lambda text: act.setEnabled(bool(text.strip())))
        line.returnPressed.connect(act.click)
        line.setFocus()
        place = f"words:{sheet.windowTitle()}" if line.echoMode() is QLineEdit.EchoMode.Normal else ""
        kept = self._drafts if place else None
        if kept is not None:
            line.setText(kept.words(place).get("words", ""))
        is_answered = self.run(sheet)
        if kept is not None:
            kept.keep(place, {"words": line.text()} if self._is_shut and line.text() else {})
        return line.text().strip() if is_answered else None

    def _chosen(self, dialog: QFileDialog) -> Path | None:
        if not self.run(dialog):
            return None
        self._folder = dialog.directory().absolutePath()
        return Path(dialog.selectedFiles()[0])

    def _settle(self) -> None:
        if self._is_shut and not self._open:
            for then in self._then:
                # Not before those who asked have gone on with their None.
                QTimer.singleShot(0, then)
            self._then.clear()

"""What the secretary or the mentor says under a sheet: typed, with one thing chosen that is worth telling; others read it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.modules.tasks import service
from desktop.modules.tasks.records import PeriodWords, WordsSlip
from desktop.modules.tasks.rules.sheets import Sheet, Story
from desktop.modules.team.records import Member
from desktop.ui.arrange import Item, across, down, held, remeasure, scrolling
from desktop.ui.buttons import button
from desktop.ui.editing.flow import Flow
from desktop.ui.form import RecordForm
from desktop.ui.labels import Paragraph, label
from desktop.work.desk import Desk

_CONFIDED = "只有本人、带教人和书记看得到"
_LABEL = 12
_PIN = "pin"


class WordsPanel(QWidget):
    """Signals: `kept` once the words are kept or there were none to keep, with whether the sheet is to be printed now."""

    kept = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.is_new = False
        self._sheet: Sheet | None = None
        self._member: Member | None = None
        self._day = desk.today
        self._pinned, self._pinned_before = "", ""
        self.form = RecordForm(desk, WordsSlip)
        self.pins = Flow()
        self.keep = button("只记下", key="Ctrl+Shift+Enter")
        self.print = button("记下并打印", "printer", "primary", key="Ctrl+Enter")
        self._chooser = held(down(label("讲哪一件，可以点一件", "caption"), self.pins, gap=6))
        typed = held(down(label("书记的话", "section"), self.form, self._chooser, None, gap=10, margins=(16, 12, 14, 8)))
        acts = across(None, self.keep, self.print, gap=10)
        foot = held(down(label(_CONFIDED, "caption"), acts, gap=8, margins=(16, 8, 14, 12)), "foot")
        self._writing = held(down((scrolling(typed), 1), foot, gap=0))
        self._reading = down(gap=8, margins=(16, 12, 14, 12))
        self._read = held(self._reading)
        self.setLayout(down((self._writing, 1), (self._read, 1), gap=0))
        self.form.submitted.connect(self._submit)
        self.keep.clicked.connect(partial(self._ask, another=True))
        self.print.clicked.connect(partial(self._ask, another=False))

    def show_sheet(self, sheet: Sheet, member: Member, day: date) -> None:
        """Show what was said under a sheet, to be written or to be read."""
        may = service.may_write(self._desk.store, member)
        self._sheet, self._member, self._day = sheet, member, day
        self._writing.setVisible(may)
        self._read.setVisible(not may)
        if not may:
            self._show_read(sheet)
            return
        words = sheet.words or PeriodWords()
        self.form.open(WordsSlip(words=words.words, problems=words.problems, story=words.story))
        self._pinned = self._pinned_before = words.task or words.visit or ""
        self._show_pins()

    def focus_first(self) -> None:
        """Put the cursor where the secretary begins to write."""
        if self._writing.isVisibleTo(self):
            self.form.focus_first()

    def draft(self) -> dict[str, str]:
        """What is half-typed: field -> words, and the thing chosen."""
        pinned = {_PIN: self._pinned} if self._pinned != self._pinned_before else {}
        return {**self.form.draft(), **pinned} if self._sheet is not None else {}

    def restore(self, draft: Mapping[str, str]) -> None:
        """Put it back."""
        typed = dict(draft)
        if _PIN in typed:
            self._pinned = typed.pop(_PIN)
            self._show_pins()
        self.form.restore(typed)

    def forget(self) -> None:
        """What is typed is kept now."""
        self._sheet, self.is_new = None, False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lay_out_anew()

    @Slot()
    def _lay_out_anew(self) -> None:
        """Letters that grew while the page was behind another tab have told the form nothing."""
        typed = self.form.draft()
        self.form.open(self.form.before)
        self.form.restore(typed)
        remeasure(self.form.grid, self)

    def _show_pins(self) -> None:
        stories = self._sheet.stories if self._sheet else ()
        made = []
        for one in stories:
            short = one.label if len(one.label) <= _LABEL else f"{one.label[:_LABEL]}…"
            chip = button(short, kind="chip")
            chip.setToolTip(one.text)
            chip.setAccessibleName(one.label)
            chip.setChecked(one.uid == self._pinned)
            chip.clicked.connect(partial(self._pin, one))
            made.append(chip)
        self.pins.fill(made)
        self._chooser.setVisible(bool(made))

    def _pin(self, story: Story, _checked: object = None) -> None:
        self._pinned = "" if self._pinned == story.uid else story.uid
        self._show_pins()

    def _show_read(self, sheet: Sheet) -> None:
        while (item := self._reading.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        parts: list[Item] = [label("书记的话", "section")]
        for name, text in (("评语", sheet.comment), ("需书记协调", sheet.problems), ("值得讲的一件事", sheet.story)):
            parts += [label(name, "caption"), Paragraph(text)] if text else []
        if not sheet.comment:
            parts.append(Paragraph("这一期还没有写评语。", "quiet"))
        self._reading.addWidget(held(down(*parts, None, label(_CONFIDED, "caption"), gap=8)))

    def _ask(self, *, another: bool) -> None:
        self.form.submit(another=another)

    @Slot(object, object)
    def _submit(self, _before: WordsSlip, slip: WordsSlip) -> None:
        assert self._sheet is not None, "a sheet is in front"
        assert self._member is not None, "somebody's"
        prints = not self.form.wants_another
        if not self.draft():
            self.kept.emit(prints)
            return
        told = next((one for one in self._sheet.stories if one.uid == self._pinned), None)
        done = self._desk.do(service.write_words, self._member, self._sheet.span, self._day, slip, told)
        done.then(lambda _: self._said(prints=prints))

    def _said(self, *, prints: bool) -> None:
        self.is_new = True
        self._desk.ask.tell("评语已记下", undo=True)
        self.kept.emit(prints)

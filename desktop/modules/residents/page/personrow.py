"""One person of the household sheet: a row of cells, what follows from them beside it, and what is wrong or odd below it."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from desktop.base.text import tr
from desktop.model import days
from desktop.model.fields import Field
from desktop.model.kinds import Text
from desktop.modules.residents.records import MemberSlip, Resident
from desktop.modules.residents.rules.lines import read_line, read_papers
from desktop.modules.residents.rules.privacy import spared
from desktop.modules.residents.rules.stays import HEAD
from desktop.modules.residents.service import Newcomer, completed, doubles, light_secret
from desktop.ui.editing.base import Editor
from desktop.ui.editors import editor
from desktop.ui.fieldrow import Note
from desktop.ui.labels import label, reword
from desktop.work.desk import Desk

PAPERS = Field("身份证号或出生日期", Text(), name="papers")
CELLS: tuple[Field, ...] = (
    MemberSlip.fields["name"],
    PAPERS,
    MemberSlip.fields["sex"],
    MemberSlip.fields["relation"],
    MemberSlip.fields["phone"],
)
"""The cells of a row, from left to right."""

_WHOLE = {"name": "阿依古丽·买买提", "papers": "00000019491231002X", "phone": "00000000000"}
"""Cell -> the longest words that are usual in it, which are always seen whole."""
_AROUND = 30
"""Border, padding and cursor of a line, in px at any letter size."""


class PersonRow(QObject):
    """Cells in two lines of a grid. `edited` when something was typed, `left` when a cell was left."""

    edited = Signal()
    left = Signal()

    def __init__(self, desk: Desk, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self.number = desk, number
        self.cells = {field.name: editor(field, desk) for field in CELLS}
        self.told, self.note = label("", "quiet"), Note()
        self.is_first = number == 0
        for field in CELLS:
            made = self.cells[field.name]
            made.setParent(parent)
            made.input.setAccessibleName(f"{tr('第')} {number + 1} {tr('人')} {tr(field.label)}")
            made.edited.connect(self.edited)
            made.left.connect(self._leave)
            shown = made.input.lineEdit() if isinstance(made.input, QComboBox) else made.input
            if isinstance(shown, QLineEdit):
                shown.setPlaceholderText(tr("户主") if self.is_first and field.name == "relation" else "")

    def place(self, grid: QGridLayout, line: int) -> None:
        """Take two lines of a grid."""
        for column, made in enumerate(self.cells.values()):
            grid.addWidget(made, line, column)
        grid.addWidget(self.told, line, len(self.cells))
        grid.addWidget(self.note, line + 1, 0, 1, len(self.cells) + 1)

    def fit(self) -> None:
        """Take at least the room in which a whole number, name and phone are seen in the letters of the moment."""
        for name, words in _WHOLE.items():
            made = self.cells[name]
            made.ensurePolished()
            made.setMinimumWidth(QFontMetrics(made.input.font()).horizontalAdvance(words) + _AROUND)

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands here."""
        return not any(made.words().strip() for made in self.cells.values())

    @property
    def words(self) -> dict[str, str]:
        """What is typed: cell -> words; blank cells are left out."""
        return {name: words for name, made in self.cells.items() if (words := made.words().strip())}

    def follows(self, made: Editor) -> bool:
        """Whether a cell is filled by what stands elsewhere, so that Enter need not stop there."""
        if made is self.cells["sex"]:
            return len(self.cells["papers"].words().strip()) >= 15
        return made is self.cells["relation"] and self.is_first and not made.words()

    def write(self, words: dict[str, str]) -> None:
        """Let these words stand in the cells."""
        for name, text in words.items():
            if name in self.cells:
                self.cells[name].write(text)

    def clear(self) -> None:
        """Let nothing stand here."""
        self.write(dict.fromkeys(self.cells, ""))
        self.judge()

    @Slot()
    def part(self) -> bool:
        """Give the parts of a whole line typed into the name to their cells; answers whether there were any."""
        said = read_line(self.cells["name"].words())
        found = {name: value for name, value in dataclasses.asdict(said).items() if value and name != "name"}
        if not found:
            return False
        self.cells["name"].write(said.name)
        for name, value in found.items():
            if not self.cells[name].words():
                self.cells[name].write(self.cells[name].field.kind.show(value))
        return True

    def newcomer(self) -> Newcomer:
        """The person as they stand.

        Raises:
            ValueError: with a sentence, when a cell cannot be read; `wrong` says which.
        """
        values = {name: made.value() for name, made in self.cells.items() if name != "papers"}
        number, birth = read_papers(self.cells["papers"].words())
        relation = values.pop("relation")
        return Newcomer(Resident(**values, id_number=number, birth=birth, status="living"), relation)

    def wrong(self) -> Editor | None:
        """The first cell that keeps the row from being kept; None when all is well. All such are marked and explained."""
        found = {name: why for name, made in self.cells.items() if (why := self._why(name, made))}
        for name, made in self.cells.items():
            made.mark(wrong=name in found)
        if not found:
            return None
        self._tell("\n".join(f"{tr(self.cells[name].field.label)}：{why}" for name, why in found.items()), "bad")
        return self.cells[next(iter(found))]

    def judge(self) -> None:
        """Tell what follows from the cells, and what is wrong or odd about them."""
        self.told.setText("")
        if self.is_blank:
            self._tell("", "caption")
            self._unmark()
            return
        typed = [name for name in self.words if name != "name"]
        if any(self._why(name, self.cells[name]) for name in typed):
            self.wrong()
            return
        self._unmark()
        resident = completed(self.newcomer().resident)
        self.told.setText(_facts(self._desk, resident))
        if self.follows(self.cells["sex"]):
            self.cells["sex"].write(resident.fields["sex"].kind.show(resident.sex))
        odd = next(doubles(self._desk.store, resident, light_secret(self._desk.file, self._desk.area)), None)
        self._tell(str(odd) if odd else "", "warn")

    @property
    def is_child(self) -> bool:
        """Whether the special rules for children hold for whoever stands here."""
        try:
            whole = completed(self.newcomer().resident)
        except ValueError:
            return False
        return spared(whole, self._desk.today) is not whole

    @property
    def is_head(self) -> bool:
        """Whether the row says that this is the householder."""
        kind = MemberSlip.fields["relation"].kind
        return kind.parse(self.cells["relation"].words()) == HEAD

    def _why(self, name: str, made: Editor) -> str:
        try:
            value = read_papers(made.words()) if name == "papers" else made.value()
        except ValueError as error:
            return str(error)
        if name == "name" and not value:
            return tr("写上姓名，这一行才能保存")
        return "" if name == "papers" or value is None else made.field.kind.check(value) or ""

    def _unmark(self) -> None:
        for made in self.cells.values():
            made.mark(wrong=False)

    def _tell(self, words: str, role: str) -> None:
        reword(self.note, words, role)
        self.note.setVisible(bool(words))

    @Slot()
    def _leave(self) -> None:
        self.part()
        self.judge()
        self.left.emit()


def heads() -> list[QLabel]:
    """Headings over the cells."""
    return [label(field.label, "quiet") for field in CELLS]


def _facts(desk: Desk, resident: Resident) -> str:
    """What follows and stands in no cell: the sex a number tells is written into its own."""
    return "" if resident.birth is None else f"{days.age(resident.birth, desk.today)} {tr('岁')}"

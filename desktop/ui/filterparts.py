"""What a filter asks about one field, by its kind: ticks, a span of days or numbers, some letters, blank or filled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, time
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop.base.clock import SHANGHAI
from desktop.base.text import tr
from desktop.model import identity, kinds, place
from desktop.model.fields import Field
from desktop.model.record import Record
from desktop.model.rights import Right
from desktop.store.query import Filter, Match
from desktop.ui.arrange import Item, across, down, held, scrolling
from desktop.ui.buttons import button
from desktop.ui.editing.chooser import Chooser
from desktop.ui.editing.days import DayEditor
from desktop.ui.labels import label
from desktop.work.desk import Desk

_LONG_LIST = 10
_DAY_MS = 86_400_000


class Part(QWidget):
    """The question about one field. Blank or filled can be asked of any; subclasses ask more.

    Signals: `changed` when the answer is another.
    """

    changed = Signal()

    def __init__(self, field: Field, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field, self.desk = field, desk
        self._blank, self._filled = button("没填的", kind="chip"), button("已填的", kind="chip")
        self._items: list[Item] = []
        self._ask()
        self.setLayout(down(*self._items, across(self._blank, self._filled, None, gap=6), gap=8))
        self._blank.clicked.connect(self._only_blank)
        self._filled.clicked.connect(self._only_filled)

    @property
    def filters(self) -> tuple[Filter, ...]:
        """The conditions asked for; none when the field does not matter."""
        if self._blank.isChecked():
            return (Filter(self.field.name, Match.BLANK),)
        if self._filled.isChecked():
            return (Filter(self.field.name, Match.FILLED),)
        return self._conditions()

    @property
    def summary(self) -> str:
        """The answer in a few words; blank when nothing is asked."""
        if self._blank.isChecked():
            return tr("没填的")
        return tr("已填的") if self._filled.isChecked() else self._words()

    def clear(self) -> None:
        """Ask nothing."""
        self._blank.setChecked(False)
        self._filled.setChecked(False)
        self._forget()

    def _ask(self) -> None:
        """Put the widgets of the question into `_items`."""

    def _conditions(self) -> tuple[Filter, ...]:
        return ()

    def _words(self) -> str:
        return ""

    def _forget(self) -> None:
        """Make the widgets of the question empty."""

    @Slot()
    def _tell(self) -> None:
        self._blank.setChecked(False)
        self._filled.setChecked(False)
        self.changed.emit()

    @Slot()
    def _only_blank(self) -> None:
        self._filled.setChecked(False)
        self._forget()
        self.changed.emit()

    @Slot()
    def _only_filled(self) -> None:
        self._blank.setChecked(False)
        self._forget()
        self.changed.emit()


class TickPart(Part):
    """Any of some choices."""

    def _ask(self) -> None:
        self._ticks = {value: QCheckBox(tr(word)) for value, word in self._choices().items()}
        for tick in self._ticks.values():
            tick.clicked.connect(self._tell)
        if len(self._ticks) > _LONG_LIST:
            area = scrolling(held(down(*self._ticks.values(), gap=0)))
            area.setMinimumHeight(260)
            self._items = [area]
        else:
            self._items = list(self._ticks.values())

    def _choices(self) -> Mapping[Any, str]:
        assert isinstance(self.field.kind, kinds.Code)
        return self.field.kind.codes.entries

    def choose(self, *values: Any) -> None:
        """Tick these and no others."""
        for value, tick in self._ticks.items():
            tick.setChecked(value in values)
        self._tell()

    def _chosen(self) -> tuple[Any, ...]:
        return tuple(value for value, tick in self._ticks.items() if tick.isChecked())

    def _conditions(self) -> tuple[Filter, ...]:
        chosen = self._chosen()
        return (Filter(self.field.name, Match.IN, chosen),) if chosen else ()

    def _words(self) -> str:
        return "、".join(self._ticks[value].text() for value in self._chosen())

    def _forget(self) -> None:
        for tick in self._ticks.values():
            tick.setChecked(False)


class FlagPart(TickPart):
    """Yes or no."""

    def _choices(self) -> Mapping[Any, str]:
        return {True: "是", False: "否"}


class WordsPart(Part):
    """Some letters the value must hold."""

    def _ask(self) -> None:
        self._line = QLineEdit()
        self._line.setPlaceholderText(tr("含有这些字"))
        self._line.setAccessibleName(tr(f"{self.field.label}含有"))
        self._line.textEdited.connect(self._tell)
        # Looking for parts of a number nobody may see would tell it digit by digit.
        is_secret = self.field.private and not self.desk.actor.may(Right.PRIVATE)
        self._items = [] if is_secret else [self._line]

    def _conditions(self) -> tuple[Filter, ...]:
        words = self._line.text().strip()
        return (Filter(self.field.name, Match.HAS, words),) if words else ()

    def _words(self) -> str:
        words = self._line.text().strip()
        return f"“{words}”" if words else ""

    def _forget(self) -> None:
        self._line.clear()


class SpanPart(Part):
    """From one number to another, both counted, either left open."""

    def _ask(self) -> None:
        self._from, self._to = QLineEdit(), QLineEdit()
        for line, name in ((self._from, "从"), (self._to, "到")):
            line.setAccessibleName(tr(f"{self.field.label}{name}"))
            line.textEdited.connect(self._tell)
        self._items = [across(label("从", "quiet"), self._from, label("到", "quiet"), self._to)]

    def _ends(self) -> tuple[Any, Any]:
        return self._read(self._from), self._read(self._to)

    def _read(self, line: QLineEdit) -> Any:
        try:
            return self.field.kind.parse(line.text())
        except ValueError:
            return None

    def _conditions(self) -> tuple[Filter, ...]:
        low, high = self._ends()
        found = []
        if low is not None:
            found.append(Filter(self.field.name, Match.FROM, low))
        if high is not None:
            found.append(Filter(self.field.name, Match.TO, high))
        return tuple(found)

    def _words(self) -> str:
        low, high = (str(end) if end is not None else "" for end in self._ends())
        return f"{low}–{high}" if low or high else ""

    def _forget(self) -> None:
        self._from.clear()
        self._to.clear()


class DayPart(SpanPart):
    """From one day to another, said as in a form."""

    def _ask(self) -> None:
        plain = Field(self.field.label, kinds.Day())
        self._first, self._last = DayEditor(plain, self.desk), DayEditor(plain, self.desk)
        for one, name in ((self._first, "从"), (self._last, "到")):
            one.input.setAccessibleName(tr(f"{self.field.label}{name}"))
            one.edited.connect(self._tell)
        self._items = [across(label("从", "quiet"), self._first), across(label("到", "quiet"), self._last)]

    def _ends(self) -> tuple[Any, Any]:
        return _day(self._first), _day(self._last)

    def _forget(self) -> None:
        self._first.write("")
        self._last.write("")


class MomentPart(DayPart):
    """From the beginning of one day to the end of another, at +08:00."""

    def _conditions(self) -> tuple[Filter, ...]:
        first, last = self._ends()
        found = []
        if first is not None:
            found.append(Filter(self.field.name, Match.FROM, _midnight(first)))
        if last is not None:
            found.append(Filter(self.field.name, Match.TO, _midnight(last) + _DAY_MS - 1))
        return tuple(found)


class RefPart(Part):
    """Those that name one record."""

    def _ask(self) -> None:
        kind = self.desk.store.shapes.catalogue[self.field.kind.target]  # type: ignore[attr-defined]  # a Ref or a Many
        self._chosen: Record | None = None
        self._line = Chooser(self.desk, kind)
        self._line.setAccessibleName(tr(self.field.label))
        self._line.chosen.connect(self._take)
        self._line.textEdited.connect(self._loosen)
        self._items = [self._line]

    def _conditions(self) -> tuple[Filter, ...]:
        if self._chosen is None:
            return ()
        test = Match.HAS if isinstance(self.field.kind, kinds.Many) else Match.IS
        return (Filter(self.field.name, test, self._chosen.uid),)

    def _words(self) -> str:
        return self._chosen.title() if self._chosen else ""

    def _forget(self) -> None:
        self._chosen = None
        self._line.clear()

    @Slot(object)
    def _take(self, record: Record) -> None:
        self._chosen = record
        self._tell()

    @Slot()
    def _loosen(self) -> None:
        if self._chosen is not None:
            self._chosen = None
            self._tell()


PARTS: Mapping[type[kinds.Kind[Any]], Callable[[Field, Desk], Part]] = MappingProxyType(
    {
        kinds.Text: WordsPart,
        kinds.Number: SpanPart,
        kinds.Day: DayPart,
        kinds.Moment: MomentPart,
        kinds.Flag: FlagPart,
        kinds.Code: TickPart,
        kinds.Serial: WordsPart,
        kinds.Ref: RefPart,
        kinds.Many: RefPart,
        identity.PersonName: WordsPart,
        identity.IdNumber: WordsPart,
        identity.Phone: WordsPart,
        place.Address: WordsPart,
    }
)
"""Kind -> the question a filter asks about it."""


def _day(editor: DayEditor) -> Any:
    try:
        return editor.value()
    except ValueError:
        return None


def _midnight(day: Any) -> int:
    return int(datetime.combine(day, time(), SHANGHAI).timestamp() * 1000)

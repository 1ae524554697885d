"""What a filter asks about one field, by its kind: ticks, a span of days or numbers, some letters, one record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit

from desktop.base.text import tr
from desktop.model import identity, kinds, place
from desktop.model.fields import Field
from desktop.model.record import Record
from desktop.model.rights import Right
from desktop.store.query import Filter, Match
from desktop.ui.arrange import down, held, scrolling
from desktop.ui.editing.chooser import Chooser
from desktop.ui.filterpart import Part
from desktop.ui.filterspans import DayPart, MomentPart, SpanPart
from desktop.work.desk import Desk

_LONG_LIST = 10


class TickPart(Part):
    """Any of some choices.

    Signals: `answered` when a view has given the answer, for which no rows need be asked.
    """

    answered = Signal()

    def _ask(self) -> None:
        self._ticks = {value: QCheckBox(tr(word)) for value, word in self._choices().items()}
        for tick in self._ticks.values():
            tick.clicked.connect(self._tell)
        if len(self._ticks) > _LONG_LIST:
            self._line = QLineEdit()
            self._line.setPlaceholderText(tr("打几个字找"))
            self._line.setAccessibleName(tr(f"在{self.field.label}里找"))
            self._line.textEdited.connect(self._narrow)
            area = scrolling(held(down(*self._ticks.values(), None, gap=0)))
            area.setMinimumHeight(260)
            self._items = [self._line, area]
        else:
            self._items = list(self._ticks.values())

    def _choices(self) -> Mapping[Any, str]:
        assert isinstance(self.field.kind, kinds.Code)
        return self.field.kind.codes.entries

    @Slot(str)
    def _narrow(self, words: str) -> None:
        """Show only the choices that have these words; those ticked stay ticked."""
        for tick in self._ticks.values():
            tick.setVisible(words.strip() in tick.text())

    def choose(self, *values: Any) -> None:
        """Tick these and no others."""
        for value, tick in self._ticks.items():
            tick.setChecked(value in values)
        self._tell()

    def _take_conditions(self, asked: Sequence[Filter]) -> bool:
        if len(asked) != 1 or asked[0].test is not Match.IN or not set(asked[0].value) <= set(self._ticks):
            return False
        for value, tick in self._ticks.items():
            tick.setChecked(value in asked[0].value)
        return True

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

    def _take_conditions(self, asked: Sequence[Filter]) -> bool:
        if len(asked) != 1 or asked[0].test is not Match.HAS or not self._items:
            return False
        self._line.setText(str(asked[0].value))
        return True

    def _conditions(self) -> tuple[Filter, ...]:
        words = self._line.text().strip()
        return (Filter(self.field.name, Match.HAS, words),) if words else ()

    def _words(self) -> str:
        words = self._line.text().strip()
        return f"“{words}”" if words else ""

    def _forget(self) -> None:
        self._line.clear()


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

    def _take_conditions(self, asked: Sequence[Filter]) -> bool:
        kind = self.desk.store.shapes.catalogue[self.field.kind.target]  # type: ignore[attr-defined]  # a Ref or a Many
        found = self.desk.store.get(kind, str(asked[0].value)) if len(asked) == 1 else None
        if found is None or asked[0].test not in (Match.HAS, Match.IS):
            return False
        self._chosen = found
        self._line.setText(found.title())
        return True

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

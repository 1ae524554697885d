"""Questions with two ends: from one number, day or moment to another, both counted, either left open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from PySide6.QtWidgets import QLineEdit

from desktop.base.clock import SHANGHAI, local_day
from desktop.base.text import tr
from desktop.model import kinds
from desktop.model.fields import Field
from desktop.store.query import Filter, Match
from desktop.ui.arrange import across
from desktop.ui.editing.days import DayEditor
from desktop.ui.filterpart import Part
from desktop.ui.labels import label

_DAY_MS = 86_400_000


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

    def _take_conditions(self, asked: Sequence[Filter]) -> bool:
        ends = {one.test: one.value for one in asked}
        if len(ends) != len(asked) or not set(ends) <= {Match.FROM, Match.TO}:
            return False
        self._write_ends(ends.get(Match.FROM), ends.get(Match.TO))
        return True

    def _write_ends(self, low: Any, high: Any) -> None:
        self._from.setText(self.field.kind.show(low))
        self._to.setText(self.field.kind.show(high))

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

    def _write_ends(self, low: Any, high: Any) -> None:
        self._first.write(low.isoformat() if low else "")
        self._last.write(high.isoformat() if high else "")

    def _forget(self) -> None:
        self._first.write("")
        self._last.write("")


class MomentPart(DayPart):
    """From the beginning of one day to the end of another, at +08:00."""

    def _write_ends(self, low: Any, high: Any) -> None:
        super()._write_ends(*(local_day(end) if end is not None else None for end in (low, high)))

    def _conditions(self) -> tuple[Filter, ...]:
        first, last = self._ends()
        found = []
        if first is not None:
            found.append(Filter(self.field.name, Match.FROM, _midnight(first)))
        if last is not None:
            found.append(Filter(self.field.name, Match.TO, _midnight(last) + _DAY_MS - 1))
        return tuple(found)


def _day(editor: DayEditor) -> Any:
    try:
        return editor.value()
    except ValueError:
        return None


def _midnight(day: Any) -> int:
    return int(datetime.combine(day, time(), SHANGHAI).timestamp() * 1000)

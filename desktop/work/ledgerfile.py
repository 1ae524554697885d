"""Reading ledgers from resources/ledgers, and judging them against the catalogue: a mistake is a Problem with its line.

A file is TOML:

    id = "X07"                       # one line each: title, periods, cumulative, signature, note
    [[row]]                          # a sheet: id, label, group, and
    source = "visit"                 #   what is counted,
    when = "at"                      #   which day has to lie in the period (without it: how it stands at the end),
    where = { method = "2" }         #   what has to hold: a value, a list of values, or one of { not | filled | by | open };
                                     #   past = a day before a mark or before another field's, kept = the contrary;
                                     #   or total = [ids]; share_of = id; distinct = field; sum = field; unit = "分" for a mean
    source = "visit"                 # a list instead of rows: source, when, where as above, order = a field, and
    columns = [ { field = "resident.name", label = "被访者", mask = true } ]
                                     #   field = [several]: the first that says something; as = "age" or "month" for a day
    figures = "team"                 # the statistics of a slice instead of either
"""

from __future__ import annotations

import dataclasses
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from desktop.base.paths import resources
from desktop.base.problems import Problem
from desktop.model.catalogue import Catalogue
from desktop.model.fields import Field
from desktop.model.kinds import Code, Day, Flag, Many, Moment, Number, Ref
from desktop.model.record import Record
from desktop.work.cycle import Cycle
from desktop.work.ledger import MARKS, SAID, Compare, Condition, Ledger, Row, hidden
from desktop.work.listing import Column

_CYCLES = {"month": Cycle.MONTH, "quarter": Cycle.QUARTER, "year": Cycle.YEAR}
_TOP = {
    *("id", "title", "periods", "cumulative", "signature", "note"),
    *("source", "when", "where", "order", "columns", "row", "figures"),
}
_COLUMN = {"field", "label", "mask", "as"}
_ROW = {"id", "label", "group", "source", "when", "where", "distinct", "total", "share_of", "sum", "unit"}
_WIDTH = 12


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


_SHAPES: Mapping[str, Callable[[Any], bool]] = {
    "where": lambda value: isinstance(value, dict),
    "cumulative": lambda value: isinstance(value, bool),
    **dict.fromkeys(("periods", "total"), _is_texts),
    **dict.fromkeys(("columns", "row"), _is_tables),
}
"""How each key is written; every other one is a text."""


def folder() -> Path:
    """Where the shipped ledgers are."""
    return resources() / "ledgers"


def load(path: Path, catalogue: Catalogue) -> tuple[Ledger | None, list[Problem]]:
    """The ledger of a file, or what is wrong with it: one Problem for each line."""
    return read(path.read_text(encoding="utf-8"), path.name, catalogue)


def read(text: str, name: str, catalogue: Catalogue) -> tuple[Ledger | None, list[Problem]]:
    """The ledger of a text; `name` is how Problems call it."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        return None, [Problem(f"{name} 第{line[1] if line else 1}行", "写法不对，读不出来")]
    judged = _Reading(text, name, catalogue)
    made = judged.ledger(raw)
    return (None if judged.problems else made), judged.problems


class _Reading:
    """One file being read; what is wrong is collected."""

    def __init__(self, text: str, name: str, catalogue: Catalogue) -> None:
        self.problems: list[Problem] = []
        self._lines, self._name, self._catalogue = text.splitlines(), name, catalogue
        self._block = 0

    def ledger(self, raw: Mapping[str, Any]) -> Ledger:
        """The whole file."""
        raw = self._known(raw, _TOP)
        for key in ("id", "title"):
            if not isinstance(raw.get(key), str):
                self._tell(key, f"要写明 {key}")
        cycles = tuple(_CYCLES[one] for one in raw.get("periods", ()) if one in _CYCLES)
        if len(cycles) != len(raw.get("periods", ())):
            self._tell("periods", "periods 只认 month、quarter、year")
        source, when, where = self._source(raw)
        columns = tuple(self._columns(source, raw.get("columns", ()))) if source else ()
        rows = tuple(self._rows(raw.get("row", ())))
        self._block = 0
        if any(one.test not in (Compare.IS, Compare.FILLED) for one in where):
            self._tell("where", "名册的条件只认值和 filled")
        figures, order = str(raw.get("figures", "")), str(raw.get("order", ""))
        if [bool(rows), bool(columns), bool(figures)].count(True) != 1:
            self._tell("row" if rows else "columns", "columns、row、figures 三样只能有一样")
        if order and (source is None or order not in source.fields or not source.fields[order].listed):
            self._tell("order", f"不能按“{order}”排")
        words = {key: str(raw.get(key, "")) for key in ("id", "title", "signature", "note", "figures", "order")}
        said = tuple(str(one.get("as", "")) for one in raw.get("columns", ())) if columns else ()
        facts = {"cumulative": bool(raw.get("cumulative")), "cycles": cycles, "rows": rows, "columns": columns, "said": said}
        return Ledger(**words, **facts, source=source, when=when, where=where)  # type: ignore[arg-type]  # words are texts, facts as named

    def _rows(self, blocks: list[Mapping[str, Any]]) -> Iterator[Row]:
        ids = [str(one.get("id", "")) for one in blocks]
        for self._block, block in enumerate(blocks, 1):
            raw = self._known(block, _ROW)
            source, when, where = self._source(raw)
            own, total, share = ids[self._block - 1], tuple(raw.get("total", ())), str(raw.get("share_of", ""))
            if not own or ids.count(own) > 1:
                self._tell("id", "每一行要有自己的 id，不能重复")
            if bool(source) is bool(total):
                self._tell("source", "要么写 source，要么写 total，两样只能有一样")
            for key, named in (("total", total), ("share_of", (share,) if share else ())):
                if not set(named) <= set(ids):
                    self._tell(key, f"没有“{'、'.join(sorted(set(named) - set(ids)))}”这一行")
            distinct = str(raw.get("distinct", ""))
            if source and distinct and not self._is(source, distinct, Many):
                self._tell("distinct", f"“{distinct}”不是可以有多项的一栏")
            added, unit = str(raw.get("sum", "")), str(raw.get("unit", "%"))
            if added and (source is None or distinct or not self._is(source, added, Number)):
                self._tell("sum", f"“{added}”不是可以相加的一栏")
            words = (own, str(raw.get("label", "")), str(raw.get("group", "")))
            yield Row(*words, source, when, where, distinct, total, share, added, unit)

    def _source(self, raw: Mapping[str, Any]) -> tuple[type[Record] | None, str, tuple[Condition, ...]]:
        table, when = raw.get("source"), str(raw.get("when", ""))
        if table is None:
            return None, "", ()
        kind = self._catalogue.get(table)
        if kind is None:
            self._tell("source", f"没有“{table}”这种记录")
            return None, "", ()
        if when and not self._is(kind, when, Day, Moment):
            self._tell("when", f"“{when}”不是日期或时间")
        where = tuple(one for name, asked in raw.get("where", {}).items() if (one := self._condition(kind, name, asked)))
        return kind, when, where

    def _condition(self, kind: type[Record], name: str, asked: Any) -> Condition | None:
        field = self._field(kind, name, "where")
        if field is None:
            return None
        test, value = next(iter(asked.items())) if isinstance(asked, dict) and len(asked) == 1 else ("is", asked)
        if test not in [one.value for one in Compare]:
            self._tell("where", f"不认得“{test}”")
            return None
        made = Condition(name, Compare(test), value)
        if made.test in (Compare.IS, Compare.NOT):
            values = tuple(value) if isinstance(value, list) else (value,)
            if not all(_fits(field, one) for one in values):
                self._tell("where", f"“{name}”没有这样的值")
            return Condition(name, made.test, values)
        if made.test is Compare.FILLED:
            known: Any = (True, False)
        else:
            known = self._marks(kind, field, made.test)
        if value not in known:
            self._tell("where", f"“{name}”不能这样比")
        return made

    @staticmethod
    def _marks(kind: type[Record], field: Field, test: Compare) -> tuple[str, ...]:
        """What a day may be compared with."""
        if not isinstance(field.kind, Day):
            return ()
        beside = [one.name for one in kind.fields.values() if isinstance(one.kind, Day) and one != field]
        return (*MARKS, *(beside if test in (Compare.PAST, Compare.KEPT) else ()))

    def _columns(self, source: type[Record], raw: list[Mapping[str, Any]]) -> Iterator[Column]:
        for one in raw:
            for key in set(one) - _COLUMN:
                self._tell("columns", f"不认得“{key}”")
            paths = one.get("field", "")
            turns = [self._column(source, str(path), one) for path in (paths if isinstance(paths, list) else [paths])]
            found = [turn for turn in turns if turn is not None]
            if found:
                made = dataclasses.replace(found[0], others=tuple(found[1:]))
                yield hidden(made) if one.get("mask") else made

    def _column(self, source: type[Record], path: str, asked: Mapping[str, Any]) -> Column | None:
        """The column of a path such as `member.resident.name`."""
        at, (*steps, last), through = source, path.split("."), list[Field]()
        for step in steps:
            field = self._field(at, step, "columns", f'"{path}"')
            if field is None:
                return None
            if not isinstance(field.kind, Ref):
                self._tell(f'"{path}"', f"“{step}”不指向别的记录")
                return None
            through.append(field)
            at = self._catalogue[field.kind.target]
        field = self._field(at, last, "columns", f'"{path}"')
        if field is None:
            return None
        how = asked.get("as", "")
        if how and (how not in SAID or not isinstance(field.kind, Day)):
            self._tell(f'"{path}"', f"“{last}”不能说成“{how}”")
        return Column(str(asked.get("label", field.label)), field.width or _WIDTH, field, through=tuple(through))

    def _field(self, kind: type[Record], name: str, key: str, at: str = "") -> Field | None:
        field = kind.fields.get(name)
        if field is None:
            self._tell(at or key, f"{kind.label}没有“{name}”这一栏")
        elif field.sensitive:
            self._tell(at or key, f"“{field.label}”只有书记能看，不进台账")
            return None
        return field

    def _is(self, kind: type[Record], name: str, *sorts: type) -> bool:
        return name in kind.fields and isinstance(kind.fields[name].kind, sorts)

    def _known(self, raw: Mapping[str, Any], known: set[str]) -> Mapping[str, Any]:
        """What is known of a block and written in its own way; the rest is told."""
        for key in raw:
            if key not in known:
                self._tell(key, f"不认得“{key}”")
            elif not _SHAPES.get(key, _is_text)(raw[key]):
                self._tell(key, f"{key} 的写法不对")
        return {key: value for key, value in raw.items() if key in known and _SHAPES.get(key, _is_text)(value)}

    def _tell(self, key: str, what: str) -> None:
        problem = Problem(f"{self._name} 第{self._line(key)}行", what)
        if problem not in self.problems:
            self.problems.append(problem)

    def _line(self, key: str) -> int:
        """Line of a key, or of words, in the block being read; the block's first line when it is not there."""
        starts = [0, *(at for at, line in enumerate(self._lines) if line.strip().startswith("[[")), len(self._lines)]
        first, last = starts[self._block], starts[self._block + 1]
        wanted = key if key.startswith('"') else rf"^\s*{re.escape(key)}\s*="
        found = (
            at
            for at in range(first, last)
            if (wanted in self._lines[at] if key[:1] == '"' else re.match(wanted, self._lines[at]))
        )
        return next(found, first) + 1


def _fits(field: Field, value: Any) -> bool:
    """Whether a value is one the field can have."""
    if isinstance(field.kind, Code):
        return value in field.kind.codes
    return isinstance(value, bool) if isinstance(field.kind, Flag) else not isinstance(value, bool)

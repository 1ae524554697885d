"""How a list is looked at, as a value: what is left out, sorted, shown, grouped; and a person's own ways, kept by name."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop.base.errors import DeskError, RefusedError
from desktop.model.record import Record
from desktop.model.rights import Actor, Right
from desktop.store.query import Filter, Match, Query
from desktop.store.reader import Reader
from desktop.store.unit import Unit
from desktop.work.records import ListView
from desktop.work.verb import verb

ROW_SHARES: Mapping[str, float] = {"紧": 0.8, "标准": 1.0, "宽": 1.3}
"""Row height by the word it is chosen with, as a share of the usual."""
USUAL_ROWS = "标准"


@dataclass(frozen=True, slots=True)
class Look:
    """One way to look at a list.

    Attributes:
        columns: headings, left to right.
        rows: word of the row height.
    """

    filters: tuple[Filter, ...] = ()
    order: str = ""
    descending: bool = False
    strokes: bool = False
    group: str = ""
    columns: tuple[str, ...] = ()
    rows: str = USUAL_ROWS

    def same_as(self, other: Look) -> bool:
        """Whether both show the same; the order of conditions says nothing."""
        bare = [replace(one, filters=()) for one in (self, other)]
        return bare[0] == bare[1] and set(self.filters) == set(other.filters)

    def query(self, words: str = "", *, binned: bool = False) -> Query:
        """The question that gives these rows."""
        return Query(words, self.filters, self.order, self.descending, self.strokes, self.group, binned)


def written(kind: type[Record], look: Look) -> str:
    """A look as text, values as the store keeps them."""
    filters = [{"field": one.field, "test": one.test.name, "value": _dumped(kind, one)} for one in look.filters]
    rest = {name: getattr(look, name) for name in ("order", "descending", "strokes", "group", "columns", "rows")}
    return json.dumps({"filters": filters, **rest}, ensure_ascii=False, separators=(",", ":"))


def read(kind: type[Record], text: str) -> Look:
    """The look of such a text. What the records no longer have is left out, so that an old view still opens."""
    kept: dict[str, Any] = json.loads(text)
    filters = tuple(_loaded(kind, one) for one in kept.pop("filters", ()) if one["field"] in kind.fields)
    known = {name: kept[name] for name in kept if name in Look.__slots__}
    known["columns"] = tuple(known.get("columns", ()))
    if known.get("rows") not in ROW_SHARES:
        known["rows"] = USUAL_ROWS
    return Look(filters=filters, **known)


def own_views(reader: Reader, actor: Actor, kind: type[Record]) -> Iterator[ListView]:
    """The signed-in person's own views of records of a type, in the order in which they were kept."""
    if actor.may(Right.READ):
        yield from reader.find(ListView, account=actor.account, of=kind.table)


@verb("存为视图", needs=Right.READ)
def keep_view(unit: Unit, kind: type[Record], name: str, look: Look) -> ListView:
    """Keep a look under a name of one's own.

    Raises:
        DeskError: no name, or one's own view of that name is there already.
    """
    name = _free_name(unit, kind, name)
    unit.label = f"存为视图：{name}"
    return unit.add(ListView(name=name, of=kind.table, account=unit.actor.account, state=written(kind, look)))


@verb("更新视图", needs=Right.READ)
def change_view(unit: Unit, view: ListView, look: Look) -> ListView:
    """Let an own view show what is shown now. Raises RefusedError for another's."""
    _refuse_others(unit, view)
    unit.label = f"更新视图：{view.name}"
    kind = unit.read.shapes.catalogue[view.of or ""]
    return unit.change(view, replace(view, state=written(kind, look)))


@verb("视图改名", needs=Right.READ)
def rename_view(unit: Unit, view: ListView, name: str) -> ListView:
    """Give an own view another name. Raises as `keep_view`, and RefusedError for another's."""
    _refuse_others(unit, view)
    name = _free_name(unit, unit.read.shapes.catalogue[view.of or ""], name)
    unit.label = f"视图改名：{name}"
    return unit.change(view, replace(view, name=name))


@verb("删除视图", needs=Right.READ)
def drop_view(unit: Unit, view: ListView) -> None:
    """Put an own view into the recycle bin. Raises RefusedError for another's."""
    _refuse_others(unit, view)
    unit.label = f"删除视图：{view.name}"
    unit.remove(view)


def _free_name(unit: Unit, kind: type[Record], name: str) -> str:
    plain = " ".join(name.split())
    if not plain:
        raise DeskError("视图还没有名字，没有存", "写几个字，例如：80 岁以上。")
    if any(one.name == plain for one in own_views(unit.read, unit.actor, kind)):
        raise DeskError(f"已经有叫“{plain}”的视图，没有存", "换一个名字，或者选中它再按“更新”。")
    return plain


def _refuse_others(unit: Unit, view: ListView) -> None:
    if view.account != unit.actor.account:
        raise RefusedError("这是别人的视图，没有改动", "可以另存一个自己的。")


def _dumped(kind: type[Record], one: Filter) -> Any:
    dump = kind.fields[one.field].kind.dump
    if one.test is Match.IN:
        return [dump(value) for value in one.value]
    return one.value if one.test in _WORDS or one.value is None else dump(one.value)


def _loaded(kind: type[Record], one: Mapping[str, Any]) -> Filter:
    test, value, load = Match[one["test"]], one["value"], kind.fields[one["field"]].kind.load
    if test is Match.IN:
        return Filter(one["field"], test, tuple(load(each) for each in value))
    return Filter(one["field"], test, value if test in _WORDS or value is None else load(value))


_WORDS: Sequence[Match] = (Match.HAS, Match.STARTS)

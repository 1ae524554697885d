"""Random lives of three copies of one area's records, to see that they always end up the same.

Three writers with clocks up to an hour apart add, change, clear, bin, bring back and undo; packages of some of the
fields are written, and arrive late, twice, in any order, or never. In the end everything is exchanged, and then all
three copies must hold the same values with the same versions, and every package ever written must change nothing.
The suite walks some of them; `sweep` walks thousands.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Self

from desktop.base.clock import FixedClock
from desktop.base.errors import StaleError
from desktop.model import fields as f
from desktop.model.catalogue import Catalogue
from desktop.model.record import Record, record
from desktop.model.rights import Actor
from desktop.store import history, merge
from desktop.store.merge import Merged
from desktop.store.query import Query
from desktop.store.store import Store

KEY = f"x'{'5a' * 48}'"
AREA = "AREA-1"
EVERYWHERE = ("sync",)
HOUR_MS = 3600 * 1000

Row = Mapping[str, Any]
Cells = Mapping[str, tuple[Any, int]]
"""Field -> (value as kept, version); 0 = never filled."""


@record("card", label="卡片", measure="张")
class Card(Record):
    name: str | None = f.text("姓名", leaves=EVERYWHERE)
    note: str | None = f.text("备注", leaves=EVERYWHERE)
    age: int | None = f.number("年龄", leaves=EVERYWHERE)
    born: date | None = f.day("生日", leaves=EVERYWHERE)
    friends: tuple[str, ...] | None = f.many("朋友", "card", leaves=EVERYWHERE)


VALUES: Mapping[str, tuple[Any, ...]] = {
    "name": (None, "甲", "乙"),
    "note": (None, "一", "二", "三"),
    "age": (None, 0, 1, 99),
    "born": (None, date(1950, 1, 2), date(2000, 2, 29)),
    "friends": (None, ("A",), ("A", "B")),
}


@dataclass
class Writer:
    """One copy of the records and the person who writes in it."""

    store: Store
    clock: FixedClock
    actor: Actor

    def cards(self, query: Query | None = None) -> list[Card]:
        reader = self.store.reader(self.actor)
        try:
            return list(reader.find(Card, query))
        finally:
            reader.connection.close()

    def pack(self, names: Iterable[str] = tuple(Card.fields)) -> list[Row]:
        """A package as it travels: through JSON, so that nothing is shared."""
        reader = self.store.reader(self.actor)
        try:
            rows = list(merge.outgoing(reader, Card, names, AREA))
        finally:
            reader.connection.close()
        return [json.loads(json.dumps(row)) for row in rows]

    def take(self, rows: Iterable[Row]) -> Merged:
        with self.store.unit("合并", self.actor) as unit:
            return merge.take(unit, rows)

    def cells(self) -> dict[str, Cells]:
        """Every row as far as others can know it: all cells of what is kept, existence alone of what is not."""
        columns = ("uid", "cver", "fv", "kept", *Card.fields)
        found = {}
        for uid, created, versions, *values in self.store.writer.execute(f"SELECT {','.join(columns)} FROM card"):
            known = json.loads(versions or "{}")
            names = columns[3:] if values[0] == 1 else columns[3:4]
            cells = zip(names, values, strict=False)
            found[uid] = {name: (value, known.get(name, 0 if value is None else created)) for name, value in cells}
        return found

    def reset(self, now: FixedClock) -> None:
        """Begin anew: far cheaper than another file."""
        for table in ("card", "many", "change", "unit"):
            self.store.writer.execute(f"DELETE FROM {table}")
        self.clock._now_ms = now._now_ms
        self.store._versions.last = 0


@dataclass
class Trio:
    """Three writers of one area; `with Trio(folder) as trio`."""

    folder: Path
    writers: list[Writer] = field(default_factory=list)

    def __enter__(self) -> Self:
        for number in range(3):
            (self.folder / str(number)).mkdir(parents=True)
            clock = FixedClock(date(2026, 8, 28), step_ms=0)
            clock._drawn = number * 1_000_000
            store = Store(self.folder / str(number), KEY, Catalogue(Card), clock)
            store._versions._node = number // 2  # two of them drew the same number
            self.writers.append(Writer(store, clock, Actor(f"示例{number}", "owner", f"ACCOUNT-{number}", AREA)))
        return self

    def __exit__(self, *_: object) -> None:
        for writer in self.writers:
            writer.store.close()


@dataclass
class Life:
    """One random history of a trio."""

    trio: Trio
    chance: random.Random
    posted: list[list[Row]] = field(default_factory=list)
    births: list[str] = field(default_factory=list)

    def live(self, steps: int) -> None:
        """Walk the history to its end.

        Raises:
            AssertionError: a version went backwards, the copies differ, or a package changed something twice.
        """
        start = FixedClock(date(2026, 8, 28))
        for writer in self.trio.writers:
            writer.reset(start)
            writer.clock.advance(hours=self.chance.choice((-1, 0, 0, 1)))
        for _ in range(steps):
            self._step()
        self._meet()

    def _step(self) -> None:
        writer = self.chance.choice(self.trio.writers)
        before = writer.cells()
        act: Callable[[Writer], None] = self.chance.choice(
            (self._add, self._change, self._change, self._change, self._bin, self._post, self._arrive, self._arrive, self._undo)
        )
        act(writer)
        _never_younger(before, writer.cells())
        moved = self.chance.choice((0, 1, 60, 1800))
        for other in self.trio.writers:
            other.clock.advance(seconds=moved)

    def _add(self, writer: Writer) -> None:
        known = writer.cells()
        strange = [uid for uid in self.births if uid not in known]
        uid = self.chance.choice(strange) if strange and self.chance.random() < 0.5 else writer.clock.uid()
        self.births.append(uid)
        with writer.store.unit("登记", writer.actor) as unit:
            made = unit.add(Card(uid=uid, **self._some()))
            if self.chance.random() < 0.3:
                unit.change(made, replace(made, **self._some()))

    def _change(self, writer: Writer) -> None:
        for card in self._one(writer.cards()):
            with writer.store.unit("修改", writer.actor) as unit:
                unit.change(card, replace(card, **self._some()))

    def _bin(self, writer: Writer) -> None:
        is_binned = self.chance.random() < 0.5
        for card in self._one(writer.cards(Query(binned=is_binned))):
            with writer.store.unit("回收站", writer.actor) as unit:
                (unit.restore if is_binned else unit.remove)(card)

    def _undo(self, writer: Writer) -> None:
        find = self.chance.choice((history.undoable, history.redoable))
        done = find(writer.store.writer, writer.actor.account)
        if done:
            with suppress(StaleError), writer.store.unit("撤销", writer.actor, undoes=done.seq) as unit:
                history.revert(unit, done.seq)

    def _post(self, writer: Writer) -> None:
        names = [name for name in Card.fields if self.chance.random() < 0.7]
        self.posted.append(writer.pack(names))

    def _arrive(self, writer: Writer) -> None:
        for rows in self._one(self.posted):
            shuffled = self.chance.sample(rows, len(rows))
            assert writer.take(shuffled).refused == ()

    def _some(self) -> dict[str, Any]:
        names = self.chance.sample(list(VALUES), self.chance.randint(1, 3))
        return {name: self.chance.choice(VALUES[name]) for name in names}

    def _one(self, of: list[Any]) -> list[Any]:
        return [self.chance.choice(of)] if of else []

    def _meet(self) -> None:
        """Exchange everything twice: what came out of a bin in the first round shows its values in the second."""
        for _ in range(2):
            for writer in self.chance.sample(self.trio.writers, 3):
                self.posted.append(writer.pack())
                for other in self.trio.writers:
                    other.take(self.posted[-1])
        first, *others = (writer.cells() for writer in self.trio.writers)
        for other in others:
            assert other == first
        # A bin keeps its values to itself, so an old package may still fill in what lies in one; a second time nothing does.
        for is_second in (False, True):
            for rows in self.chance.sample(self.posted, len(self.posted)):
                for writer in self.trio.writers:
                    again = writer.take(rows)
                    assert not is_second or (again.new, again.changed) == (0, 0)
        assert [writer.cells() for writer in self.trio.writers] == [first] * 3


def _never_younger(before: Mapping[str, Cells], after: Mapping[str, Cells]) -> None:
    for uid, cells in before.items():
        for name in cells.keys() & after[uid].keys():
            assert after[uid][name][1] >= cells[name][1], f"{name} of {uid} went back"


def sweep(folder: Path, count: int = 3_000, seed: int = 0) -> list[int]:
    """Walk many histories; answers the seeds of those that went wrong."""
    wrong = []
    with Trio(folder) as trio:
        for number in range(seed, seed + count):
            chance = random.Random(number)
            try:
                Life(trio, chance).live(chance.randint(3, 30))
            except AssertionError:
                wrong.append(number)
    return wrong

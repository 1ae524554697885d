"""The only write in the program: a unit is one transaction, one undo step and one entry of the log."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from desktop.base.clock import Clock, local_day
from desktop.base.errors import RefusedError, StaleError
from desktop.base.progress import Progress
from desktop.model.kinds import Serial
from desktop.model.record import Record
from desktop.model.rights import Actor
from desktop.store import chain, rows, schema, search
from desktop.store.connection import Connection
from desktop.store.reader import Reader
from desktop.store.rows import Stamp
from desktop.store.same import refuse_circle
from desktop.store.shape import HELD, KEPT, Shape, Shapes

R = TypeVar("R", bound=Record)
Diff = Mapping[str, tuple[Any, Any]]
"""Field -> (value as kept before, value as kept after)."""

_CHUNK = 2000
_SALT = 16


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """What the log says of a unit from its first moment."""

    seq: int
    uid: str
    at: int
    version: int


class Unit:
    """One thing a person did. Made by `Store.unit`; verbs add, change, remove and read through it.

    Attributes:
        act: the verb's own name for it, which names nobody and stays for ever.
        label: what the person did, in their words; a verb may say it better once it knows.
        note: why, or about what.
        about: records that were looked at or taken out without being changed.
        undoes: number of the unit this one takes back.
        stays: something outside the file stands on it, so that it is never taken back.
        seen: latest version a merge brought of the own area's rows.
    """

    def __init__(self, connection: Connection, shapes: Shapes, actor: Actor, clock: Clock, entry: Entry) -> None:
        self.read = Reader(connection, shapes, actor)
        self.actor = actor
        self.clock = clock
        self.entry = entry
        self.act = ""
        self.label = ""
        self.note = ""
        self.about: list[Record] = []
        self.undoes: int | None = None
        self.stays = False
        self.seen = 0
        self.progress = Progress()
        self.touched: dict[str, set[str]] = {}
        self.leaves: dict[str, list[bytes]] = {log: [] for log in chain.LOGS}
        self.changed = False
        """Whether anything was written yet."""
        self._connection = connection
        self._shapes = shapes
        self._stale: dict[str, set[int]] = {}
        self._stamp = Stamp(actor.owner, entry.version, entry.version)

    @property
    def today(self) -> date:
        """The day of the unit at +08:00; rules are given this and never ask a clock."""
        return local_day(self.entry.at)

    @property
    def whole(self) -> Reader:
        """An owner's eyes on the same file, for laws that hold whoever acts; nothing read so may be told or answered."""
        return Reader(self._connection, self._shapes, dataclasses.replace(self.actor, role="owner"))

    @property
    def about_whom(self) -> str:
        """The records of `about` as the log keeps them: `table uid`, one a line."""
        return "\n".join(f"{record.table} {record.uid}" for record in self.about)

    def add(self, record: R) -> R:
        """Keep a new record; answers it with its uid and paper number."""
        if record.uid and rows.read(self._connection, self._shapes[record.table].main, record.uid, ()):
            message = f"{record.table} {record.uid} is kept already"
            raise ValueError(message)
        whole = self._numbered(dataclasses.replace(record, uid=record.uid or self.clock.uid()))
        shape = self._shapes[record.table]
        kept = {name: value for part in shape.parts for name, value in part.kept_values(whole).items()}
        self.write(
            shape, whole.uid, {KEPT: (None, 1), **{name: (None, value) for name, value in kept.items() if value is not None}}
        )
        return whole

    def change(self, before: R, after: R) -> R:
        """Keep what differs between the record as it was opened and as it was left; other fields are not touched.

        So two people who edit different fields of one record never overwrite each other. The log tells what was
        really overwritten, which is not always what was opened.

        Raises:
            StaleError: the record is no longer kept.
            RefusedError: it is another area's.
        """
        shape = self._shapes[before.table]
        old, new = ({n: v for part in shape.parts for n, v in part.kept_values(one).items()} for one in (before, after))
        names = [name for name in old if old[name] != new[name]]
        if names:
            now = self._now(before, names)
            if now[KEPT] != 1:
                raise StaleError(f"这条{before.label}已经不在了，没有保存", "可以先到回收站恢复它，再改一次。")
            new |= self._parting(shape, now, new)
            self.write(shape, before.uid, {name: (now[name], new[name]) for name in names})
        return after

    def remove(self, record: Record) -> None:
        """Put the record into the recycle bin; its values stay for undo, history and references. Raises as `change`."""
        if self._now(record)[KEPT] == 1:
            self.write(self._shapes[record.table], record.uid, {KEPT: (1, 0)})

    def restore(self, record: Record) -> None:
        """Take the record out of the recycle bin. Raises as `change`."""
        if self._now(record)[KEPT] == 0:
            self.write(self._shapes[record.table], record.uid, {KEPT: (0, 1)})

    def hold(self, record: Record) -> None:
        """Hold the record back: it is in no list, search, sheet or paper until it is let go. Raises as `change`."""
        if self._now(record)[KEPT] == 1:
            self.write(self._shapes[record.table], record.uid, {KEPT: (1, HELD)})

    def release(self, record: Record) -> None:
        """Let a record go that was held back. Raises as `change`."""
        if self._now(record)[KEPT] == HELD:
            self.write(self._shapes[record.table], record.uid, {KEPT: (HELD, 1)})

    def add_all(self, records: Iterable[R]) -> int:
        """Keep many new records of one type fast; uids must be given, paper numbers are not. Answers how many."""
        count, rest = 0, iter(records)
        while chunk := list(islice(rest, _CHUNK)):
            self._add_chunk(self._shapes[chunk[0].table], chunk)
            count += len(chunk)
            self.progress.step(count, 0)
        return count

    def meta(self, key: str, default: Any = None) -> Any:
        """One value the file keeps about itself."""
        return schema.get_meta(self._connection, key, default)

    def set_meta(self, key: str, value: Any) -> None:
        """Keep one value about the file itself with this unit: not a record, not undone."""
        self.changed = True
        schema.set_meta(self._connection, key, value)

    def write(self, shape: Shape, uid: str, diff: Diff, stamp: Stamp | None = None) -> None:
        """Write a difference and log it: what all of the above come down to, and undo and merge with them."""
        for part in shape.parts:
            own = {n: pair for n, pair in diff.items() if part.holds(n) and pair[0] != pair[1]}
            # A merge may bring a later version of the very same value.
            if own or (stamp and part is shape.main):
                new = {name: now for name, (_, now) in own.items()}
                if shape.merges and part is shape.main:
                    refuse_circle(self._connection, shape, uid, new)
                n = rows.write(self._connection, part, uid, new, stamp or self._stamp)
                self.changed = True
                if own:
                    self._log(part.log, [(shape.kind.table, uid, rows.encode(own))])
                    self._touch(shape, [uid])
                    if part is shape.main and shape.searched:
                        self._stale.setdefault(shape.kind.table, set()).add(n)

    def finish(self) -> None:
        """Bring the search tables up to date with what was written; called once, before the commit."""
        for table, numbers in self._stale.items():
            shape = self._shapes[table]
            search.forget(self._connection, (n * search.TYPES + shape.number for n in numbers))
            search.index(self._connection, (row for n in numbers if (row := self._search_row(shape, n))))

    def _now(self, record: Record, names: Iterable[str] = ()) -> dict[str, Any]:
        """What is kept of a record at this moment: existence and these fields."""
        shape, wanted = self._shapes[record.table], tuple(names)
        found = rows.read(self._connection, shape.main, record.uid, [name for name in wanted if name in shape.main.fields])
        if found is None:
            raise StaleError(f"这条{record.label}已经不在了，没有保存", "请重新打开这一页再看。")
        if found["owner"] != self.actor.owner:
            raise RefusedError(f"这条{record.label}是别的单位的，这里只能看，没有改动", "请原来的单位改好，再交一次包。")
        if shape.side:
            secret = [name for name in wanted if name in shape.side.fields]
            found |= dict.fromkeys(secret)
            kept = rows.read(self._connection, shape.side, record.uid, secret) or {}
            found |= {name: kept[name] for name in secret if name in kept}
        return found

    def _parting(self, shape: Shape, now: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
        """Lists that were read with survivors in them, as they are to be kept."""
        found = {}
        for name, field in shape.main.lists.items():
            link = self.read.same.link(shape.kind.table, name) if name in now else None
            if link is not None:
                before, after = (field.kind.load(values[name]) or () for values in (now, new))
                found[name] = field.kind.dump(self.read.same.kept(link, before, after))
        return found

    def _touch(self, shape: Shape, uids: Iterable[str]) -> None:
        self.changed = True
        self.stays = self.stays or shape.kind.lasting
        self.touched.setdefault(shape.kind.table, set()).update(uids)

    def _search_row(self, shape: Shape, n: int) -> dict[str, tuple[Any, ...]] | None:
        names = [field.name for field in shape.searched]
        sql = f"SELECT {shape.present},{','.join(names)} FROM {shape.kind.table} WHERE n = ?"  # noqa: S608 - declared names
        is_present, *values = self._connection.execute(sql, (n,)).fetchone()
        return search.rows_for(shape, n, values) if is_present else None

    def _log(self, log: str, diffs: list[tuple[str, str, str]]) -> None:
        """Append (record, uid, diff) rows to a log, each with its own salt."""
        noise = self.clock.entropy(_SALT * len(diffs))
        salts = [noise[i : i + _SALT] for i in range(0, len(noise), _SALT)]
        macs = [chain.mac(salt, diff) for salt, (_, _, diff) in zip(salts, diffs, strict=True)]
        self._connection.executemany(
            f"INSERT INTO {log} (unit, record, uid, diff, salt, mac) VALUES (?,?,?,?,?,?)",  # noqa: S608 - fixed names
            ((self.entry.seq, *diff, salt, one) for diff, salt, one in zip(diffs, salts, macs, strict=True)),
        )
        self.leaves[log] += [chain.leaf(log, record, uid, one) for (record, uid, _), one in zip(diffs, macs, strict=True)]

    def _add_chunk(self, shape: Shape, records: list[R]) -> None:
        part = shape.main
        new = [(record.uid, part.values_of(record)) for record in records]
        first = rows.insert_all(self._connection, part, new, self._stamp)
        self._log(part.log, [(part.table, uid, rows.created(part, values)) for uid, values in new])
        self._touch(shape, [uid for uid, _ in new])
        if shape.side:
            for record in records:
                secret = shape.side.kept_values(record)
                self.write(shape, record.uid, {name: (None, value) for name, value in secret.items()})
        if shape.searched:
            pick = shape.searched_of
            search.index(
                self._connection, (search.rows_for(shape, n, pick(values)) for n, (_, values) in enumerate(new, first))
            )

    def _numbered(self, record: R) -> R:
        given = {}
        for name, field in record.fields.items():
            if isinstance(field.kind, Serial) and getattr(record, name) is None:
                series = f"serial:{field.kind.prefix}:{self.today.year}"
                sql = "INSERT INTO meta VALUES (?, 1) ON CONFLICT (key) DO UPDATE SET value = value + 1 RETURNING value"
                given[name] = (
                    f"{field.kind.prefix}-{self.today.year}-{self._connection.execute(sql, (series,)).fetchone()[0]:04d}"
                )
        return dataclasses.replace(record, **given) if given else record

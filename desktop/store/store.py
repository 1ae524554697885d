"""The open file: one writer for as long as it is unlocked, readers for whoever looks."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from desktop.base.clock import Clock
from desktop.base.errors import DeskError
from desktop.base.progress import Progress
from desktop.model.catalogue import Catalogue
from desktop.model.rights import Actor
from desktop.store import chain, schema, search
from desktop.store.connection import Connection, UnreadableStoreError, open_reader, open_writer, refuses_wrong_key, sentences
from desktop.store.reader import Reader
from desktop.store.unit import Entry, Unit
from desktop.store.version import NODES, VersionClock

FILE = "xiaoxiang.db"
"""Name of the store inside an installation's folder."""

_SALT = 16

Touched = Mapping[str, set[str]]
"""Table -> uids that a unit wrote."""


class Store:
    """An unlocked store.

    Args:
        folder: the installation's folder; the file is made when there is none.
        key: raw key with salt, as `connection.open_writer` takes it.
        catalogue: every record type of the program.
        clock: time, identity and chance.

    Raises:
        DeskError: cipher missing, file damaged, foreign, plain or newer.
    """

    def __init__(self, folder: Path, key: str, catalogue: Catalogue, clock: Clock) -> None:
        self.folder = folder
        self.clock = clock
        self.listeners: list[Callable[[Touched], None]] = []
        self._key = key
        self._lock = threading.RLock()
        with sentences():
            self._writer: Connection | None = open_writer(self.path, key, schema.refuse_foreign)
            try:
                self.shapes = schema.ensure(self._writer, catalogue)
                node = self._own("node", lambda: int.from_bytes(clock.entropy(2), "big") % NODES)
                self._versions = VersionClock(node, self._own("version", int))
                self.device = self._own("device", clock.uid)
                _require_encrypted(self.path, key)
            except BaseException:
                self.close()
                raise

    @property
    def path(self) -> Path:
        """The store's file."""
        return self.folder / FILE

    @property
    def key(self) -> str:
        """The raw key, for copies of this store; blank once it is locked."""
        return self._key

    @property
    def writer(self) -> Connection:
        """The one connection that writes; for files of this package only.

        Raises:
            DeskError: the store is locked.
        """
        if self._writer is None:
            raise DeskError("资料已经锁上", "请先输入密码打开，刚才写的内容没有丢。")
        return self._writer

    def reader(self, actor: Actor) -> Reader:
        """The store as this person may see it, on a connection of its own; close it with `reader.connection.close()`."""
        _ = self.writer
        with sentences():
            return Reader(open_reader(self.path, self._key), self.shapes, actor)

    @contextmanager
    def unit(
        self,
        label: str,
        actor: Actor,
        *,
        note: str = "",
        undoes: int | None = None,
        logs: bool = False,
        progress: Progress | None = None,
    ) -> Iterator[Unit]:
        """One transaction, one undo step, one log entry: `with store.unit("登记居民", actor) as unit: unit.add(resident)`.

        Args:
            label: what the person did, in their words. As it is given here it is the name of the act, which names nobody
                and stays in the log for ever; what a verb makes of it can be purged.
            actor: who.
            note: why, or about what; kept in the log.
            undoes: number of the unit this one takes back.
            logs: keep the entry even when nothing was written (sign-in, export, print).
            progress: where long units report and notice 取消.
        """
        with self._lock, sentences():
            connection = self.writer
            connection.execute("BEGIN IMMEDIATE")
            try:
                unit = self._begin(connection, actor)
                unit.act = unit.label = label
                unit.note, unit.undoes, unit.progress = note, undoes, progress or Progress()
                yield unit
                unit.finish()
                keep = unit.changed or logs
                if keep:
                    self._end(connection, unit)
                connection.execute("COMMIT" if keep else "ROLLBACK")
            except BaseException:
                _roll_back(connection)
                raise
        if unit.touched:
            for listener in tuple(self.listeners):
                listener(unit.touched)

    @contextmanager
    def quiet(self) -> Iterator[Connection]:
        """The writer while nobody writes: for copying the store whole."""
        with self._lock:
            yield self.writer

    def head(self) -> chain.Head:
        """Where the log ends now."""
        with self._lock:
            return chain.head(self.writer)

    def meta(self, key: str, default: Any = None) -> Any:
        """One value the file keeps about itself."""
        with self._lock:
            return schema.get_meta(self.writer, key, default)

    def set_meta(self, key: str, value: Any) -> None:
        """Keep one value about the file itself: not a record, not logged, not undone."""
        with self._lock, sentences():
            schema.set_meta(self.writer, key, value)

    def close(self) -> None:
        """Close the writer and forget the key; readers must be closed before."""
        with self._lock:
            if self._writer is not None:
                self._writer.close()
            self._writer = None
            self._key = ""
            search.words_of.cache_clear()  # the names and addresses they remember are not for after the lock
            search.sounds_of.cache_clear()

    def _own(self, key: str, make: Callable[[], Any]) -> Any:
        found = schema.get_meta(self.writer, key)
        if found is None:
            found = make()
            schema.set_meta(self.writer, key, found)
        return found

    def _begin(self, connection: Connection, actor: Actor) -> Unit:
        now = self.clock.now_ms()
        entry = Entry(chain.head(connection).seq + 1, self.clock.uid(), now, self._versions.next(now))
        blank = (entry.seq, entry.uid, "", "", actor.name, actor.account, self.device, now, "", "", None, 0, None, b"", "", "")
        connection.execute(f"INSERT INTO unit VALUES ({','.join('?' * len(blank))})", blank)  # noqa: S608 - marks only
        return Unit(connection, self.shapes, actor, self.clock, entry)

    def _end(self, connection: Connection, unit: Unit) -> None:
        self._versions.see(unit.seen)
        prev, salt = chain.head(connection).hash, self.clock.entropy(_SALT)
        free = {"label": unit.label, "note": unit.note, "about": unit.about_whom}
        words = {
            "id": unit.entry.uid, "act": unit.act, "actor": unit.actor.name, "account": unit.actor.account,
            "device": self.device, "at": unit.entry.at, "undoes": unit.undoes, "stays": int(unit.stays),
            "mac": chain.said(salt, **free),
        }  # fmt: skip
        link = chain.link(prev, words, (one for log in chain.LOGS for one in unit.leaves[log]))
        new = {**words, **free, "salt": salt, "prev": prev, "hash": link}
        sql = f"UPDATE unit SET {','.join(f'{name} = ?' for name in new)} WHERE seq = ?"  # noqa: S608 - fixed names
        connection.execute(sql, (*new.values(), unit.entry.seq))
        schema.set_meta(connection, "version", self._versions.last)


def _require_encrypted(path: Path, key: str) -> None:
    if not refuses_wrong_key(path, key):
        raise UnreadableStoreError("资料文件没有真正加密，小巷没有打开它", "请联系安装小巷的人。")


def _roll_back(connection: Connection) -> None:
    # A full disk makes SQLite roll back by itself; asking again would hide the first complaint.
    if connection.in_transaction:
        connection.execute("ROLLBACK")

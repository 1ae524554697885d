"""Look a store's file through for damage. Nothing found is raised: what cannot be read is itself the finding."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from desktop.base.errors import DeskError
from desktop.base.problems import Problem
from desktop.store import chain
from desktop.store.connection import Connection, DriverError, open_reader, sentences
from desktop.store.store import Store

_WHERE = "资料文件"
_SALT_BYTES = 16


def examine(path: Path, key: str) -> list[Problem]:
    """Everything wrong with a closed store's file and its log; empty when all is well.

    On a connection of its own, because one bad page spoils what else is asked of a connection (sqlcipher issue 617).
    """
    if not path.is_file():
        return [Problem(_WHERE, "不见了")]
    found = []
    try:
        with sentences():
            connection = open_reader(path, key)
            try:
                found += [Problem(_WHERE, word) for word in (_salt(path, key), damage(connection)) if word]
                found += _strays(connection)
                found += chain.verify(connection)
            finally:
                connection.close()
    except DeskError as error:
        found.append(Problem(_WHERE, error.title))
    except DriverError:
        found.append(Problem(_WHERE, "里面不是小巷的资料，或者读不出来"))
    return found


def examine_open(store: Store) -> list[Problem]:
    """The same of the store that is open, while nobody writes in it.

    What lies in the journal is moved into the file first: until then the file may have holes that look like damage.
    """
    with store.quiet() as writer, sentences():
        writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return examine(store.path, store.key)


def damage(connection: Connection) -> str:
    """What is wrong with the pages or the structure, as a few words; blank when nothing is."""
    if connection.execute("PRAGMA cipher_integrity_check").fetchall():
        return "有页面损坏"
    found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    return "" if found == "ok" else "结构损坏"


def _salt(path: Path, key: str) -> str:
    """The salt is given with the key, so the one in the file may rot unnoticed until another program needs it."""
    with path.open("rb") as file:
        is_same = file.read(_SALT_BYTES).hex() == key[-1 - 2 * _SALT_BYTES : -1].lower()
    return "" if is_same else "文件开头损坏"


def _strays(connection: Connection) -> Iterator[Problem]:
    for table in sorted({row[0] for row in connection.execute("PRAGMA foreign_key_check")}):
        yield Problem(_WHERE, f"{table} 里有指不到地方的记录")

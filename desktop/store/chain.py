"""The log proves itself: every unit's hash covers the one before it and, of each change, whose it is and a MAC of what.

The chain holds HMAC(salt, diff) and not the diff, so that a purge can blank a diff
and its salt (PIPL Art. 47) and the chain still verifies. What a unit says in free
words (label, note, whom it was about) is held the same way: once purged, nothing may
stand there but the name of the act, which no purge touches. A log cut at its end
verifies too; that is found against a head kept outside (package, backup, print).
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from desktop.base.problems import Problem
from desktop.store.connection import Connection

START = "0" * 64
"""What stands before the first unit."""

LOGS = ("change", "change__sensitive")

_WORDS = ("id", "act", "actor", "account", "device", "at", "undoes", "stays", "mac")
"""What a unit says of itself for ever, as columns of its table; `mac` stands for what it says in free words."""

_SAID = ("label", "note", "about")
"""What a unit says in free words: they may name a person, so a purge can blank them."""


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain: number of the last unit and its hash."""

    seq: int
    hash: str


def mac(salt: bytes, diff: str) -> bytes:
    """What the chain remembers of a change."""
    return _proof(salt, diff.encode())


def said(salt: bytes, label: str, note: str, about: str) -> bytes:
    """What the chain remembers of a unit's free words."""
    return _proof(salt, json.dumps([label, note, about], ensure_ascii=False, default=repr).encode())


def leaf(log: str, record: str, uid: str, proof: bytes) -> bytes:
    """One change as the chain covers it: in which log, of which record, and its MAC. Lengths keep the parts apart."""
    return f"{log}:{len(record)}:{record}:{len(uid)}:{uid}:".encode() + proof


def link(prev: str, unit: dict[str, Any], leaves: Iterable[bytes]) -> str:
    """Hash of one unit: the previous hash, the unit's own words, then the changes in order."""
    digest = hashlib.sha256(prev.encode())
    digest.update(json.dumps(unit, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=repr).encode())
    for one in leaves:
        digest.update(one)
    return digest.hexdigest()


def head(connection: Connection) -> Head:
    """Where the chain ends now; a unit still being written is not part of it."""
    found = connection.execute("SELECT seq, hash FROM unit WHERE hash <> '' ORDER BY seq DESC LIMIT 1").fetchone()
    return Head(*found) if found else Head(0, START)


def knows(connection: Connection, hash: str) -> bool:  # noqa: A002 - the word of Head
    """Whether a head kept outside is part of this chain: a log cut at its end, or an older file put back, does not know it."""
    return hash == START or connection.execute("SELECT 1 FROM unit WHERE hash = ?", (hash,)).fetchone() is not None


def verify(connection: Connection) -> Iterator[Problem]:
    """Everything in the log that does not fit: units changed, missing or out of order, changes altered or gone."""
    prev, expected = START, 1
    columns = f"seq, prev, hash, CAST(salt AS BLOB), {','.join((*_SAID, *_WORDS))}"
    rows = connection.execute(f"SELECT {columns} FROM unit ORDER BY seq")  # noqa: S608 - fixed names
    for seq, before, stored, salt, *rest in rows:
        free, words = rest[: len(_SAID)], dict(zip(_WORDS, rest[len(_SAID) :], strict=True))
        if seq != expected:
            yield Problem(f"操作记录第 {expected} 条", "缺失")
        if before != prev:
            yield Problem(f"操作记录第 {seq} 条", "与前一条接不上")
        if link(before, words, _leaves(connection, seq)) != stored or not _is_said(salt, free, words):
            yield Problem(f"操作记录第 {seq} 条", "内容被改动过")
        prev, expected = stored, seq + 1
    for log in LOGS:
        yield from _altered(connection, log)


def _is_said(salt: bytes | None, free: list[Any], words: dict[str, Any]) -> bool:
    """Whether the free words are those the chain remembers; what was purged says the name of the act and nothing else."""
    return free == [words["act"], "", ""] if salt is None else said(salt, *free) == words["mac"]


def _leaves(connection: Connection, seq: int) -> Iterator[bytes]:
    for log in LOGS:
        rows = connection.execute(f"SELECT record, uid, CAST(mac AS BLOB) FROM {log} WHERE unit = ? ORDER BY seq", (seq,))  # noqa: S608 - fixed names
        yield from (leaf(log, *row) for row in rows)


def _altered(connection: Connection, log: str) -> Iterator[Problem]:
    """Changes that do not fit their own MAC, and changes of no unit; what was purged has neither diff nor salt."""
    # Whatever somebody put there is compared as bytes, which cannot fail to be read.
    columns = "unit, CAST(diff AS BLOB), CAST(coalesce(salt, '') AS BLOB), CAST(mac AS BLOB)"
    for unit, diff, salt, stored in connection.execute(f"SELECT {columns} FROM {log} WHERE diff IS NOT NULL"):  # noqa: S608 - fixed names
        if _proof(salt, diff) != stored:
            yield Problem(f"操作记录第 {unit} 条", "有一处改动的内容被改过")
    strays = f"SELECT DISTINCT unit FROM {log} WHERE unit NOT IN (SELECT seq FROM unit)"  # noqa: S608 - fixed names
    for (unit,) in connection.execute(strays):
        yield Problem(f"操作记录第 {unit} 条", "缺失，它的改动还在")


def _proof(salt: bytes, diff: bytes) -> bytes:
    return hmac.digest(salt, diff, "sha256")

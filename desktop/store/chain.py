"""The log proves itself: every unit's hash covers the one before it and a MAC of each change.

The chain holds HMAC(salt, diff) and not the diff, so that a purge can blank a diff
and its salt (PIPL Art. 47) and the chain still verifies. A log cut at its end
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


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain: number of the last unit and its hash."""

    seq: int
    hash: str


def mac(salt: bytes, diff: str) -> bytes:
    """What the chain remembers of a change."""
    return hmac.digest(salt, diff.encode(), "sha256")


def link(prev: str, unit: dict[str, Any], macs: Iterable[bytes]) -> str:
    """Hash of one unit: the previous hash, the unit's own words, then the changes in order."""
    digest = hashlib.sha256(prev.encode())
    digest.update(json.dumps(unit, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode())
    for one in macs:
        digest.update(one)
    return digest.hexdigest()


def head(connection: Connection) -> Head:
    """Where the chain ends now."""
    found = connection.execute("SELECT seq, hash FROM unit ORDER BY seq DESC LIMIT 1").fetchone()
    return Head(*found) if found else Head(0, START)


def verify(connection: Connection) -> Iterator[Problem]:
    """Everything in the log that does not fit: units changed, missing or out of order, changes altered or gone."""
    prev, expected = START, 1
    rows = connection.execute(
        "SELECT seq, id, label, actor, account, device, at, note, undoes, prev, hash FROM unit ORDER BY seq"
    )
    for seq, uid, label, actor, account, device, at, note, undoes, before, stored in rows:
        if seq != expected:
            yield Problem(f"操作记录第 {expected} 条", "缺失")
        if before != prev:
            yield Problem(f"操作记录第 {seq} 条", "与前一条接不上")
        words = {
            "id": uid,
            "label": label,
            "actor": actor,
            "account": account,
            "device": device,
            "at": at,
            "note": note,
            "undoes": undoes,
        }
        if link(before, words, (bytes(row[0]) for row in _macs(connection, seq))) != stored:
            yield Problem(f"操作记录第 {seq} 条", "内容被改动过")
        prev, expected = stored, seq + 1
    yield from _altered(connection)


def _macs(connection: Connection, seq: int) -> Iterator[tuple[bytes]]:
    for log in LOGS:
        yield from connection.execute(f"SELECT mac FROM {log} WHERE unit = ? ORDER BY seq", (seq,))  # noqa: S608 - fixed names


def _altered(connection: Connection) -> Iterator[Problem]:
    for log in LOGS:
        for unit, diff, salt, stored in connection.execute(f"SELECT unit, diff, salt, mac FROM {log} WHERE diff IS NOT NULL"):  # noqa: S608 - fixed names
            if mac(bytes(salt), diff) != bytes(stored):
                yield Problem(f"操作记录第 {unit} 条", "有一处改动的内容被改过")

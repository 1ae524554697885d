"""Write a package: rows to JSON lines, gzip, age, header, signature, file."""

from __future__ import annotations

import dataclasses
import hashlib
import time
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyrage

from desktop.base.clock import Clock
from desktop.base.files import Sleep, replacing
from desktop.formats.package import envelope, strict
from desktop.formats.package.header import Header, Party, is_record
from desktop.formats.package.keys import AreaKeys, PublicKeys
from desktop.formats.package.limits import LIMITS, Limits
from desktop.formats.package.refusals import PackageError
from desktop.formats.package.sealed import Sealed

Row = Mapping[str, Any]

_GZIP = 31
"""zlib's word for: a gzip member, largest window."""

_BATCH = 1 << 18


@dataclass(frozen=True, kw_only=True)
class Letter:
    """From whom, to whom, and how a package is written.

    Attributes:
        keys: the sender's.
        recipient: pinned keys of who may open it.
        clock: chance for the salt.
        limits: caps; those of the reader.
        sleep: how to wait while another program holds the old file.
    """

    keys: AreaKeys
    recipient: PublicKeys
    clock: Clock
    limits: Limits = LIMITS
    sleep: Sleep = time.sleep


def write(path: Path, header: Header, rows: Iterable[Row], letter: Letter) -> Sealed:
    """Seal the rows into a file; only their gzip form is held in memory, and no plain byte touches the disk.

    Args:
        path: where to; a file of that name is replaced at the last moment.
        header: without sender, to, content and counts, which follow from the rest.
        rows: JSON objects with record, uid and owner = the sender's area.
        letter: from whom and to whom.

    Raises:
        PackageError: to_self, too_big_to_write.
        DeskError: the file cannot be written.
        ValueError: a row or the header is not what a reader would take.
    """
    sender = letter.keys.public
    if letter.recipient.fingerprint == sender.fingerprint:
        raise PackageError("to_self")
    header = dataclasses.replace(header, sender=Party.of(sender), to=letter.recipient.fingerprint)
    payload = _Payload(letter.limits)
    payload.add(header.first_line(letter.clock.entropy(16).hex()))
    for row in rows:
        payload.add_row(row, sender.area)
    plain = payload.finish()
    header = dataclasses.replace(header, content=hashlib.sha256(plain).hexdigest(), counts=dict(payload.counts))
    raw = header.dump()
    ciphertext = bytes(pyrage.encrypt(plain, [pyrage.x25519.Recipient.from_str(letter.recipient.recipient)]))
    signed = envelope.statement(raw, hashlib.sha256(ciphertext).digest())
    start = envelope.Envelope(header=raw, signature=letter.keys.sign(signed)).dump()
    if len(start) + len(ciphertext) > letter.limits.package:
        raise PackageError("too_big_to_write")
    with replacing(path, sleep=letter.sleep) as part, part.open("wb") as file:
        file.writelines((start, ciphertext))
    return Sealed(header=header, sender=sender, digest=envelope.digest(signed), size=len(start) + len(ciphertext))


class _Payload:
    """JSON lines on their way into gzip."""

    def __init__(self, limits: Limits) -> None:
        self.counts: Counter[str] = Counter()
        self._limits = limits
        self._gzip = zlib.compressobj(6, zlib.DEFLATED, _GZIP)
        self._packed = bytearray()
        self._waiting = bytearray()
        self._unpacked = 0

    def add_row(self, row: Row, area: str) -> None:
        """One row of this area."""
        record, uid = row.get("record"), row.get("uid")
        if not is_record(record) or not isinstance(uid, str) or not uid or row.get("owner") != area:
            message = f"a row needs record, uid and its own owner: {record!r} {uid!r} {row.get('owner')!r}"
            raise ValueError(message)
        self.counts[str(record)] += 1
        self.add(row)

    def add(self, value: Row) -> None:
        """One line."""
        line = strict.line(value)
        self._unpacked += len(line)
        if len(line) > self._limits.line or self._unpacked > self._limits.unpacked:
            raise PackageError("too_big_to_write")
        self._waiting += line
        if len(self._waiting) >= _BATCH:
            self._packed += self._gzip.compress(self._waiting)
            self._waiting.clear()

    def finish(self) -> bytes:
        """The whole gzip member."""
        self._packed += self._gzip.compress(self._waiting) + self._gzip.flush()
        if not self._limits.allow(unpacked=self._unpacked, packed=len(self._packed)):
            raise PackageError("too_big_to_write")
        return bytes(self._packed)

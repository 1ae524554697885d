"""Two invented areas, and a forge that makes packages our writer would never make.

The forge follows the layout in the docstring of desktop.formats.package and uses
none of its writing code, so that it can lie about anything.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyrage
import pytest

from desktop.base.clock import FixedClock
from desktop.formats.package import AreaKeys, Header, Letter, PackageError, PublicKeys, Sealed, inspect, open_rows, write

MAGIC = b"\x8fXIANG\r\n"
DOMAIN = b"xiaoxiang package v1\0"
SCHEMA = 3
ROWS = (
    {"record": "resident", "uid": "01J0000000000000000000000A", "owner": "示例苑", "name": "张示例", "note": None},
    {"record": "resident", "uid": "01J0000000000000000000000B", "owner": "示例苑", "name": "𠮷示例", "note": "a\u0000b"},
    {"record": "visit", "uid": "01J0000000000000000000000C", "owner": "示例苑", "day": "2026-08-28", "minutes": 15},
)


def canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def pack(lines: Sequence[Any]) -> bytes:
    """gzip of JSON lines; a line that is bytes stands as it is."""
    raw = [line if isinstance(line, bytes) else canonical(line) for line in lines]
    return gzip.compress(b"".join(line + b"\n" for line in raw), mtime=0)


@dataclass(frozen=True, kw_only=True)
class Forge:
    """Makes whole packages from one area to another, true but for what it is told to change."""

    sender: AreaKeys
    recipient: PublicKeys
    canonical = staticmethod(canonical)
    pack = staticmethod(pack)
    body_of = staticmethod(lambda raw: raw[raw.index(b"age-encryption.org") :])

    def header(self, **changes: Any) -> dict[str, Any]:
        public = self.sender.public
        true = {
            "audit": "a" * 64,
            "content": "0" * 64,
            "counter": 7,
            "counts": {"resident": 2, "visit": 1},
            "created": 1_788_000_000_000,
            "epoch": 1,
            "expect_next_by": "2026-10-05",
            "from": {"area": public.area, "fingerprint": public.fingerprint, "name": public.name},
            "kind": "roster",
            "previous": "b" * 64,
            "program": "1.0",
            "schema": SCHEMA,
            "since": 0,
            "to": self.recipient.fingerprint,
        }
        return true | changes

    def first_line(self, **changes: Any) -> dict[str, Any]:
        header = self.header(**{key: value for key, value in changes.items() if key != "salt"})
        return {key: header[key] for key in ("kind", "from", "to", "epoch", "counter")} | {
            "salt": changes.get("salt", "5" * 32)
        }

    def open_header(self, **changes: Any) -> bytes:
        """Bytes of the header of the true package, but for the changes."""
        content = hashlib.sha256(pack([self.first_line(), *ROWS])).hexdigest()
        return canonical(self.header(content=content) | changes)

    def encrypt(self, packed: bytes) -> bytes:
        return pyrage.encrypt(packed, [pyrage.x25519.Recipient.from_str(self.recipient.recipient)])

    def seal(
        self,
        header: bytes,
        body: bytes,
        *,
        by: AreaKeys | None = None,
        suite: int = 1,
        domain: bytes = DOMAIN,
        magic: bytes = MAGIC,
    ) -> bytes:
        said = domain + struct.pack(">H", suite) + hashlib.sha256(header).digest() + hashlib.sha256(body).digest()
        return magic + struct.pack(">HI", suite, len(header)) + header + (by or self.sender).sign(said) + body

    def whole(self, *, lines: Sequence[Any] | None = None, packed: bytes | None = None, **changes: Any) -> bytes:
        """A package signed by the sender. lines: payload instead of the true one; changes: of the header."""
        if packed is None:
            packed = pack([self.first_line(), *ROWS] if lines is None else lines)
        header = self.header(content=hashlib.sha256(packed).hexdigest()) | changes
        return self.seal(canonical(header), self.encrypt(packed))


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(date(2026, 8, 28))


@pytest.fixture
def sender(clock) -> AreaKeys:
    return AreaKeys.generate("示例苑", "示例苑居民区", clock)


@pytest.fixture
def street(sender, clock) -> AreaKeys:
    return AreaKeys.generate("示例街道", "示例街道办事处", clock)


@pytest.fixture
def stranger(street, clock) -> AreaKeys:
    return AreaKeys.generate("别处", "别处居民区", clock)


@pytest.fixture
def pinned(sender, street) -> Callable[[str], PublicKeys | None]:
    return {keys.area: keys.public for keys in (sender, street)}.get


@pytest.fixture
def letter(sender, street, clock) -> Letter:
    return Letter(keys=sender, recipient=street.public, clock=clock)


@pytest.fixture
def header() -> Header:
    return Header(
        kind="roster",
        schema=SCHEMA,
        program="1.0",
        epoch=1,
        counter=7,
        created=1_788_000_000_000,
        previous="b" * 64,
        expect_next_by=date(2026, 10, 5),
        audit="a" * 64,
    )


@pytest.fixture
def rows() -> list[dict[str, Any]]:
    return [dict(row) for row in ROWS]


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "示例苑居民区-第7号.社包"


@pytest.fixture
def sealed(path, header, rows, letter) -> Sealed:
    """A true package lying at `path`."""
    return write(path, header, rows, letter)


@pytest.fixture
def forge(sender, street) -> Forge:
    return Forge(sender=sender, recipient=street.public)


@pytest.fixture
def closed(path, pinned) -> Callable[[bytes], str]:
    """Refusal code of these bytes from `inspect` alone, which has no private key and so cannot decrypt; blank if none."""

    def of(raw: bytes) -> str:
        path.write_bytes(raw)
        try:
            inspect(path, pinned, schema=SCHEMA)
        except PackageError as error:
            return error.code
        return ""

    return of


@pytest.fixture
def refusal(path, pinned, street) -> Callable[..., str]:
    """Refusal code of these bytes; blank when every row could be read."""

    def of(raw: bytes, **options: Any) -> str:
        path.write_bytes(raw)
        try:
            sealed = inspect(path, pinned, schema=SCHEMA, **options)
            list(open_rows(path, sealed, street, **options))
        except PackageError as error:
            return error.code
        return ""

    return of

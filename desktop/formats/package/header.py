"""The open part of a package: what anyone who finds the stick can read, and the reader that checks its shape."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from desktop.formats.package import strict
from desktop.formats.package.keys import PublicKeys, is_label
from desktop.formats.package.limits import LARGEST_HEADER
from desktop.formats.package.refusals import PackageError

LARGEST_COUNTER = 10**9
_KIND = re.compile("[a-z][a-z0-9_-]{0,31}")
_RECORD = re.compile("[a-z][a-z0-9_]{0,63}")
_VERSION = re.compile(r"[0-9A-Za-z.+-]{1,32}")
_HASH = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Party:
    """A sender as the header names it."""

    area: str
    name: str
    fingerprint: str

    @classmethod
    def of(cls, public: PublicKeys) -> Party:
        """The party whose keys these are."""
        return cls(area=public.area, name=public.name, fingerprint=public.fingerprint)


@dataclass(frozen=True, kw_only=True)
class Header:
    """All that a package says openly. `sender`, `to`, `content` and `counts` are filled in when it is sealed.

    Attributes:
        kind: what it carries: monthly, roster, receipt …
        schema: number of the record schema its rows follow.
        program: version of the program that wrote it.
        epoch: raised by one whenever the sender restores a backup, from 1.
        counter: number of the package from this sender to this recipient, from 1.
        created: ms since 1970-01-01 UTC by the sender's clock; shown, never judged by.
        since: 0 = full state; N = changes since package N, for which a receipt came.
        previous: digest of the package before this one; blank when there is none.
        expect_next_by: day by which the next package is due.
        audit: head of the sender's audit chain, hex; blank when there is none.
        sender: who wrote it.
        to: fingerprint of the recipient.
        content: hex SHA-256 of the gzip bytes inside.
        counts: record type -> rows inside.
    """

    kind: str
    schema: int
    program: str
    epoch: int
    counter: int
    created: int
    since: int = 0
    previous: str = ""
    expect_next_by: date | None = None
    audit: str = ""
    sender: Party = field(default=Party("", "", ""))
    to: str = ""
    content: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)

    def dump(self) -> bytes:
        """Canonical JSON.

        Raises:
            ValueError: when it is not a header a reader would take.
        """
        raw = strict.canonical(self._plain())
        if len(raw) > LARGEST_HEADER or not _sound(strict.parse(raw)):
            message = f"not a sound header: {raw[:200]!r}"
            raise ValueError(message)
        return raw

    def first_line(self, salt: str) -> dict[str, Any]:
        """What the first line of the payload repeats, with its salt (32 hex digits)."""
        plain = self._plain()
        return {key: plain[key] for key in ("kind", "from", "to", "epoch", "counter")} | {"salt": salt}

    def _plain(self) -> dict[str, Any]:
        return {
            "audit": self.audit,
            "content": self.content,
            "counter": self.counter,
            "counts": dict(self.counts),
            "created": self.created,
            "epoch": self.epoch,
            "expect_next_by": self.expect_next_by.isoformat() if self.expect_next_by else None,
            "from": {"area": self.sender.area, "fingerprint": self.sender.fingerprint, "name": self.sender.name},
            "kind": self.kind,
            "previous": self.previous,
            "program": self.program,
            "schema": self.schema,
            "since": self.since,
            "to": self.to,
        }


def load(raw: bytes, schema: int) -> Header:
    """The header of its bytes.

    Args:
        raw: at most LARGEST_HEADER bytes.
        schema: newest record schema this program knows.

    Raises:
        PackageError: damaged; newer_version when it follows a later schema, whatever else it then says.
    """
    try:
        plain = strict.parse(raw)
        canonical = strict.canonical(plain)
    except ValueError as error:
        raise PackageError("damaged") from error
    if canonical != raw or not isinstance(plain, dict):
        raise PackageError("damaged")
    if _is_later(plain, schema):
        raise PackageError("newer_version", program=plain["program"])
    if not _sound(plain):
        raise PackageError("damaged")
    day = plain["expect_next_by"]
    same = {key: value for key, value in plain.items() if key not in {"from", "expect_next_by"}}
    return Header(**same, sender=Party(**plain["from"]), expect_next_by=date.fromisoformat(day) if day else None)


def is_record(name: object) -> bool:
    """Whether this can be the name of a record type."""
    return isinstance(name, str) and _RECORD.fullmatch(name) is not None


def _is_later(plain: dict[str, Any], schema: int) -> bool:
    claimed, program = plain.get("schema"), plain.get("program")
    return type(claimed) is int and claimed > schema and _matching(_VERSION)(program)


def _sound(plain: Any) -> bool:
    return (
        plain.keys() == _RULES.keys()
        and all(rule(plain[key]) for key, rule in _RULES.items())
        and plain["since"] < plain["counter"]
    )


def _between(least: int, most: int) -> Callable[[Any], bool]:
    return lambda value: type(value) is int and least <= value <= most


def _matching(pattern: re.Pattern[str], *, blank: bool = False) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and (pattern.fullmatch(value) is not None or (blank and not value))


def _is_day(value: Any) -> bool:
    if value is None:
        return True
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_party(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == {"area", "name", "fingerprint"}
        and is_label(value["area"])
        and is_label(value["name"])
        and _matching(_HASH)(value["fingerprint"])
    )


def _is_tally(value: Any) -> bool:
    return isinstance(value, dict) and all(is_record(name) and _between(0, 10**8)(rows) for name, rows in value.items())


_RULES: Mapping[str, Callable[[Any], bool]] = MappingProxyType(
    {
        "audit": _matching(_HASH, blank=True),
        "content": _matching(_HASH),
        "counter": _between(1, LARGEST_COUNTER),
        "counts": _is_tally,
        "created": _between(0, 2**53 - 1),
        "epoch": _between(1, 10**6),
        "expect_next_by": _is_day,
        "from": _is_party,
        "kind": _matching(_KIND),
        "previous": _matching(_HASH, blank=True),
        "program": _matching(_VERSION),
        "schema": _between(1, 10**6),
        "since": _between(0, LARGEST_COUNTER),
        "to": _matching(_HASH),
    }
)
"""Header key -> what its value must be."""

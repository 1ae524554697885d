"""Address book entries: vCard 4.0 in UTF-8, as phones and mail programs read it. Source: RFC 6350."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from desktop.base.files import replacing
from desktop.formats.plain import fit

_LONGEST = 75
"""Octets of one line, its break not counted. Source: RFC 6350, 3.2."""


@dataclass(frozen=True, slots=True)
class Contact:
    """One person of an address book. phones: digits, each by itself; group: the organisation they are filed under."""

    name: str
    phones: tuple[str, ...] = ()
    address: str = ""
    group: str = ""


def write(path: Path, contacts: Iterable[Contact]) -> None:
    """Write an address book, whole or not at all.

    Raises:
        DeskError: the disk refuses.
    """
    with replacing(path) as part:
        part.write_bytes("".join(map(card, contacts)).encode())


def card(contact: Contact) -> str:
    """One entry, its lines folded and ended as the format wants them."""
    lines = ["BEGIN:VCARD", "VERSION:4.0", f"FN:{_text(contact.name)}", f"N:{_text(contact.name)};;;;"]
    lines += [f"TEL;VALUE=text:{_text(phone)}" for phone in contact.phones]
    if contact.address:
        lines.append(f"ADR:;;{_text(contact.address)};;;;")
    if contact.group:
        lines.append(f"ORG:{_text(contact.group)}")
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCARD"])


def _text(value: str) -> str:
    """A value with the signs written out that mean something to the format. Source: RFC 6350, 3.4."""
    plain = fit(value).replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return plain.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def _folded(line: str) -> str:
    """A long line over several, never within a character."""
    pieces, octets = [""], 0
    for letter in line:
        size = len(letter.encode())
        if octets + size > _LONGEST:
            pieces.append(" ")
            octets = 1
        pieces[-1] += letter
        octets += size
    return "\r\n".join(pieces)

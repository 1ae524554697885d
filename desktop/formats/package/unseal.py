"""Read a package: first who says so, then what it says; nothing is decrypted before the signature holds."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pyrage

from desktop.formats.package import envelope, header, strict
from desktop.formats.package.gunzip import lines_of
from desktop.formats.package.header import Header, Party, is_record
from desktop.formats.package.keys import AreaKeys, PublicKeys
from desktop.formats.package.limits import LIMITS, Limits
from desktop.formats.package.refusals import PackageError
from desktop.formats.package.sealed import Sealed

Pinned = Callable[[str], PublicKeys | None]
"""Code of an area -> the keys compared over the phone, or None."""

_AGE_START = b"age-encryption.org/v1\n"
_AGE_END = b"\n--- "
_LONGEST_AGE_HEADER = 16 * 1024
_LONGEST_UID = 64


def inspect(path: Path, pinned: Pinned, *, schema: int, limits: Limits = LIMITS) -> Sealed:
    """Verify who wrote a package and that no byte was changed; needs no private key and decrypts nothing.

    Args:
        path: the package.
        pinned: keys by code of area; it knows the own area too, so that an own package is named as such.
        schema: newest record schema this program knows.
        limits: caps.

    Raises:
        PackageError: unreadable, not_a_package, too_big, unknown_suite, damaged, newer_version,
            unknown_sender, changed_key.
    """
    try:
        with path.open("rb") as file:
            size = _size(file, limits)
            start = envelope.load(file, path.name)
            claimed = header.load(start.header, schema)
            sender = _sender(claimed.sender, pinned)
            signed = envelope.statement(start.header, hashlib.file_digest(file, "sha256").digest())
    except OSError as error:
        raise PackageError("unreadable", file=path.name) from error
    if not sender.has_signed(signed, start.signature):
        raise PackageError("damaged")
    return Sealed(header=claimed, sender=sender, digest=envelope.digest(signed), size=size)


def must_be_for(mine: PublicKeys, sealed: Sealed) -> None:
    """See that a package was written by another and to this area.

    Raises:
        PackageError: own_package, not_for_me.
    """
    if sealed.header.sender.area == mine.area:
        raise PackageError("own_package")
    if sealed.header.to != mine.fingerprint:
        raise PackageError("not_for_me")


def open_rows(path: Path, sealed: Sealed, keys: AreaKeys, limits: Limits = LIMITS) -> Iterator[dict[str, Any]]:
    """The rows of a verified package, one at a time.

    The whole file is read again and must be the one that was verified, byte for
    byte; what was read is what is decrypted. What is wrong with a single row shows
    when that row is reached: take the rows in within one transaction.

    Args:
        path: the package.
        sealed: what `inspect` found.
        keys: of the own area.
        limits: caps.

    Raises:
        PackageError: own_package, not_for_me, unreadable, changed_file, too_big, malformed, foreign_owner.
    """
    must_be_for(keys.public, sealed)
    plain = _decrypted(_ciphertext(path, sealed, limits), sealed, keys)
    return _rows(plain, sealed, limits)


def _size(file: BinaryIO, limits: Limits) -> int:
    size = file.seek(0, io.SEEK_END)
    if size > limits.package:
        raise PackageError("too_big")
    file.seek(0)
    return size


def _sender(claimed: Party, pinned: Pinned) -> PublicKeys:
    known = pinned(claimed.area)
    if known is None:
        raise PackageError("unknown_sender", name=claimed.name)
    if known.area != claimed.area or known.fingerprint != claimed.fingerprint:
        raise PackageError("changed_key", name=known.name)
    return known


def _ciphertext(path: Path, sealed: Sealed, limits: Limits) -> bytes:
    try:
        with path.open("rb") as file:
            size = _size(file, limits)
            start = envelope.load(file, path.name)
            body = file.read(size)
    except OSError as error:
        raise PackageError("unreadable", file=path.name) from error
    signed = envelope.statement(start.header, hashlib.sha256(body).digest())
    if envelope.digest(signed) != sealed.digest:
        raise PackageError("changed_file")
    return body


def _decrypted(body: bytes, sealed: Sealed, keys: AreaKeys) -> bytes:
    top, end, _ = body[:_LONGEST_AGE_HEADER].partition(_AGE_END)
    # A million recipients would cost the age library minutes; ours names one.
    if not end or not top.startswith(_AGE_START) or top.count(b"\n-> X25519 ") != 1:
        raise PackageError("malformed", name=sealed.sender.name)
    try:
        plain = keys.decrypt(body)
    except pyrage.DecryptError as error:
        raise PackageError("malformed", name=sealed.sender.name) from error
    if hashlib.sha256(plain).hexdigest() != sealed.header.content:
        raise PackageError("malformed", name=sealed.sender.name)
    return plain


def _rows(plain: bytes, sealed: Sealed, limits: Limits) -> Iterator[dict[str, Any]]:
    name, area, left = sealed.sender.name, sealed.sender.area, dict(sealed.header.counts)
    try:
        lines = lines_of(plain, limits)
        _must_repeat(strict.parse(next(lines, b"")), sealed.header)
        for line in lines:
            row = _row(line)
            if row["owner"] != area:
                raise PackageError("foreign_owner", name=name)
            left[row["record"]] = left.get(row["record"], 0) - 1
            if left[row["record"]] < 0:
                raise PackageError("malformed", name=name)
            yield row
    except ValueError as error:
        raise PackageError("malformed", name=name) from error
    if any(left.values()):
        raise PackageError("malformed", name=name)


def _must_repeat(first: Any, said: Header) -> None:
    salt = first.get("salt") if isinstance(first, dict) else None
    if not isinstance(salt, str) or len(salt) != 32 or first != said.first_line(salt):
        message = "the first line does not repeat the header"
        raise ValueError(message)


def _row(line: bytes) -> dict[str, Any]:
    row = strict.parse(line)
    if not isinstance(row, dict) or not is_record(row.get("record")) or not isinstance(row.get("owner"), str):
        message = "not a row"
        raise ValueError(message)
    uid = row.get("uid")
    if not isinstance(uid, str) or not 0 < len(uid) <= _LONGEST_UID:
        message = "a row without identity"
        raise ValueError(message)
    return row

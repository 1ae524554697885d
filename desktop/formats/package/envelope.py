"""The bytes around the payload: magic, suite, header length, header, signature; and the statement that is signed."""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from typing import BinaryIO

from desktop.formats.package.limits import LARGEST_HEADER
from desktop.formats.package.refusals import PackageError

SUITE = 1
"""Ed25519, SHA-256, age X25519, gzip. 2 is kept for SM2/SM3/SM4 from a certified module."""

_MAGIC = b"\x8fXIANG\r\n"
"""The first byte is no ASCII and the line end is both bytes: a copy made "as text" shows at once."""

_DOMAIN = b"xiaoxiang package v1\0"
_START = struct.Struct(">8sHI")
_SIGNATURE_BYTES = 64


@dataclass(frozen=True, slots=True)
class Envelope:
    """What stands before the age file. header: canonical JSON; signature: 64 bytes."""

    header: bytes
    signature: bytes

    def dump(self) -> bytes:
        """The bytes that stand before the age file."""
        return _START.pack(_MAGIC, SUITE, len(self.header)) + self.header + self.signature


def load(file: BinaryIO, name: str) -> Envelope:
    """Read from the start of a file up to its age file.

    Args:
        file: open at its start; left where the age file begins.
        name: file name for the sentence.

    Raises:
        PackageError: not_a_package, unknown_suite, damaged.
    """
    start = file.read(_START.size)
    if not start.startswith(_MAGIC):
        raise PackageError("not_a_package", file=name)
    if len(start) < _START.size:
        raise PackageError("damaged")
    _, suite, length = _START.unpack(start)
    if suite != SUITE:
        raise PackageError("unknown_suite", suite=str(suite))
    if not 2 <= length <= LARGEST_HEADER:
        raise PackageError("damaged")
    header, signature = file.read(length), file.read(_SIGNATURE_BYTES)
    if len(signature) < _SIGNATURE_BYTES:
        raise PackageError("damaged")
    return Envelope(header=header, signature=signature)


def statement(header: bytes, ciphertext_hash: bytes) -> bytes:
    """What the sender signs: domain ‖ suite ‖ hash(header) ‖ hash(ciphertext)."""
    return _DOMAIN + struct.pack(">H", SUITE) + hashlib.sha256(header).digest() + ciphertext_hash


def digest(signed: bytes) -> str:
    """The identity of a package: hex SHA-256 of its statement."""
    return hashlib.sha256(signed).hexdigest()

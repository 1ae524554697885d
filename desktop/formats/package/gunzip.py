"""Unpack gzip line by line, never further than the caps: a bomb stops at the cap, not at the end of memory."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from desktop.formats.package.limits import Limits
from desktop.formats.package.refusals import PackageError

_GZIP = 31
_FED = 1 << 16
_TAKEN = 1 << 20


def lines_of(packed: bytes, limits: Limits) -> Iterator[bytes]:
    """The lines of one gzip member, without their line ends.

    Raises:
        PackageError: too_big.
        ValueError: not one whole gzip member, or the last line is not ended.
    """
    waiting = b""
    unpacked = 0
    for piece in _pieces(packed):
        unpacked += len(piece)
        if not limits.allow(unpacked=unpacked, packed=len(packed)):
            raise PackageError("too_big")
        *lines, waiting = (waiting + piece).split(b"\n")
        if len(waiting) > limits.line or any(len(line) > limits.line for line in lines):
            raise PackageError("too_big")
        yield from lines
    if waiting:
        message = "the last line is not ended"
        raise ValueError(message)


def _pieces(packed: bytes) -> Iterator[bytes]:
    gunzip = zlib.decompressobj(_GZIP)
    for at in range(0, len(packed), _FED):
        fed = packed[at : at + _FED]
        while True:
            try:
                piece = gunzip.decompress(fed, _TAKEN)
            except zlib.error as error:
                raise ValueError(str(error)) from error
            yield piece
            fed = gunzip.unconsumed_tail
            if gunzip.eof or (not fed and len(piece) < _TAKEN):
                break
        if gunzip.eof and (gunzip.unused_data or at + _FED < len(packed)):
            message = "something follows the gzip member"
            raise ValueError(message)
    if not gunzip.eof:
        message = "the gzip member is cut off"
        raise ValueError(message)

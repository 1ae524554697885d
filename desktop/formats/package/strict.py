"""JSON as packages and key files use it: one way to write it, and a reader that takes nothing doubtful."""

from __future__ import annotations

import json
import math
import re
from typing import Any

DEEPEST = 32
"""Levels of nesting a row may have."""

_NOT_BRACKETS = re.compile(rb'"(?:[^"\\]|\\.)*"|[^][{}"]+', re.DOTALL)
_WIDEST = 2**63


def canonical(value: Any) -> bytes:
    """The one spelling of a value: sorted keys, no spaces, UTF-8.

    Raises:
        ValueError: for NaN, an infinity or half a surrogate pair.
    """
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def line(value: Any) -> bytes:
    """One row as a line, keys in their own order. Raises like `canonical`."""
    return _WRITER.encode(value).encode() + b"\n"


def parse(raw: bytes, deepest: int = DEEPEST) -> Any:
    """The value of JSON bytes.

    Raises:
        ValueError: when it is not JSON, nests too deep, names a key twice, or holds
            NaN, a number too large for the store or half a surrogate pair.
    """
    # Counting brackets is cheap; only an odd line is walked to see how deep they really go.
    if raw.count(b"{") + raw.count(b"[") > deepest and _depth(raw) > deepest:
        message = "nested too deep"
        raise ValueError(message)
    value = _READER.decode(raw.decode())
    if b"\\u" in raw:
        canonical(value)  # an escaped half of a surrogate pair cannot be kept as UTF-8
    return value


def _depth(raw: bytes) -> int:
    deepest = level = 0
    for bracket in _NOT_BRACKETS.sub(b"", raw):
        level += 1 if bracket in b"{[" else -1
        deepest = max(deepest, level)
    return deepest


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        message = "a key stands twice"
        raise ValueError(message)
    return found


def _whole(digits: str) -> int:
    if len(digits) > 20 or not -_WIDEST <= int(digits) < _WIDEST:
        message = "number too large"
        raise ValueError(message)
    return int(digits)


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        message = "number too large"
        raise ValueError(message)
    return number


def _refuse(word: str) -> Any:
    raise ValueError(word)


# Both are kept: building them anew for each of 100,000 rows takes longer than the rows.
_WRITER = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False, allow_nan=False)
_READER = json.JSONDecoder(object_pairs_hook=_once, parse_int=_whole, parse_float=_finite, parse_constant=_refuse)

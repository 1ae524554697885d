from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.formats.package import strict

SCALARS = (
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False) | st.text()
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4), max_leaves=12
)


@given(VALUES)
@settings(deadline=None, max_examples=200)
def test_what_is_written_is_read_again(value):
    assert strict.parse(strict.canonical(value)) == value


@given(VALUES)
@settings(deadline=None, max_examples=100)
def test_a_line_is_one_line(value):
    assert strict.line(value).count(b"\n") == 1


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"{} {}",
        b'{"a":1,"a":1}',
        b'{"a":{"b":1,"b":2}}',
        b"NaN",
        b"-Infinity",
        b"[1e999]",
        b"9223372036854775808",
        b"9" * 5000,
        b'"\xff"',
        b'"\\ud800"',
        b'{"\\udc00":1}',
        b'"a\nb"',
        b"[" * 33 + b"]" * 33,
        b"[" * 100_000,
        b'{"a":' * 100_000,
    ],
    ids=lambda raw: repr(raw[:24]),
)
def test_doubtful_json_is_refused(raw):
    with pytest.raises(ValueError):
        strict.parse(raw)


def test_brackets_inside_text_are_no_depth():
    assert strict.parse(b'["' + b"[" * 1000 + b'\\""]') == ["[" * 1000 + '"']


def test_many_brackets_side_by_side_are_no_depth():
    assert strict.parse(b"[" + b"[]," * 500 + b"[]]") == [[]] * 501


def test_an_escaped_rare_character_is_read():
    assert strict.parse(b'"\\ud842\\udfb7"') == "𠮷"


def test_half_a_surrogate_pair_is_not_written():
    with pytest.raises(ValueError):
        strict.line({"name": "\ud842"})


def test_nan_is_not_written():
    with pytest.raises(ValueError):
        strict.line({"share": float("nan")})

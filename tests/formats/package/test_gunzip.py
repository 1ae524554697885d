"""Lines out of gzip, under caps."""

from __future__ import annotations

import gzip

import pytest

from desktop.formats.package import Limits, PackageError
from desktop.formats.package.gunzip import lines_of

TIGHT = Limits(unpacked=1000, line=100, ratio=5, free=200)


def test_every_line_comes_out_without_its_end() -> None:
    assert list(lines_of(gzip.compress(b"a\n\nbc\n"), Limits())) == [b"a", b"", b"bc"]


@pytest.mark.parametrize(
    "content",
    [b"x" * 101 + b"\n", b"x\n" * 600, b"\n" * 900],
    ids=["a line too long", "too much in all", "too much for its packed size"],
)
def test_more_than_the_caps_allow_is_refused(content: bytes) -> None:
    with pytest.raises(PackageError) as refusal:
        list(lines_of(gzip.compress(content), TIGHT))
    assert refusal.value.code == "too_big"


@pytest.mark.parametrize(
    "packed",
    [
        gzip.compress(b"a"),
        gzip.compress(b"a\n")[:-4],
        gzip.compress(b"a\n") + b"x",
        gzip.compress(b"a\n") + gzip.compress(b"b\n"),
        b"no gzip at all",
        b"",
    ],
    ids=["last line not ended", "cut off", "something behind", "a second member", "no gzip", "nothing"],
)
def test_anything_but_one_whole_member_of_ended_lines_is_refused(packed: bytes) -> None:
    with pytest.raises(ValueError):
        list(lines_of(packed, Limits()))

"""The caps of a package."""

from __future__ import annotations

import pytest

from desktop.formats.package import Limits

CAPS = Limits(unpacked=1000, ratio=10, free=100)


@pytest.mark.parametrize(
    ("unpacked", "packed", "expected"),
    [(100, 1, True), (101, 1, False), (101, 11, True), (1000, 100, True), (1001, 1000, False)],
)
def test_the_ratio_counts_beyond_what_is_free_and_the_whole_always(unpacked: int, packed: int, expected: bool) -> None:
    assert CAPS.allow(unpacked=unpacked, packed=packed) is expected

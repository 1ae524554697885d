"""What is remembered of a package."""

from __future__ import annotations

from desktop.base.clock import Clock
from desktop.formats.package import AreaKeys, Header, Sealed, Seen


def test_history_keeps_the_place_in_the_row_and_the_identity() -> None:
    header = Header(kind="monthly", schema=1, program="0.1.0", epoch=2, counter=7, created=1, since=5, previous="ab")
    sealed = Sealed(header, AreaKeys.generate("AREA", "示例苑居民区", Clock()).public, "cd", 100)
    assert sealed.seen == Seen(epoch=2, counter=7, digest="cd", previous="ab", since=5)

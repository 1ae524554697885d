"""How much a package may hold: the caps that stop a bomb, for the reader and, alike, for the writer."""

from __future__ import annotations

from dataclasses import dataclass

LARGEST_HEADER = 16 * 1024
"""Bytes of header JSON. Source: decisions on the package."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps in bytes. The writer holds them too, so that nothing leaves which the reader refuses.

    Attributes:
        package: the whole file; it is held in memory while it is open (100,000 residents take 6 MiB).
        unpacked: all rows as text.
        line: one row; an attachment of 10 MiB takes 14 MiB as base64.
        ratio: unpacked to packed, looked at only beyond `free`. Rows with random identities stay below 30.
        free: unpacked bytes that need not mind the ratio, so that many like rows are no bomb.
    """

    package: int = 256 << 20
    unpacked: int = 2 << 30
    line: int = 16 << 20
    ratio: int = 200
    free: int = 64 << 20

    def allow(self, *, unpacked: int, packed: int) -> bool:
        """Whether a payload of this size, packed in this many bytes, is within the caps."""
        return unpacked <= self.unpacked and unpacked <= max(self.free, self.ratio * packed)


LIMITS = Limits()

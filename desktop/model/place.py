"""Written addresses: their normal form and their natural order. The parts of an address are fields of `home`."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from desktop.model.kinds import Find, Kind, clean

_DIGITS = re.compile("[0-9]+")


def normal(text: str) -> str:
    """Address as the city platform compares it: no white space, half-width, without one trailing 室.

    `" 示例路 100弄5号302 室"` and `"示例路100弄5号302"` are one place.
    """
    return _half_width(text).removesuffix("室")


def natural(text: str) -> str:
    """Key that sorts runs of digits as numbers: 2号 before 12号."""
    return _DIGITS.sub(lambda run: run[0].lstrip("0").rjust(9, "0"), text)


def _half_width(text: str) -> str:
    # NFC at the end: without the space between them, a letter and an accent are one again.
    return unicodedata.normalize("NFC", re.sub(r"\s+", "", unicodedata.normalize("NFKC", clean(text))))


@dataclass(frozen=True)
class Address(Kind[str]):
    """An address as one line."""

    find: Find | None = Find.PLACE

    def parse(self, text: str) -> str | None:
        return _half_width(text) or None

    def mask(self, value: str) -> str:
        found = re.match(r".*?(?:弄|小区|新村|村|苑|路)", value)
        return f"{found[0] if found else value[:2]}**"

    def order(self, value: str) -> str | None:
        return natural(value)

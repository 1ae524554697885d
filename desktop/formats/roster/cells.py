"""One cell brought to clean text: no guards, no full-width digits, no unseen characters, no words that mean "nothing"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite

from desktop.formats.roster import dates
from desktop.formats.sheets import Cell
from desktop.model import kinds
from desktop.model.fields import Field

BLANKS = frozenset({"无", "暂无", "没有", "不详", "未知", "不明", "未填", "未填写", "空", "空白"}) | {
    *("N/A", "n/a", "NA", "null", "NULL", "None", "NaN", "nan"),
    *("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"),
}
"""What people write where there is nothing to write."""

_LONGEST = 10_000
_EXACT_DIGITS = 10**15
_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_PLAIN = re.compile("[\u4e00-\u9fffA-Za-z0-9·]+")
_PLAIN_LINES = re.compile("[\u4e00-\u9fffA-Za-z0-9·\n]*")
_DAYS = re.compile("(?:[0-9]{4}-[0-9]{2}-[0-9]{2}\n?)*")
_NOTHING = re.compile(r"[-—–－_/／\\.。、~～…\s]*")
_GUARDED = re.compile(r'=\s*"(.*)"', re.DOTALL)
_GROUPED = re.compile(r"\d{1,3}(?:[,，]\d{3})+(?:\.0+)?")
_POINT_ZERO = re.compile(r"(\d+)\.0+")
_BREAK = re.compile(r"[ \t]*\n\s*")
_BESIDE_HAN = re.compile(f"(?<=[{_HAN}])\\s+|\\s+(?=[{_HAN}])")
_SPACES = re.compile(r"\s+")
_UNSEEN = [*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0), 0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F)]
_UNSEEN += [*range(0x2060, 0x2070), 0xFEFF, 0x180E, *range(0xD800, 0xE000)]
_TABLE: dict[int, int | str | None] = dict.fromkeys(_UNSEEN)
_TABLE |= dict.fromkeys([0xA0, 0x3000, 0x202F, 0x205F, *range(0x2000, 0x200B)], " ")
_TABLE |= {wide: wide - 0xFEE0 for run in ((0xFF10, 0xFF1A), (0xFF21, 0xFF3B), (0xFF41, 0xFF5B)) for wide in range(*run)}
_TABLE |= {0x0D: "\n", 0x2028: "\n", 0x2029: "\n", 0x09: " "}


def shown(cell: Cell | None) -> str:
    """A cell as its sheet shows it, without space around it.

    A number loses its `.0`; one too long for a sheet's 15 exact digits is written with its
    exponent, so that nobody mistakes the rest for digits.
    """
    if isinstance(cell, str):
        return cell.strip()
    if cell is None or not isfinite(cell):
        return ""
    if abs(cell) >= _EXACT_DIGITS:
        return f"{cell:.14E}"
    return str(int(cell)) if cell == int(cell) else repr(cell)


def clean(text: str, *, lines: bool = False) -> str:
    """Clean text of a cell; "" when it says nothing.

    Args:
        text: a cell as shown.
        lines: keep line breaks and inner spaces, as in a remark.
    """
    if text in BLANKS:
        return ""
    if _PLAIN.fullmatch(text):
        return text[:_LONGEST]
    plain = _unguarded(text[:_LONGEST].replace("_x000D_", "\n").translate(_TABLE))
    if lines:
        plain = _BREAK.sub("\n", plain)
    else:
        plain = _SPACES.sub(" ", _BESIDE_HAN.sub("", plain))
        if _GROUPED.fullmatch(plain):
            plain = plain.replace(",", "").replace("，", "")
        whole = _POINT_ZERO.fullmatch(plain)
        plain = whole[1] if whole else plain
    return "" if plain in BLANKS or _NOTHING.fullmatch(plain) else plain


def _unguarded(text: str) -> str:
    """Without what keeps Excel from reading a number: a leading apostrophe, or the form ="…"."""
    plain = text.strip()
    guarded = _GUARDED.fullmatch(plain)
    if guarded:
        plain = guarded[1].strip()
    return plain.lstrip("'’‘`´′").strip() if plain[:1] in "'’‘`´′" else plain


@dataclass(frozen=True, slots=True)
class Texts:
    """Some cells of one column: clean, and as their sheet shows them. The lists may be one."""

    clean: list[str]
    shown: list[str]

    def copied(self) -> Texts:
        """Lists of their own, to be written into."""
        return Texts([*self.clean], [*self.shown])

    def over(self, other: Texts) -> Texts:
        """These, and where they say nothing the other column's."""
        return Texts(
            [mine or theirs for mine, theirs in zip(self.clean, other.clean, strict=True)],
            [mine or theirs for mine, theirs in zip(self.shown, other.shown, strict=True)],
        )


class Column:
    """The cells of one column, a chunk at a time."""

    _MOST = 65_536

    def __init__(self, field: Field, epoch: int) -> None:
        self._read = _reader(field, epoch)
        self._plain = _DAYS if isinstance(field.kind, kinds.Day) else _PLAIN_LINES
        self._known: dict[Cell, str] = {}
        self._trims: dict[Cell, str] = {}

    def texts(self, cells: list[Cell]) -> Texts:
        """The cells clean, and as their sheet shows them.

        Most chunks of a column need no cleaning, which one look at all of it together tells; in the
        others each distinct cell is worked out once.
        """
        if self._need_nothing(cells):
            plain: list[str] = cells  # type: ignore[assignment]  # all of it was text
            return Texts(plain, plain)
        clean = [self._known[cell] if cell in self._known else self._learn(cell) for cell in cells]
        found = self._trims.get
        return Texts(clean, [found(cell, cell) for cell in cells])  # type: ignore[arg-type]  # the rest is text

    def _need_nothing(self, cells: list[Cell]) -> bool:
        try:
            together = "\n".join(cells)  # type: ignore[arg-type]  # a number among them is the exception below
        except TypeError:
            return False
        is_plain = self._plain.fullmatch(together) is not None and together.count("\n") == len(cells) - 1
        return is_plain and BLANKS.isdisjoint(cells)

    def _learn(self, cell: Cell) -> str:
        if len(self._known) >= self._MOST:
            self._known.clear()
        text = shown(cell)
        if text is not cell:
            self._trims[cell] = text
        cleaned = self._known[cell] = self._read(cell, text) if text else ""
        return cleaned


def _reader(field: Field, epoch: int) -> Callable[[Cell, str], str]:
    if isinstance(field.kind, kinds.Day):

        def day(cell: Cell, text: str) -> str:
            if isinstance(cell, float | int):
                return dates.of_number(cell, epoch)
            plain = clean(text)
            return dates.normal(plain, epoch) if plain else ""

        return day
    lines = isinstance(field.kind, kinds.Text) and field.kind.lines > 1
    return lambda _cell, text: clean(text, lines=lines)

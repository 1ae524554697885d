"""One cell brought to clean text: no guards, no full-width digits, no unseen characters, no words that mean "nothing"."""

from __future__ import annotations

import re
from collections.abc import Callable
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


class Column(dict[Cell, str]):
    """Cleaned text of every cell seen in one column, worked out once per distinct cell.

    `trims` holds the cells that are not already their own shown text.
    """

    _MOST = 65_536

    def __init__(self, field: Field, epoch: int) -> None:
        super().__init__()
        self.trims: dict[Cell, str] = {}
        self._is_text = not isinstance(field.kind, kinds.Day)
        self._read = _reader(field, epoch)

    def __missing__(self, cell: Cell) -> str:
        if len(self) >= self._MOST:
            self.clear()
        if self._is_text and isinstance(cell, str) and _PLAIN.fullmatch(cell) and cell not in BLANKS:  # nearly every cell
            self[cell] = cell
            return cell
        text = shown(cell)
        if text is not cell:
            self.trims[cell] = text
        cleaned = self[cell] = self._read(cell, text) if text else ""
        return cleaned

    def shown(self, cells: list[Cell]) -> list[str]:
        """The same cells as their sheet shows them; call after they were cleaned."""
        if not self.trims:
            return cells  # type: ignore[return-value]  # every cell is its own text
        found = self.trims.get
        return [found(cell, cell) for cell in cells]  # type: ignore[arg-type]  # what is not in trims is text


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

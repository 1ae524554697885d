"""Short papers of the office's own words: notices, forms to sign, a person's own file. What is said, not how it looks.

Their words lie in resources/text, one line a paragraph: `# ` a title, `## ` a heading, `@ ` a line to sign, `? ` a paragraph
for some cases only, `{{word}}` what is filled in. The Word templates are made from the same files.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.base.paths import resources

TITLE, HEADING, TEXT, SIGN, PAIR, CASE = "title", "heading", "text", "sign", "pair", "case"
CAPTION, ROW = "caption", "row"
"""A line in the middle; a row of a table, its cells parted by tabs, of which the first of several is the heading."""
SIZE = 14.0
"""Of the letters of a paper, in points."""
BLANK = "＿＿＿＿＿＿"
"""Room for handwriting, where a word is not known."""

_MARKS = {"# ": TITLE, "## ": HEADING, "@ ": SIGN, "? ": CASE}
_WORD = re.compile(r"\{\{(\w+)\}\}")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: its style, its words, and beside which label they stand in a pair."""

    style: str
    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Leaflet:
    """A paper: its name, and the paragraphs of each copy, which begin on a page of their own.

    Attributes:
        size: of its letters, in points.
    """

    title: str
    copies: tuple[tuple[Line, ...], ...]
    size: float = SIZE


@dataclass(frozen=True, slots=True)
class Cards:
    """Labels or cards: each some lines of a label and its words; so many beside and below one another on a page.

    Attributes:
        ruled: with a name and ruled rows, to be filled in; plain lines otherwise.
    """

    title: str
    cards: tuple[tuple[tuple[str, str], ...], ...]
    across: int = 2
    down: int = 7
    ruled: bool = False


def lines_of(name: str) -> tuple[Line, ...]:
    """The paragraphs of a text that is shipped, with their words still open."""
    text = (resources() / "text" / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(_line(line) for line in text.splitlines() if line.strip())


def leaflet(name: str, copies: Sequence[Mapping[str, str]]) -> Leaflet:
    """A shipped text, filled in once for each copy; what is not known leaves room for handwriting.

    Args:
        copies: word -> text. `case` says whether the paragraphs for some cases only stand there.
    """
    lines = lines_of(name)
    made = (tuple(_filled(line, words) for line in lines if line.style != CASE or words.get("case")) for words in copies)
    return Leaflet(name, tuple(made))


def open_words(text: str, spell: str) -> str:
    """A text with its words spelled otherwise: `{{name}}` by `spell` such as `[%s]`."""
    return _WORD.sub(lambda found: spell % found[1], text)


def _line(text: str) -> Line:
    mark = next((one for one in ("## ", "# ", "@ ", "? ") if text.startswith(one)), "")
    return Line(_MARKS.get(mark, TEXT), text.removeprefix(mark))


def _filled(line: Line, words: Mapping[str, str]) -> Line:
    style = TEXT if line.style == CASE else line.style
    return Line(style, _WORD.sub(lambda found: words.get(found[1]) or BLANK, line.text))

"""What one kind of roster may hold, and under which headings: built from declared fields, nothing is hard-wired here."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from desktop.model.fields import Field

Chosen = Mapping[str, Mapping[int, str]]
"""What a person said of columns: mark of a head -> index of a column -> name of its field, "" where it is not read."""
NOTHING_CHOSEN: Chosen = MappingProxyType({})

_MARKS = re.compile(r"[\s*＊※★☆#\u200b-\u200f\ufeff]+")
_BRACKETS = re.compile(r"[(\[{〔【〈《](.*?)[)\]}〕】〉》]")
_ENDS = "：:。.,，、;；"
_PARTS = re.compile(r"[/、|\\]|或|及")
_JOINTS = re.compile(r"[/、|\\_+-]|和|及")
_COUNTED = re.compile(r"(?<=[^\d])[\d一二三四①②③]+$")
_MUTE = re.compile(r"(?:列|字段|column|field|unnamed|f)?[:_]?\d*")
_COUNTERS = frozenset({"序号", "序", "编号", "行号", "序列", "序列号", "no", "№", "问题"})
_MUTE_WORDS = frozenset({"号码", "证件", "编号码", "信息", "内容", "资料", "基本信息"})


def plain(heading: str) -> str:
    """A heading without white space, stars and end marks, half-width, in small letters."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", heading)).strip(_ENDS).lower()


@dataclass(frozen=True)
class Guess:
    """How a column without a telling heading is known by its cells.

    Attributes:
        field: name of the field it would be.
        looks: whether one clean cell looks like it.
        share: how large a part of the filled cells must look so.
        least: how many filled cells there must be.
    """

    field: str
    looks: Callable[[str], bool]
    share: float = 0.6
    least: int = 1


@dataclass(frozen=True)
class Layout:
    """The fields to look for.

    Attributes:
        fields: in order of precedence where two share a heading.
        keys: names of fields of which every row must have one; the first that has a column counts.
        own: names of fields that belong to one person alone and are never filled down from a merged cell.
        guesses: tried for columns whose heading says nothing.
        others: words for other people; a heading below, in brackets behind, or soon after one of them is theirs.
        elsewhere: words for other places or times; they turn only a heading below or before their brackets.
        before: words that may stand before a heading without changing it.
        chosen: what a person said of heads like these; it goes before all that is found here, but for withheld columns.
    """

    fields: tuple[Field, ...]
    keys: tuple[str, ...]
    own: frozenset[str] = frozenset()
    guesses: tuple[Guess, ...] = ()
    others: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    chosen: Chosen = dataclasses.field(default_factory=lambda: NOTHING_CHOSEN)

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """Field name -> field."""
        return {field.name: field for field in self.fields}

    @cached_property
    def by_heading(self) -> dict[str, str]:
        """Plain heading -> field name."""
        found: dict[str, str] = {}
        for field in self.fields:
            for heading in (field.label, *field.also):
                found.setdefault(plain(heading), field.name)
        return found

    def points_elsewhere(self, heading: str) -> bool:
        """Whether the heading speaks of another person, place or time."""
        return self.is_of_others(heading) or any(word in heading for word in self.elsewhere)

    def is_of_others(self, heading: str) -> bool:
        """Whether the heading speaks of another person."""
        return any(word in heading for word in self.others)

    def find(self, heading: str, upper: str = "") -> str | None:
        """Name of the field that a heading means, or None.

        Args:
            heading: as written.
            upper: the heading over it, when the head of the table has two rows.
        """
        asked = (heading, upper)
        if asked not in self._found:
            known = self.by_heading
            self._found[asked] = next((known[reading] for reading in self._readings(heading, upper) if reading in known), None)
        return self._found[asked]

    @cached_property
    def _found(self) -> dict[tuple[str, str], str | None]:
        """Answers of `find`: the rows among which a head is looked for are read several times."""
        return {}

    def _readings(self, heading: str, upper: str) -> Iterator[str]:
        """Ways to read a heading, the most telling first."""
        whole = plain(heading)
        inner = "".join(_BRACKETS.findall(whole))
        bare = _BRACKETS.sub("", whole).strip(_ENDS)
        above = plain(upper)
        if not bare:
            return
        if inner:
            yield inner + bare
            yield bare + inner
        if above:
            yield above + bare
        if self.points_elsewhere(above) or self.points_elsewhere(inner):
            return
        yield bare
        counted = _COUNTED.sub("", bare)
        yield counted
        yield _JOINTS.sub("", bare)
        for word in self.before:
            if counted.startswith(word):
                yield counted.removeprefix(word)
        yield from self._agreed(bare)

    def _agreed(self, bare: str) -> Iterator[str]:
        """`手机/座机`: its parts, when those that mean something mean the same."""
        parts = [part for part in _PARTS.split(bare) if part in self.by_heading]
        if len({self.by_heading[part] for part in parts}) == 1 and _PARTS.search(bare):
            yield parts[0]


def is_counter(heading: str) -> bool:
    """Whether a column only counts its rows, or is the 问题 column of our own list of rows to mend."""
    return _BRACKETS.sub("", plain(heading)) in _COUNTERS


def is_mute(heading: str) -> bool:
    """Whether a heading is blank or says nothing about its column."""
    bare = plain(heading)
    return bare in _MUTE_WORDS or _MUTE.fullmatch(bare) is not None

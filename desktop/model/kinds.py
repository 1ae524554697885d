"""The kinds of value a field can hold.

A kind is the only place that knows how its value is kept, read from what a
person typed or a cell holds, shown, masked, judged, ordered and found. It
knows nothing of SQL, Excel or Qt: those ask it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Any, Generic, TypeVar

from desktop.base.clock import SHANGHAI
from desktop.model import days
from desktop.model.codes import CodeList

T = TypeVar("T")

_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)

_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?")
"""Seconds, as sheets write them, are read and dropped."""


class Find(Enum):
    """How search reads a value."""

    NAME = "name"
    """Han characters, pinyin, initials."""
    WORDS = "words"
    """Han characters and whole words."""
    DIGITS = "digits"
    """Any three digits in a row."""
    PLACE = "place"
    """Words, and numbers as whole numbers."""


def clean(text: str) -> str:
    """Text without what cannot be seen: NUL, direction marks, lone surrogates; full-width spaces become spaces."""
    return _UNSEEN.sub("", text).replace("\u3000", " ").replace("\xa0", " ").strip()


@dataclass(frozen=True)
class Kind(Generic[T]):
    """How one sort of value behaves. Subclasses override what differs."""

    sql: str = "TEXT"
    find: Find | None = None

    def parse(self, text: str) -> T | None:
        """Value of what a person typed; blank is None.

        Raises:
            ValueError: with a sentence for the person, when it cannot be read.
        """
        raise NotImplementedError

    def show(self, value: T | None) -> str:
        """Text for a form, a table cell, a sheet or a document."""
        return "" if value is None else str(value)

    def mask(self, value: T) -> str:
        """Text for eyes without the right to the whole."""
        return "*" * min(len(self.show(value)), 6)

    def check(self, value: T) -> str | None:  # noqa: ARG002 - subclasses look at it
        """What is wrong with the value, as a sentence, or None."""
        return None

    def dump(self, value: T | None) -> Any:
        """The value as it is kept: None, int, float or str."""
        return value

    def load(self, kept: Any) -> T | None:
        """Inverse of dump."""
        return kept  # type: ignore[no-any-return]

    def order(self, value: T) -> str | None:  # noqa: ARG002 - subclasses look at it
        """Key of the natural order where the kept value itself does not sort well; None = it does."""
        return None

    @property
    def has_order(self) -> bool:
        """Whether `order` gives keys, so that the store keeps them beside the value."""
        return type(self).order is not Kind.order

    @property
    def orders(self) -> Mapping[str, Callable[[T], str | None]]:
        """Each order the store keeps keys of: its name in the column -> the key of a value. `key` is the usual one."""
        return {"key": self.order} if self.has_order else {}


@dataclass(frozen=True)
class Text(Kind[str]):
    """Words. Blank is None; surrounding space and unseen characters are never kept."""

    lines: int = 1
    longest: int = 10_000
    find: Find | None = Find.WORDS

    def parse(self, text: str) -> str | None:
        return clean(text) or None

    def check(self, value: str) -> str | None:
        return f"最多 {self.longest} 个字" if len(value) > self.longest else None


@dataclass(frozen=True)
class Number(Kind[int]):
    """A whole number within limits."""

    sql: str = "INTEGER"
    least: int = 0
    most: int = 10**12
    unit: str = ""

    def parse(self, text: str) -> int | None:
        digits = unicodedata.normalize("NFKC", clean(text)).replace(",", "")
        digits = digits.removesuffix(unicodedata.normalize("NFKC", self.unit)).strip()
        if not digits:
            return None
        if not re.fullmatch(r"-?[0-9]{1,15}(\.0+)?", digits):
            message = f"“{clean(text)}”不是整数"
            raise ValueError(message)
        return int(digits.split(".")[0])

    def check(self, value: int) -> str | None:
        return None if self.least <= value <= self.most else f"应在 {self.least} 到 {self.most} 之间"


@dataclass(frozen=True)
class Day(Kind[date]):
    """A calendar day, kept as ISO 8601."""

    def parse(self, text: str) -> date | None:
        return days.read(clean(text)) if clean(text) else None

    def show(self, value: date | None) -> str:
        return value.isoformat() if value else ""

    def mask(self, value: date) -> str:
        return f"{value.year}-**-**"

    def dump(self, value: date | None) -> str | None:
        return value.isoformat() if value else None

    def load(self, kept: str | None) -> date | None:
        return date.fromisoformat(kept) if kept else None


@dataclass(frozen=True)
class Moment(Kind[int]):
    """A point in time, kept as ms since 1970-01-01 UTC, shown at +08:00."""

    sql: str = "INTEGER"

    def parse(self, text: str) -> int | None:
        words = unicodedata.normalize("NFKC", clean(text)).replace("T", " ").split()
        if not words:
            return None
        day, clock = days.read(words[0]), _TIME.fullmatch(words[1] if len(words) > 1 else "0:00")
        if not clock or len(words) > 2 or int(clock[1]) > 23 or int(clock[2]) > 59:
            message = f"“{clean(text)}”不是时间，写成 2026-08-28 14:30"
            raise ValueError(message)
        moment = datetime(day.year, day.month, day.day, int(clock[1]), int(clock[2]), tzinfo=SHANGHAI)
        return int(moment.timestamp() * 1000)

    def show(self, value: int | None) -> str:
        return "" if value is None else f"{datetime.fromtimestamp(value / 1000, SHANGHAI):%Y-%m-%d %H:%M}"


@dataclass(frozen=True)
class Flag(Kind[bool]):
    """Yes or no; None is not said."""

    sql: str = "INTEGER"

    def parse(self, text: str) -> bool | None:
        word = clean(text).lower()
        if word in {"", "-", "—"}:
            return None
        if word in {"是", "有", "√", "✓", "y", "yes", "1", "true"}:
            return True
        if word in {"否", "无", "×", "✕", "n", "no", "0", "false"}:
            return False
        message = f"“{word}”应写“是”或“否”"
        raise ValueError(message)

    def show(self, value: bool | None) -> str:  # noqa: FBT001 - the value itself
        return "" if value is None else "是" if value else "否"

    def dump(self, value: bool | None) -> int | None:  # noqa: FBT001 - the value itself
        return None if value is None else int(value)

    def load(self, kept: int | None) -> bool | None:
        return None if kept is None else bool(kept)


@dataclass(frozen=True)
class Code(Kind[str]):
    """One of a list: the code is kept, its label is shown.

    An `open` list keeps wording it does not know as it stands, because a roster's
    own words are worth more than a refusal. A `ranked` one sorts in the list's own
    order, as offices do, and not by the letters of its codes.
    """

    codes: CodeList = field(default_factory=lambda: CodeList(""))
    open: bool = False
    ranked: bool = False

    @property
    def has_order(self) -> bool:
        return self.ranked

    def order(self, value: str) -> str | None:
        return f"{self.codes.place(value):03}"

    def parse(self, text: str) -> str | None:
        word = clean(text)
        if not word:
            return None
        code = self.codes.code(word)
        if code is None and not self.open:
            message = f"“{word}”不在{'、'.join(self.codes.labels)}之中"
            raise ValueError(message)
        return code or word

    def show(self, value: str | None) -> str:
        return self.codes.label(value) if value else ""

    def check(self, value: str) -> str | None:
        return None if self.open or value in self.codes else f"没有“{value}”这一项"


@dataclass(frozen=True)
class Serial(Kind[str]):
    """A paper number such as RW-2026-0001: per area and year, given when the unit commits, never reused."""

    prefix: str = ""
    find: Find | None = Find.PLACE

    def parse(self, text: str) -> str | None:
        return clean(text) or None


@dataclass(frozen=True)
class Ref(Kind[str]):
    """The uid of one record of another type, named as text so that no slice need import a later one."""

    target: str = ""

    def parse(self, text: str) -> str | None:
        return clean(text) or None


@dataclass(frozen=True)
class Many(Kind[tuple[str, ...]]):
    """The uids of several records of another type, kept as a JSON list."""

    target: str = ""

    def parse(self, text: str) -> tuple[str, ...] | None:
        return tuple(dict.fromkeys(filter(None, re.split(r"[\s,、，;；]+", clean(text))))) or None

    def show(self, value: Sequence[str] | None) -> str:
        return "、".join(value or ())

    def dump(self, value: Iterable[str] | None) -> str | None:
        return json.dumps(list(value), separators=(",", ":")) if value else None

    def load(self, kept: str | None) -> tuple[str, ...] | None:
        return tuple(json.loads(kept)) if kept else None

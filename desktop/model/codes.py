"""Code lists: read-only choices from resources/codes, one file per standard."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from desktop.base.paths import resources


@dataclass(frozen=True)
class CodeList:
    """A list of codes with labels and other spellings; its file is read at first use.

    The file's first line is `# source`, then `code,label,also` with `also` parted by spaces.

    Attributes:
        only: the codes a field may hold, where it may not hold all of them.
    """

    name: str
    only: tuple[str, ...] = ()

    @cached_property
    def _rows(self) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        if not self.name:
            return ()
        with (resources() / "codes" / f"{self.name}.csv").open(encoding="utf-8", newline="") as file:
            lines = [line for line in file if not line.startswith("#")]
        rows = [row for row in csv.DictReader(lines) if not self.only or row["code"] in self.only]
        return tuple((row["code"], row["label"], tuple((row["also"] or "").split())) for row in rows)

    @cached_property
    def entries(self) -> Mapping[str, str]:
        """Code -> label, in the standard's own order."""
        return {code: label for code, label, _ in self._rows}

    @cached_property
    def _readings(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for code, label, also in self._rows:
            for word in (code, label, *also):
                found.setdefault(word, code)
        return found

    @property
    def labels(self) -> tuple[str, ...]:
        """What a person chooses from."""
        return tuple(self.entries.values())

    def __contains__(self, code: object) -> bool:
        return code in self.entries

    def code(self, word: str) -> str | None:
        """The code of a code, a label or another spelling; None when the list has none."""
        return self._readings.get(word)

    def place(self, code: str) -> int:
        """Where the code stands in the list, from 0; behind its end for a word it does not know."""
        return self._places.get(code, len(self._places))

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {code: place for place, code in enumerate(self.entries)}

    def label(self, code: str) -> str:
        """The label, or the word itself when it is not of this list."""
        return self.entries.get(code, code)


SEX = CodeList("sex")
ETHNICITY = CodeList("ethnicity")
EDUCATION = CodeList("education")
POLITICS = CodeList("politics")
RELATION = CodeList("relation")

"""The colour of a state, by its word: so one state never has two colours in two places."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from desktop.base.paths import resources
from desktop.model.kinds import Code
from desktop.model.record import Record


@dataclass(frozen=True, slots=True)
class Tone:
    """How a state looks.

    Attributes:
        name: ok, info, warn, bad or neutral.
        mark: `dot` before the word, or the word in a `chip`.
    """

    name: str
    mark: str

    @property
    def ink(self) -> str:
        """Token of its colour."""
        return "primary" if self.name == "info" else self.name

    @property
    def ground(self) -> str:
        """Token of the colour behind it."""
        return "tint" if self.name == "info" else f"{self.name}_tint"


@cache
def tones() -> Mapping[str, Tone]:
    """Word -> tone, from resources/tables/tones.csv."""
    with (resources() / "tables" / "tones.csv").open(encoding="utf-8", newline="") as file:
        lines = [line for line in file if not line.startswith("#")]
    return {row["word"]: Tone(row["tone"], row["mark"]) for row in csv.DictReader(lines)}


def tone_of(word: str) -> Tone | None:
    """The tone of a word; None when it is no state and stands as plain text."""
    return tones().get(word)


def states_of(record: Record) -> Iterator[tuple[str, str]]:
    """Words of the record that are states, with their tone."""
    for field in record.fields.values():
        value = getattr(record, field.name)
        if value is not None and isinstance(field.kind, Code) and not field.sensitive:
            words = field.kind.show(value)
            tone = tone_of(words)
            if tone is not None:
                yield words, tone.name

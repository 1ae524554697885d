"""Figures `search`: one keystroke in the search box, by what is typed, in a whole neighbourhood or a whole street."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from random import Random

from build_scripts.bench.desk import reading
from build_scripts.bench.figure import Figure, percentile
from build_scripts.bench.stage import Stage
from desktop.model import pinyin
from desktop.modules.residents.records import Resident
from desktop.store.query import Query
from desktop.store.reader import Reader

_PEOPLE = 60


def measure(stage: Stage) -> Iterator[Figure]:
    """For every way of asking: each keystroke of a few dozen people's words, as a person types them."""
    with reading(stage) as reader:
        people = _some(reader)
        for name, words in _WAYS.items():
            typed = [word[:end] for one in people if (word := words(one)) for end in range(1, len(word) + 1)]
            samples = [_keystroke(reader, keys) for keys in typed]
            yield Figure(
                f"search.{name}",
                f"keystroke p95, {stage.residents} residents",
                percentile(samples, 95),
                "ms",
                note=f"p50 {percentile(samples, 50):.2f} ms, most {max(samples):.2f} ms, {len(samples)} keystrokes",
            )


def _some(reader: Reader) -> list[Resident]:
    numbers = reader.ids(Resident, Query())
    chosen = Random(1).sample(list(numbers), min(_PEOPLE, len(numbers)))  # noqa: S311 - a sample, not a key
    return reader.page(Resident, chosen)


def _keystroke(reader: Reader, words: str) -> float:
    began = time.perf_counter()
    reader.search(words)
    return (time.perf_counter() - began) * 1000


def _letters(name: str | None, length: int) -> str:
    """Pinyin of a name, cut to so many letters of each syllable."""
    return "".join(sounds[0][:length] for sounds in pinyin.readings(name or "") if sounds)


_WAYS: dict[str, Callable[[Resident], str]] = {
    "han": lambda one: one.name or "",
    "pinyin": lambda one: _letters(one.name, 9),
    "initials": lambda one: _letters(one.name, 1),
    "phone": lambda one: (one.phone or "")[-6:],
    "number": lambda one: (one.id_number or "")[-6:],
    "address": lambda one: one.address or "",
}

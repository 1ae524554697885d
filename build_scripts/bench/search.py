"""Figures `search`: one keystroke in the search box, by what is typed, as the residents grow from a few to a whole street."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from random import Random

from build_scripts.bench.figure import Figure, percentile
from build_scripts.bench.stage import Stage
from build_scripts.bench.street import street
from desktop.model import pinyin
from desktop.modules.residents import MODULE
from desktop.modules.residents.records import Resident
from desktop.store.query import Query
from desktop.store.reader import Reader
from desktop.ui.finding import MOST

KINDS = MODULE.records
_PEOPLE = 60
_FEW = 5_000
_MOST_MS = {100_000: 1.0, 1_000_000: 5.0}
"""Residents -> milliseconds that 95 of 100 keystrokes may take."""

_DOOR = re.compile(r"(\d+)号(?:\d+单元)?(\d+)$")
_LEAST_DIGITS = 3

Typed = Callable[[Resident, Random], Sequence[str]]


def measure(stage: Stage) -> Iterator[Figure]:
    """For every way of asking and every size: each keystroke of a few dozen people's words, as a person types them."""
    sizes = sorted({min(_FEW, stage.residents), stage.residents, *stage.more})
    for residents in sizes:
        folder = stage.place("street")
        with street(folder, residents) as reader:
            people = _some(reader)
            for name, typed in WAYS.items():
                chance = Random(2)  # noqa: S311 - a sample, not a key
                samples = [_keystroke(reader, words) for one in people for words in typed(one, chance)]
                yield _figure(name, residents, samples, is_largest=residents == sizes[-1])


def _figure(name: str, residents: int, samples: list[float], *, is_largest: bool) -> Figure:
    most = _MOST_MS.get(residents)
    return Figure(
        f"search.{name}" if is_largest else f"search.{name}.{residents}",
        f"keystroke p95, {residents} residents",
        percentile(samples, 95),
        "ms",
        peer=most,
        rival="what is allowed" if most else "",
        limit=1.0 if most else None,
        note=f"p50 {percentile(samples, 50):.2f} ms, most {max(samples):.2f} ms, {len(samples)} keystrokes",
    )


def _some(reader: Reader) -> list[Resident]:
    numbers = reader.ids(Resident, Query())
    chosen = Random(1).sample(list(numbers), min(_PEOPLE, len(numbers)))  # noqa: S311 - a sample, not a key
    return reader.page(Resident, chosen)


def _keystroke(reader: Reader, words: str) -> float:
    began = time.perf_counter()
    reader.search(words, MOST, KINDS)
    return (time.perf_counter() - began) * 1000


def _begun(words: str, least: int = 1) -> list[str]:
    """What stands in the box after each key."""
    return [words[:end] for end in range(least, len(words) + 1)]


def _sounds(one: Resident) -> list[str]:
    return [sounds[0] for sounds in pinyin.readings(one.name or "") if sounds]


def _mixed(one: Resident, chance: Random) -> Sequence[str]:
    """shanwh, swenh: some syllables whole, some only begun."""
    return _begun("".join(sound if chance.random() < 0.5 else sound[0] for sound in _sounds(one)))


def _ends(text: str | None) -> Sequence[str]:
    """The last digits of a number, and some from its middle."""
    return [*_begun((text or "")[-6:], _LEAST_DIGITS), *_begun((text or "")[3:9], _LEAST_DIGITS)]


def _door(one: Resident, _: Random) -> Sequence[str]:
    """3-502, 3号502, and the whole address."""
    found = _DOOR.search(one.address or "")
    short = [f"{found[1]}-{found[2]}", f"{found[1]}号{found[2]}"] if found else []
    return [keys for words in (*short, one.address or "") for keys in _begun(words)]


WAYS: dict[str, Typed] = {
    "one_han": lambda one, chance: [chance.choice(one.name or "无")],
    "two_han": lambda one, _: [(one.name or "")[at : at + 2] for at in range(len(one.name or "") - 1)],
    "initials": lambda one, _: _begun("".join(sound[0] for sound in _sounds(one))),
    "mixed_pinyin": _mixed,
    "phone": lambda one, _: _ends(one.phone),
    "number": lambda one, _: _ends(one.id_number),
    "address": _door,
    "no_hit": lambda _, chance: [chance.choice(("龘", "龘龘", "zzq", "zhangzz", "987654", "99-9999", "示例路9999"))],
}
"""Way of asking -> what stands in the box, keystroke by keystroke, when somebody asks so for one resident."""

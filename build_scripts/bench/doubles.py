"""Figures `doubles`: everybody of the register compared for who may be one person, and a hint while somebody is typed in."""

from __future__ import annotations

import dataclasses
import statistics
import time
from collections.abc import Iterator
from random import Random

from build_scripts.bench.desk import reading
from build_scripts.bench.figure import Figure, percentile
from build_scripts.bench.stage import Stage
from desktop.modules.residents.records import Resident
from desktop.modules.residents.service import hints
from desktop.store.query import Query
from desktop.store.reader import Reader

_ALLOWED_S, _ALLOWED_MIB = 5.0, 100.0
_TYPED = 60


def measure(stage: Stage) -> Iterator[Figure]:
    """The whole search in a fresh program, its memory on top, and one field left in the form of a new resident."""
    told = [stage.fresh("our_doubles", stage.installation) for _ in range(stage.heavy_runs)]
    yield Figure(
        "doubles.found",
        f"pairs among {stage.residents} residents",
        statistics.median(one["seconds"] for one in told),
        peer=_ALLOWED_S,
        rival="what is allowed",
        limit=1.0,
        note=f"{told[0]['pairs']:.0f} pairs, {statistics.median(one['processor'] for one in told):.2f} s of processor",
    )
    yield Figure(
        "doubles.memory",
        "memory on top meanwhile",
        max(one["mib"] for one in told),
        unit="MiB",
        peer=_ALLOWED_MIB,
        rival="what is allowed",
        limit=1.0,
    )
    with reading(stage) as reader:
        samples = [_hint(reader, one) for one in _some(reader)]
    yield Figure(
        "doubles.typed",
        "hints when a field is left, p95",
        percentile(samples, 95),
        "ms",
        note=f"p50 {percentile(samples, 50):.2f} ms, most {max(samples):.2f} ms",
    )


def _some(reader: Reader) -> list[Resident]:
    numbers = reader.ids(Resident, Query())
    return reader.page(Resident, Random(2).sample(list(numbers), min(_TYPED, len(numbers))))  # noqa: S311 - a sample, not a key


def _hint(reader: Reader, kept: Resident) -> float:
    typed = dataclasses.replace(kept, uid="", household=None)
    began = time.perf_counter()
    list(hints(reader, typed))
    return (time.perf_counter() - began) * 1000

"""Figures `edit` and `open`: one saved change, and opening the store once the key is there."""

from __future__ import annotations

import dataclasses
import statistics
import time
from collections.abc import Iterator
from itertools import islice

from build_scripts.bench.desk import signed_in
from build_scripts.bench.figure import Figure, percentile
from build_scripts.bench.stage import Stage
from desktop.base.clock import Clock
from desktop.modules.residents.records import Resident
from desktop.modules.residents.service import change_resident
from desktop.start import MODULES
from desktop.store.query import Query
from desktop.store.store import Store
from desktop.work.desk import catalogue_of
from desktop.work.session import Open

_EDITS = 200


def measure(stage: Stage) -> Iterator[Figure]:
    """A telephone number changed and flushed to the disk; a store opened, looked into and closed."""
    with signed_in(stage) as opened:
        samples = list(_edits(opened))
        key, folder = opened.store.key, opened.store.folder
    yield Figure(
        "edit.saved",
        f"one change with log and search index on the disk, p95, {stage.residents} residents",
        percentile(samples, 95),
        "ms",
        note=f"p50 {percentile(samples, 50):.2f} ms, most {max(samples):.2f} ms",
    )
    openings = []
    for _ in range(stage.runs):
        began = time.perf_counter()
        store = Store(folder, key, catalogue_of(MODULES), Clock())
        openings.append((time.perf_counter() - began) * 1000)
        store.close()
    yield Figure("edit.open", "opening the store with the key at hand", statistics.median(openings), "ms")


def _edits(opened: Open) -> Iterator[float]:
    reader = opened.store.reader(opened.actor)
    people = reader.page(Resident, list(islice(reader.ids(Resident, Query()), 0, None, 97))[:_EDITS])
    reader.connection.close()
    for place, person in enumerate(people):
        began = time.perf_counter()
        with opened.store.unit("", opened.actor) as unit:
            change_resident(unit, person, dataclasses.replace(person, phone=f"19900{place:06}"))
        yield (time.perf_counter() - began) * 1000

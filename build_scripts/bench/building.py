"""Figure `building`: reading the plan of one building of 24 floors among all the homes there are, and all buildings' counts."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator

from build_scripts.bench.desk import signed_in
from build_scripts.bench.figure import Figure
from build_scripts.bench.stage import Stage
from desktop.model.rights import Actor
from desktop.modules.residents.records import Home, Household, Resident
from desktop.modules.residents.service import buildings, population_on, rooms_of
from desktop.store.store import Store

_COMPOUND, _FLOORS, _DOORS = "示例高楼", 24, 4


def measure(stage: Stage) -> Iterator[Figure]:
    """Statements are counted beside the time: a room more must not be a statement more."""
    with signed_in(stage) as opened:
        _build(opened.store, opened.actor)
        reader = opened.store.reader(opened.actor)
        try:
            rooms_of(reader, _COMPOUND, "1")  # Who was merged is read once per change; later looks know it.
            statements: list[str] = []
            reader.connection.set_trace_callback(statements.append)
            rooms = rooms_of(reader, _COMPOUND, "1")
            reader.connection.set_trace_callback(None)
            plan = _median(stage.runs, lambda: rooms_of(reader, _COMPOUND, "1"))
            reads = sum(statement.startswith("SELECT") for statement in statements)
            note = f"{len(rooms)} rooms, {reads} statements"
            yield Figure("building.plan", "rooms of a 24-floor building", plan * 1000, "ms", note=note)
            today = opened.store.clock.today()
            yield Figure(
                "building.directory", "counts of all buildings", _median(stage.heavy_runs, lambda: buildings(reader, today))
            )
            yield Figure(
                "building.population", "实有人口 and 户籍人口", _median(stage.heavy_runs, lambda: population_on(reader, today))
            )
        finally:
            reader.connection.close()


def _build(store: Store, actor: Actor) -> None:
    """A high house with two people behind every door."""
    with store.unit("登记高楼", actor) as unit:
        for number in range(_FLOORS * _DOORS):
            room = f"{number // _DOORS + 1}{number % _DOORS + 1:02}"
            address = f"{_COMPOUND}1号{room}"
            home = unit.add(Home(address=address, compound=_COMPOUND, building="1", room=room))
            household = unit.add(Household(home=home.uid, address=address, head="示例安"))
            for name in ("示例安", "示例宁"):
                unit.add(Resident(name=name, household=household.uid, address=address, residence="RH1", status="living"))


def _median(runs: int, work: Callable[[], object]) -> float:
    samples = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        samples.append(time.perf_counter() - start)
    return statistics.median(samples)

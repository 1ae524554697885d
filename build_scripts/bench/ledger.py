"""Figures `ledger`: the monthly sheet of outreach over many visits, beside reading the same visits as records."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random

from build_scripts.bench.desk import signed_in
from build_scripts.bench.figure import Figure, alternate
from build_scripts.bench.stage import Stage
from desktop.model.rights import Actor
from desktop.modules.visits.records import Demand, Visit
from desktop.store.reader import Reader
from desktop.store.store import Store
from desktop.work import ledgerfile
from desktop.work.cycle import Cycle, to_date
from desktop.work.module import Period
from desktop.work.tally import tally

VISITS = 200_000
DEMANDS = 5_000
_DAY_MS = 86_400_000
_LIMIT_MS = 300.0


def measure(stage: Stage, visits: int = VISITS, demands: int = DEMANDS) -> Iterator[Figure]:
    """The sheet of a month and of the year to its end, over visits of a year and a half."""
    with signed_in(stage) as opened:
        last = opened.store.clock.today()
        _fill(opened.store, opened.actor, last, visits, demands)
        reader = opened.store.reader(opened.actor)
        try:
            period = Cycle.MONTH.around(last)
            sheet, _ = ledgerfile.load(ledgerfile.folder() / "X07.toml", reader.shapes.catalogue)
            assert sheet is not None, "the shipped sheet fits"
            ours, plain = alternate(
                stage.runs, _timed(lambda: tally(reader, sheet, period)), _timed(lambda: _plain(reader, period))
            )
            what, note = f"outreach sheet, {visits} visits, {demands} demands", f"asked for: at most {_LIMIT_MS:.0f} ms"
            yield Figure("ledger.sheet", what, ours, "ms", peer=plain, rival="reading every visit", note=note)
        finally:
            reader.connection.close()


def _fill(store: Store, actor: Actor, last: date, visits: int, demands: int) -> None:
    chance = Random(1)  # noqa: S311 - invented visits
    people = [store.clock.uid() for _ in range(30)]
    now = store.clock.now_ms()
    with store.unit("登记", actor) as unit:
        unit.add_all(
            Visit(
                uid=store.clock.uid(),
                at=now - chance.randrange(540) * _DAY_MS - chance.randrange(_DAY_MS // 2),
                method=chance.choice("123456"),
                words="上门看看，家里一切都好，提醒用火用电安全",
                visitors=tuple(sorted(chance.sample(people, chance.randint(1, 2)))),
            )
            for _ in range(visits)
        )
        unit.add_all(
            Demand(
                uid=store.clock.uid(),
                summary="楼道灯不亮",
                category=chance.choice(("livelihood", "environment", "property", "security", "inquiry", "other")),
                received=last - timedelta(days=chance.randrange(540)),
                level="area",
                level_on=last - timedelta(days=chance.randrange(300)),
            )
            for _ in range(demands)
        )


def _plain(reader: Reader, period: Period) -> int:
    """What a program without an aggregate does: read the year's visits and count them."""
    year = to_date(period)
    return sum(1 for visit in reader.find(Visit) if year.first_ms <= (visit.at or 0) <= year.last_ms and visit.method == "2")


def _timed(run: Callable[[], object]) -> Callable[[], float]:
    def sample() -> float:
        began = time.perf_counter()
        run()
        return (time.perf_counter() - began) * 1000

    return sample

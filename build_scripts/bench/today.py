"""Figures `today`: the day's page computed and painted over many tasks and visits, and a quick line taken apart."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from build_scripts.bench.desk import signed_in
from build_scripts.bench.figure import Figure, percentile
from build_scripts.bench.stage import Stage
from desktop.model.rights import Actor
from desktop.modules.residents.records import CareTag, Resident
from desktop.modules.tasks.records import Task
from desktop.modules.tasks.rules.quickline import Person, read
from desktop.modules.team.records import Member
from desktop.modules.visits.records import Demand, Visit
from desktop.store.query import Query
from desktop.store.store import Store

VISITS, TASKS, DEMANDS, TAGS = 200_000, 20_000, 5_000, 2_000
_DAY_MS = 86_400_000
_PAGE_MS, _LINE_MS = 100.0, 1.0
_LINE = "联系物业看样板 @xzl 下周三 #加梯 !急"
_TEAM = 40
_LINES = 500
_OPEN = 20
"""One of so many tasks still waits."""


def measure(stage: Stage, visits: int = VISITS, tasks: int = TASKS) -> Iterator[Figure]:
    """Each beside the milliseconds it may take."""
    with signed_in(stage) as opened:
        fill(opened.store, opened.actor, visits, tasks)
    told = stage.fresh("our_today", stage.installation, str(stage.runs * 4))
    scope = f"{stage.residents} residents, {tasks} tasks, {visits} visits"
    note = f"read {told['read']:.0f} ms beside the window, painted {told['painted']:.1f} ms"
    yield Figure(
        "today.page", f"the day computed and painted, p95; {scope}", told["whole"], "ms", _PAGE_MS, "asked for", 1.0, note=note
    )
    yield Figure(
        "today.line", f"a quick line taken apart, p95; a team of {_TEAM}", _line(), "ms", _LINE_MS, "asked for", limit=1.0
    )


def fill(store: Store, actor: Actor, visits: int, tasks: int) -> None:
    """A year and a half of visits to households, tasks of which one in twenty waits, open demands, care that asks for calls."""
    chance = Random(1)  # noqa: S311 - invented work
    now, today = store.clock.now_ms(), store.clock.today()
    uids = store.clock.uids()
    reader = store.reader(actor)
    try:
        people = [(uid, home) for uid, home in reader.columns(Resident, "household", query=Query()) if home]
        members = [one.uid for one in reader.find(Member)]
    finally:
        reader.connection.close()
    with store.unit("登记", actor) as unit:
        unit.add_all(_visit(next(uids), now, *chance.choice(people), chance) for _ in range(visits))
        unit.add_all(_task(next(uids), place, today, chance.choice(members), chance) for place in range(tasks))
        unit.add_all(_demand(next(uids), place, today, chance.choice(members)) for place in range(DEMANDS))
        unit.add_all(_tag(next(uids), chance.choice(people)[0], place, today) for place in range(TAGS))


def _visit(uid: str, now: int, resident: str, household: str, chance: Random) -> Visit:
    at = now - chance.randrange(540) * _DAY_MS - chance.randrange(_DAY_MS // 2)
    return Visit(uid=uid, at=at, method=chance.choice("123"), resident=resident, household=household, words="家里一切都好")


def _task(uid: str, place: int, today: date, member: str, chance: Random) -> Task:
    waits = place % _OPEN == 0
    due = today + timedelta(days=chance.randrange(-20, 40) if waits else -chance.randrange(30, 900))
    status = chance.choice(("assigned", "doing", "submitted")) if waits else "done"
    return Task(uid=uid, subject=f"示例任务 {place}", status=status, assignee=member, due=due, priority="normal")


def _demand(uid: str, place: int, today: date, member: str) -> Demand:
    waits = place % _OPEN == 0
    return Demand(
        uid=uid,
        summary="楼道灯不亮",
        category="property",
        status="doing" if waits else "closed",
        received=today - timedelta(days=place % 500),
        due=today + timedelta(days=place % 40 - 20) if waits else None,
        handler=member,
    )


def _tag(uid: str, resident: str, place: int, today: date) -> CareTag:
    return CareTag(
        uid=uid,
        need="每周打一次电话",
        resident=resident,
        category="C03",
        basis="duty",
        every=30,
        opened_on=today - timedelta(days=200),
        review_on=today + timedelta(days=place % 300 - 5),
        expires_on=today + timedelta(days=place % 300 + 1),
    )


def _line() -> float:
    team = [Person(str(place), f"示例{chr(ord('一') + place)}") for place in range(_TEAM)]
    today = date(2026, 8, 28)
    samples = []
    for _ in range(_LINES):
        began = time.perf_counter()
        read(_LINE, team, today)
        samples.append((time.perf_counter() - began) * 1000)
    return percentile(samples, 95)

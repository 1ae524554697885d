"""Figure `summary`: the week sheet of an assistant read and written as a Word document, beside bare docxtpl on its template.

Both sides begin a fresh interpreter and wait for its end: ours of the child that fills the template, theirs of a script that
does nothing else.
Ours also reads the sheet out of the store, checks the template and replaces an older file whole or not at all.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random

from build_scripts.bench.desk import signed_in
from build_scripts.bench.figure import Figure, alternate
from build_scripts.bench.stage import Stage
from desktop.base.paths import resources
from desktop.formats import document
from desktop.model.rights import Actor
from desktop.modules.tasks.records import Task
from desktop.modules.tasks.rules.sheets import Sheet
from desktop.modules.tasks.service import month_sheet, week_sheet
from desktop.modules.tasks.service.sheetpapers import template_words
from desktop.modules.team.records import Member
from desktop.modules.team.service import assistants
from desktop.modules.visits.records import Visit
from desktop.store.store import Store

_LIMIT = 1.5
_DAY_MS = 86_400_000
_YEAR = 540
_AREA = "示例苑居民区"
TASKS, VISITS = 20_000, 200_000


def measure(stage: Stage, tasks: int = TASKS, visits: int = VISITS) -> Iterator[Figure]:
    """The file beside docxtpl; then what reading alone takes, of a week and of a month with its year."""
    with signed_in(stage) as opened:
        reader = opened.store.reader(opened.actor)
        try:
            member, today = assistants(reader)[0], opened.store.clock.today()
            _fill(opened.store, opened.actor, member, today, (tasks, visits))
            folder = stage.place("summary")
            template = resources() / "templates" / "周小结.docx"

            def read() -> Sheet:
                return week_sheet(reader, member, today, today)

            def ours() -> float:
                began = time.perf_counter()
                document.render(template, template_words(read(), _AREA), folder / "ours.docx")
                return time.perf_counter() - began

            words = folder / "words.json"
            words.write_text(json.dumps(template_words(read(), _AREA), ensure_ascii=False), encoding="utf-8")

            def theirs() -> float:
                began = time.perf_counter()
                stage.fresh("plain_summary", template, words, folder / "theirs.docx")
                return time.perf_counter() - began

            mine, plain = alternate(stage.runs, ours, theirs)
            what = f"week sheet as docx, of {tasks} tasks and {visits} visits"
            yield Figure("summary.docx", what, mine, peer=plain, rival="docxtpl alone, words ready", limit=_LIMIT)
            week = _median_ms(stage.runs, read)
            month = _median_ms(stage.runs, lambda: month_sheet(reader, member, today, today))
            yield Figure("summary.week", "reading a week sheet", week, "ms")
            yield Figure("summary.month", "reading a month sheet and its year", month, "ms")
        finally:
            reader.connection.close()


def _fill(store: Store, actor: Actor, member: Member, today: date, size: tuple[int, int]) -> None:
    """A year and a half of ten people, of whom the assistant is one."""
    chance = Random(1)  # noqa: S311 - invented work
    people = [member.uid, *(store.clock.uid() for _ in range(9))]
    tasks, visits = size
    now = store.clock.now_ms()
    with store.unit("登记", actor) as unit:
        unit.add_all(_task(store, chance, people, today) for _ in range(tasks))
        unit.add_all(
            Visit(
                uid=store.clock.uid(),
                at=now - chance.randrange(_YEAR) * _DAY_MS,
                method=chance.choice("123456"),
                words="上门看看，家里一切都好",
                visitors=tuple(sorted(chance.sample(people, chance.randint(1, 2)))),
            )
            for _ in range(visits)
        )


def _task(store: Store, chance: Random, people: list[str], today: date) -> Task:
    given = today - timedelta(days=chance.randrange(_YEAR))
    over = given + timedelta(days=chance.randrange(1, 9))
    is_over = over <= today
    return Task(
        uid=store.clock.uid(),
        subject="走访独居老人三户",
        status="done" if is_over else "doing",
        assignee=chance.choice(people),
        assigned_on=given,
        due=given + timedelta(days=chance.randrange(3, 9)),
        handed_on=over if is_over else None,
        over_on=over if is_over else None,
        score=chance.choice((None, 3, 4, 5)) if is_over else None,
        source="line_routine",
        learned="先看便签再出门" if is_over else None,
    )


def _median_ms(runs: int, work: Callable[[], object]) -> float:
    samples = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        samples.append((time.perf_counter() - began) * 1000)
    return statistics.median(samples)

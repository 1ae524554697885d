"""A year of work in the demo neighbourhood, planned as steps that go through the slices' own verbs, so that its log is true."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import groupby
from random import Random

from desktop.base.clock import SHANGHAI, FixedClock
from desktop.demo import stories
from desktop.demo.stories import Decision, Errand, Gathering
from desktop.model.rights import Actor
from desktop.modules.meetings.records import Meeting, Resolution
from desktop.modules.meetings.service import carry_out, keep_meeting, resolve
from desktop.modules.residents.records import Resident
from desktop.modules.residents.service import tell_apart
from desktop.modules.tasks import service as tasks
from desktop.modules.tasks.records import Task
from desktop.modules.visits.records import Visit
from desktop.modules.visits.service import log_visit
from desktop.store.unit import Unit
from desktop.work.keep import put_away

VISITS = 600
_LATELY = 14
"""Days for which every visit stands in the log by itself; those before were entered month by month, as people do."""

_KNOWN = 240
"""Residents the office sees often, so that their timelines have something to tell."""

_FATES = (
    "done",
    "submitted",
    "late",
    "doing",
    "returned",
    "cancelled",
    "doing",
    "submitted",
    "doing",
    "late",
    "given",
    "given",
)
"""What becomes of the latest tasks, the oldest of them first; all before are done, but for one."""


@dataclass(frozen=True, slots=True)
class Worker:
    """One of those who do the work: as the team knows them, and as they sign in."""

    member: str
    actor: Actor


@dataclass(frozen=True, slots=True)
class Step:
    """One thing somebody did: becomes one unit. label: where it is several verbs."""

    at: datetime
    who: Actor
    work: Callable[[Unit], object]
    label: str = ""


class Scene:
    """Whom and when the steps are about.

    Args:
        residents: everyone.
        workers: the secretary first, then the assistants.
        today: last day of the year.
        seed: the same seed and day make the same year.
    """

    def __init__(self, residents: Sequence[Resident], workers: Sequence[Worker], today: date, seed: int) -> None:
        self.chance = Random(seed)  # noqa: S311 - invented events, not keys
        self.workers = workers
        self.secretary = workers[0].actor
        self.today = today
        self.living = [one for one in residents if one.status == "living" and one.birth]
        self.known = self.chance.sample(self.living, min(_KNOWN, len(self.living)))
        self._uids = FixedClock(today).uids()

    def uid(self) -> str:
        """A new identity."""
        return next(self._uids)

    def moment(self, ago: int, hour: int | None = None) -> datetime:
        """A moment in office hours so many days before today; without an hour, any of them."""
        day = self.today - timedelta(days=ago)
        minute = self.chance.randrange(60)
        return datetime.combine(day, time(hour or self.chance.randint(9, 16), minute), SHANGHAI)

    def task(self, subject: str, due: date) -> Task:
        """A task for one of the assistants."""
        return Task(uid=self.uid(), subject=subject, assignee=self.chance.choice(self.workers[1:]).member, due=due)


def steps(scene: Scene) -> list[Step]:
    """The whole year in order of time."""
    told = (
        *_visits(scene),
        *_errands(scene),
        *_gatherings(scene),
        *_namesakes(scene),
    )
    return sorted(told, key=lambda step: step.at)


def _namesakes(scene: Scene) -> Iterator[Step]:
    """Two of one name and one birth date were found to be two."""
    met: dict[tuple[object, object], Resident] = {}
    for one in scene.living:
        other = met.setdefault((one.name, one.birth), one)
        if other is not one:
            yield Step(scene.moment(30, 15), scene.secretary, partial(tell_apart, one=other, other=one))
            return


def _visits(scene: Scene) -> Iterator[Step]:
    moments = sorted(scene.moment(ago) for ago in scene.chance.choices(range(1, 364), k=VISITS))
    lately = scene.moment(_LATELY)
    older = [at for at in moments if at < lately]
    for _, some in groupby(older, key=lambda at: (at.year, at.month)):
        month = list(some)
        visits = [_visit(scene, at, scene.chance.choice(scene.workers)) for at in month]
        yield Step(month[-1], scene.secretary, partial(_log_all, visits), f"补记走访 {len(visits)} 次")
    for at in moments[len(older) :]:
        worker = scene.chance.choice(scene.workers)
        yield Step(at, worker.actor, partial(log_visit, visit=_visit(scene, at, worker)))
    twice = dataclasses.replace(_visit(scene, scene.moment(9), scene.workers[0]), uid=scene.uid())
    yield Step(scene.moment(8, 10), scene.secretary, partial(log_visit, visit=twice))
    yield Step(scene.moment(8, 11), scene.secretary, partial(put_away, records=(twice,)))


def _log_all(visits: Sequence[Visit], unit: Unit) -> None:
    for visit in visits:
        log_visit(unit, visit)


def _visit(scene: Scene, at: datetime, worker: Worker) -> Visit:
    method = scene.chance.choices(tuple(stories.VISITS), (60, 16, 12, 7, 2, 3))[0]
    missed = method == "2" and scene.chance.random() < 0.14
    resident = scene.chance.choice(scene.known)
    return Visit(
        at=_ms(at),
        method=method,
        resident=None if missed else resident.uid,
        household=resident.household,
        missed=missed or None,
        words=None if missed else scene.chance.choice(stories.VISITS[method]),
        visitors=(worker.member,),
    )


def _errands(scene: Scene) -> Iterator[Step]:
    lately = len(stories.ERRANDS) - len(_FATES)
    for place, errand in enumerate(stories.ERRANDS[:lately]):
        yield from _errand(scene, errand, 340 - place * 300 // lately, "cancelled" if place == 8 else "done")
    for place, (errand, fate) in enumerate(zip(stories.ERRANDS[lately:], _FATES, strict=True)):
        yield from _errand(scene, errand, 26 - 2 * place, fate)
    for ago in range(350, 19, -30):
        subject = stories.ROUTINE.subject.format(month=(scene.today - timedelta(days=ago)).month)
        yield from _errand(scene, dataclasses.replace(stories.ROUTINE, subject=subject), ago, "done")


def _errand(scene: Scene, errand: Errand, ago: int, fate: str) -> Iterator[Step]:
    given = scene.moment(ago, 9)
    due = scene.today - timedelta(days=3) if fate == "late" else given.date() + timedelta(days=10 if fate == "done" else 30)
    task = dataclasses.replace(
        scene.task(errand.subject, due),
        words=errand.words,
        source=errand.source,
        priority=errand.priority,
        about=(scene.chance.choice(scene.known).uid,) if errand.source == "demand" else None,
    )
    yield Step(given, scene.secretary, partial(tasks.assign, task=task))
    yield from _walk(scene, task, errand.result, given, fate)


def _walk(scene: Scene, task: Task, result: str, given: datetime, fate: str) -> Iterator[Step]:
    """The steps of a task after it was given, as far as its fate goes."""
    assistant = next(worker.actor for worker in scene.workers if worker.member == task.assignee)
    if fate == "given":
        return
    yield Step(given + timedelta(minutes=40), assistant, partial(tasks.accept, task=task))
    if fate in ("submitted", "returned", "done"):
        yield Step(given + timedelta(days=1), assistant, partial(tasks.submit, task=task, result=result))
    later = given + timedelta(days=1, hours=1)
    if fate == "cancelled":
        yield Step(later, scene.secretary, partial(tasks.cancel, task=task, reason="已由物业统一处理"))
    if fate == "returned":
        yield Step(later, scene.secretary, partial(tasks.send_back, task=task, remark="照片没有附上，补好再交"))
    if fate == "done":
        yield Step(later, scene.secretary, partial(tasks.approve, task=task))


def _gatherings(scene: Scene) -> Iterator[Step]:
    for gathering in stories.GATHERINGS:
        begun = scene.moment(gathering.ago, 14)
        meeting = _meeting(scene, gathering, begun)
        kept = begun + timedelta(hours=2) if gathering.ago > 0 else scene.moment(1)
        yield Step(kept, scene.workers[-1].actor, partial(keep_meeting, before=None, after=meeting))
        for place, decision in enumerate(gathering.decisions, 1):
            task = scene.task(decision.task, begun.date() + timedelta(days=20)) if decision.task else None
            voted = kept + timedelta(minutes=10 * place)
            yield Step(voted, scene.secretary, partial(_decide, scene.uid(), meeting, decision, task))
            if task:
                yield from _walk(scene, task, "已办好，情况附在会议后面", voted, "done" if gathering.ago > 50 else "doing")


def _meeting(scene: Scene, gathering: Gathering, begun: datetime) -> Meeting:
    is_open = gathering.kind in ("M02", "M03", "M05", "M07")
    coming = scene.chance.sample(scene.known, min(gathering.present, len(scene.known))) if is_open else []
    held = gathering.ago > 0
    return Meeting(
        uid=scene.uid(),
        subject=gathering.subject,
        kind=gathering.kind,
        at=_ms(begun),
        place=gathering.place,
        chair=scene.workers[0].member,
        recorder=scene.workers[-1].member,
        agenda="\n".join(gathering.agenda),
        entitled=gathering.entitled,
        present=gathering.present if held else None,
        women=gathering.present * 5 // 9 if held else None,
        on_leave=gathering.entitled - gathering.present if held else None,
        attendees=tuple(one.uid for one in coming) or None,
        opinions="\n".join(gathering.opinions) or None,
    )


def _decide(uid: str, meeting: Meeting, decision: Decision, task: Task | None, unit: Unit) -> None:
    resolution = resolve(
        unit,
        Resolution(
            uid=uid,
            text=decision.text,
            meeting=meeting.uid,
            yes=decision.yes,
            against=decision.against,
            abstained=decision.abstained,
            due=task.due if task else None,
        ),
    )
    label = unit.label
    if task:
        carry_out(unit, resolution, (task,))
    unit.label = label


def _ms(at: datetime) -> int:
    return int(at.timestamp() * 1000)

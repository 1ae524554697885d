"""Who is cared for in the demo neighbourhood, with what help, and what was agreed for the next visit. Never an illness."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from desktop.demo.year import Scene, Step
from desktop.model import days
from desktop.modules.residents.records import APART_CARE, Cadence, CareTag, Resident
from desktop.modules.residents.service import close_tag, open_tag, set_cadence
from desktop.modules.visits.records import Visit
from desktop.modules.visits.service import log_visit
from desktop.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Help:
    """One sort of help: the category, what is done, from which age, on which basis, how many have it."""

    category: str
    need: str
    age: int
    basis: str = "consent"
    count: int = 3


HELPS = (
    Help("C01", "每周打一次电话，一个月上门看一次", 72, "duty", 9),
    Help("C02", "代买米面油，提重物上楼", 68, count=8),
    Help("C03", "节日上门坐坐，帮忙看看手机", 80, count=9),
    Help("C04", "联系居家服务，约定送饭时间", 76, "duty", 4),
    Help("C06", "代办证件，办事上门", 40, count=3),
    Help("C07", "提醒申请期限，帮忙填表", 45, "duty", 3),
    Help("C09", "建军节和春节上门慰问", 60, count=3),
    Help("C12", "告诉办事地点，留下联系卡", 22, count=6),
    Help("C13", "商量楼组里的事", 50, count=4),
    Help("C14", "介绍书画班和志愿服务", 60, count=3),
    Help("C15", "联系喘息服务", 50, count=2),
)
PROMISES = ((16, 1, "约好看水管修好没有"), (12, -2, "送申请表"), (9, 0, "约了一起去看样板"), (20, -9, "带书画班的报名表"))
"""Days since the visit, days until the next (negative: gone by), why."""
_ENDED = ("搬到子女家了", "不再需要，自己能办")


def care_steps(scene: Scene) -> list[Step]:
    """Tags opened in the course of the year, a few expired or ended; visits that promise another."""
    slower = Step(scene.moment(200, 10), scene.secretary, partial(set_cadence, asked=Cadence(category="C03", every=60)))
    return [slower, *_tags(scene), *_promises(scene)]


def _tags(scene: Scene) -> Iterator[Step]:
    free = list({one.uid: one for one in (*scene.known, *scene.living)}.values())  # the office sees the known ones more often
    place = 0
    for one in HELPS:
        fitting = [resident for resident in free if resident.birth and days.age(resident.birth, scene.today) >= one.age]
        for resident in fitting[: one.count]:
            free = [other for other in free if other is not resident]
            place += 1
            yield from _tag(scene, one, resident, place)


def _tag(scene: Scene, help_: Help, resident: Resident, place: int) -> Iterator[Step]:
    ago = 20 + place * 5 % 300
    opened = scene.moment(ago)
    expires = scene.today - timedelta(days=place) if place % 17 == 0 else None
    tag = CareTag(
        uid=scene.uid(),
        need=help_.need,
        resident=resident.uid,
        category=None if help_.category in APART_CARE else help_.category,
        apart=help_.category if help_.category in APART_CARE else None,
        basis=help_.basis,
        basis_note="上门时本人口头同意" if help_.basis == "consent" else "上海市居民委员会工作条例",
        opened_on=opened.date(),
        review_on=scene.today - timedelta(days=2) if place % 13 == 0 else None,
        expires_on=expires,
    )
    yield Step(opened, scene.secretary, partial(open_tag, tag=tag))
    if place % 19 == 0:
        yield Step(scene.moment(6), scene.secretary, partial(_end, tag.uid, _ENDED[place % 2]))


def _end(uid: str, reason: str, unit: Unit) -> None:
    tag = unit.read.get(CareTag, uid)
    assert tag is not None, "it was opened before"
    close_tag(unit, tag, reason)


def _promises(scene: Scene) -> Iterator[Step]:
    for ago, ahead, why in PROMISES:
        resident, at = scene.chance.choice(scene.known), scene.moment(ago, 15)
        visit = Visit(
            at=int(at.timestamp() * 1000),
            method="2",
            resident=resident.uid,
            household=resident.household,
            words="上门商量了怎么办，约了下次",
            visitors=(scene.workers[0].member,),
            minutes=30,
            next_on=scene.today + timedelta(days=ahead),
            next_why=why,
        )
        yield Step(at, scene.secretary, partial(log_visit, visit=visit))

"""What people of the demo neighbourhood ask for in a year, and how far each demand has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from desktop.demo.year import Scene, Step
from desktop.modules.team.records import Member
from desktop.modules.visits import service
from desktop.modules.visits.records import Demand
from desktop.modules.visits.rules.demands import LIMITS
from desktop.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Wish:
    """One demand.

    Attributes:
        ago: days before today on which it came in.
        category, topic, source: codes.
        fate: how far it came: `new` to `closed`, or what it waits for.
        words: its result, the opinion sent up, or why it is hard.
    """

    ago: int
    summary: str
    category: str
    topic: str
    source: str
    fate: str
    words: str = ""
    affected: int = 1
    urgency: str = "normal"


WISHES = (
    Wish(
        352,
        "顶楼外墙渗水，一下雨墙就湿，问过物业说要用维修资金",
        "property",
        "leak",
        "visit",
        "hard",
        "维修资金要三分之二业主同意，正在征询",
        6,
        "high",
    ),
    Wish(348, "二村三排要加装电梯，一楼还没有同意", "livelihood", "lift", "meeting", "hard", "一楼采光方案还没有谈拢", 12),
    Wish(340, "弄口晚上停车堵住消防通道", "security", "parking", "visit", "closed", "划了黄线，物业每晚巡两次", 40, "high"),
    Wish(300, "垃圾房气味大，夏天开不了窗", "environment", "waste", "counter", "closed", "换了门，每天早晚各清一次", 24),
    Wish(262, "楼上半夜拖椅子，睡不好", "other", "noise", "phone", "closed", "上门说过，楼上贴了脚垫"),
    Wish(220, "天井搭了雨棚，担心不安全", "security", "building", "letter", "street", "街道已上门勘察，限期拆除", 2),
    Wish(190, "想问社区食堂老人优惠怎么办", "inquiry", "ageing", "counter", "closed", "带身份证到社区食堂登记，当天生效"),
    Wish(150, "孩子放暑假没人带，问暑托班", "inquiry", "school", "phone", "closed", "已报上名，名单贴在公示栏"),
    Wish(120, "楼下有人从高处扔烟头", "security", "falling", "visit", "closed", "楼道贴了提醒，装了朝天摄像头", 18, "high"),
    Wish(88, "两家为空调外机吵架，快要动手", "other", "neighbours", "head", "major", "两家当面谈妥，外机移了半米", 2, "urgent"),
    Wish(60, "流浪猫太多，楼道有味道", "environment", "pets", "visit", "again", "请了救助站，先捕六只"),
    Wish(
        40, "厨房下水堵了三次，物业只通不换", "property", "leak", "visit", "escalated", "请街道协调物业公司更换立管", 9, "high"
    ),
    Wish(21, "弄堂里想装几盏路灯", "livelihood", "", "meeting", "meeting", "", 30),
    Wish(15, "老母亲出院，想要家里装扶手", "livelihood", "ageing", "visit", "solved", "适老化改造已申请，下周上门量尺寸"),
    Wish(9, "楼道灯坏了两层", "property", "", "phone", "feedback", "换了声控灯"),
    Wish(24, "水箱半年没有清洗记录", "property", "", "hotline", "doing", "", 60, "high"),
    Wish(6, "门口快递车乱停，轮椅过不去", "environment", "parking", "visit", "doing", "", 8),
    Wish(5, "问就业援助要带什么材料", "inquiry", "work", "counter", "declined", "请到街道受理中心办理，已给地址和电话"),
    Wish(2, "隔壁装修噪声大，中午也不停", "other", "noise", "phone", "accepted"),
    Wish(1, "五号楼门禁刷不开", "property", "", "head", "new", "", 14, "high"),
    Wish(0, "小花园长椅断了一条腿", "environment", "", "visit", "new", "", 3),
)
"""Oldest first; one of last year is carried over."""


def demand_steps(scene: Scene) -> Iterator[Step]:
    """Every demand noted and taken as far as its fate goes, by the secretary and the assistants."""
    yield Step(scene.moment(360, 8), scene.secretary, partial(service.set_limits, limits=LIMITS))
    for place, wish in enumerate(WISHES):
        begun = scene.moment(wish.ago, 9)
        resident = scene.chance.choice(scene.known)
        demand = Demand(
            uid=scene.uid(),
            summary=wish.summary,
            category=wish.category,
            topic=wish.topic or None,
            source=wish.source,
            urgency=wish.urgency,
            affected=wish.affected,
            major=True if wish.fate == "major" else None,
            resident=resident.uid,
            received=begun.date(),
        )
        worker = scene.workers[1 + place % (len(scene.workers) - 1)]
        yield Step(begun, worker.actor, partial(service.log_demand, demand=demand))
        latest = scene.moment(0, 10)
        for days, take in _way(wish, demand, worker.member):
            # never beyond today, and never before the step before
            at = min(begun + timedelta(days=days), latest) + timedelta(minutes=days)
            yield Step(at, scene.secretary, take)


Take = Callable[[Unit], object]


def _way(wish: Wish, demand: Demand, member: str) -> Iterator[tuple[int, Take]]:
    """The steps after a demand was noted, each with the days it took until then."""
    if wish.fate == "declined":
        yield 1, partial(service.decline_demand, demand=demand, reason=wish.words, how="person")
    if wish.fate in ("new", "declined"):
        return
    yield 1, partial(service.accept_demand, demand=demand)
    if wish.fate == "accepted":
        return
    yield 2, partial(_assign, demand, member)
    yield 3, partial(service.reply_to_demand, demand=demand)
    if wish.fate == "hard":
        yield from _hard(wish, demand)
    elif wish.fate == "meeting":
        yield 4, partial(service.meet_about_demand, demand=demand)
    elif wish.fate in ("escalated", "street"):
        yield 4, partial(service.escalate_demand, demand=demand, opinion=f"居民反映多次。{wish.words}")
    elif wish.fate != "doing":
        yield 4, partial(service.solve_demand, demand=demand, result=wish.words)
    yield from _end(wish, demand)


def _hard(wish: Wish, demand: Demand) -> Iterator[tuple[int, Take]]:
    """Put off, and looked at again within ninety days, time after time."""
    assert demand.received is not None, "it came in on some day"
    verb = service.postpone_demand
    for days in range(5, wish.ago, 85):
        day = demand.received + timedelta(days=days + 90)
        yield days, partial(verb, demand=demand, reason=wish.words, review_on=day)
        verb = service.review_demand


def _end(wish: Wish, demand: Demand) -> Iterator[tuple[int, Take]]:
    """Telling the resident, and what they said."""
    if wish.fate == "street":
        yield 12, partial(service.answer_demand, demand=demand, result=wish.words)
    if wish.fate in ("feedback", "again", "street", "closed", "major"):
        yield 13, partial(service.tell_resident, demand=demand, how="phone")
    if wish.fate == "again":
        yield 14, partial(service.reopen_demand, demand=demand, reason="又来了几只，还是有味道")
    if wish.fate in ("street", "closed", "major"):
        score = 5 if wish.affected > 1 else 4
        yield 14, partial(service.close_demand, demand=demand, answer="satisfied", satisfaction=score)


def _assign(demand: Demand, member: str, unit: Unit) -> Demand:
    found = unit.read.get(Member, member)
    assert found is not None, "whoever works here is kept"
    return service.assign_demand(unit, demand, found)

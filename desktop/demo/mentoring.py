"""How the two young assistants of the demo are brought on in its year: talks, competences, lines, diaries, trainings."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from desktop.demo.team import COLLEAGUES
from desktop.demo.year import Scene, Step
from desktop.modules.team import service as team
from desktop.modules.team.records import (
    ConclusionSlip,
    Establishment,
    HalfwaySlip,
    Member,
    Mentorship,
    Recruitment,
    Rotation,
    TalkSlip,
    Training,
)
from desktop.modules.visits.records import ReviewSlip
from desktop.modules.visits.service import diaries_of, review_diary
from desktop.store.unit import Unit
from desktop.work.keep import keep_new

_FIRST = Mentorship(
    months=12,
    goals="独立走访独居老人，一个月不少于 20 户\n独立办完三件物业类诉求\n主持一次楼组议事会\n会做月报和走访台账",
)
_SECOND = Mentorship(months=6, goals="一个人敢敲门，会自我介绍\n走访记录写清楚人、事、下一步\n熟悉救助和为老政策")
_ROTATIONS = ((200, "civil"), (130, "mediation"), (55, "property"))
_MOVES = (
    (190, (("doorstep", 1), ("policy", 1), ("ledgers", 2), ("privacy", 2))),
    (140, (("doorstep", 2), ("writing", 1), ("activities", 2))),
    (82, (("doorstep", 3), ("policy", 2), ("mediation", 1), ("ledgers", 3))),
    (26, (("privacy", 3), ("mediation", 2), ("chairing", 1), ("activities", 3))),
)
_TALKS = (
    (170, "第一次一个人上门，紧张，话说得太快。老人耳背，要坐下来慢慢说。", "每次上门先报姓名和哪里来的，回来当天记下来。"),
    (140, "走访记录写得短，看不出下一步。一起改了三篇。", "每篇写清楚：见到谁、什么事、下一步谁去办。"),
    (110, "两户漏水的事跟了一个月，会打电话催物业了。", "下个月开始学调解，先看我怎么谈。"),
    (80, "调解会上坐在旁边记，会后复盘：先听完，再说规定。", "写一份调解记录给我看。"),
    (52, "楼组议事会的通知写得清楚，居民来了十八位。", "下次会由她开场，我在旁边。"),
    (26, "开场讲得稳，收尾还要把谁办、几号办讲明白。", "九月主持一次楼组议事会；台账月底前交。"),
)
_TRAININGS = (
    Training(
        course="社区工作者岗前培训",
        place="示例街道会议室",
        subject="入户礼节、民情日记、信息保密",
        speaker="示例老师",
        audience="新进社工",
        heads=24,
        hours=16,
        kind="business",
    ),
    Training(
        course="民政救助政策学习",
        place="示例街道受理中心",
        subject="申请条件、材料、时限",
        speaker="示例科长",
        heads=30,
        hours=4,
        kind="policy",
        line="civil",
    ),
    Training(
        course="调解入门",
        place="示例苑议事厅",
        subject="怎样听、怎样问、怎样写记录",
        speaker="示例主任",
        heads=9,
        hours=4,
        kind="business",
        line="mediation",
    ),
    Training(
        course="消防疏散演练",
        place="示例苑小区",
        subject="疏散路线，灭火器使用",
        speaker="示例民警",
        heads=42,
        hours=2,
        kind="safety",
    ),
    Training(
        course="加装电梯政策问答",
        place="示例街道会议室",
        subject="流程、比例、补贴",
        speaker="示例科长",
        heads=26,
        hours=3,
        kind="policy",
        line="property",
    ),
)
_TRAINED = (180, 150, 70, 30, 9)
_REVIEWS = (
    (12, ("good", "写了人和事，下一步谁去、几号去也写上。")),
    (12, ("again", "只有一句，看不出老人现在怎样。回访时补一补。")),
    (2, ("fine", "问到了点子上，约好时间也记了，这样写就对。")),
    (2, ("good", "事情写清楚了。最后一句猜测的话不要写。")),
)


def mentoring_steps(scene: Scene) -> list[Step]:
    """Mentoring through the year: pairs, talks, competences, lines, diaries; trainings, applicants, a step towards a post."""
    first = dataclasses.replace(_FIRST, uid=scene.uid(), mentor=scene.workers[0].member, mentee=scene.workers[1].member)
    second = dataclasses.replace(_SECOND, uid=scene.uid(), mentee=scene.workers[-1].member)
    told = (*_pair(scene, first, 200), *_growing(scene, first), *_second(scene, second), *_learning(scene), *_reading(scene))
    return [*told, *_papers(scene)]


def _pair(scene: Scene, pair: Mentorship, ago: int) -> Iterator[Step]:
    whole = dataclasses.replace(pair, start=scene.moment(ago).date())
    yield Step(scene.moment(ago, 9), scene.secretary, partial(team.pair_up, pair=whole))


def _growing(scene: Scene, pair: Mentorship) -> Iterator[Step]:
    """What became of the first pair."""
    for ago, line in _ROTATIONS:
        day = scene.moment(ago).date()
        yield Step(
            scene.moment(ago, 10), scene.secretary, partial(team.rotate, pair=pair, rotation=Rotation(line=line, since=day))
        )
    for ago, moves in _MOVES:
        yield Step(scene.moment(ago, 16), scene.secretary, partial(_move, pair, moves), "评带教能力")
    for ago, words, agreed in _TALKS:
        slip = TalkSlip(held_on=scene.moment(ago).date(), words=words, agreed=agreed)
        yield Step(scene.moment(ago, 17), scene.secretary, partial(team.log_talk, pair=pair, slip=slip))
    halfway = HalfwaySlip(words="上门已经放得开，记录写得清楚。调解还要多听少说，会议收尾要练。")
    yield Step(scene.moment(15, 15), scene.secretary, partial(team.appraise_halfway, pair=pair, slip=halfway))


def _second(scene: Scene, pair: Mentorship) -> Iterator[Step]:
    """The second assistant: a pair that came to its end, and was extended."""
    yield Step(scene.moment(188, 11), scene.secretary, partial(_with_director, pair, scene.moment(188).date()))
    slip = TalkSlip(
        held_on=scene.moment(40).date(), words="走访记录写得比以前细，还是不大敢一个人敲门。", agreed="九月跟书记走两次"
    )
    yield Step(scene.moment(40, 17), scene.secretary, partial(team.log_talk, pair=pair, slip=slip))
    yield Step(
        scene.moment(40, 16),
        scene.secretary,
        partial(_move, pair, (("doorstep", 2), ("policy", 1), ("ledgers", 2))),
        "评带教能力",
    )
    longer = ConclusionSlip(words="肯学，记录写得细。一个人上门还差一点，再带三个月。", result="extended", more=3)
    yield Step(scene.moment(5, 16), scene.secretary, partial(team.conclude, pair=pair, slip=longer))


def _with_director(pair: Mentorship, start: date, unit: Unit) -> None:
    director = next(unit.read.find(Member, name=COLLEAGUES[0].name))
    team.pair_up(unit, dataclasses.replace(pair, mentor=director.uid, start=start))


def _move(pair: Mentorship, moves: Sequence[tuple[str, int]], unit: Unit) -> None:
    for competence, level in moves:
        team.move_competence(unit, pair, competence, level)


def _learning(scene: Scene) -> Iterator[Step]:
    for ago, training in zip(_TRAINED, _TRAININGS, strict=True):
        attendees = tuple(worker.member for worker in scene.workers[1:])
        kept = dataclasses.replace(training, held_on=scene.moment(ago).date(), attendees=attendees)
        yield Step(scene.moment(ago, 16), scene.workers[-1].actor, partial(keep_new, record=kept))


def _reading(scene: Scene) -> Iterator[Step]:
    """The secretary reads a few diaries of the first assistant."""
    for place, (ago, (grade, words)) in enumerate(_REVIEWS):
        slip = ReviewSlip(grade=grade, words=words)
        yield Step(scene.moment(ago, 17), scene.secretary, partial(_review, scene.workers[1].member, place, slip))


def _review(member: str, place: int, slip: ReviewSlip, unit: Unit) -> None:
    writer = unit.read.get(Member, member)
    assert writer is not None, "the assistants are in the team"
    waiting = [one for one in diaries_of(unit.read, writer, 12) if one.review is None]
    review_diary(unit, waiting[place % len(waiting)].visit, slip)


def _papers(scene: Scene) -> Iterator[Step]:
    """What papers say: applicants for posts, and the secretary's application."""
    day = scene.moment(120).date()
    for role, posts, applicants in (("community_worker", 2, 41), ("line_officer", 1, 17)):
        asked = Recruitment(role=role, held_on=day, posts=posts, applicants=applicants)
        yield Step(scene.moment(120, 15), scene.secretary, partial(team.record_applicants, recruitment=asked))
    step = Establishment(
        member=scene.workers[0].member, step_on=scene.moment(60).date(), status="applied", document="示例街道〔2026〕3 号"
    )
    yield Step(scene.moment(60, 10), scene.secretary, partial(team.record_step, step=step))

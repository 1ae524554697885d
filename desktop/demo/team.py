"""The team of the demo neighbourhood: who holds what since when, and how the two young assistants are brought on."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from desktop.demo.roster import Neighbourhood
from desktop.demo.year import Scene, Step
from desktop.model import days
from desktop.modules.residents.records import BuildingGroup
from desktop.modules.team import service as team
from desktop.modules.team.records import (
    Appraisal,
    ConclusionSlip,
    Establishment,
    HalfwaySlip,
    Member,
    Mentorship,
    Recruitment,
    Rotation,
    TalkSlip,
    TeamRules,
    Tenure,
    Training,
)
from desktop.modules.visits.records import ReviewSlip
from desktop.modules.visits.service import diaries_of, review_diary
from desktop.store.unit import Unit
from desktop.work.keep import keep_new

_PHONE = "19900990{place:03}"
_TERM_YEARS = 5
_ELECTION_AHEAD = 401
"""Days from the beginning of the demo's year to the election that ends the terms."""


@dataclass(frozen=True, slots=True)
class Colleague:
    """One of the team: roles held, and what is known of them where they are no resident."""

    name: str
    roles: tuple[str, ...]
    sex: str
    born: tuple[int, int]
    edu: str
    politics: str = "13"
    local: bool = True
    again: bool = False
    line: str = ""
    qualification: str | None = None


COLLEAGUES = (
    Colleague("示例主任", ("committee_director", "party_deputy_secretary"), "2", (1975, 4), "31", "01", again=True),
    Colleague("示例副主任", ("committee_deputy_director",), "1", (1969, 11), "31", "01", again=True, line="mediation"),
    Colleague("示例委员甲", ("committee_member", "party_committee_member"), "2", (1984, 2), "21", "01", again=True, line="women"),
    Colleague("示例委员乙", ("committee_member",), "1", (1990, 7), "21", local=False, line="civil"),
    Colleague("示例委员丙", ("committee_member",), "2", (1958, 9), "61", line="elderly"),
    Colleague(
        "示例社工甲", ("community_worker",), "2", (1987, 5), "21", "01", local=False, line="civil", qualification="worker"
    ),
    Colleague("示例社工乙", ("line_officer",), "1", (1979, 12), "31", local=False, line="labour"),
    Colleague("示例社工丙", ("community_worker",), "2", (1992, 3), "32", "03", line="culture", qualification="assistant"),
    Colleague("示例代表甲", ("resident_rep",), "1", (1955, 6), "31"),
    Colleague("示例代表乙", ("resident_rep", "group_head"), "2", (1962, 1), "61", "01"),
    Colleague("示例监督员", ("supervision_member",), "2", (1957, 8), "41", "01"),
    Colleague("示例志愿者甲", ("volunteer",), "2", (1960, 10), "41"),
    Colleague("示例志愿者乙", ("volunteer",), "1", (1951, 2), "71"),
    Colleague("示例民警", ("community_police",), "1", (1986, 6), "21", "01", local=False),
)
_YOUNG = (
    Colleague("", ("young_assistant", "community_worker"), "2", (1996, 5), "21", "02", line="civil", qualification="assistant"),
    Colleague("", ("young_assistant", "community_worker"), "1", (1998, 9), "31", "03", local=False, line="culture"),
)
_ELECTED = (
    *("party_secretary", "party_deputy_secretary", "party_committee_member"),
    *("committee_director", "committee_deputy_director", "committee_member", "supervision_member"),
)
_HIRED = ("community_worker", "line_officer", "young_assistant")
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


def appoint_secretary(unit: Unit, name: str, account: str) -> Member:
    """The secretary in a third term, two full ones behind."""
    seen = Member(
        name=name,
        role="party_secretary",
        account=account,
        sex="2",
        birth=date(1968, 3, 8),
        edu="31",
        politics="01",
        local=True,
        joined=date(unit.today.year - 16, 6, 1),
    )
    member = team.register_member(unit, dataclasses.replace(seen, since=_term(unit.today, 0)[0]))
    (now,) = team.tenures_of(unit.read, member)
    last = _term(unit.today, 0)
    team.change_tenure(unit, now, dataclasses.replace(now, obtained="elected", term_no=11, elected_on=last[0], term_ends_on=last[1]))
    for back in (1, 2):
        first, end = _term(unit.today, back)
        team.open_tenure(unit, _office(member, "party_secretary", first, 11 - back, until=end))
    team.open_tenure(unit, Tenure(member=member.uid, role="mentor", since=unit.today, obtained="appointed"))
    for year in range(unit.today.year - 3, unit.today.year):
        team.appraise(unit, Appraisal(member=member.uid, year=year, grade="competent" if year < unit.today.year - 2 else "excellent"))
    return member


def join(unit: Unit, town: Neighbourhood) -> None:
    """All who do not sign in: officers, workers, heads, representatives, volunteers; and who looks after which building."""
    officers = [_colleague(unit, one, place) for place, one in enumerate(COLLEAGUES, 1)]
    for member in officers[:8]:
        team.appraise(unit, Appraisal(member=member.uid, year=unit.today.year - 1, grade="competent"))
    residents = {one.uid: one for one in town.residents}
    for place, group in enumerate(town.groups):
        officer = officers[place % 5]
        unit.change(group, dataclasses.replace(group, officer=officer.uid))
        if group.head:
            head = residents[group.head]
            _head(unit, Member(name=head.name, role="building_head", phone=head.phone, resident=head.uid), group, place)
    team.set_team_rules(unit, TeamRules(terms=2, competent=True, excellent=2, planned=9))
    unit.label = "登记队伍"


def young(unit: Unit, name: str, account: str, place: int) -> Member:
    """A young assistant, who came today and is a community worker by contract."""
    one = dataclasses.replace(_YOUNG[place % len(_YOUNG)], name=name)
    return _colleague(unit, one, 90 + place, account)


def team_steps(scene: Scene) -> list[Step]:
    """Mentoring through the year: pairs, talks, competences, lines, diaries; trainings, applicants, a step towards a post."""
    first = dataclasses.replace(_FIRST, uid=scene.uid(), mentor=scene.workers[0].member, mentee=scene.workers[1].member)
    second = dataclasses.replace(_SECOND, uid=scene.uid(), mentee=scene.workers[-1].member)
    told = (*_pair(scene, first, 200), *_growing(scene, first), *_second(scene, second), *_learning(scene), *_reading(scene))
    return [*told, *_papers(scene)]


def _colleague(unit: Unit, one: Colleague, place: int, account: str | None = None) -> Member:
    main = one.roles[0]
    first, _ = _term(unit.today, 0)
    since = first if main in _ELECTED else unit.today if account else unit.today - timedelta(days=700)
    member = team.register_member(
        unit,
        Member(
            name=one.name,
            role=main,
            phone=_PHONE.format(place=place),
            since=since,
            sex=one.sex,
            birth=date(*one.born, 1 + place % 28),
            edu=one.edu,
            politics=one.politics,
            local=one.local,
            address=f"示例苑{place}号201室" if one.local else "示例区示例路1号",
            account=account,
            qualification=one.qualification,
            joined=since.replace(day=1) if main in _HIRED else None,
            unit="示例派出所" if main == "community_police" else None,
        ),
    )
    (now,) = team.tenures_of(unit.read, member)
    team.change_tenure(unit, now, _as_held(unit.today, now, one.line))
    for role in one.roles[1:]:
        team.open_tenure(unit, _as_held(unit.today, Tenure(member=member.uid, role=role, since=since), ""))
    if one.again:
        begun, end = _term(unit.today, 1)
        team.open_tenure(unit, _office(member, main, begun, 10, until=end))
    return member


def _as_held(today: date, tenure: Tenure, line: str) -> Tenure:
    """An office with its term, a post with its line, a part with its group."""
    with_line = dataclasses.replace(tenure, line=line or None)
    if tenure.role in _ELECTED:
        first, end = _term(today, 0)
        return dataclasses.replace(with_line, obtained="elected", term_no=11, elected_on=first, term_ends_on=end)
    group = "第 1 小组" if tenure.role in ("resident_rep", "group_head") else None
    obtained = "hired" if tenure.role in _HIRED else "recommended"
    return dataclasses.replace(with_line, obtained=obtained, residents_group=group)


def _office(member: Member, role: str, first: date, number: int, until: date) -> Tenure:
    """A whole term that is over."""
    return Tenure(
        member=member.uid, role=role, since=first, until=until, term_no=number, obtained="elected", elected_on=first, term_ends_on=until
    )


def _term(today: date, back: int) -> tuple[date, date]:
    """First and last day of the current term, or of one so many terms before it."""
    end = days.months_after(today + timedelta(days=_ELECTION_AHEAD), -12 * _TERM_YEARS * back)
    return days.months_after(end, -12 * _TERM_YEARS), end


def _head(unit: Unit, head: Member, group: BuildingGroup, place: int) -> None:
    since = unit.today - timedelta(days=700)
    member = team.register_member(unit, dataclasses.replace(head, since=since))
    (now,) = team.tenures_of(unit.read, member)
    team.change_tenure(unit, now, dataclasses.replace(now, residents_group=group.name, obtained="recommended"))
    if place % 3 == 0:
        role = "group_head" if place % 6 == 0 else "resident_rep"
        team.open_tenure(
            unit,
            Tenure(member=member.uid, role=role, since=since, obtained="recommended", residents_group=f"第 {2 + place // 6} 小组"),
        )


def _pair(scene: Scene, pair: Mentorship, ago: int) -> Iterator[Step]:
    whole = dataclasses.replace(pair, start=scene.moment(ago).date())
    yield Step(scene.moment(ago, 9), scene.secretary, partial(team.pair_up, pair=whole))


def _growing(scene: Scene, pair: Mentorship) -> Iterator[Step]:
    """What became of the first pair."""
    for ago, line in _ROTATIONS:
        day = scene.moment(ago).date()
        yield Step(scene.moment(ago, 10), scene.secretary, partial(team.rotate, pair=pair, rotation=Rotation(line=line, since=day)))
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
    slip = TalkSlip(held_on=scene.moment(40).date(), words="走访记录写得比以前细，还是不大敢一个人敲门。", agreed="九月跟书记走两次")
    yield Step(scene.moment(40, 17), scene.secretary, partial(team.log_talk, pair=pair, slip=slip))
    yield Step(scene.moment(40, 16), scene.secretary, partial(_move, pair, (("doorstep", 2), ("policy", 1), ("ledgers", 2))), "评带教能力")
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

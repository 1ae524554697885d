"""The team of the demo neighbourhood: who holds what since when, and what is known of them."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.demo.roster import Neighbourhood
from desktop.model import days
from desktop.modules.residents.records import BuildingGroup
from desktop.modules.team import service as team
from desktop.modules.team.records import Appraisal, Member, TeamRules, Tenure
from desktop.store.unit import Unit

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
    Colleague(
        "示例委员甲", ("committee_member", "party_committee_member"), "2", (1984, 2), "21", "01", again=True, line="women"
    ),
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
    team.change_tenure(
        unit, now, dataclasses.replace(now, obtained="elected", term_no=11, elected_on=last[0], term_ends_on=last[1])
    )
    for back in (1, 2):
        first, end = _term(unit.today, back)
        team.open_tenure(unit, _office(member, "party_secretary", first, 11 - back, until=end))
    team.open_tenure(unit, Tenure(member=member.uid, role="mentor", since=unit.today, obtained="appointed"))
    for year in range(unit.today.year - 3, unit.today.year):
        team.appraise(
            unit, Appraisal(member=member.uid, year=year, grade="competent" if year < unit.today.year - 2 else "excellent")
        )
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
        member=member.uid,
        role=role,
        since=first,
        until=until,
        term_no=number,
        obtained="elected",
        elected_on=first,
        term_ends_on=until,
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
            Tenure(
                member=member.uid, role=role, since=since, obtained="recommended", residents_group=f"第 {2 + place // 6} 小组"
            ),
        )

"""Offers about mentoring: a pair formed, a talk kept, a line rotated, halfway and final words."""

from __future__ import annotations

from desktop.modules.team.records import ConclusionSlip, HalfwaySlip, Member, Mentorship, Rotation, TalkSlip
from desktop.modules.team.rules.mentoring import MONTHS, doubts
from desktop.modules.team.rules.roles import ASSISTANT
from desktop.modules.team.service import appraise_halfway, conclude, log_talk, pair_up, rotate, self_of
from desktop.work.command import Command, Needs
from desktop.work.desk import Desk


def _pair(desk: Desk) -> None:
    _form(desk, None)


def _pair_member(desk: Desk) -> None:
    (member,) = desk.selected
    _form(desk, member.uid)


def _form(desk: Desk, mentee: str | None) -> None:
    me = self_of(desk.store, desk.actor)
    asked = Mentorship(mentee=mentee, mentor=me.uid if me else None, start=desk.today, months=MONTHS)
    pair = desk.ask.fill(asked, "结对带教", doubts)
    if pair:
        desk.do(pair_up, pair).then(lambda _: desk.ask.tell("已结对带教", undo=True))


def _talk(desk: Desk) -> None:
    slip = desk.ask.fill(TalkSlip(held_on=desk.today), "记带教谈话", begin="words")
    if slip:
        desk.do(log_talk, _the_pair(desk), slip).then(lambda _: desk.ask.tell("谈话已记下", undo=True))


def _rotate(desk: Desk) -> None:
    rotation = desk.ask.fill(Rotation(since=desk.today), "轮岗")
    if rotation:
        desk.do(rotate, _the_pair(desk), rotation).then(lambda kept: desk.ask.tell(f"已轮到{kept.title()}", undo=True))


def _halfway(desk: Desk) -> None:
    slip = desk.ask.fill(HalfwaySlip(), "中期评价")
    if slip:
        desk.do(appraise_halfway, _the_pair(desk), slip).then(lambda _: desk.ask.tell("中期评价已写下", undo=True))


def _conclude(desk: Desk) -> None:
    slip = desk.ask.fill(ConclusionSlip(), "期满评价")
    if slip:
        desk.do(conclude, _the_pair(desk), slip).then(lambda _: desk.ask.tell("期满评价已写下", undo=True))


def _the_pair(desk: Desk) -> Mentorship:
    (pair,) = desk.selected
    assert isinstance(pair, Mentorship), "the command is offered on nothing else"
    return pair


def _is_assistant(member: Member) -> bool:
    return member.role == ASSISTANT


def _goes_on(pair: Mentorship) -> bool:
    return pair.ended_on is None


_ON, _ONE = Mentorship.table, Needs.ONE
PAIR = Command("team.pair", "结对带教", _pair, pair_up, menu="队伍", icon="users")
TALK = Command("team.talk", "记谈话", _talk, log_talk, icon="messages", on=_ON, needs=_ONE, applies=_goes_on)
ROTATE = Command("team.rotate", "轮岗", _rotate, rotate, icon="refresh", on=_ON, needs=_ONE, applies=_goes_on)
HALFWAY = Command(
    "team.halfway", "中期评价", _halfway, appraise_halfway, icon="checklist", on=_ON, needs=_ONE, applies=_goes_on
)
CONCLUDE = Command("team.conclude", "期满评价", _conclude, conclude, icon="circle-check", on=_ON, needs=_ONE, applies=_goes_on)
ON_PAIR = (TALK, ROTATE, HALFWAY, CONCLUDE)
MENTORING = (
    PAIR,
    Command(
        "team.pair_member", "结对带教", _pair_member, pair_up, icon="users", on=Member.table, needs=_ONE, applies=_is_assistant
    ),
    *ON_PAIR,
)

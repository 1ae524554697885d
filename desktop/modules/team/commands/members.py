"""Offers about members: taken in, given an office, leaving one, judged for a year, on the way to a post; and trainings."""

from __future__ import annotations

from desktop.base.problems import Problem
from desktop.model.rights import Right
from desktop.modules.team.records import Appraisal, Establishment, LeaveSlip, Member, Tenure, Training
from desktop.modules.team.rules.roles import APPOINTED, SECRETARY
from desktop.modules.team.rules.terms import Eligibility
from desktop.modules.team.service import appraise, eligibility_of, end_tenure, open_tenure, record_step, register_member
from desktop.work.command import Command, Needs
from desktop.work.desk import Desk
from desktop.work.keep import keep_new


def _new(desk: Desk) -> None:
    member = desk.ask.fill(Member(since=desk.today), "登记成员")
    if member:
        desk.do(register_member, member).then(lambda kept: desk.ask.tell(f"已登记{kept.title()}", undo=True))


def _appoint(desk: Desk) -> None:
    member = _member(desk)
    tenure = desk.ask.fill(Tenure(member=member.uid, since=desk.today), f"{member.title()} 任职", begin="role")
    if tenure:
        desk.do(open_tenure, tenure).then(lambda kept: desk.ask.tell(f"已登记{member.title()}任{kept.title()}", undo=True))


def _leave(desk: Desk) -> None:
    (tenure,) = desk.selected
    assert isinstance(tenure, Tenure), "the command is offered on nothing else"
    slip = desk.ask.fill(LeaveSlip(until=desk.today), f"离任：{tenure.title()}")
    if slip and slip.until:
        desk.do(end_tenure, tenure, slip.until).then(lambda kept: desk.ask.tell(f"已登记{kept.title()}离任", undo=True))


def _appraise(desk: Desk) -> None:
    member = _member(desk)
    asked = Appraisal(member=member.uid, year=desk.today.year - 1)
    appraisal = desk.ask.fill(asked, f"{member.title()} 年度考核", begin="grade")
    if appraisal:
        desk.do(appraise, appraisal).then(lambda kept: desk.ask.tell(f"已登记{member.title()} {kept.title()}", undo=True))


def _step(desk: Desk) -> None:
    member = _member(desk)
    asked = Establishment(member=member.uid, step_on=desk.today)
    found = _standing(desk, member)
    title = f"{member.title()} 事业编制" + (f"：任满 {found.terms} 届 / 需要 {found.wanted} 届" if found else "")
    told = found and Problem(Establishment.fields["status"].label, f"{found.grounds}。{found.verdict}")
    step = desk.ask.fill(asked, title, lambda _: iter((told,) if told else ()), begin="status")
    if step:
        desk.do(record_step, step).then(lambda _: desk.ask.tell(f"已登记{member.title()}的事业编制", undo=True))


def _standing(desk: Desk, member: Member) -> Eligibility | None:
    """How far a secretary has come towards a post, for the eyes that may see it."""
    may_see = member.role == SECRETARY and desk.actor.may(Right.SENSITIVE)
    return eligibility_of(desk.store, member, desk.today) if may_see else None


def _train(desk: Desk) -> None:
    training = desk.ask.fill(Training(held_on=desk.today), "登记培训")
    if training:
        desk.do(keep_new, training).then(lambda kept: desk.ask.tell(f"已登记培训“{kept.title()}”", undo=True))


def _train_members(desk: Desk) -> None:
    chosen = tuple(one.uid for one in desk.selected)
    training = desk.ask.fill(Training(held_on=desk.today, attendees=chosen, heads=len(chosen)), "登记培训")
    if training:
        desk.do(keep_new, training).then(lambda kept: desk.ask.tell(f"已登记培训“{kept.title()}”", undo=True))


def _member(desk: Desk) -> Member:
    (member,) = desk.selected
    assert isinstance(member, Member), "the command is offered on nothing else"
    return member


def _is_judged(member: Member) -> bool:
    return member.role in APPOINTED


_ON, _ONE = Member.table, Needs.ONE
APPOINT = Command("team.appoint", "任职", _appoint, open_tenure, icon="id", on=_ON, needs=_ONE)
NEW = Command("team.new", "登记成员", _new, register_member, menu="队伍", icon="plus", primary=True)
TRAIN = Command("team.train", "登记培训", _train, keep_new, menu="队伍", icon="plus", primary=True)
MEMBERS = (
    NEW,
    APPOINT,
    Command("team.appraise", "年度考核", _appraise, appraise, icon="checklist", on=_ON, needs=_ONE, applies=_is_judged),
    Command("team.step", "事业编制", _step, record_step, icon="file-text", on=_ON, needs=_ONE, applies=_is_judged),
    Command("team.train_members", "登记培训", _train_members, keep_new, icon="notebook", on=_ON, needs=Needs.SOME),
    Command(
        "team.leave", "离任", _leave, end_tenure, icon="logout", on=Tenure.table, needs=_ONE, applies=lambda one: not one.until
    ),
    TRAIN,
)

"""How somebody stands to a task, and why they may not take a step: what verbs refuse by and what greys an offer."""

from __future__ import annotations

from desktop.model.rights import Actor, Right
from desktop.modules.tasks.records import Task
from desktop.modules.tasks.rules import Standing, Step, refusal
from desktop.modules.team.records import Member
from desktop.modules.visits.records import Demand
from desktop.store.reader import Reader


def standing(store: Reader, actor: Actor, task: Task) -> Standing:
    """How the signed-in person stands to a task; somebody who is two members of the team is the assignee as either."""
    me = actor.account

    def is_me(uid: str | None) -> bool:
        member = store.get(Member, uid) if uid and me else None
        return member is not None and member.account == me

    assignee = store.get(Member, task.assignee) if task.assignee else None
    is_own_idea = bool(task.assigner) and assignee is not None and assignee.account == task.assigner
    return Standing(
        is_secretary=actor.may(Right.OWN),
        is_assigner=bool(me) and me == task.assigner,
        # Whoever gives themselves a task does not choose who passes it.
        is_checker=not is_own_idea and is_me(task.mentor),
        is_assignee=bool(me) and assignee is not None and assignee.account == me,
        is_helper=any(is_me(uid) for uid in task.helpers or ()),
    )


def why_not(store: Reader, actor: Actor, task: Task, step: Step) -> str:
    """Why the signed-in person may not take the step now, in words; blank when they may."""
    return refusal(task, step, standing(store, actor, task)) or untold(store, task, step)


def untold(store: Reader, task: Task, step: Step) -> str:
    """Why a task from a demand cannot be passed: the resident was not told yet. Source: domain paper, invariants 19 and 20."""
    if step is not Step.PASS or not task.origin:
        return ""
    demand = store.get(Demand, task.origin)
    if demand is None or (demand.told_on is not None and demand.told_how is not None):
        return ""
    return f"还没有告知居民。先到诉求 {demand.no or ''} 里“告知居民”".replace("  ", " ")

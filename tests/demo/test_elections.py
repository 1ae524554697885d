"""Elections of the demo: one ahead, those before over."""

from __future__ import annotations

from datetime import date

from desktop.demo.elections import election_steps
from desktop.demo.roster import settle
from desktop.demo.year import Scene, Worker
from desktop.model.rights import Actor
from desktop.modules.elections.records import Election, Post

TODAY = date(2026, 8, 28)
SECRETARY = Worker("MEMBER-1", Actor("示例书记", "owner", "ACCOUNT-1", "AREA-1"))
ASSISTANT = Worker("MEMBER-2", Actor("示例助手甲", "assistant", "ACCOUNT-2", "AREA-1"))


def test_one_election_is_ahead_and_three_are_over_each_with_its_seven_seats() -> None:
    scene = Scene(settle(300, 5).residents, (SECRETARY, ASSISTANT), TODAY, 1)
    kept = [step.work.keywords["record"] for step in election_steps(scene) if "record" in getattr(step.work, "keywords", {})]
    elections = {one.uid: one for one in kept if isinstance(one, Election)}
    seats = dict.fromkeys(elections, 0)
    for post in kept:
        if isinstance(post, Post):
            seats[post.election or ""] += post.seats or 0

    assert [(one.status, one.day is not None and one.day > TODAY) for one in elections.values()] == [
        ("running", True),
        *[("archived", False)] * 3,
    ]
    assert set(seats.values()) == {7}

"""Offers about the team."""

from __future__ import annotations

from desktop.modules.team.records import Member
from desktop.work.command import Command
from desktop.work.desk import Desk
from desktop.work.keep import keep_new


def _new(desk: Desk) -> None:
    member = desk.ask.fill(Member(since=desk.today), "登记成员")
    if member:
        desk.do(keep_new, member).then(lambda kept: desk.ask.tell(f"已登记{kept.title()}", undo=True))


COMMANDS = (Command("team.new", "登记成员", _new, keep_new, menu="队伍", icon="plus", primary=True),)

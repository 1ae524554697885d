"""Offers about the team's numbers: what the area goes by, applicants for posts, and a share of some paper checked."""

from __future__ import annotations

from desktop.base.problems import Problem
from desktop.modules.team.records import Recruitment, ShareSlip
from desktop.modules.team.rules.shares import weigh
from desktop.modules.team.service import record_applicants, rules_of, set_team_rules
from desktop.work.command import Command
from desktop.work.desk import Desk


def _set(desk: Desk) -> None:
    rules = desk.ask.fill(rules_of(desk.store, desk.actor), "队伍设置")
    if rules:
        desk.do(set_team_rules, rules).then(lambda _: desk.ask.tell("队伍设置已改", undo=True))


def _recruit(desk: Desk) -> None:
    asked = desk.ask.fill(Recruitment(held_on=desk.today), "登记招聘报名")
    if asked:
        desk.do(record_applicants, asked).then(lambda kept: desk.ask.tell(f"已登记{kept.title()}的报名", undo=True))


def _check(desk: Desk) -> None:
    slip = desk.ask.fill(ShareSlip(), "核对占比")
    if slip is None:
        return
    found = weigh(slip.numerator or 0, slip.denominator, slip.stated or "")
    if found.clash is None:
        desk.ask.tell(found.told)
    else:
        desk.ask.problems(
            "两个分母对不上", [Problem("按材料的两个数", found.told), Problem("按百分比倒推", found.claimed), found.clash]
        )


SET = Command("team.rules", "队伍设置", _set, set_team_rules, menu="队伍")
RECRUIT = Command("team.recruit", "登记招聘报名", _recruit, record_applicants, menu="队伍", icon="user-plus")
CHECK = Command("team.share", "核对占比", _check, menu="队伍", icon="chart-bar")
NUMBERS = (RECRUIT, CHECK, SET)

"""What the lines under a resolution become."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.modules.meetings.records import Resolution
from desktop.modules.meetings.rules.followups import Team, followups, judge_followups
from desktop.modules.tasks.rules.quickline import Person

TODAY = date(2026, 8, 28)
LIN, ZHOU = Person("L", "示例林"), Person("Z", "示例周")
TEAM = Team((LIN, ZHOU), TODAY, "")
RESOLVED = Resolution(text="先在12号做样板", due=date(2026, 9, 30))


def wrong(text: str, team: Team = TEAM) -> list[str]:
    return [problem.what for problem in judge_followups(text, team)]


def test_each_line_is_a_task_of_its_own() -> None:
    tasks = followups(RESOLVED, "量尺寸 @示例林 周五\n\n贴通知 @示例周", TEAM)

    assert [(one.subject, one.assignee, one.due) for one in tasks] == [
        ("量尺寸", "L", date(2026, 8, 28)),
        ("贴通知", "Z", date(2026, 9, 30)),
    ]


def test_a_line_that_only_names_somebody_takes_the_words_of_the_resolution() -> None:
    assert wrong("@示例林") == []
    assert followups(RESOLVED, "@示例林", TEAM)[0].subject == "先在12号做样板"


def test_without_any_day_a_fortnight_is_usual() -> None:
    assert followups(Resolution(text="装车棚"), "@示例林", TEAM)[0].due == date(2026, 9, 11)


def test_all_of_them_are_said_to_come_from_a_resolution() -> None:
    assert {one.source for one in followups(RESOLVED, "甲 @示例林\n乙 @示例周", TEAM)} == {"resolution"}


def test_what_is_wrong_is_told_with_the_number_of_its_line() -> None:
    assert wrong("量尺寸 @示例林\n贴通知 @查无此人") == ["第 2 行，队伍里没有“查无此人”，有示例林、示例周"]


@pytest.mark.parametrize(("me", "told"), [("", ["第 1 行，还没有写交给谁，例如 @小林"]), ("L", [])])
def test_a_line_without_a_name_is_one_s_own_if_the_team_knows_one(me: str, told: list[str]) -> None:
    assert wrong("量尺寸", Team(TEAM.people, TODAY, me)) == told


def test_no_line_is_no_task() -> None:
    assert (wrong("  \n"), followups(RESOLVED, None, TEAM)) == ([], ())

"""Steps of a demand as they are offered and asked for."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from office import keep

from desktop.base.errors import DeskError
from desktop.modules.team.records import Member
from desktop.modules.visits.commands import STEPS
from desktop.modules.visits.records import Demand
from desktop.modules.visits.rules import NEXT, Step
from desktop.work.desk import Desk


def run(desk: Desk, label: str, demand: Demand, *answers: Any) -> Demand:
    """Choose a step with these answers; the demand as it is then."""
    ask: Any = desk.ask
    ask.answers, desk.selected = list(answers), (demand,)
    next(one for one in STEPS if one.label == label).run(desk)
    assert ask.answers == []
    found = desk.store.get(Demand, demand.uid)
    assert found
    return found


def at(desk: Desk, status: str, **fields: Any) -> Demand:
    kept: Demand = keep(desk, Demand(summary="漏水", category="property", received=date(2026, 8, 3), status=status, **fields))
    return kept


def test_every_step_has_an_offer() -> None:
    assert sorted(one.label for one in STEPS) == sorted(step.value for step in Step)


@pytest.mark.parametrize("status", ["new", "accepted", "doing", "hard", "feedback", "closed"])
def test_only_the_steps_that_fit_now_are_offered(status: str) -> None:
    offered = {one.label for one in STEPS if one.fits((Demand(status=status),))}

    assert offered == {step.value for before, step in NEXT if before == status}


def test_without_a_team_nobody_can_be_given_it(desk: Desk) -> None:
    with pytest.raises(DeskError, match="队伍里还没有人"):
        run(desk, "分派", at(desk, "accepted"))


def test_it_is_given_to_the_member_chosen(desk: Desk) -> None:
    _, second = (keep(desk, Member(name=name, role="community_worker")) for name in ("示例社工甲", "示例社工乙"))

    assert run(desk, "分派", at(desk, "accepted"), 1).handler == second.uid


@pytest.mark.parametrize(
    ("answers", "day"),
    [(("电话", 0), date(2026, 8, 28)), (("电话", 1), date(2026, 8, 27)), (("电话", 2, "8.20"), date(2026, 8, 20))],
)
def test_telling_may_have_been_earlier(desk: Desk, answers: tuple[Any, ...], day: date) -> None:
    told = run(desk, "告知居民", at(desk, "solved"), *answers)

    assert (told.told_on, told.told_how) == (day, "phone")


def test_a_day_that_is_none_is_refused_in_words(desk: Desk) -> None:
    with pytest.raises(DeskError, match="告知没有记下：“某天”不是日期"):
        run(desk, "告知居民", at(desk, "solved"), "电话", 2, "某天")


@pytest.mark.parametrize(("place", "day"), [(0, date(2026, 9, 27)), (1, date(2026, 10, 27)), (2, date(2026, 11, 26))])
def test_a_review_is_in_thirty_sixty_or_ninety_days(desk: Desk, place: int, day: date) -> None:
    assert run(desk, "暂难解决", at(desk, "doing"), "等维修资金", place).review_on == day


def test_closing_without_an_answer_is_offered_after_three_attempts_alone(desk: Desk) -> None:
    told = {"result": "修好了", "told_on": date(2026, 8, 20), "told_how": "phone"}
    closed = run(desk, "办结", at(desk, "feedback", attempts=3, **told), "3 次没联系上")

    assert (closed.status, closed.answer) == ("closed", "unreached")
    with pytest.raises(ValueError, match="not in"):
        run(desk, "办结", at(desk, "feedback", attempts=2, **told), "3 次没联系上")


@pytest.mark.parametrize(
    ("label", "status", "answers"),
    [
        ("不予受理", "new", ("不归这里", None)),
        ("居民区解决", "doing", ("好了", None)),
        ("暂难解决", "doing", ("难", None)),
        ("告知居民", "solved", ("电话", None)),
        ("告知居民", "solved", ("电话", 2, None)),
    ],
)
def test_whoever_closes_a_later_question_changes_nothing_either(
    desk: Desk, label: str, status: str, answers: tuple[Any, ...]
) -> None:
    assert run(desk, label, at(desk, status), *answers).status == status


@pytest.mark.parametrize(("summary", "named"), [("漏水", "“漏水”"), ("漏" * 17, f"“{'漏' * 16}…”")])
def test_a_question_says_about_which_demand_it_is(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, summary: str, named: str
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(desk.ask, "words", lambda title, *_: asked.append(title))
    monkeypatch.setattr(desk.ask, "pick", lambda title, *_: asked.append(title))
    desk.selected = (keep(desk, Demand(summary=summary, status="doing")),)
    keep(desk, Member(name="示例助手甲", role="young_assistant"))
    questions = {"居民区解决", "上报街道", "暂难解决", "分派", "告知居民", "不予受理", "办结"}
    for one in STEPS:
        if one.label in questions:
            one.run(desk)

    assert len(asked) >= 5
    assert all(title.startswith(named) for title in asked)

"""The steps of a demand, taken by people with accounts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from office import Office, as_role, done, keep

from desktop.base.errors import DeskError, RefusedError, StaleError
from desktop.modules.team.records import Member
from desktop.modules.visits import service
from desktop.modules.visits.records import Demand
from desktop.work.desk import Desk
from desktop.work.verb import Verb

TODAY = date(2026, 8, 28)


@pytest.fixture
def helping(office: Office, desk: Desk) -> Desk:
    """The desk of 示例助手甲."""
    return office.desk(as_role(desk, "assistant", "示例助手甲"))


@pytest.fixture
def other(office: Office, desk: Desk) -> Desk:
    """The desk of 示例助手乙."""
    return office.desk(as_role(desk, "assistant", "示例助手乙"))


@pytest.fixture
def handler(desk: Desk, helping: Desk) -> Member:
    """The member that 示例助手甲 is."""
    kept: Member = keep(desk, Member(name="示例助手甲", role="young_assistant", account=helping.actor.account))
    return kept


@pytest.fixture
def at(desk: Desk, handler: Member) -> Callable[..., Demand]:
    """A demand of 李四, handled by 示例助手甲, walked by the secretary as far as told."""
    moves: dict[str, tuple[Any, ...]] = {
        "accept": (service.accept_demand,),
        "assign": (service.assign_demand, handler),
        "solve": (service.solve_demand, "换了水管"),
        "escalate": (service.escalate_demand, "请街道协调物业"),
        "answer": (service.answer_demand, "列入下月计划"),
        "meet": (service.meet_about_demand,),
        "postpone": (service.postpone_demand, "等维修资金", TODAY + timedelta(days=60)),
        "tell": (service.tell_resident, "phone"),
        "miss": (service.miss_resident,),
    }

    def walk(*steps: str, **fields: Any) -> Demand:
        usual = {"summary": "厨房漏水", "category": "property", "reporter": "李四", "received": date(2026, 8, 26)}
        demand: Demand = done(desk, service.log_demand, Demand(**{**usual, **fields}))
        for step in steps:
            verb, *said = moves[step]
            demand = done(desk, verb, demand, *said)
        return demand

    return walk


SOLVED = ("accept", "assign", "solve")
TOLD = (*SOLVED, "tell")


def test_accepting_notes_the_day_and_waits_for_the_first_reply(at: Callable[..., Demand]) -> None:
    one = at("accept")

    assert (one.status, one.accepted, one.due) == ("accepted", TODAY, date(2026, 8, 31))


def test_the_first_reply_counts_and_no_later_one(desk: Desk, at: Callable[..., Demand], clock: Any) -> None:
    first = done(desk, service.reply_to_demand, at("accept"))
    clock.advance(milliseconds=86_400_000)
    again = done(desk, service.reply_to_demand, first)

    assert (again.first_reply, again.due) == (TODAY, again.close_by)


def test_declining_asks_for_a_reason_and_says_how_the_resident_heard_of_it(desk: Desk, at: Callable[..., Demand]) -> None:
    with pytest.raises(DeskError, match="说明：必填"):
        done(desk, service.decline_demand, at(), " ", "phone")

    one = done(desk, service.decline_demand, at(), "不归本居民区管，已告诉去哪里办", "person")
    assert (one.status, one.told_on, one.told_how, one.closed, one.due) == ("declined", TODAY, "person", TODAY, None)


def test_declining_in_no_known_way_is_refused(desk: Desk, at: Callable[..., Demand]) -> None:
    with pytest.raises(DeskError, match="告知方式"):
        done(desk, service.decline_demand, at(), "不归本居民区管", "smoke")


def test_a_demand_is_not_given_to_somebody_no_longer_in_the_team(
    desk: Desk, at: Callable[..., Demand], handler: Member
) -> None:
    with desk.file.unit("删", desk.actor) as unit:
        unit.remove(handler)

    with pytest.raises(StaleError):
        done(desk, service.assign_demand, at("accept"), handler)


def test_a_settled_demand_has_result_level_and_day(desk: Desk, at: Callable[..., Demand]) -> None:
    one = done(desk, service.solve_demand, at("accept", "assign"), "两代表一起谈妥", "delegates")

    assert (one.status, one.result, one.level, one.level_on) == ("solved", "两代表一起谈妥", "delegates", TODAY)


@pytest.mark.parametrize(
    ("result", "level", "why"), [("", "area", "办理结果"), ("好了", "hard", "解决层面"), ("好了", "x", "解决层面")]
)
def test_settling_without_a_result_or_on_no_level_is_refused(
    desk: Desk, at: Callable[..., Demand], result: str, level: str, why: str
) -> None:
    with pytest.raises(DeskError, match=why):
        done(desk, service.solve_demand, at("accept", "assign"), result, level)


def test_what_goes_up_waits_for_the_street_and_its_answer_is_the_result(at: Callable[..., Demand]) -> None:
    up, back = at("accept", "assign", "escalate"), at("accept", "assign", "escalate", "answer")

    assert (up.status, up.opinion, up.escalated, up.street_on) == ("escalated", "请街道协调物业", TODAY, None)
    assert (back.status, back.result, back.level, back.street_on) == ("replied", "列入下月计划", "street", TODAY)


def test_consultation_ends_with_a_result(desk: Desk, at: Callable[..., Demand]) -> None:
    one = done(desk, service.conclude_demand, at("accept", "assign", "meet"), "楼上出钱修", "block")

    assert (one.status, one.level) == ("solved", "block")


@pytest.mark.parametrize("days", [1, 89, 90])
def test_what_is_hard_now_waits_for_its_review(desk: Desk, at: Callable[..., Demand], days: int) -> None:
    day = TODAY + timedelta(days=days)
    one = done(desk, service.postpone_demand, at("accept", "assign"), "等维修资金", day)

    assert (one.status, one.due, one.level) == ("hard", day, "hard")


@pytest.mark.parametrize("days", [0, 91])
def test_a_review_is_neither_today_nor_later_than_in_ninety_days(desk: Desk, at: Callable[..., Demand], days: int) -> None:
    with pytest.raises(DeskError, match="复核日期"):
        done(desk, service.postpone_demand, at("accept", "assign"), "等维修资金", TODAY + timedelta(days=days))


def test_a_review_moves_the_day_and_resuming_begins_the_limit_anew(desk: Desk, at: Callable[..., Demand]) -> None:
    reviewed = done(desk, service.review_demand, at("accept", "assign", "postpone"), "资金还没有到", TODAY + timedelta(days=90))
    resumed = done(desk, service.resume_demand, reviewed)

    assert (reviewed.status, reviewed.due, reviewed.reason) == ("hard", date(2026, 11, 26), "资金还没有到")
    assert (resumed.status, resumed.review_on, resumed.close_by) == ("doing", None, date(2026, 9, 18))


def test_telling_notes_day_way_and_who(desk: Desk, at: Callable[..., Demand]) -> None:
    one = done(desk, service.tell_resident, at(*SOLVED), "paper", date(2026, 8, 27))

    assert (one.status, one.told_on, one.told_how, one.told_by) == ("feedback", date(2026, 8, 27), "paper", desk.actor.account)


@pytest.mark.parametrize("day", [date(2026, 8, 25), date(2026, 8, 29)], ids=["before it came in", "tomorrow"])
def test_nobody_was_told_before_the_demand_came_in_or_tomorrow(desk: Desk, at: Callable[..., Demand], day: date) -> None:
    with pytest.raises(DeskError, match="告知日期"):
        done(desk, service.tell_resident, at(*SOLVED), "phone", day)


def test_a_demand_does_not_close_before_the_resident_was_told(desk: Desk, at: Callable[..., Demand]) -> None:
    with pytest.raises(RefusedError, match="现在不能办结"):
        done(desk, service.close_demand, at(*SOLVED), "satisfied")


def test_even_when_its_state_says_so_it_does_not_close_without_how_and_when(desk: Desk) -> None:
    broken = keep(desk, Demand(summary="漏水", status="feedback", result="修好了"))

    with pytest.raises(DeskError, match="告知：写明哪天、怎样告知居民的"):
        done(desk, service.close_demand, broken, "satisfied")


def test_a_satisfied_resident_closes_it(desk: Desk, at: Callable[..., Demand]) -> None:
    one = done(desk, service.close_demand, at(*TOLD), "satisfied", 5)

    assert (one.status, one.answer, one.satisfaction, one.closed, one.due) == ("closed", "satisfied", 5, TODAY, None)


@pytest.mark.parametrize(("answer", "satisfaction"), [("unsatisfied", None), ("", None), ("satisfied", 6), ("satisfied", 0)])
def test_without_a_proper_answer_it_stays_open(
    desk: Desk, at: Callable[..., Demand], answer: str, satisfaction: int | None
) -> None:
    with pytest.raises(DeskError):
        done(desk, service.close_demand, at(*TOLD), answer, satisfaction)


@pytest.mark.parametrize("tries", [3, 4])
def test_after_three_attempts_it_closes_without_an_answer(desk: Desk, at: Callable[..., Demand], tries: int) -> None:
    one = done(desk, service.close_demand, at(*TOLD, *(["miss"] * tries)), "unreached")

    assert (one.status, one.attempts) == ("closed", tries)


@pytest.mark.parametrize("tries", [0, 2])
def test_after_fewer_attempts_it_stays_open(desk: Desk, at: Callable[..., Demand], tries: int) -> None:
    with pytest.raises(DeskError, match=f"只记了 {tries} 次"):
        done(desk, service.close_demand, at(*TOLD, *(["miss"] * tries)), "unreached")


def test_a_resident_who_is_not_satisfied_gets_it_worked_at_again(desk: Desk, at: Callable[..., Demand]) -> None:
    one = done(desk, service.reopen_demand, at(*TOLD, "miss"), "又漏了")

    assert (one.status, one.reopened, one.answer, one.reason) == ("doing", 1, "unsatisfied", "又漏了")
    assert (one.result, one.level, one.told_on, one.told_how, one.attempts) == (None,) * 5


def test_once_more_it_needs_a_result_and_a_telling_of_its_own(desk: Desk, at: Callable[..., Demand]) -> None:
    again = done(desk, service.reopen_demand, at(*TOLD), "又漏了")
    told = done(desk, service.tell_resident, done(desk, service.solve_demand, again, "换了整根管"), "person")

    assert (told.answer, done(desk, service.close_demand, told, "satisfied").status) == (None, "closed")


def test_the_handler_who_is_an_assistant_does_not_close_it(helping: Desk, at: Callable[..., Demand]) -> None:
    with pytest.raises(RefusedError, match="助手不能给自己经办的诉求办结"):
        done(helping, service.close_demand, at(*TOLD), "satisfied")


def test_leaving_the_team_is_no_way_around_it(desk: Desk, helping: Desk, handler: Member, at: Callable[..., Demand]) -> None:
    demand = at(*TOLD)
    with desk.file.unit("离任", desk.actor) as unit:
        unit.change(handler, Member(**{**shown(handler), "until": TODAY}))

    with pytest.raises(RefusedError, match="自己经办"):
        done(helping, service.close_demand, demand, "satisfied")


def shown(record: Member) -> dict[str, Any]:
    return {"uid": record.uid, **{name: getattr(record, name) for name in record.fields}}


def test_nor_is_giving_it_away_after_having_solved_it(desk: Desk, helping: Desk, at: Callable[..., Demand]) -> None:
    elsewhere = keep(desk, Member(name="示例社工甲", role="community_worker"))
    given = done(helping, service.assign_demand, at("accept", "assign"), elsewhere)
    told = done(helping, service.tell_resident, done(helping, service.solve_demand, given, "好了"), "phone")

    with pytest.raises(RefusedError, match="自己经办"):
        done(helping, service.close_demand, told, "satisfied")


def test_another_assistant_may_close_it_and_so_may_the_secretary(desk: Desk, other: Desk, at: Callable[..., Demand]) -> None:
    closed = [done(one, service.close_demand, at(*TOLD), "satisfied").status for one in (desk, other)]

    assert closed == ["closed", "closed"]


STEPS: dict[str, tuple[Verb[..., Demand], tuple[str, ...], tuple[Any, ...]]] = {
    "accept": (service.accept_demand, (), ()),
    "decline": (service.decline_demand, (), ("不归本居民区", "phone")),
    "reply": (service.reply_to_demand, ("accept",), ()),
    "solve": (service.solve_demand, ("accept", "assign"), ("好了",)),
    "escalate": (service.escalate_demand, ("accept", "assign"), ("请街道办",)),
    "answer": (service.answer_demand, ("accept", "assign", "escalate"), ("好了",)),
    "meet": (service.meet_about_demand, ("accept", "assign"), ()),
    "conclude": (service.conclude_demand, ("accept", "assign", "meet"), ("好了",)),
    "postpone": (service.postpone_demand, ("accept", "assign"), ("难", TODAY + timedelta(days=9))),
    "review": (service.review_demand, ("accept", "assign", "postpone"), ("难", TODAY + timedelta(days=9))),
    "resume": (service.resume_demand, ("accept", "assign", "postpone"), ()),
    "tell": (service.tell_resident, SOLVED, ("phone",)),
    "miss": (service.miss_resident, TOLD, ()),
    "close": (service.close_demand, TOLD, ("satisfied",)),
    "reopen": (service.reopen_demand, TOLD, ("又坏了",)),
}


@pytest.mark.parametrize("role", ["owner", "assistant", "recorder", "reader", "supervisor"])
@pytest.mark.parametrize("name", STEPS)
def test_each_step_is_open_to_the_secretary_and_to_assistants_who_do_not_handle_it(
    office: Office, desk: Desk, at: Callable[..., Demand], name: str, role: str
) -> None:
    verb, before, said = STEPS[name]
    demand = at(*before)
    acting = desk if role == "owner" else office.desk(as_role(desk, role, "示例旁人"))
    try:
        done(acting, verb, demand, *said)
    except RefusedError:
        assert role not in ("owner", "assistant")
    else:
        assert role in ("owner", "assistant")


def test_one_undo_takes_one_step_back(desk: Desk, at: Callable[..., Demand]) -> None:
    one = at(*TOLD)
    desk.undo_last()

    assert getattr(desk.store.get(Demand, one.uid), "status", None) == "solved"


def test_a_step_looks_at_the_demand_as_it_is_now(desk: Desk, at: Callable[..., Demand]) -> None:
    opened = at()
    done(desk, service.accept_demand, opened)

    with pytest.raises(RefusedError, match="“厨房漏水”没有受理：现在不能受理"):
        done(desk, service.accept_demand, opened)


def test_a_demand_in_the_bin_takes_no_step(desk: Desk, at: Callable[..., Demand]) -> None:
    one = at()
    with desk.file.unit("删", desk.actor) as unit:
        unit.remove(one)

    with pytest.raises(StaleError):
        done(desk, service.accept_demand, one)

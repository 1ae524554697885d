"""Tasks given, taken on, handed in, passed or returned, by people with accounts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from office import done, keep

from desktop.base.clock import FixedClock
from desktop.base.errors import DeskError, RefusedError, StaleError
from desktop.modules.tasks import rules
from desktop.modules.tasks.records import Task, TaskTemplate
from desktop.modules.tasks.service import (
    accept,
    advise,
    approve,
    archive,
    ask_help,
    cancel,
    move,
    note_progress,
    notes_of,
    pause,
    reopen,
    resume,
    send_back,
    submit,
    take_back,
    tips_of,
)
from desktop.modules.team.records import Member
from desktop.work.desk import Desk


def test_the_assignee_takes_it_on_and_hands_it_in_and_the_secretary_passes_it(
    desk: Desk, helping: Desk, given: Callable[..., Task]
) -> None:
    doing = done(helping, accept, given())
    submitted = done(helping, submit, doing, "十二个门洞都贴了")
    passed = done(desk, approve, submitted)

    assert (passed.status, passed.result, passed.checker) == ("done", "十二个门洞都贴了", desk.actor.account)


def test_another_assistant_cannot_take_on_what_is_not_theirs(other: Desk, given: Callable[..., Task]) -> None:
    with pytest.raises(RefusedError, match="要由承办人或书记来接受"):
        done(other, accept, given())


def test_the_assignee_cannot_pass_what_somebody_else_gave(helping: Desk, given: Callable[..., Task]) -> None:
    with pytest.raises(RefusedError, match="自己的任务不能自己验收"):
        done(helping, approve, given("accept", "submit"))


def test_whoever_gives_a_task_to_themselves_cannot_pass_it(helping: Desk, given: Callable[..., Task]) -> None:
    with pytest.raises(RefusedError, match="自己的任务不能自己验收"):
        done(helping, approve, given("accept", "submit", by=helping))


def test_the_secretary_passes_what_an_assistant_gave_to_themselves(
    desk: Desk, helping: Desk, given: Callable[..., Task]
) -> None:
    assert done(desk, approve, given("accept", "submit", by=helping)).status == "done"


def test_the_secretary_cannot_pass_the_secretarys_own_work(desk: Desk, given: Callable[..., Task]) -> None:
    me = keep(desk, Member(name="示例书记", role="party_secretary", account=desk.actor.account))

    with pytest.raises(RefusedError, match="自己的任务不能自己验收"):
        done(desk, approve, given("accept", "submit", assignee=me.uid))


def test_two_posts_of_one_person_are_no_way_around_the_check(desk: Desk, given: Callable[..., Task]) -> None:
    keep(desk, Member(name="示例书记", role="party_secretary", account=desk.actor.account))
    second = keep(desk, Member(name="示例书记", role="committee_director", account=desk.actor.account))

    with pytest.raises(RefusedError, match="自己的任务不能自己验收"):
        done(desk, approve, given("accept", "submit", assignee=second.uid))


def test_leaving_the_team_is_no_way_around_the_check(desk: Desk, given: Callable[..., Task]) -> None:
    me = keep(desk, Member(name="示例书记", role="party_secretary", account=desk.actor.account, until=date(2026, 8, 27)))

    with pytest.raises(RefusedError, match="自己的任务不能自己验收"):
        done(desk, approve, given("accept", "submit", assignee=me.uid))


def test_an_assistant_who_gave_it_may_pass_the_work_of_another(other: Desk, given: Callable[..., Task]) -> None:
    assert done(other, approve, given("accept", "submit", by=other)).status == "done"


def test_a_returned_task_is_under_way_again_and_counts_how_often(desk: Desk, given: Callable[..., Task]) -> None:
    stale = given("accept", "submit")
    returned = done(desk, send_back, stale, "三号楼没有贴")
    done(desk, submit, returned, "补上了")
    again = done(desk, send_back, stale, "二号楼也没有")

    assert (again.status, again.remark, again.returns) == ("doing", "二号楼也没有", 2)


def test_a_step_that_does_not_fit_is_refused_in_words(desk: Desk, given: Callable[..., Task]) -> None:
    with pytest.raises(RefusedError, match="“贴通知”没有通过：现在不能通过"):
        done(desk, approve, given())


def test_the_step_looks_at_the_task_as_it_is_now_and_not_as_it_was_opened(desk: Desk, given: Callable[..., Task]) -> None:
    opened = given()
    done(desk, cancel, opened, "不贴了")

    with pytest.raises(RefusedError, match="现在不能接受"):
        done(desk, accept, opened)


def test_a_task_in_the_bin_takes_no_step(desk: Desk, given: Callable[..., Task]) -> None:
    task = given()
    with desk.file.unit("删", desk.actor) as unit:
        unit.remove(task)

    with pytest.raises(StaleError):
        done(desk, accept, task)


def test_a_cancelled_task_keeps_the_reason(desk: Desk, given: Callable[..., Task]) -> None:
    cancelled = done(desk, cancel, given(), "活动改期")

    assert (cancelled.status, cancelled.remark) == ("cancelled", "活动改期")


def test_one_undo_takes_one_step_back(desk: Desk, given: Callable[..., Task]) -> None:
    task = given("accept")
    desk.undo_last()

    assert getattr(desk.store.get(Task, task.uid), "status", None) == "assigned"


def test_overdue_is_computed_and_not_kept(given: Callable[..., Task]) -> None:
    task = given(due=date(2026, 8, 27))

    assert rules.is_overdue(task, date(2026, 8, 28))
    assert "overdue" not in Task.fields


def test_handing_in_keeps_what_was_said_of_it_and_ends_the_call_for_help(helping: Desk, given: Callable[..., Task]) -> None:
    stuck = done(helping, ask_help, given("accept"), "找不到钥匙")
    handed = done(helping, submit, stuck, "贴好了", evidence="照片在公共盘", spent=2, learned="先找楼组长")

    assert (handed.status, handed.evidence, handed.spent, handed.learned) == ("submitted", "照片在公共盘", 2, "先找楼组长")
    assert (handed.needs_help, handed.blockers) == (None, None)


@pytest.mark.parametrize(("verb", "words"), [(submit, "完成情况"), (ask_help, "卡在哪里")], ids=["submit", "ask_help"])
def test_a_step_that_needs_words_is_not_taken_without(helping: Desk, given: Callable[..., Task], verb: Any, words: str) -> None:
    with pytest.raises(DeskError, match=words):
        done(helping, verb, given("accept"), "  ")


def test_whoever_asks_for_help_is_answered_and_both_are_dated(desk: Desk, helping: Desk, given: Callable[..., Task]) -> None:
    asking = done(helping, ask_help, given("accept"), "三号楼没有公示栏")
    advised = done(desk, advise, asking, "贴在门厅左边")

    assert (asking.status, asking.needs_help, asking.blockers) == ("doing", True, "三号楼没有公示栏")
    assert (advised.needs_help, advised.blockers) == (None, None)
    assert [(line.sort, line.words) for line in notes_of(desk.store, advised)] == [
        ("advice", "贴在门厅左边"),
        ("help", "三号楼没有公示栏"),
    ]


def test_a_pause_has_a_reason_and_a_day_and_ends(desk: Desk, helping: Desk, given: Callable[..., Task]) -> None:
    paused = done(helping, pause, given("accept"), "等物业回话", date(2026, 9, 3))

    assert (paused.status, paused.paused_until) == ("paused", date(2026, 9, 3))
    assert [line.words for line in notes_of(desk.store, paused)] == ["等物业回话（到 2026-09-03）"]
    assert (done(helping, resume, paused).status, done(desk, pause, paused, "再等", date(2026, 9, 9)).status) == (
        "doing",
        "paused",
    )


def test_a_pause_that_ends_today_is_none(helping: Desk, given: Callable[..., Task]) -> None:
    with pytest.raises(DeskError, match="要在今天以后"):
        done(helping, pause, given("accept"), "等", date(2026, 8, 28))


def test_another_day_needs_a_reason_which_stays(desk: Desk, given: Callable[..., Task]) -> None:
    task = given(due=date(2026, 8, 30))
    with pytest.raises(DeskError, match="改截止日期要写原因"):
        done(desk, move, task, date(2026, 9, 2), " ")
    moved = done(desk, move, task, date(2026, 9, 2), "下雨")

    assert (moved.due, moved.due_why) == (date(2026, 9, 2), "下雨")
    assert [line.words for line in notes_of(desk.store, moved)] == ["2026-08-30 → 2026-09-02：下雨"]


def test_a_low_score_without_a_word_is_not_kept(desk: Desk, given: Callable[..., Task]) -> None:
    task = given("accept", "submit")
    with pytest.raises(DeskError, match="评 2 分要写评语"):
        done(desk, approve, task, 2)
    passed = done(desk, approve, task, 2, "贴之前先问一声")

    assert (passed.status, passed.score, passed.comment, passed.checked_on) == (
        "done", 2, "贴之前先问一声", date(2026, 8, 28),
    )  # fmt: skip


def test_a_check_of_today_can_be_taken_back_and_is_no_return(desk: Desk, given: Callable[..., Task]) -> None:
    passed = done(desk, approve, given("accept", "submit"), 5, "很好")
    back = done(desk, take_back, passed)

    assert (back.status, back.returns, back.score, back.checked_on, back.over_on) == ("submitted", None, None, None, None)


def test_a_check_of_another_day_is_not_taken_back(clock: FixedClock, desk: Desk, given: Callable[..., Task]) -> None:
    passed = given("accept", "submit", "approve")
    clock.advance(days=1)

    with pytest.raises(DeskError, match="不是今天验收的"):
        done(desk, take_back, passed)


@pytest.mark.parametrize(("later", "returns"), [(30, 1), (31, None)])
def test_reopening_within_thirty_days_counts_as_a_return(
    clock: FixedClock, desk: Desk, given: Callable[..., Task], later: int, returns: int | None
) -> None:
    passed = given("accept", "submit", "approve")
    clock.advance(days=later)
    again = done(desk, reopen, passed, "又漏了")

    assert (again.status, again.returns, again.over_on) == ("doing", returns, None)
    assert [line.sort for line in notes_of(desk.store, again)] == ["reopen"]


def test_what_is_archived_changes_no_more(desk: Desk, given: Callable[..., Task]) -> None:
    archived = done(desk, archive, given("accept", "submit", "approve"))

    with pytest.raises(RefusedError, match="现在不能重开"):
        done(desk, reopen, archived, "又漏了")


def test_a_remark_of_a_return_becomes_a_tip_in_one_step_with_it(desk: Desk, given: Callable[..., Task]) -> None:
    template = keep(desk, TaskTemplate(name="张贴公示"))
    task = given("accept", "submit", template=template.uid)
    done(desk, send_back, task, "贴之前先看门厅有没有公示栏", is_tip=True)

    assert [tip.words for tip in tips_of(desk.store, template)] == ["贴之前先看门厅有没有公示栏"]
    desk.undo_last()
    assert (tips_of(desk.store, template), getattr(desk.store.get(Task, task.uid), "status", "")) == ([], "submitted")


def test_what_stands_in_the_way_stays_on_the_task_until_it_is_handed_in(helping: Desk, given: Callable[..., Task]) -> None:
    stuck = done(helping, note_progress, given("accept"), "没有钥匙", is_blocker=True)
    on_the_way = done(helping, note_progress, stuck, "约了周三")

    assert (stuck.blockers, on_the_way.blockers) == ("没有钥匙", "没有钥匙")
    assert done(helping, submit, on_the_way, "好了").blockers is None


def test_a_return_or_a_pass_is_not_refused_for_want_of_a_template(desk: Desk, given: Callable[..., Task]) -> None:
    returned = done(desk, send_back, given("accept", "submit"), "少一张", is_tip=True)
    passed = done(desk, approve, done(desk, submit, returned, "补了"), 5, "好", is_tip=True)

    assert (returned.remark, passed.status) == ("少一张", "done")

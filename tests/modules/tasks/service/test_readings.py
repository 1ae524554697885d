"""What tasks tell the rest of the desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from office import done, keep

from desktop.modules.residents.records import Resident
from desktop.modules.tasks.records import Recurrence, Task
from desktop.modules.tasks.service import (
    archive,
    ask_help,
    cancel,
    draft_task,
    due,
    hints,
    pause,
    send_back,
    statistics,
    timeline,
)
from desktop.modules.team.records import Member
from desktop.modules.visits.records import Demand
from desktop.work.desk import Desk
from desktop.work.module import Period

AUGUST = Period(date(2026, 8, 1), date(2026, 8, 31))


def test_what_waits_is_told_up_to_the_day_earliest_first_with_who_does_it(desk: Desk, given: Callable[..., Task]) -> None:
    for subject, day in (("后天", 30), ("明天", 29), ("太晚", 31)):
        given(subject=subject, due=date(2026, 8, day))

    assert [(one.text, one.who) for one in due(desk.store, date(2026, 8, 30))] == [
        ("明天", "示例助手甲"),
        ("后天", "示例助手甲"),
    ]


def test_what_is_done_cancelled_or_without_a_day_does_not_wait(desk: Desk, given: Callable[..., Task]) -> None:
    given("accept", "submit", "approve", due=date(2026, 8, 28))
    done(desk, cancel, given(due=date(2026, 8, 28)), "不用了")
    given()

    assert list(due(desk.store, date(2026, 12, 31))) == []


def test_a_task_stands_on_the_pages_of_the_residents_it_is_about(desk: Desk, given: Callable[..., Task]) -> None:
    resident, another = keep(desk, Resident(name="张三")), keep(desk, Resident(name="李四"))
    task = given(about=(resident.uid,), due=date(2026, 8, 30))

    assert [event.record for event in timeline(desk.store, resident)] == [task]
    assert list(timeline(desk.store, another)) == []


def test_the_share_of_done_tasks_leaves_cancelled_ones_and_other_months_out(desk: Desk, given: Callable[..., Task]) -> None:
    given("accept", "submit", "approve", due=date(2026, 8, 1))
    given(due=date(2026, 8, 31))
    done(desk, cancel, given(due=date(2026, 8, 15)), "不用了")
    given("accept", "submit", "approve", due=date(2026, 9, 1))
    share, *_ = statistics(desk.store, AUGUST)

    assert (share.numerator, share.denominator, share.percent) == (1, 2, "50.0%")


def test_a_draft_is_no_task_yet_and_an_archived_one_is_done(desk: Desk, given: Callable[..., Task]) -> None:
    done(desk, archive, given("accept", "submit", "approve", due=date(2026, 8, 1)))
    done(desk, draft_task, Task(subject="想一想", due=date(2026, 8, 1)))
    share, *_ = statistics(desk.store, AUGUST)

    assert (share.numerator, share.denominator) == (1, 1)


def test_what_was_done_in_time_and_what_came_back_are_counted(desk: Desk, given: Callable[..., Task]) -> None:
    given("accept", "submit", "approve", due=date(2026, 8, 28))
    given("accept", "submit", "approve", due=date(2026, 8, 27))
    done(desk, send_back, given("accept", "submit", due=date(2026, 8, 30)), "少一张")
    found = {one.id: (one.numerator, one.denominator) for one in statistics(desk.store, AUGUST)}

    assert found == {"tasks_done": (2, 3), "tasks_in_time": (1, 2), "tasks_returned": (1, 3)}


def test_a_paused_task_waits_for_the_day_it_goes_on(desk: Desk, given: Callable[..., Task]) -> None:
    done(desk, pause, given("accept", due=date(2026, 8, 20)), "等物业", date(2026, 9, 3))

    assert list(due(desk.store, date(2026, 9, 2))) == []
    assert [(one.day, one.text) for one in due(desk.store, date(2026, 9, 3))] == [(date(2026, 9, 3), "该继续了：贴通知")]


def test_a_call_for_help_is_told_at_once_and_once(desk: Desk, helping: Desk, given: Callable[..., Task]) -> None:
    done(helping, ask_help, given("accept", due=date(2026, 9, 30)), "找不到钥匙")
    done(helping, ask_help, given("accept", subject="今天的", due=desk.today), "找不到钥匙")

    assert [one.text for one in due(desk.store, desk.today)] == ["今天的", "求助：贴通知"]


def test_a_member_has_what_they_did_and_helped_with(desk: Desk, assignee: Member, given: Callable[..., Task]) -> None:
    other = keep(desk, Member(name="示例助手乙", role="young_assistant"))
    given("accept", "submit", "approve", helpers=(other.uid,))

    assert [(one.kind, one.text) for one in timeline(desk.store, assignee)] == [("任务 完成", "贴通知")]
    assert [(one.kind, one.text) for one in timeline(desk.store, other)] == [("任务 一起做", "贴通知")]


def test_a_demand_has_the_tasks_it_led_to(desk: Desk, given: Callable[..., Task]) -> None:
    demand = keep(desk, Demand(summary="漏水"))
    task = given(origin=demand.uid)

    assert [one.record for one in timeline(desk.store, demand)] == [task]


def test_a_task_has_how_it_went(desk: Desk, given: Callable[..., Task]) -> None:
    returned = done(desk, send_back, given("accept", "submit"), "少一张")

    assert [(one.kind, one.text, one.record) for one in timeline(desk.store, returned)] == [("退回", "少一张", returned)]


def test_what_the_street_may_not_ask_is_told_beside_the_form(desk: Desk) -> None:
    (told,) = hints(desk.store, Task(source="street"))

    assert (told.where, "第二十七条" in told.what) == ("协助清单条目", True)
    assert list(hints(desk.store, Task(source="street", assist_list_ref="第 3 项"))) == []
    assert [one.where for one in hints(desk.store, Recurrence(every="week"))] == ["星期几"]
    assert list(hints(desk.store, Resident())) == []


def test_a_rule_tells_of_the_tasks_it_made_with_how_they_stand(desk: Desk, given: Callable[..., Task]) -> None:
    rule = keep(desk, Recurrence(subject="周例会材料", every="week"))
    made = keep(desk, Task(subject="周例会材料", status="done", due=date(2026, 8, 24), recurrence=rule.uid))
    given(subject="别的")

    assert [(one.kind, one.text, one.record) for one in timeline(desk.store, rule)] == [("完成", "周例会材料", made)]

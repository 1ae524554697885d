"""What tasks tell the rest of the desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from office import done, keep

from desktop.modules.residents.records import Resident
from desktop.modules.tasks.records import Task
from desktop.modules.tasks.service import cancel, due, statistics, timeline
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
    (share,) = statistics(desk.store, AUGUST)

    assert (share.numerator, share.denominator, share.percent) == (1, 2, "50.0%")

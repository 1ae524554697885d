"""What comes round makes its tasks when its time has come, once, whatever became of the last one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from office import Office, done, keep

from desktop.base.clock import FixedClock
from desktop.base.errors import DeskError
from desktop.modules.tasks.records import CheckItem, Recurrence, Task, TaskTemplate
from desktop.modules.tasks.service import (
    accept,
    change_recurrence,
    is_staffed,
    keep_recurrence,
    made_of,
    make_due_tasks,
    next_of,
)
from desktop.modules.team.records import Member
from desktop.store.query import Query
from desktop.work.desk import Desk

FRIDAY = date(2026, 8, 28)
Rule = Callable[..., Recurrence]


@pytest.fixture
def rule(desk: Desk, assignee: Member) -> Rule:
    """Something that comes round; every Friday unless told otherwise."""

    def make(**words: object) -> Recurrence:
        said = {"subject": "周五巡楼", "assignee": assignee.uid, "every": "week", "weekday": "5"} | words
        kept: Recurrence = done(desk, keep_recurrence, Recurrence(**said))
        return kept

    return make


def made(desk: Desk) -> list[tuple[date | None, str | None]]:
    return [(task.due, task.status) for task in desk.store.find(Task, Query(order="due"))]


def test_a_rule_begins_today_and_remembers_who_made_it(desk: Desk, rule: Rule) -> None:
    kept = rule()

    assert (kept.begins, kept.maker) == (FRIDAY, desk.actor.account)


@pytest.mark.parametrize("words", [{"weekday": None}, {"assignee": None}, {"subject": None}, {"every": None}])
def test_a_rule_that_lacks_a_word_is_not_kept(desk: Desk, rule: Rule, words: dict[str, object]) -> None:
    with pytest.raises(DeskError, match="定期任务没有保存"):
        rule(**words)
    assert desk.store.count(Recurrence) == 0


def test_on_its_day_a_task_is_given_as_if_by_whoever_made_the_rule(desk: Desk, rule: Rule, assignee: Member) -> None:
    kept = rule()

    assert done(desk, make_due_tasks) == 1
    (task,) = made_of(desk.store, kept)
    assert (task.subject, task.assignee, task.due, task.status, task.assigner, task.no) == (
        "周五巡楼", assignee.uid, FRIDAY, "assigned", desk.actor.account, "RW-2026-0001",
    )  # fmt: skip


def test_twice_makes_nothing_new(desk: Desk, rule: Rule) -> None:
    rule()

    assert [done(desk, make_due_tasks) for _ in range(3)] == [1, 0, 0]
    assert len(made(desk)) == 1


def test_what_was_put_into_the_bin_is_not_made_again(desk: Desk, rule: Rule) -> None:
    rule()
    done(desk, make_due_tasks)
    with desk.file.unit("删", desk.actor) as unit:
        unit.remove(next(unit.read.find(Task)))

    assert done(desk, make_due_tasks) == 0


def test_one_that_nobody_began_was_missed_and_the_next_is_made(clock: FixedClock, desk: Desk, rule: Rule) -> None:
    rule()
    done(desk, make_due_tasks)
    clock.advance(days=7)

    assert done(desk, make_due_tasks) == 1
    assert made(desk) == [(FRIDAY, "skipped"), (date(2026, 9, 4), "assigned")]


def test_one_that_was_begun_goes_on_beside_the_next(clock: FixedClock, desk: Desk, rule: Rule) -> None:
    kept = rule()
    done(desk, make_due_tasks)
    done(desk, accept, next(made_of(desk.store, kept)))
    clock.advance(days=7)
    done(desk, make_due_tasks)

    assert made(desk) == [(FRIDAY, "doing"), (date(2026, 9, 4), "assigned")]


def test_weeks_in_which_nobody_came_show_as_missed(clock: FixedClock, desk: Desk, rule: Rule) -> None:
    rule()
    clock.advance(days=16)  # a Sunday

    assert done(desk, make_due_tasks) == 1
    assert made(desk) == [(FRIDAY, "skipped"), (date(2026, 9, 4), "skipped"), (date(2026, 9, 11), "assigned")]


def test_what_was_missed_can_still_be_done(clock: FixedClock, desk: Desk, rule: Rule) -> None:
    kept = rule()
    done(desk, make_due_tasks)
    clock.advance(days=7)
    done(desk, make_due_tasks)
    missed = list(made_of(desk.store, kept))[-1]

    late = done(desk, accept, missed)
    assert (late.status, late.over_on) == ("doing", None)


def test_before_its_day_nothing_is_made_unless_it_is_to_be_given_ahead(clock: FixedClock, desk: Desk, rule: Rule) -> None:
    rule(every="month", day=5, ahead=3)
    clock.advance(days=4)  # 1 September
    assert done(desk, make_due_tasks) == 0
    clock.advance(days=1)

    assert done(desk, make_due_tasks) == 1
    assert made(desk) == [(date(2026, 9, 5), "assigned")]


def test_several_that_are_given_ahead_all_wait(desk: Desk, rule: Rule) -> None:
    rule(ahead=14)
    done(desk, make_due_tasks)

    assert made(desk) == [(day, "assigned") for day in (FRIDAY, date(2026, 9, 4), date(2026, 9, 11))]


def test_a_template_brings_its_checklist_each_time(desk: Desk, rule: Rule) -> None:
    template = keep(desk, TaskTemplate(name="月度台账", checklist="对上月\n交书记看"))
    kept = rule(template=template.uid)
    done(desk, make_due_tasks)
    (task,) = made_of(desk.store, kept)

    assert (task.subject, task.template, desk.store.count(CheckItem, task=task.uid)) == ("周五巡楼", template.uid, 2)


def test_for_somebody_who_has_left_nothing_is_made(desk: Desk, rule: Rule, assignee: Member) -> None:
    kept = rule()
    with desk.file.unit("离任", desk.actor) as unit:
        unit.change(assignee, replace(assignee, until=date(2026, 8, 27)))

    assert done(desk, make_due_tasks) == 0
    assert not is_staffed(desk.store, kept, FRIDAY)


def test_a_year_without_anybody_is_no_flood(clock: FixedClock, desk: Desk, rule: Rule) -> None:
    rule()
    clock.advance(days=365)
    done(desk, make_due_tasks)

    assert len(made(desk)) == 14


def test_ctrl_z_does_not_take_back_what_the_calendar_made(desk: Desk, rule: Rule) -> None:
    rule()
    done(desk, make_due_tasks)
    desk.undo_last()

    assert len(made(desk)) == 1


def test_a_changed_rule_makes_no_second_task_of_the_same_day(desk: Desk, rule: Rule) -> None:
    kept = rule()
    done(desk, make_due_tasks)
    done(desk, change_recurrence, kept, replace(kept, subject="周五看楼"))

    assert done(desk, make_due_tasks) == 0


def test_two_machines_give_the_same_task_the_same_uid(desk: Desk, street: Office) -> None:
    """So two stores that are merged have it once."""
    uids = []
    for each in (desk, street.desk()):
        member = keep(each, Member(uid="01J0000000000000000000000M", name="示例助手甲", role="young_assistant"))
        begun = {"assignee": member.uid, "every": "week", "weekday": "5", "begins": FRIDAY}
        keep(each, Recurrence(uid="01J0000000000000000000000R", subject="周五巡楼", **begun))
        done(each, make_due_tasks)
        uids += [task.uid for task in each.store.find(Task)]

    assert len(uids) == 2
    assert len(set(uids)) == 1


def test_the_next_time_is_known_ahead(desk: Desk, rule: Rule) -> None:
    assert next_of(rule(every="year", month=2, day=29), FRIDAY) == date(2027, 2, 28)
    assert next_of(rule(ends=date(2026, 8, 1), begins=date(2026, 7, 1)), FRIDAY) is None

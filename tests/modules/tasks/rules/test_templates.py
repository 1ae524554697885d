"""What a task begins with."""

from __future__ import annotations

from datetime import date

from desktop.modules.tasks.records import Recurrence, Task, TaskTemplate
from desktop.modules.tasks.rules.templates import filled, lines_of, made_by

TODAY = date(2026, 8, 28)
NOTICE = TaskTemplate(uid="T", name="张贴公示", kind="notice", days=2, hours=3, checklist="盖章\n\n 贴好 \n拍照\n")


def test_blanks_are_filled_from_the_template() -> None:
    task = filled(Task(), NOTICE, TODAY)

    assert (task.subject, task.template, task.kind, task.due, task.hours, task.priority) == (
        "张贴公示", "T", "notice", date(2026, 8, 30), 3, "normal",
    )  # fmt: skip


def test_what_was_said_stays() -> None:
    task = filled(Task(subject="贴停水通知", due=date(2026, 8, 29), priority="urgent"), NOTICE, TODAY)

    assert (task.subject, task.due, task.priority) == ("贴停水通知", date(2026, 8, 29), "urgent")


def test_a_template_that_says_nothing_of_time_gives_a_week() -> None:
    assert filled(Task(), TaskTemplate(name="甲"), TODAY).due == date(2026, 9, 4)


def test_a_checklist_has_a_line_for_each_line_that_says_something() -> None:
    assert lines_of(NOTICE) == ["盖章", "贴好", "拍照"]
    assert lines_of(TaskTemplate(name="甲")) == []


def test_a_rule_makes_a_task_for_its_member_due_on_the_day() -> None:
    task = made_by(Recurrence(uid="R", subject="月度台账", assignee="M", template="T", maker="A"), TODAY)

    assert (task.subject, task.assignee, task.template, task.due, task.recurrence, task.assigner) == (
        "月度台账", "M", "T", TODAY, "R", "A",
    )  # fmt: skip

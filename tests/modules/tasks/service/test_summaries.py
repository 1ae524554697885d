"""The week and the month of an assistant, and the monthly sheet, equal to a count by hand."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

import pytest
from modules.tasks.month import BY_HAND, august, on
from office import Office, as_role, done, keep

from desktop.base.errors import RefusedError
from desktop.modules.tasks.records import Task, TaskStage, TaskTemplate
from desktop.modules.tasks.rules.sheets import numbers
from desktop.modules.tasks.service import month_sheet, sheet_of, week_sheet
from desktop.modules.team.records import Member, Mentorship, Rotation
from desktop.modules.team.service import pair_up, rotate
from desktop.work.cycle import Cycle
from desktop.work.desk import Desk
from desktop.work.ledger import named
from desktop.work.tally import cells, tally

TODAY = date(2026, 8, 28)


@pytest.fixture
def colleague(desk: Desk) -> Member:
    kept: Member = keep(desk, Member(name="示例助手乙", role="young_assistant"))
    return kept


@pytest.fixture
def lived(desk: Desk, assignee: Member, colleague: Member) -> Member:
    """示例助手甲, after their August."""
    keep(desk, *august(assignee.uid, colleague.uid))
    return assignee


def test_a_month_is_what_a_count_by_hand_says(desk: Desk, lived: Member) -> None:
    sheet = month_sheet(desk.store, lived, TODAY, TODAY)
    group, found = "", []
    for first, *rest in numbers(sheet):
        group = first or group
        found.append("".join((group, *rest)).replace(" ", ""))

    assert found == ["".join(line.split()) for line in BY_HAND.strip().splitlines()]


@pytest.mark.parametrize(
    ("today", "late"), [(date(2026, 8, 25), 0), (date(2026, 8, 26), 1), (date(2026, 8, 28), 1), (date(2026, 8, 29), 2)]
)
def test_a_month_that_lasts_counts_as_late_what_its_page_does(desk: Desk, assignee: Member, today: date, late: int) -> None:
    for day in (25, 28, 31):
        keep(desk, Task(subject="示例", status="doing", assignee=assignee.uid, assigned_on=on(8, 3), due=on(8, day)))
    sheet = month_sheet(desk.store, assignee, today, today)

    assert len(sheet.tasks.late) == next(line.number for line in sheet.lines if line.row.id == "tasks_late") == late


def test_the_ledger_of_the_area_counts_everybody(desk: Desk, lived: Member) -> None:
    ledger = named(desk.ledgers()[0], "X10")
    assert ledger is not None
    rows = {line.row.id: line for line in tally(desk.store, ledger, Cycle.MONTH.around(TODAY))}

    shown = {
        name: (rows[name].number, rows[name].whole) for name in ("tasks_done", "tasks_in_time", "tasks_score", "visits_at_door")
    }
    assert shown == {"tasks_done": (4, None), "tasks_in_time": (3, 4), "tasks_score": (8, 3), "visits_at_door": (3, None)}
    assert (rows["demands_accepted"].number, rows["source_secretary"].year) == (3, 3)
    assert len(cells(list(rows.values()), cumulative=True)) == len(ledger.rows)


def test_rows_by_source_and_by_line_come_to_all_that_was_done(desk: Desk, lived: Member) -> None:
    lines = {line.row.id: line.number for line in month_sheet(desk.store, lived, TODAY, TODAY).lines}

    for kind in ("source", "line"):
        assert sum(many for name, many in lines.items() if name.startswith(f"{kind}_")) == lines["tasks_done"]


def test_a_week_tells_the_same_work_task_by_task(desk: Desk, lived: Member) -> None:
    sheet = week_sheet(desk.store, lived, TODAY, TODAY)
    shown = {name: [one.subject for one in getattr(sheet.tasks, name)] for name in ("done", "doing", "late", "ahead")}

    assert shown == {"done": ["台账"], "doing": ["交了的"], "late": ["逾期的"], "ahead": ["九月的"]}
    assert (sheet.visits, sheet.in_vain) == ({"走访": 1, "电话": 1}, 1)
    assert (sheet.accepted, sheet.closed, sheet.overdue) == (0, 1, 1)
    assert (sheet.asked, sheet.learned, sheet.grown) == (("逾期的：没人接电话",), ("先核数",), ("入户沟通：陪着做 → 独立做",))
    assert (sheet.name, sheet.is_past, sheet.story) == ("示例助手甲", False, "台账：先核数")


def test_the_statistics_of_a_week_and_a_month_say_the_same_as_the_ledger(desk: Desk, lived: Member) -> None:
    sheet = month_sheet(desk.store, lived, TODAY, TODAY)
    lines = {line.row.id: (line.number, line.whole) for line in sheet.lines}
    marks = {one.id: (one.numerator, one.denominator) for one in sheet.marks}

    assert marks["in_time"] == lines["tasks_in_time"]
    assert marks["returned"] == lines["tasks_returned"]
    assert marks["score"] == lines["tasks_score"]
    assert marks["hours"] == lines["tasks_hours"]


def test_a_past_week_is_over(desk: Desk, lived: Member) -> None:
    sheet = sheet_of(desk.store, lived, "week", on(8, 7), TODAY)

    assert (sheet.is_past, sheet.day, [one.subject for one in sheet.tasks.done]) == (True, on(8, 9), ["走访三户"])
    assert [one.subject for one in sheet.tasks.ahead] == ["贴公示"]


def test_visits_with_words_can_be_told_of_and_nobody_is_named(desk: Desk, lived: Member) -> None:
    sheet = month_sheet(desk.store, lived, TODAY, TODAY)

    assert [one.text for one in sheet.stories] == ["台账：先核数", "8月4日走访：灯坏了"]


def test_lines_and_stages_that_changed_are_told(desk: Desk, assignee: Member) -> None:
    mentor = keep(desk, Member(name="示例书记", role="party_secretary", account=desk.actor.account))
    pair = done(desk, pair_up, Mentorship(mentor=mentor.uid, mentee=assignee.uid, start=on(8, 1)))
    done(desk, rotate, pair, Rotation(line="mediation", since=on(8, 26)))
    template = keep(desk, TaskTemplate(name="张贴公示"))
    keep(desk, TaskStage(template=template.uid, member=assignee.uid, stage="alone", since=on(8, 27)))
    sheet = week_sheet(desk.store, assignee, TODAY, TODAY)

    assert (sheet.grown, sheet.mentor) == (("轮到综治调解", "张贴公示：你自己做"), "示例书记")


def test_somebody_elses_sheet_is_refused(office: Office, desk: Desk, lived: Member, other: Desk) -> None:
    with pytest.raises(RefusedError, match="只有本人、带教人和书记能看"):
        week_sheet(other.store, lived, TODAY, TODAY)
    with pytest.raises(RefusedError, match="只有本人、带教人和书记能看"):
        month_sheet(office.desk(as_role(desk, "reader")).store, lived, TODAY, TODAY)


def test_ones_own_sheet_is_seen(helping: Desk, lived: Member) -> None:
    assert len(week_sheet(helping.store, lived, TODAY, TODAY).tasks.done) == 1


def test_what_was_reopened_is_no_longer_done(desk: Desk, lived: Member) -> None:
    task = next(desk.store.find(Task, subject="走访三户"))
    with desk.file.unit("重开", desk.actor) as unit:
        unit.change(task, dataclasses.replace(task, status="doing", over_on=None, handed_on=None))
    sheet = week_sheet(desk.store, lived, TODAY - timedelta(days=21), TODAY)

    assert [one.subject for one in sheet.tasks.done] == []

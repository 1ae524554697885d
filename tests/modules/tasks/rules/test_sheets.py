"""How the parts of a sheet are told."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from desktop.modules.tasks.records import PeriodWords, Task
from desktop.modules.tasks.rules.sheets import MOST, Sheet, Story, figures, moves, numbers, parts, visits
from desktop.modules.tasks.rules.summaries import MONTH, WEEK, Sorted, marks, period_of
from desktop.modules.team.records import CompetenceStep
from desktop.work.ledger import Row
from desktop.work.tally import Line

DAY = date(2026, 8, 28)
WEEKLY = period_of(WEEK, DAY)


def sheet(span: str = WEEK, **given: object) -> Sheet:
    usual = {
        "name": "示例助手甲",
        "mentor": "示例书记",
        "span": span,
        "period": period_of(span, DAY),
        "day": DAY,
        "tasks": Sorted(),
    }
    return Sheet(**usual | given)  # type: ignore[arg-type]


def told(one: Sheet) -> dict[str, tuple[str, ...]]:
    return {part.label: part.lines for part in parts(one)}


def test_a_week_tells_each_task_with_its_day_and_how_it_went() -> None:
    due = date(2026, 8, 26)
    tasks = Sorted(
        done=(Task(subject="走访三户", due=due, handed_on=DAY, score=4, returns=1),),
        doing=(Task(subject="等着看", due=due, handed_on=DAY), Task(subject="没动", status="assigned")),
        late=(Task(subject="台账", due=due),),
        ahead=(Task(subject="巡楼", due=date(2026, 8, 31)),),
    )

    found = told(sheet(tasks=tasks))
    assert found["做了 1 项"] == ("1. 走访三户（晚 2 天，4 分，退回 1 次）",)
    assert found["在做 2 项"] == ("1. 等着看（8月26日前，等验收）", "2. 没动（还没开始）")
    assert found["逾期 1 项"] == ("1. 台账（8月26日到期，晚 2 天）",)
    assert found["下周要做 1 项"] == ("1. 巡楼（8月31日前）",)


def test_of_a_past_week_nothing_is_told_that_holds_only_today() -> None:
    tasks = Sorted(doing=(Task(subject="没动", status="assigned"),))

    assert told(sheet(tasks=tasks, is_past=True))["在做 1 项"] == ("1. 没动",)


def test_a_part_is_no_longer_than_a_page_can_hold() -> None:
    many = tuple(Task(subject=f"示例{place}") for place in range(MOST + 3))

    lines = told(sheet(tasks=Sorted(doing=many), is_past=True))[f"在做 {MOST + 3} 项"]
    assert (len(lines), lines[-1]) == (MOST + 1, "……还有 3 项")


def test_a_month_tells_done_tasks_as_numbers_only() -> None:
    found = told(sheet(MONTH, tasks=Sorted(done=(Task(subject="走访"),))))

    assert [label for label in found if label.startswith(("做了", "数字", "走访"))] == []
    assert "下月要做" in found


def test_figures_leave_out_what_nobody_noted() -> None:
    done = [Task(due=DAY, handed_on=DAY)]

    assert figures(marks(done, WEEKLY)) == "按时 1 / 1（100.0%），退回过 0 / 1（0.0%）"


def test_visits_are_told_by_way_with_those_in_vain() -> None:
    assert visits(sheet(visits={"走访": 5, "电话": 2}, in_vain=1)) == "走访 5 次，电话 2 次；共 7 次，其中未遇、拒访 1 次"


def test_a_part_without_anything_says_so() -> None:
    assert {part.text for part in parts(sheet())} == {"无"}


def test_demands_are_told_where_there_are_any() -> None:
    assert told(sheet(accepted=2, overdue=1))["诉求"] == ("受理 2 件，期末超期没办结 1 件",)


STORIES = (Story("task", "T1", "走访", "走访：先看便签"), Story("visit", "V1", "8月25日走访", "8月25日走访：灯坏了"))


@pytest.mark.parametrize(
    ("words", "story"),
    [
        (None, "走访：先看便签"),
        (PeriodWords(), "走访：先看便签"),
        (PeriodWords(visit="V1"), "8月25日走访：灯坏了"),
        (PeriodWords(visit="V1", story="书记自己写的"), "书记自己写的"),
        (PeriodWords(task="不在了"), ""),
    ],
)
def test_the_story_is_the_written_one_else_the_chosen_else_the_latest(words: PeriodWords | None, story: str) -> None:
    assert sheet(stories=STORIES, words=words).story == story


def test_where_the_secretary_writes_no_problem_the_calls_for_help_stand() -> None:
    asked = sheet(asked=("立管：没人接电话",))

    assert asked.problems == "立管：没人接电话"
    assert dataclasses.replace(asked, words=PeriodWords(problems="约项目经理")).problems == "约项目经理"


def test_only_numbers_of_which_there_was_one_this_year_stand_in_a_month() -> None:
    rows = [
        Line(Row(name, name, "任务"), now, None, year, None) for name, now, year in (("甲", 0, 0), ("乙", 0, 3), ("丙", 1, 1))
    ]

    assert [row[1:] for row in numbers(sheet(MONTH, lines=tuple(rows)))] == [("乙", "0", "3"), ("丙", "1", "1")]


def test_a_competence_is_told_when_it_ended_the_period_on_another_level() -> None:
    def moved(code: str, level: str | None, day: date) -> CompetenceStep:
        return CompetenceStep(competence=code, level=level, moved_on=day, uid=f"{code}{day}")

    inside, before = date(2026, 8, 26), date(2026, 8, 1)
    steps = [
        moved("doorstep", "2", before),
        moved("doorstep", "3", inside),
        moved("policy", "1", inside),
        moved("ledgers", "2", before),
        moved("chairing", None, inside),
        moved("writing", "2", date(2026, 9, 1)),
    ]

    assert list(moves(steps, WEEKLY)) == ["入户沟通：陪着做 → 独立做", "政策熟悉：看着做"]

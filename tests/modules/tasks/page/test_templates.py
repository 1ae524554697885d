"""Templates and what comes round, behind their tabs."""

from __future__ import annotations

from datetime import date

from office import done, keep
from PySide6.QtWidgets import QLabel
from ui import conftest as looks
from ui.audit import visible

from desktop.modules.tasks.page import Page
from desktop.modules.tasks.page.templates import RecurrencePage, TemplatePage
from desktop.modules.tasks.records import Recurrence, Task
from desktop.modules.tasks.service import keep_recurrence, make_due_tasks, take_starters
from desktop.modules.team.records import Member
from desktop.work.desk import Desk

qapp, usual_look, show = looks.qapp, looks.usual_look, looks.show


def words(page: object) -> list[str]:
    return [one.text() for one in visible(page) if isinstance(one, QLabel)]  # type: ignore[arg-type]


def test_a_template_is_seen_as_its_step_card_with_every_assistants_stage(show, desk: Desk) -> None:
    keep(desk, Member(name="示例助手甲", role="young_assistant"))
    done(desk, take_starters, ("张贴公示",))
    page = show(TemplatePage(desk), 1190, 640)

    assert {"步骤卡", "怎么做", "找谁", "带什么", "说什么", "带教到哪一步", "示例助手甲", "我做你看"} <= set(words(page))


def test_a_rule_is_told_in_words_with_its_next_day_and_what_it_made(show, desk: Desk) -> None:
    member = keep(desk, Member(name="示例助手甲", role="young_assistant"))
    rule = Recurrence(subject="巡楼", assignee=member.uid, every="week", weekday="5", begins=date(2026, 8, 20))
    done(desk, keep_recurrence, rule)
    done(desk, make_due_tasks)
    page = show(RecurrencePage(desk), 1190, 640)

    assert page.list.table.cells(0)[:4] == ("巡楼", "每周五", "2026-08-28", "示例助手甲")
    assert {"最近几次", "2026-08-28"} <= set(words(page))


def test_a_rule_for_somebody_who_has_left_says_so(show, desk: Desk) -> None:
    member = keep(desk, Member(name="示例助手甲", role="young_assistant", until=date(2026, 8, 1)))
    keep(desk, Recurrence(subject="巡楼", assignee=member.uid, every="week", weekday="5"))
    page = show(RecurrencePage(desk), 1190, 640)

    assert page.list.table.cells(0)[2] == "⚠ 人已离任"


def test_a_record_opens_behind_its_tab(show, desk: Desk) -> None:
    member = keep(desk, Member(name="示例助手甲", role="young_assistant"))
    rule = keep(desk, Recurrence(subject="巡楼", assignee=member.uid, every="week", weekday="5"))
    task = keep(desk, Task(subject="贴通知", status="doing", assignee=member.uid))
    page = show(Page(desk), 1190, 640)
    seen = []
    for uid in (rule.uid, task.uid):
        page.show_record(uid)
        seen.append(page.bar.tabText(page.bar.currentIndex()))

    assert seen == ["定期", "任务"]


def test_what_does_not_belong_to_a_rule_is_not_missed_in_it(show, desk: Desk) -> None:
    member = keep(desk, Member(name="示例助手甲", role="young_assistant"))
    keep(desk, Recurrence(subject="巡楼", assignee=member.uid, every="week", weekday="5", begins=date(2026, 8, 20)))
    page = show(RecurrencePage(desk), 1190, 640)

    assert [one for one in words(page) if one.startswith("还没填")] == ["还没填：任务模板"]


def test_numbers_of_a_template_say_what_they_count(show, desk: Desk) -> None:
    done(desk, take_starters, ("张贴公示",))
    page = show(TemplatePage(desk), 1190, 640)
    shown = dict(zip((one.label for one in page.list.table.columns), page.list.table.cells(0), strict=True))

    assert (shown["几天做完"][-2:], shown["预计用时"][-3:]) == (" 天", " 小时")

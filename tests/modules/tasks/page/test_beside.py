"""What the side panel tells of a task."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from office import Office, as_role, done, keep
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QPushButton, QWidget
from ui import conftest as looks
from ui.audit import visible

from desktop.modules.residents.records import Household, Resident
from desktop.modules.tasks.page.beside import ahead_of, aside_of
from desktop.modules.tasks.records import Task, TaskTemplate
from desktop.modules.tasks.service import accept, ask_help, assign, items_of, send_back, submit, tips_of
from desktop.modules.team.records import Member
from desktop.modules.visits.records import Demand
from desktop.work.desk import Desk

qapp, usual_look, show = looks.qapp, looks.usual_look, looks.show


def words(widget: QWidget | None) -> list[str]:
    return (
        [one.text() for one in visible(widget) if isinstance(one, (QLabel, QAbstractButton)) and one.text()] if widget else []
    )


@pytest.fixture
def helping(office: Office, desk: Desk) -> Desk:
    return office.desk(as_role(desk, "assistant", "示例助手甲"))


@pytest.fixture
def task(desk: Desk, helping: Desk) -> Callable[..., Task]:
    """A task of 示例助手甲, with a step card."""
    member = keep(desk, Member(name="示例助手甲", role="young_assistant", account=helping.actor.account))
    card = {"how": "盖章\n贴好", "whom": "楼组长", "checklist": "盖章\n贴好"}
    template = keep(desk, TaskTemplate(name="张贴公示", **card))

    def make(**more: Any) -> Task:
        said = {"subject": "贴通知", "assignee": member.uid, "template": template.uid} | more
        given: Task = done(helping, accept, done(desk, assign, Task(**said)))
        return given

    return make


def test_the_step_card_is_numbered_and_says_how_far_the_doer_is(show, desk: Desk, task) -> None:
    told = words(show(aside_of(desk, task()), 320, 600))

    assert {"步骤卡", "我做你看", "1. 盖章\n2. 贴好", "楼组长", "再通过 1 次进入下一阶段"} <= set(told)


def test_a_line_is_ticked_where_it_stands(show, helping: Desk, task) -> None:
    one = task()
    beside = show(aside_of(helping, one), 320, 600)
    next(box for box in beside.findChildren(QCheckBox) if box.text() == "贴好").click()

    assert [item.done for item in items_of(helping.store, one)] == [None, True]


def test_whoever_has_nothing_to_do_with_it_ticks_nothing(show, office: Office, desk: Desk, task) -> None:
    other = office.desk(as_role(desk, "assistant", "示例助手乙"))
    beside = show(aside_of(other, task()), 320, 600)

    assert [box.isEnabled() for box in beside.findChildren(QCheckBox)] == [False, False]


def test_a_call_for_help_stands_on_top_with_its_words(show, desk: Desk, helping: Desk, task) -> None:
    asking = done(helping, ask_help, task(), "找不到公示栏")

    assert {"✕ 求助", "找不到公示栏"} <= set(words(show(ahead_of(desk, asking), 320, 600)))


def test_the_street_beyond_its_list_is_told_with_the_article(show, desk: Desk, task) -> None:
    told = words(show(ahead_of(desk, task(source="street")), 320, 600))

    assert "⚠ 清单外事项" in told
    assert any("第二十七条" in line for line in told)


def test_what_is_not_theirs_says_why(show, helping: Desk, task) -> None:
    submitted = done(helping, submit, task(), "贴好了")

    assert "通过：自己的任务不能自己验收" in words(show(ahead_of(helping, submitted), 320, 600))


def test_a_remark_becomes_a_tip_by_one_button_and_is_read_by_the_next(show, desk: Desk, helping: Desk, task) -> None:
    returned = done(desk, send_back, done(helping, submit, task(), "贴好了"), "先数门洞再印")
    beside = show(aside_of(desk, returned), 320, 600)
    next(one for one in beside.findChildren(QPushButton) if one.text() == "记到步骤卡").click()

    template = desk.store.get(TaskTemplate, returned.template)
    assert template
    assert [tip.words for tip in tips_of(desk.store, template)] == ["先数门洞再印"]
    again = words(show(aside_of(desk, task(subject="再贴一次")), 320, 600))
    assert {"前面的人被提醒过", "· 先数门洞再印"} <= set(again)
    assert "记到步骤卡" not in words(show(aside_of(desk, returned), 320, 600))


def test_what_else_waits_behind_the_door_opens_by_a_press(show, desk: Desk, task) -> None:
    home = keep(desk, Household(address="示例路100弄2号301"))
    person = keep(desk, Resident(name="张示例", household=home.uid))
    demand = keep(desk, Demand(summary="厨房漏水", status="doing", household=home.uid))
    gone: list[tuple[object, ...]] = []
    desk.go = lambda *where: gone.append(where)
    beside = show(aside_of(desk, task(about=(person.uid,))), 320, 600)
    next(one for one in beside.findChildren(QPushButton) if "厨房漏水" in one.text()).click()

    assert gone == [("visits", demand)]

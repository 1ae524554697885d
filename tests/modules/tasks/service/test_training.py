"""Work as training: tips, stages, starters."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from office import done, keep

from desktop.base.errors import DeskError, StaleError
from desktop.modules.tasks.records import Task, TaskStage, TaskTemplate, TaskTip
from desktop.modules.tasks.service import (
    add_tip,
    approve,
    send_back,
    set_stage,
    stage_of,
    stages_of,
    starters,
    submit,
    take_starters,
    tips_of,
)
from desktop.modules.team.records import Member
from desktop.work.desk import Desk

Given = Callable[..., Task]


@pytest.fixture
def template(desk: Desk) -> TaskTemplate:
    kept: TaskTemplate = keep(desk, TaskTemplate(name="张贴公示"))
    return kept


def at(desk: Desk, template: TaskTemplate, member: Member) -> tuple[str | None, int | None]:
    found = stage_of(desk.store, template.uid, member.uid)
    assert found
    return found.stage, found.passes


def test_everybody_begins_by_watching(desk: Desk, template: TaskTemplate, assignee: Member) -> None:
    assert at(desk, template, assignee) == ("watch", 0)
    assert stage_of(desk.store, None, assignee.uid) is None


def test_work_that_was_passed_leads_on(desk: Desk, template: TaskTemplate, assignee: Member, given: Given) -> None:
    found = []
    for _ in range(3):
        given("accept", "submit", "approve", template=template.uid)
        found.append(at(desk, template, assignee))

    assert found == [("together", 0), ("together", 1), ("alone", 0)]
    assert desk.store.count(TaskStage) == 1


def test_work_that_came_back_does_not(desk: Desk, template: TaskTemplate, assignee: Member, given: Given) -> None:
    returned = done(desk, send_back, given("accept", "submit", template=template.uid), "少一张")
    done(desk, approve, done(desk, submit, returned, "补了"))

    assert at(desk, template, assignee) == ("watch", 0)


def test_a_task_without_a_template_leads_nowhere(desk: Desk, given: Given) -> None:
    given("accept", "submit", "approve")

    assert desk.store.count(TaskStage) == 0


def test_an_undone_check_takes_the_stage_back_too(desk: Desk, template: TaskTemplate, assignee: Member, given: Given) -> None:
    given("accept", "submit", "approve", template=template.uid)
    desk.undo_last()

    assert at(desk, template, assignee) == ("watch", 0)
    given("accept", "submit", "approve", template=template.uid)
    assert at(desk, template, assignee) == ("together", 0)


def test_the_secretary_says_how_far_somebody_is(desk: Desk, template: TaskTemplate, assignee: Member) -> None:
    done(desk, set_stage, template, assignee, "alone")
    assert at(desk, template, assignee) == ("alone", 0)
    done(desk, set_stage, template, assignee, "together")

    assert at(desk, template, assignee) == ("together", 0)
    assert [(one.name, kept.stage) for one, kept in stages_of(desk.store, assignee)] == [("张贴公示", "together")]


def test_a_stage_that_is_none_and_a_template_that_is_gone_are_refused(
    desk: Desk, template: TaskTemplate, assignee: Member
) -> None:
    with pytest.raises(DeskError, match="没有这个带教阶段"):
        done(desk, set_stage, template, assignee, "大师")
    with desk.file.unit("删", desk.actor) as unit:
        unit.remove(template)
    with pytest.raises(StaleError):
        done(desk, set_stage, template, assignee, "alone")


def test_a_tip_is_kept_once_with_who_said_it_and_where_it_comes_from(desk: Desk, template: TaskTemplate, given: Given) -> None:
    task = given("accept", "submit", template=template.uid)
    for _ in range(2):
        done(desk, add_tip, task, " 贴之前先问楼组长 ")
    done(desk, add_tip, task, "四角贴牢")
    tips = tips_of(desk.store, template)

    assert [tip.words for tip in tips] == ["四角贴牢", "贴之前先问楼组长"]
    assert (tips[0].task, tips[0].writer, tips[0].noted_on) == (task.uid, desk.actor.account, desk.today)


def test_without_a_template_or_words_there_is_no_tip(desk: Desk, template: TaskTemplate, given: Given) -> None:
    with pytest.raises(DeskError, match="这项任务没有模板"):
        done(desk, add_tip, given(), "四角贴牢")
    with pytest.raises(DeskError, match="没有记到步骤卡"):
        done(desk, add_tip, given(template=template.uid), " ")
    assert desk.store.count(TaskTip) == 0


def test_starters_are_taken_once(desk: Desk) -> None:
    names = tuple(one.name for one in starters()[:3])

    assert [done(desk, take_starters, names) for _ in range(2)] == [3, 0]
    assert sorted(one.name or "" for one in desk.store.find(TaskTemplate)) == sorted(name or "" for name in names)

"""What a step asks for, and what comes of the answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from modules.tasks.service import conftest as people
from office import done, keep

from desktop.modules.tasks.commands.steps import STEPS
from desktop.modules.tasks.records import Report, Return, ReturnWithTip, Task, TaskTemplate, Verdict, VerdictWithTip
from desktop.modules.tasks.service import send_back
from desktop.work.desk import Desk

assignee, given, helping = people.assignee, people.given, people.helping


def run(desk: Desk, name: str, task: Task, answer: Callable[[Any], Any]) -> Any:
    """Take the step; answers the form that was shown."""
    shown: list[Any] = []

    def fill(form: Any) -> Any:
        shown.append(form)
        return answer(form)

    desk.selected = (task,)
    desk.ask.answers = [fill]  # type: ignore[attr-defined]  # a scripted ask
    next(one for one in STEPS if one.id == name).run(desk)
    return shown[0]


@pytest.mark.parametrize(("has_template", "kinds"), [(False, (Verdict, Return)), (True, (VerdictWithTip, ReturnWithTip))])
def test_a_tip_is_asked_for_only_where_there_is_a_template_to_keep_it(
    desk: Desk, given: Callable[..., Task], has_template: bool, kinds: tuple[type, ...]
) -> None:
    template = keep(desk, TaskTemplate(name="张贴公示")).uid if has_template else None
    task = given("accept", "submit", template=template)

    assert tuple(type(run(desk, name, task, lambda _: None)) for name in ("tasks.approve", "tasks.return")) == kinds


def test_a_check_can_end_in_a_return(desk: Desk, given: Callable[..., Task]) -> None:
    task = given("accept", "submit")

    def answer(form: Verdict) -> Verdict:
        return Verdict(result=form.result, outcome="return", comment="少一张")

    form = run(desk, "tasks.approve", task, answer)
    now = desk.store.get(Task, task.uid)

    assert (form.outcome, form.result) == ("pass", "贴好了")
    assert now is not None
    assert (now.status, now.remark, now.returns) == ("doing", "少一张", 1)


def test_what_was_returned_is_gone_on_from_with_the_remark_in_sight(desk: Desk, given: Callable[..., Task]) -> None:
    returned = done(desk, send_back, given("accept", "submit"), "少一张")
    form = run(desk, "tasks.submit", returned, lambda form: form)
    again = run(desk, "tasks.submit", given("accept", subject="另一项"), lambda _: None)

    assert (form.result, form.remark) == ("贴好了", "少一张")
    assert again == Report()

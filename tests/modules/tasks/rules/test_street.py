"""Tasks of the street, and the list of what it may ask for. Domain paper, test 19."""

from __future__ import annotations

import pytest

from desktop.modules.tasks.records import Task
from desktop.modules.tasks.rules import is_beyond_list, judge_street


def told(task: Task) -> list[str]:
    return [problem.what for problem in judge_street(task)]


@pytest.mark.parametrize("item", [None, "", "  "])
def test_a_task_of_the_street_without_an_item_of_the_list_is_flagged_by_the_article(item: str | None) -> None:
    task = Task(source="street", assist_list_ref=item)

    assert is_beyond_list(task)
    assert told(task) == ["清单外事项：写清单里是哪一项；清单里没有的，居委会可以不办（上海市居民委员会工作条例第二十七条）"]


def test_a_certificate_is_flagged_by_its_own_article() -> None:
    assert told(Task(source="street", kind="certificate")) == [
        "清单外事项：不在清单里的证明，居委会可以不开（上海市居民委员会工作条例第二十八条）"
    ]


def test_with_an_item_nothing_is_said() -> None:
    assert told(Task(source="street", assist_list_ref="第 12 项")) == []


@pytest.mark.parametrize("source", [None, "demand", "secretary", "line_routine"])
def test_only_the_street_is_asked_for_it(source: str | None) -> None:
    assert not is_beyond_list(Task(source=source))
    assert told(Task(source=source)) == []

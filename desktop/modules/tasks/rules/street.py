"""What the street may ask of a residents' committee: only what stands in the list of affairs it helps with."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.base.problems import Problem
from desktop.modules.tasks.records import Task

BEYOND = "清单外事项"
"""The word on a task of the street that names no item of the list."""
_ARTICLE = "上海市居民委员会工作条例第二十七条"
_CERTIFICATES = "上海市居民委员会工作条例第二十八条"


def is_beyond_list(task: Task) -> bool:
    """Whether it comes from the street and names no item of 居民委员会依法协助行政事项清单.

    Source: 上海市居民委员会工作条例 第二十七条.
    """
    return task.source == "street" and not (task.assist_list_ref or "").strip()


def judge_street(task: Task) -> Iterator[Problem]:
    """What should be told beside the item of the list; told, never refused."""
    if not is_beyond_list(task):
        return
    if task.kind == "certificate":
        yield Problem("协助清单条目", f"{BEYOND}：不在清单里的证明，居委会可以不开（{_CERTIFICATES}）")
    else:
        yield Problem("协助清单条目", f"{BEYOND}：写清单里是哪一项；清单里没有的，居委会可以不办（{_ARTICLE}）")

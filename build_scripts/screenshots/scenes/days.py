"""The day: everything of one card, its list on paper, how an assistant sees it; and the line that gives a task."""

from __future__ import annotations

from build_scripts.screenshots.studio import Scene, Studio
from build_scripts.stage import press
from desktop.modules.tasks.page.tasks import TaskPage
from desktop.modules.today.page import Page

_LINES = {
    "understood": "联系物业看样板 @示例助手甲 下周三 #加梯 !急",
    "asked": "布置周五爱心角 @示例助手 10.1",
    "days": "打扫活动室 明天 8.31 每周一 @示例书记 @示例助手甲",
    "wrong": "联系物业看样板 @老王 周五",
}
"""A line whose every part is clear, one that asks which of two is meant, one whose days may be meant otherwise, one refused."""


def _page(studio: Studio) -> Page:
    page = studio.table(studio.demo, "today")
    assert isinstance(page, Page), "the first page of the program"
    return page


def _all(studio: Studio) -> None:
    page = _page(studio)
    press(page.work.all)
    studio.see(studio.demo, "today-all")
    press(page.everything.back)


def _sheet(studio: Studio) -> None:
    page = _page(studio)
    studio.demo.do(page.print, studio.seen(studio.demo, "today-sheet"))


def _assistant(studio: Studio) -> None:
    stage = studio.assistant
    stage.go("today")
    studio.see(stage, "today-assistant")


def _line(studio: Studio) -> None:
    page = studio.table(studio.demo, "tasks", "任务")
    assert isinstance(page, TaskPage), "the first tab"
    for name, words in _LINES.items():
        page.quick.line.setText(words)
        page.quick.give() if name == "wrong" else None
        studio.see(studio.demo, f"tasks-quick_{name}")
    page.quick.line.clear()


SCENES = (
    Scene("tasks-quick", _line),
    Scene("today-all", _all),
    Scene("today-sheet", _sheet),
    Scene("today-assistant", _assistant),
)

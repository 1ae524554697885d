"""Tasks as a board and as a week, in every state beside the list, and what each step asks."""

from __future__ import annotations

from functools import partial

from build_scripts.screenshots.studio import Scene, Studio
from build_scripts.stage import Stage, press
from build_scripts.stage.answers import Answer
from desktop.model.record import Record
from desktop.modules.tasks.commands.summaries import place
from desktop.modules.tasks.page.summary import SummaryPage
from desktop.modules.tasks.page.tasks import TaskPage
from desktop.modules.tasks.records import Task, TaskTemplate
from desktop.modules.tasks.rules.summaries import MONTH, WEEK
from desktop.store.query import Query

_STATES = {
    "help": "催物业换二号楼立管",
    "checklist": "三号楼空调外机两家各听一次",
    "submitted": "张贴停水通知",
    "paused": "重阳手机拍照课",
    "beyond": "给外地单位开居住证明",
    "passed": "走访独居老人三户",
    "draft": "国庆前楼道灯全部看一遍",
}
"""End of a picture's name -> the task whose panel it shows."""

_ASKED = {
    "tasks.submit": ("submit", "三号楼空调外机两家各听一次"),
    "tasks.approve": ("approve", "张贴停水通知"),
    "tasks.return": ("return", "张贴停水通知"),
    "tasks.pause": ("pause", "三号楼空调外机两家各听一次"),
    "tasks.move": ("move", "张贴停水通知"),
    "tasks.advise": ("advise", "催物业换二号楼立管"),
}
"""Command -> end of the picture's name, and the task it is about."""

_SUMMARIES = (
    ("tasks-summary_week", WEEK, 1),
    ("tasks-summary_now", WEEK, 0),
    ("tasks-summary_month", MONTH, 0),
    ("tasks-summary_own", WEEK, 1),
)
"""Picture -> which sheet, and how many periods ago."""


def _page(stage: Stage, studio: Studio) -> TaskPage:
    page = studio.table(stage, "tasks", "任务")
    assert isinstance(page, TaskPage), "the first tab is the tasks"
    return page


def _task(stage: Stage, subject: str) -> Task:
    return next(task for task in stage.frame.desk.store.find(Task, Query(words=subject, order="due", descending=True)))


def _face(place: int, name: str, studio: Studio) -> None:
    stage = studio.demo
    page = _page(stage, studio)
    page.turn(place)
    studio.see(stage, f"tasks-{name}")
    page.turn(0)


def _state(name: str, studio: Studio) -> None:
    stage = studio.demo
    page = _page(stage, studio)
    page.show_record(_task(stage, _STATES[name]).uid)
    studio.see(stage, f"tasks-panel_{name}")
    page.list.widen()
    page.views.choose(next(iter(page.views.chips)))


def _asked(command: str, studio: Studio) -> None:
    name, subject = _ASKED[command]
    stage = studio.demo
    _page(stage, studio)
    _do(stage, command, (_task(stage, subject),), studio.seen(stage, f"tasks-{name}"))


def _plain(command: str, name: str, studio: Studio) -> None:
    """What is asked in an office in which nothing is kept yet."""
    stage = studio.office
    _page(stage, studio)
    _do(stage, command, (), studio.seen(stage, f"tasks-{name}"))


def _by_template(studio: Studio) -> None:
    stage = studio.demo
    studio.table(stage, "tasks", "模板")
    template = next(stage.frame.desk.store.find(TaskTemplate))
    _do(stage, "tasks.like", (template,), studio.seen(stage, "tasks-by_template"))


def _assistant(place: int, name: str, studio: Studio) -> None:
    """An assistant's own tasks; what is the secretary's is grey with the reason."""
    stage = studio.assistant
    page = _page(stage, studio)
    page.turn(place)
    page.show_record(_task(stage, "三号楼空调外机两家各听一次").uid)
    studio.see(stage, f"tasks-{name}")
    page.turn(0)


def _summary(span: str, back: int, name: str, studio: Studio) -> None:
    """The sheet of an assistant, so many periods ago."""
    stage = studio.assistant if name.endswith("own") else studio.demo
    page = studio.table(stage, "tasks", "小结")
    assert isinstance(page, SummaryPage), "it is behind its tab"
    page.show_record(place(span, page.members[0].uid))
    for _ in range(back):
        press(page.back)
    studio.see(stage, name)


def _no_summary(studio: Studio) -> None:
    """An office without assistants."""
    stage = studio.office
    studio.table(stage, "tasks", "小结")
    studio.see(stage, "tasks-summary_empty")


def _do(stage: Stage, command: str, selected: tuple[Record, ...], answer: Answer) -> None:
    def act() -> None:
        stage.frame.desk.selected = selected
        stage.frame.carry_out(command)

    stage.do(act, answer)


SCENES = (
    Scene("tasks-board", partial(_face, 1, "board")),
    Scene("tasks-week", partial(_face, 2, "week")),
    *(Scene(f"tasks-panel_{name}", partial(_state, name)) for name in _STATES),
    *(Scene(f"tasks-{name}", partial(_asked, command)) for command, (name, _) in _ASKED.items()),
    *(Scene(name, partial(_summary, span, back, name)) for name, span, back in _SUMMARIES),
    Scene("tasks-summary_empty", _no_summary),
    Scene("tasks-starters", partial(_plain, "tasks.starters", "starters")),
    Scene("tasks-recur", partial(_plain, "tasks.recur", "recur")),
    Scene("tasks-by_template", _by_template),
    Scene("tasks-assistant_list", partial(_assistant, 0, "assistant_list")),
    Scene("tasks-assistant_board", partial(_assistant, 1, "assistant_board")),
)

"""Third part of the walk: a working day. Visit, task, meeting, election; forms are filled in the program's own dialogs."""

from __future__ import annotations

from PySide6.QtCore import Qt

from build_scripts.stage import Stage, StageError, agrees, chooses, closes, fills, key, picks, renews
from build_scripts.stage.answers import Answer
from build_scripts.walk.beginning import ASSISTANT, SECRETARY
from build_scripts.walk.scene import PASSWORD, Scene
from build_scripts.walk.telling import Step
from desktop.model.record import Record
from desktop.modules.elections.records import Candidate, Election
from desktop.modules.meetings.records import Meeting, Resolution
from desktop.modules.tasks.records import Task
from desktop.modules.team.records import Member
from desktop.modules.visits.records import Visit

_ASSISTANT_PASSWORD = "mantou-qiaoliang-caihong-luyou"  # noqa: S105 - of an invented assistant
_TASK, _MEETING = "看看楼道灯修好没有", "楼道灯和晾衣架议事会"
_RESOLUTION = "三号门先换感应灯，费用从公共收益里出"
_CANDIDATES = 3


def _find_and_visit(scene: Scene) -> str:
    """Four actions: Ctrl+K, four digits, Ctrl+Enter, words and Ctrl+Enter."""
    stage = _at_desk(scene)
    tail, name = next(iter(scene.truth.tails.items()))
    card = stage.ask(tail)
    scene.shoot("search")
    first = card.current
    if first is None or name not in first.title:
        raise StageError(f"“{tail}” does not find {name}")
    form = fills({"情况": "灯泡坏了，请物业换"}, scene.seen("visit-form", agrees))
    stage.do(lambda: key(card.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier), form)
    scene.shoot("visit-kept")
    return f"“{tail}” finds {name}; {scene.count(Visit)} visit"


def _team(scene: Scene) -> str:
    stage = _at_desk(scene)
    new_password = renews(_ASSISTANT_PASSWORD)
    stage.act("setup.add", fills({"姓名": ASSISTANT}, scene.seen("account-form", agrees)), new_password)
    for name, role in ((SECRETARY, "党组织书记"), (ASSISTANT, "青年助手")):
        stage.act("team.new", fills({"姓名": name, "职务": role, "登录人员": name}, scene.seen("member-form", agrees)))
    stage.go("team")
    scene.shoot("team")
    return f"{scene.count(Member)} members; {ASSISTANT} signs in with a password of their own"


def _give(scene: Scene) -> str:
    stage = _at_desk(scene)
    page = scene.table("residents", "人员")
    who = scene.select(page, next(iter(scene.truth.tails.values())))
    stage.do(
        lambda: stage.frame.carry_out("tasks.about"),
        fills({"任务": _TASK, "交给谁": ASSISTANT}, scene.seen("task-form", agrees)),
    )
    stage.go("tasks")
    scene.shoot("task-given")
    return f"{_task(scene).no} about {who.title()} to {ASSISTANT}"


def _hand_in(scene: Scene) -> str:
    scene.stage.lock()
    scene.shoot("locked")
    scene.sit_down(scene.office, ASSISTANT, _ASSISTANT_PASSWORD)
    _on_task(scene, "tasks.accept")
    scene.shoot("task-accepted")
    _on_task(scene, "tasks.submit", fills({"完成情况": "灯已经换好，照片交给书记看过"}, agrees))
    scene.shoot("task-submitted")
    return f"{ASSISTANT} has accepted it and handed it in: {_task(scene).status}"


def _pass(scene: Scene) -> str:
    _at_desk(scene)
    _on_task(scene, "tasks.approve", agrees)
    scene.shoot("task-passed")
    task = _task(scene)
    if task.status != "done":
        raise StageError(f"the task is {task.status}")
    return f"{SECRETARY} has passed it: {task.status}"


def _meet(scene: Scene) -> str:
    stage = _at_desk(scene)
    words = {
        "会议": _MEETING, "地点": "活动室", "主持人": SECRETARY, "记录人": ASSISTANT, "应到": "30", "实到": "26",
        "议程": "看现场\n议办法", "意见摘要": "先换三号门\n晾衣架再等等",
    }  # fmt: skip
    stage.act("meetings.new", fills(words, scene.seen("meeting-form", agrees)))
    stage.go("meetings")
    scene.shoot("meetings")
    return f"{scene.count(Meeting)} meeting, 26 of 30 came"


def _resolve(scene: Scene) -> str:
    stage = _at_desk(scene)
    _in_front(scene, next(stage.frame.desk.store.find(Meeting)))
    form = fills({"决议": _RESOLUTION, "同意": "24", "不同意": "1", "弃权": "1"}, scene.seen("resolution-form", agrees))
    stage.do(lambda: stage.frame.carry_out("meetings.resolve"), form)
    resolution = next(stage.frame.desk.store.find(Resolution))
    _in_front(scene, resolution)
    task = fills({"派哪些任务": f"@{ASSISTANT}"}, scene.seen("resolution-task", agrees))
    stage.do(lambda: stage.frame.carry_out("meetings.carry_out"), task)
    scene.shoot("resolution")
    resolution = next(stage.frame.desk.store.find(Resolution))
    if not resolution.tasks:
        raise StageError("the resolution has no task")
    return f"24 : 1 : 1 is {resolution.outcome}; {len(resolution.tasks)} task carries it out"


def _minutes(scene: Scene) -> str:
    stage = _at_desk(scene)
    _in_front(scene, next(stage.frame.desk.store.find(Meeting)))
    return _written(scene, "meetings.minutes", "会议纪要.docx")


def _election(scene: Scene) -> str:
    stage = _at_desk(scene)
    words = {"届次": "第十二届居民委员会", "选举日": "2027-06-20", "选举方式": "全体选民选举"}
    stage.act("elections.new", fills(words, scene.seen("election-form", agrees)))
    election = next(stage.frame.desk.store.find(Election))
    _in_front(scene, election)
    stage.do(
        lambda: stage.frame.carry_out("elections.post"),
        fills({"职位": "委员", "应选名额": "5"}, scene.seen("post-form", agrees)),
    )
    for name in scene.truth.grown[:_CANDIDATES]:
        scene.select(scene.table("residents", "人员"), name)
        stage.do(lambda: stage.frame.carry_out("elections.register"), scene.seen("post-choice", picks("委员")))
    stage.go("elections")
    scene.shoot("elections")
    return f"{election.term}, {scene.count(Candidate)} candidates"


def _papers(scene: Scene) -> str:
    stage = _at_desk(scene)
    _in_front(scene, *stage.frame.desk.store.find(Candidate))
    forms = _written(scene, "elections.forms", "候选人登记表.docx")
    _in_front(scene, next(stage.frame.desk.store.find(Election)))
    return f"{forms}; {_written(scene, 'elections.list', '候选人名单.docx')}"


def _list(scene: Scene) -> str:
    """What is seen, as a table and on paper."""
    stage = _at_desk(scene)
    page = scene.table("residents", "人员")
    path = scene.paper("居民.xlsx")
    stage.do(page.export, picks("遮住"), chooses(path))
    stage.do(page.print, picks("遮住"), scene.seen("print-preview", closes))
    return f"{path.name}, {path.stat().st_size:,} bytes, and a preview"


def _at_desk(scene: Scene) -> Stage:
    """The secretary at the office."""
    return scene.sit_down(scene.office, SECRETARY, PASSWORD)


def _written(scene: Scene, command: str, name: str) -> str:
    path = scene.paper(name)
    scene.stage.do(lambda: scene.stage.frame.carry_out(command), chooses(path))
    return f"{name} {path.stat().st_size:,} bytes"


def _in_front(scene: Scene, *records: Record) -> None:
    """Let the desk have these records selected, as if the page in front had."""
    scene.stage.frame.desk.selected = records


def _task(scene: Scene) -> Task:
    return next(scene.stage.frame.desk.store.find(Task, subject=_TASK))


def _on_task(scene: Scene, command: str, *answers: Answer) -> None:
    scene.stage.go("tasks")
    _in_front(scene, _task(scene))
    scene.stage.do(lambda: scene.stage.frame.carry_out(command), *answers)


STEPS = (
    Step("find somebody and log a visit", _find_and_visit, ("import the roster",)),
    Step("the team", _team, ("import the roster",)),
    Step("give a task", _give, ("the team",)),
    Step("the assistant hands it in", _hand_in, ("give a task",)),
    Step("the secretary passes it", _pass, ("the assistant hands it in",)),
    Step("a meeting", _meet, ("the team",)),
    Step("a resolution and its task", _resolve, ("a meeting",)),
    Step("the minutes", _minutes, ("a meeting",)),
    Step("an election", _election, ("import the roster",)),
    Step("the election's papers", _papers, ("an election",)),
    Step("the residents as a table and on paper", _list, ("import the roster",)),
)

"""Tasks of the last weeks in every state, with the templates they are made from and what comes round."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

from desktop.demo.year import Scene, Step, Worker
from desktop.modules.tasks import service
from desktop.modules.tasks.records import Recurrence, Task, TaskTemplate, WordsSlip
from desktop.modules.tasks.rules.summaries import MONTH, WEEK
from desktop.modules.tasks.service import starters
from desktop.modules.team.records import Member
from desktop.store.unit import Unit

_BEGUN, _OLD = 49, 40
"""Days before today on which the templates were taken and the rules made; older than what has been put aside."""


@dataclass(frozen=True, slots=True)
class Job:
    """One task made from a template.

    Attributes:
        ago: days before today on which it was given.
        days: days to do it in.
        fate: how far it came.
        words: what it was handed in with, what stands in its way, or why it waits.
        said: what the checker said.
        who: place of the assistant.
    """

    template: str
    subject: str
    ago: int
    days: int
    fate: str
    words: str = ""
    said: str = ""
    who: int = 1
    score: int = 4
    source: str = "secretary"


JOBS = (
    Job("走访独居老人", "跟书记走访三户独居老人", 44, 3, "passed", "跟着走了三户", "记得很细，下次自己开口"),
    Job("走访独居老人", "走访独居老人三户", 37, 3, "returned", "走了两户，一户没人", "没人的请楼组长再看一次，写清楚几点去的"),
    Job("走访独居老人", "走访独居老人四户", 23, 3, "passed", "四户都见到，一户要换灯泡，已记任务", "很好，楼道也看了", score=5),
    Job("走访独居老人", "走访独居老人三户", 9, 3, "passed", "都见到了", "", score=4),
    Job("张贴公示", "张贴夏季用电提醒", 40, 2, "passed", "贴了四十二个门洞", "照片拍清楼号了，好", who=2),
    Job("张贴公示", "张贴垃圾房改造公示", 16, 2, "tip", "都贴好了", "贴之前先数门洞，印够再出门", who=2, score=3),
    Job("物业联系", "联系物业修六号楼门禁", 12, 3, "passed", "周三换了读卡器", "有下文，好", score=5),
    Job("会议签到与记录", "自治金评审会签到与记录", 30, 2, "poor", "签到表交了", "下次先列好发言人再记", who=2, score=2),
    Job("张贴公示", "张贴停水通知", 2, 2, "submitted", "贴好了，照片在公共盘", who=2),
    Job("物业联系", "催物业换二号楼立管", 6, 10, "help", "项目经理一直不接电话，不知道该找谁", who=1),
    Job("邻里纠纷上门", "三号楼空调外机两家各听一次", 4, 5, "doing", who=1),
    Job("居民活动", "重阳手机拍照课", 5, 12, "paused", "等老师定日子", who=2),
    Job("月度台账", "核对上月走访数字", 9, 4, "late", who=2),
    Job("开具居住情况说明", "给外地单位开居住证明", 3, 6, "beyond", who=1, source="street"),
    Job("高温走访", "高温天逐户问候高龄老人", 1, 1, "given", who=1, source="street"),
)  # fmt: skip


WORDS = (
    (1, "走访前先看便签，很好。物业那边别只打电话，跑一趟。下周自己开口，我在旁边听。", "物业项目经理换人了，请书记约一次。"),
    (2, "公示都按时贴了，照片拍得清楚。月度台账拖了两次，下周先做台账再出门。", None),
    (1, "四户都走到了，记录有长进。求助要早说，不要等到最后一天。", None),
    (2, "签到表先列好发言人再记，这周练一次。", None),
)
"""Place of the assistant, what was said, what the secretary has to see to; two a week, the latest week first."""


def task_steps(scene: Scene) -> Iterator[Step]:
    """The templates, the rules, and every task as far as its fate goes."""
    names = tuple(one.name or "" for one in starters())
    yield Step(scene.moment(_BEGUN, 8), scene.secretary, partial(service.take_starters, names=names))
    for job in JOBS:
        yield from _job(scene, job)
    yield Step(scene.moment(1, 15), scene.secretary, partial(_draft, scene.workers[1].member, scene.today + timedelta(days=20)))
    yield from _rules(scene)
    yield from _words(scene)


def _words(scene: Scene) -> Iterator[Step]:
    """What the secretary wrote under the last weeks, on Fridays, and under the last month."""
    friday = (scene.today.weekday() - 4) % 7 or 7
    for place, (who, words, problems) in enumerate(WORDS):
        ago = friday + 7 * (place // 2)
        slip = WordsSlip(words=words, problems=problems)
        yield Step(scene.moment(ago, 17), scene.secretary, partial(_write, scene.workers[who].member, WEEK, slip))
    ago = scene.today.day
    slip = WordsSlip(words="这个月上门走得勤，记录写得清楚。下个月练一次自己主持楼组议事。")
    yield Step(scene.moment(ago, 17), scene.secretary, partial(_write, scene.workers[1].member, MONTH, slip))


def _write(member: str, span: str, slip: WordsSlip, unit: Unit) -> None:
    whose = unit.read.get(Member, member)
    assert whose is not None, "the assistants are in the team"
    service.write_words(unit, whose, span, unit.today, slip)


def _job(scene: Scene, job: Job) -> Iterator[Step]:
    worker, template = scene.workers[job.who], _template(job.template)
    given = scene.moment(job.ago, 9)
    task = Task(
        uid=scene.uid(),
        subject=job.subject,
        assignee=worker.member,
        template=template.uid,
        source=job.source,
        assist_list_ref="高温季节走访" if job.source == "street" and job.fate != "beyond" else None,
        helpers=(scene.workers[3 - job.who].member,) if job.fate == "doing" else None,
        about=(scene.chance.choice(scene.known).uid,) if template.kind in ("visit", "mediation") else None,
        due=scene.today - timedelta(days=job.ago - job.days),
    )
    yield Step(given, scene.secretary, partial(service.assign, task=task))
    for place, (who, work) in enumerate(_walk(scene, job, worker, task), 1):
        yield Step(given + timedelta(hours=2 * place), who, work)


def _walk(scene: Scene, job: Job, worker: Worker, task: Task) -> Iterator[tuple[Any, Callable[[Unit], object]]]:
    """Who does what with a task after it was given, a couple of hours apart."""
    mine, senior = worker.actor, scene.secretary
    if job.fate in ("given", "beyond"):
        return
    yield mine, partial(service.accept, task=task)
    yield mine, partial(_tick, task, 2 if job.fate in ("doing", "help", "paused", "late") else 20)
    if job.fate == "help":
        yield mine, partial(service.note_progress, task=task, words="打了三次电话，发了短信")
        yield mine, partial(service.ask_help, task=task, words=job.words)
    elif job.fate == "paused":
        yield mine, partial(service.pause, task=task, reason=job.words, until=scene.today + timedelta(days=4))
    elif job.fate in ("submitted", "passed", "tip", "poor", "returned"):
        yield mine, partial(service.submit, task=task, result=job.words, spent=2, learned="先看便签再出门")
    if job.fate == "returned":
        yield senior, partial(service.send_back, task=task, remark=job.said, is_tip=True)
        yield mine, partial(service.submit, task=task, result="晚上七点又去，见到了，身体还好")
        yield senior, partial(service.approve, task=task, score=3, comment="补得及时")
    elif job.fate in ("passed", "tip", "poor"):
        words: dict[str, Any] = {"score": job.score, "comment": job.said or None, "is_tip": job.fate == "tip"}
        yield senior, partial(service.approve, task=task, **words)
        if job.ago > _OLD:
            yield senior, partial(service.archive, task=task)


def _rules(scene: Scene) -> Iterator[Step]:
    """Three things that come round; one of the weekly walks was missed."""
    first, second = scene.workers[1], scene.workers[2]
    walk = Recurrence(uid=scene.uid(), subject="周一巡楼", assignee=first.member, every="week", weekday="1")
    ledger = Recurrence(
        uid=scene.uid(), subject="月度台账", assignee=second.member, template=_template("月度台账").uid, every="month", day=5,
        shift="before", ahead=3,
    )  # fmt: skip
    feast = Recurrence(
        uid=scene.uid(), subject="节前安全检查", assignee=first.member, template=_template("节前安全检查").uid, every="feast",
        before=5, ahead=3,
    )  # fmt: skip
    for place, rule in enumerate((walk, ledger, feast)):
        yield Step(scene.moment(_BEGUN, 10 + place), scene.secretary, partial(service.keep_recurrence, rule=rule))
    for ago in range(_BEGUN - 1, -1, -1):
        is_missed = ago in range(14, 21)
        yield Step(scene.moment(ago, 8), scene.secretary, service.make_due_tasks)
        if ago > 2 and not is_missed:
            for worker, rule in ((first, walk), (second, ledger)):
                yield Step(scene.moment(ago, 11), worker.actor, partial(_work_off, rule.uid), "提交任务")
                yield Step(scene.moment(ago, 16), scene.secretary, partial(_pass, rule.uid), "任务通过")


def _work_off(rule: str, unit: Unit) -> None:
    """Done on its day or before; what was missed stays missed."""
    for task in list(unit.read.find(Task, recurrence=rule, status="assigned")):
        if task.due is None or task.due < unit.today:
            continue
        service.submit(unit, service.accept(unit, task), "走了一遍，没有新问题" if not task.template else "对过了，交了")


def _pass(rule: str, unit: Unit) -> None:
    for task in list(unit.read.find(Task, recurrence=rule, status="submitted")):
        service.approve(unit, task, 4)


def _tick(task: Task, most: int, unit: Unit) -> None:
    """Some lines of the checklist are done."""
    for item in service.items_of(unit.read, task)[:most]:
        service.tick(unit, item, done=True)


def _draft(member: str, due: date, unit: Unit) -> None:
    lamps = Task(subject="国庆前楼道灯全部看一遍", assignee=member, due=due, priority="normal", source="secretary")
    service.draft_task(unit, lamps)


def _template(name: str) -> TaskTemplate:
    return next(one for one in starters() if one.name == name)

"""What commands ask and say: forms in dialogs, choices, passwords, refusals, findings."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QDialog

from build_scripts.screenshots.studio import Scene, Studio
from build_scripts.stage import Stage, agrees, chooses, closes, fills, picks, presses
from build_scripts.stage.answers import Answer
from desktop.base.problems import Problem
from desktop.model.record import Record
from desktop.modules.elections.records import Election
from desktop.modules.meetings.records import Meeting, Resolution
from desktop.modules.residents.records import Household, Resident
from desktop.modules.residents.service import merge, suggest
from desktop.modules.tasks.records import Task
from desktop.modules.team.records import Member, Tenure
from desktop.modules.visits.records import Visit
from desktop.modules.visits.service import log_visit
from desktop.store.query import Filter, Query

FORMS: dict[str, tuple[str, type[Record] | None]] = {
    "residents.new": ("residents-new", None),
    "residents.group": ("residents-group_new", None),
    "residents.care_resident": ("residents-care_new", Resident),
    "residents.add_member": ("residents-member_new", Household),
    "residents.move": ("residents-move", Resident),
    "residents.move_out": ("residents-move_out", Resident),
    "residents.die": ("residents-die", Resident),
    "residents.void": ("residents-void", Resident),
    "residents.note": ("residents-note", Resident),
    "visits.log_resident": ("visits-new", Resident),
    "visits.demand_resident": ("visits-demand_new", Resident),
    "visits.limits": ("visits-limits", None),
    "team.new": ("team-new", None),
    "team.appoint": ("team-appoint", Member),
    "team.appraise": ("team-appraise", Member),
    "team.step": ("team-step", Member),
    "team.leave": ("team-leave", Tenure),
    "team.pair": ("team-pair", None),
    "team.recruit": ("team-recruit", None),
    "team.share": ("team-share", None),
    "team.rules": ("team-rules", None),
    "team.train": ("team-train", None),
    "tasks.new": ("tasks-new", None),
    "meetings.new": ("meetings-new", None),
    "meetings.resolve": ("meetings-resolution_new", Meeting),
    "meetings.carry_out": ("meetings-carry_out", Resolution),
    "elections.new": ("elections-new", None),
    "elections.post": ("elections-post_new", Election),
    "setup.add": ("setup-person_new", None),
    "setup.area": ("setup-area", None),
}
"""Command -> name of its picture, and what is selected before."""


def _form(command: str, studio: Studio) -> None:
    name, about = FORMS[command]
    stage = studio.demo
    _do(stage, command, about, studio.seen(stage, name))


def _problems_in_form(studio: Studio) -> None:
    """Saved with nothing in it."""
    stage = studio.demo

    def press_and_look(dialog: QDialog) -> None:
        agrees(dialog)
        studio.seen(stage, "tasks-new_problems")(dialog)

    _do(stage, "tasks.new", None, press_and_look)


def _refused_form(studio: Studio) -> None:
    """Sent off and refused: it stands there again, with what was typed and what stands in the way."""
    stage = studio.demo

    def look_and_clear(dialog: QDialog) -> None:
        studio.look(stage, "visits-new_refused")
        presses("取消")(dialog)

    stage.go("today")  # where nobody is chosen, so that the form does not know whom the visit was to
    stage.settle()
    stage.frame.desk.selected = ()
    _do(stage, "visits.log", None, fills({"情况": "楼道灯不亮，问了物业"}), look_and_clear)
    stage.frame.drafts.keep("form:visit:", {})  # the next scene begins with a blank form


def _draft(studio: Studio) -> None:
    """Closed half-typed, opened again."""
    stage = studio.demo
    _do(stage, "tasks.new", None, fills({"任务": "看看楼道灯"}, closes))

    def look_and_clear(dialog: QDialog) -> None:
        studio.look(stage, "tasks-new_again")
        presses("清空")(dialog)
        dialog.reject()

    _do(stage, "tasks.new", None, look_and_clear)


def _side_by_side(studio: Studio) -> None:
    """Two records of one person, the left one remaining; then the other way about."""
    stage = studio.demo

    def look_and_flip(dialog: QDialog) -> None:
        studio.look(stage, "residents-merge")
        presses("对调")(dialog)
        studio.seen(stage, "residents-merge_flipped")(dialog)

    _do_with(stage, "residents.merge", _alike(stage), look_and_flip)


def _apart(studio: Studio) -> None:
    """Merged, visited twice since, and about to be taken apart; then all of it undone."""
    stage = studio.demo
    desk = stage.frame.desk
    one, other = _alike(stage)
    with desk.file.unit("合并", desk.actor) as unit:
        merge(unit, one, other)
    for words in ("提醒来领活动票", "换了楼道的灯泡"):
        with desk.file.unit("记走访", desk.actor) as unit:
            log_visit(unit, Visit(method="2", resident=one.uid, words=words))
    page = studio.records(stage, "residents", "人员")
    page.show_record(one.uid)
    studio.see(stage, "residents-merged")
    _do_with(stage, "residents.split", (one,), studio.seen(stage, "residents-split"))
    for _ in range(3):
        desk.undo_last()
        stage.settle()


def _alike(stage: Stage) -> tuple[Resident, Resident]:
    """Two of the demo who stand in the register twice."""
    found = suggest(stage.frame.desk.store)[0]
    return found.one, found.other


def _words(studio: Studio) -> None:
    stage = studio.demo
    at_work = Query(filters=(Filter("status", value="doing"),))
    task = next(iter(stage.frame.desk.store.find(Task, at_work)))
    _do_with(stage, "tasks.cancel", (task,), studio.seen(stage, "tasks-reason"))


def _choice(studio: Studio) -> None:
    stage = studio.demo
    _do(stage, "elections.register", Resident, studio.seen(stage, "elections-choice"))


def _confirmation(studio: Studio) -> None:
    stage = studio.demo
    _do(stage, "setup.code", None, studio.seen(stage, "setup-confirm"))


def _new_code(studio: Studio) -> None:
    stage = studio.office
    _do(stage, "setup.code", None, agrees, studio.seen(stage, "setup-new_code"))


def _new_password(studio: Studio) -> None:
    stage = studio.office

    def suggest_and_look(dialog: QDialog) -> None:
        studio.look(stage, "setup-new_password")
        presses("帮我想一个")(dialog)
        studio.seen(stage, "setup-new_password_suggested")(dialog)

    _do(stage, "setup.password", None, suggest_and_look)


def _refusal(studio: Studio) -> None:
    stage = studio.demo

    def look_twice(dialog: QDialog) -> None:
        studio.look(stage, "exchange-refusal")
        presses("详情")(dialog)
        studio.seen(stage, "exchange-refusal_details")(dialog)

    _do(stage, "exchange.pack", None, chooses(studio.folder / "演示.xiang"), look_twice)


def _whole_export(studio: Studio) -> None:
    """Many whole private columns: how, why, and the password again."""
    stage = studio.demo
    page = studio.records(stage, "residents", "人员")
    stage.do(page.export, studio.seen(stage, "residents-export_how"))
    stage.do(page.export, picks("完整"), studio.seen(stage, "residents-export_why"))


def _findings(studio: Studio) -> None:
    stage = studio.demo
    found = [
        Problem("楼道灯", "示例苑1号门口的灯不亮"),
        Problem("联系电话", "13 人没有"),
        Problem("出生日期", "2 人与身份证号不一致"),
    ]
    stage.do(lambda: stage.frame.dialogs.problems("检查资料", found), studio.seen(stage, "setup-findings"))


def _do_with(stage: Stage, command: str, about: tuple[Record, ...], *answers: Answer) -> None:
    stage.frame.desk.selected = about
    stage.do(lambda: stage.frame.carry_out(command), *answers)


def _do(stage: Stage, command: str, about: type[Record] | None, *answers: Answer) -> None:
    """Carry a command out with the first record of a type selected."""
    desk = stage.frame.desk
    if about is not None:
        desk.selected = tuple(desk.store.page(about, desk.store.ids(about, Query())[:1]))
    stage.do(lambda: stage.frame.carry_out(command), *answers)


SCENES = (
    *(Scene(name, partial(_form, command)) for command, (name, _) in FORMS.items()),
    Scene("tasks-new_problems", _problems_in_form),
    Scene("tasks-new_again", _draft),
    Scene("visits-new_refused", _refused_form),
    Scene("residents-merge", _side_by_side),
    Scene("residents-split", _apart),
    Scene("tasks-reason", _words),
    Scene("elections-choice", _choice),
    Scene("setup-confirm", _confirmation),
    Scene("setup-new_code", _new_code),
    Scene("setup-new_password", _new_password),
    Scene("exchange-refusal", _refusal),
    Scene("residents-export", _whole_export),
    Scene("setup-findings", _findings),
)

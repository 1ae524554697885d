"""Second part of the walk: an office begins. First run, the roster it really has, and the same roster again."""

from __future__ import annotations

import re
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from build_scripts.stage import Stage, StageError, button, chooses, press, write
from build_scripts.stage.hands import until
from build_scripts.walk.roster import write_roster
from build_scripts.walk.scene import PASSWORD, Scene
from build_scripts.walk.telling import Step
from desktop.modules.residents.page.importing import Importing
from desktop.modules.residents.records import Household, Resident
from desktop.ui.codepaper import CodePaper
from desktop.ui.startways import StartWays
from desktop.ui.welcome import Welcome

W = TypeVar("W", bound=QWidget)

AREA, STREET = "示例苑居民区", "示例街道"
SECRETARY, ASSISTANT = "示例书记", "示例助手甲"
_ROSTER = "示例苑花名册.xlsx"


def _write_roster(scene: Scene) -> str:
    scene.truth = truth = write_roster(scene.paper(_ROSTER))
    return f"{truth.people} people, {truth.doubles} doubles, {truth.rejected} rows that cannot be"


def _first_run(scene: Scene) -> str:
    stage = scene.open(scene.office)
    asked = stage.window.entrance.content
    if not isinstance(asked, Welcome):
        raise StageError("a new folder does not begin with the welcome")
    scene.shoot("first-run")
    for line, words in ((asked.name, SECRETARY), (asked.area, AREA), (asked.street, STREET)):
        write(line, words)
    for line in (asked.password.first, asked.password.second):
        write(line, PASSWORD)
    stage.settle()
    scene.shoot("first-run-filled")
    press(asked.next)
    until(lambda: _on_screen(stage, CodePaper), "the recovery code is shown", 60)
    return "area, street, name, password"


def _recovery_code(scene: Scene) -> str:
    stage = scene.stage
    paper = _on_screen(stage, CodePaper)
    assert paper is not None, "the step before has waited for it"
    scene.shoot("recovery-code")
    groups = re.findall(r"(?<!\d)\d{5}(?!\d)", paper.html())
    write(paper.back, groups[paper.asked])
    press(button(stage.window, "下一步"))
    until(lambda: _on_screen(stage, StartWays), "the ways to begin are shown")
    scene.shoot("ways-to-begin")
    return f"{len(groups)} groups of five digits, group {paper.asked + 1} typed back"


def _import(scene: Scene) -> str:
    stage = scene.stage
    ways = _on_screen(stage, StartWays)
    assert ways is not None, "the step before has waited for them"
    press(ways.tiles["residents.import"])
    until(lambda: stage.window.frame is not None, "the desk opens", 60)
    stage.settle()
    scene.shoot("import-choose")
    page = _read(scene)
    scene.shoot("import-columns")
    press(page.columns.on)
    stage.settle()
    scene.shoot("import-findings")
    stage.do(lambda: press(page.findings.export), chooses(scene.paper("问题行.xlsx")))
    press(page.findings.act)
    stage.settle()
    scene.shoot("import-done")
    people = scene.count(Resident)
    if people != scene.truth.people:
        raise StageError(f"{scene.truth.people} people are in the roster, {people} were taken in")
    return f"{people} people in {scene.count(Household)} households; the rows to look at are in 问题行.xlsx"


def _import_again(scene: Scene) -> str:
    stage = scene.stage
    stage.act("residents.import")
    _read(scene)
    press(_importing(stage).columns.on)
    stage.settle()
    scene.shoot("import-again")
    findings = _importing(stage).findings
    words, is_offered = findings.act.text(), findings.act.isEnabled()
    press(button(_importing(stage), "回到居民"))
    stage.settle()
    if is_offered:
        raise StageError(f"the same roster again would write something: {words}")
    return f"the same roster again: “{words}”"


def _read(scene: Scene) -> Importing:
    page = _importing(scene.stage)
    scene.stage.do(lambda: press(page.source.choose), chooses(scene.paper(_ROSTER)))
    return page


def _importing(stage: Stage) -> Importing:
    found = [one for one in stage.page.findChildren(Importing) if one.isVisible()]
    if not found:
        raise StageError("the import is not shown")
    return found[0]


def _on_screen(stage: Stage, kind: type[W]) -> W | None:
    return next((one for one in stage.window.entrance.findChildren(kind) if one.isVisible()), None)


STEPS = (
    Step("write a messy roster", _write_roster),
    Step("first run", _first_run),
    Step("recovery code", _recovery_code, ("first run",)),
    Step("import the roster", _import, ("write a messy roster", "recovery code")),
    Step("import it again", _import_again, ("import the roster",)),
)

"""Before anybody is signed in: first run, recovery code, ways to begin, sign-in, lock."""

from __future__ import annotations

import json
import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton

from build_scripts.screenshots.studio import MOMENT, PASSWORD, Scene, Studio
from build_scripts.stage import Stage, StageError, button, key, press, widget, write
from build_scripts.stage.hands import until
from desktop import demo
from desktop.base.clock import FixedClock
from desktop.store import hold
from desktop.ui.codepaper import CodePaper
from desktop.ui.signin import SignIn
from desktop.ui.startways import StartWays
from desktop.ui.welcome import Welcome


def _welcome(stage: Stage) -> Welcome:
    content = stage.window.entrance.content
    if not isinstance(content, Welcome):
        raise StageError("the welcome is not shown")
    return content


def _door(stage: Stage) -> SignIn:
    content = stage.window.entrance.content
    if not isinstance(content, SignIn):
        raise StageError("the door is not shown")
    return content


def _first_run(studio: Studio) -> None:
    stage = studio.begin()
    studio.see(stage, "setup-first_run")
    asked = _welcome(stage)
    press(asked.next)
    studio.see(stage, "setup-first_run_missing")
    press(widget(stage.window, QRadioButton, "街道"))
    studio.see(stage, "setup-first_run_street")
    studio.end()


def _begin(studio: Studio) -> None:
    stage = studio.begin()
    asked = _welcome(stage)
    for line, words in ((asked.name, "示例书记"), (asked.area, "示例苑居民区"), (asked.street, "示例街道")):
        write(line, words)
    write(asked.password.first, "12345678")
    until(lambda: asked.password.finding.property("role") == "bad", "the password is judged")
    stage.settle()
    studio.see(stage, "setup-first_run_weak_password")
    for line in (asked.password.first, asked.password.second):
        write(line, PASSWORD)
    studio.see(stage, "setup-first_run_filled")
    press(asked.next)
    until(lambda: stage.window.entrance.findChild(CodePaper), "the recovery code is shown", 60)
    studio.see(stage, "setup-recovery_code")
    paper = widget(stage.window, CodePaper)
    write(paper.back, re.findall(r"(?<!\d)\d{5}(?!\d)", paper.html())[paper.asked])
    press(button(stage.window, "下一步"))
    until(lambda: stage.window.entrance.findChild(StartWays), "the ways to begin are shown")
    studio.see(stage, "setup-ways_to_begin")
    press(widget(stage.window, StartWays).tiles[""])
    stage.settle()
    studio.end()


def _sign_in(studio: Studio) -> None:
    stage = studio.door
    door = _door(stage)
    studio.see(stage, "setup-sign_in")
    press(door.use_code)
    studio.see(stage, "setup-sign_in_code")
    press(door.use_password)


def _wrong_password(studio: Studio) -> None:
    stage = studio.door
    door = _door(stage)
    write(door.password, "不是这个密码")
    key(door.password, Qt.Key.Key_Return)
    until(lambda: door.finding.property("role") == "bad", "the refusal is shown")
    studio.see(stage, "setup-sign_in_wrong")
    until(door.open_button.isEnabled, "it may be tried again", 60)


def _locked(studio: Studio) -> None:
    stage = studio.assistant
    stage.lock()
    studio.see(stage, "setup-locked")
    stage.sign_in(demo.ASSISTANTS[0], demo.PASSWORD)


def _held(studio: Studio) -> None:
    """The folder is open in another window."""
    stage = studio.door
    folder = studio.folder / "door"
    other = hold.take(folder, "示例书记", FixedClock(MOMENT))
    signed = json.loads((folder / hold.LOCK).read_text())
    (folder / hold.LOCK).write_text(json.dumps(signed | {"computer": "居委-01"}))  # not of whoever takes the picture
    stage.window.entrance.ask()
    studio.see(stage, "setup-held")
    other.release()
    press(button(stage.window, "再打开一次"))
    stage.settle()


SCENES = (
    Scene("first_run", _first_run),
    Scene("begin", _begin),
    Scene("sign_in", _sign_in),
    Scene("wrong_password", _wrong_password),
    Scene("locked", _locked),
    Scene("held", _held),
)

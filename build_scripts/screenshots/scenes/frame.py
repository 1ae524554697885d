"""What every page has around it: palette, menus, toast, shortcuts, cover, colours."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from build_scripts.screenshots.studio import Scene, Studio
from build_scripts.stage import Stage, key
from desktop.ui import theme
from desktop.ui.tokens import COLOURINGS


def _palette(studio: Studio) -> None:
    stage = studio.demo
    stage.go("residents")
    stage.ask("")
    studio.see(stage, "frame-palette")
    stage.tidy()
    stage.ask("0007")
    studio.see(stage, "frame-palette_found")
    key(stage.frame.palette_box.card.box, Qt.Key.Key_Tab)
    studio.see(stage, "frame-palette_acts")
    stage.tidy()
    stage.ask("没有这样的人")
    studio.see(stage, "frame-palette_nothing")
    stage.tidy()


def _menus(studio: Studio) -> None:
    stage = studio.demo
    stage.go("residents")
    bar = stage.frame.topbar.menus
    for action in bar.actions():
        menu = action.menu()
        assert isinstance(menu, QMenu), "an action of the bar is a menu"
        if action.text() in {"文件", "视图"}:
            _pop(studio, stage, menu, bar.mapToGlobal(bar.actionGeometry(action).bottomLeft()), f"frame-menu_{action.text()}")
    letters = stage.frame.foot.letters
    above = QPoint(letters.width() - stage.frame.foot.menu.sizeHint().width(), -stage.frame.foot.menu.sizeHint().height())
    _pop(studio, stage, stage.frame.foot.menu, letters.mapToGlobal(above), "frame-menu_letters")


def _pop(studio: Studio, stage: Stage, menu: QMenu, where: QPoint, name: str) -> None:
    menu.popup(where)
    studio.see(stage, name)
    menu.close()


def _toast(studio: Studio) -> None:
    stage = studio.demo
    stage.go("residents")
    stage.frame.toast.say("已记走访", undo=True)
    studio.see(stage, "frame-toast")
    stage.tidy()


def _covered(studio: Studio) -> None:
    stage = studio.demo
    stage.go("residents")
    stage.act("window.cover")
    studio.see(stage, "frame-covered")
    stage.act("window.cover")
    stage.tidy()


def _sheet(command: str, studio: Studio) -> None:
    stage = studio.demo
    stage.act(f"window.{command}", studio.seen(stage, f"frame-{command}"))


def _colours(studio: Studio) -> None:
    stage = studio.demo
    stage.go("residents")
    for one in COLOURINGS[1:]:
        theme.show(colouring=one.code)
        studio.see(stage, f"frame-colours_{one.code}")
    theme.show(colouring=COLOURINGS[0].code)
    stage.settle()


SCENES = (
    Scene("palette", _palette),
    Scene("menus", _menus),
    Scene("toast", _toast),
    Scene("covered", _covered),
    Scene("keys", partial(_sheet, "keys")),
    Scene("about", partial(_sheet, "about")),
    Scene("colours", _colours),
)

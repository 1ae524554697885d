"""The import of a roster step by step, and its undoing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTabBar

from build_scripts.screenshots.studio import Scene, Studio
from build_scripts.stage import Stage, button, chooses, press, widget
from build_scripts.walk.roster import write_roster
from desktop.modules.residents.page.importing import Importing


def _import(studio: Studio) -> None:
    stage = studio.office
    stage.act("residents.import")
    page = widget(stage.page, Importing)
    studio.see(stage, "residents-import_choose")
    stage.do(lambda: press(page.source.choose), chooses(_roster(studio)))
    studio.see(stage, "residents-import_columns")
    press(page.columns.on)
    stage.settle()
    bar = widget(page.findings, QTabBar)
    for place in range(bar.count()):
        bar.setCurrentIndex(place)
        studio.see(stage, f"residents-import_findings_{place + 1}")
    press(page.findings.act)
    studio.see(stage, "residents-import_done")
    press(page.outcome.undo)
    studio.see(stage, "residents-import_undone")
    _leave(stage)


def _nothing_read(studio: Studio) -> None:
    stage = studio.office
    stage.act("residents.import")
    page = widget(stage.page, Importing)
    QGuiApplication.clipboard().setText("一\t二\n三\t四\n")
    press(page.source.paste)
    studio.see(stage, "residents-import_nothing")
    _leave(stage)


def _file_dialog(studio: Studio) -> None:
    stage = studio.office
    stage.act("residents.import")
    page = widget(stage.page, Importing)
    stage.do(lambda: press(page.source.choose), studio.seen(stage, "residents-import_file"))
    _leave(stage)


def _leave(stage: Stage) -> None:
    press(button(widget(stage.page, Importing), "回到居民"))
    stage.settle()


def _roster(studio: Studio) -> Path:
    path = studio.folder / "示例苑花名册.xlsx"
    if not path.exists():
        write_roster(path)
    return path


SCENES = (Scene("import", _import), Scene("import_nothing", _nothing_read), Scene("import_file", _file_dialog))

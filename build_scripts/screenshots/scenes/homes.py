"""Buildings room by room, and a household entered in one sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from build_scripts.screenshots.studio import Scene, Studio
from build_scripts.stage import Stage, StageError, key
from desktop.modules.residents.page import Page
from desktop.modules.residents.page.building import BuildingPage
from desktop.modules.residents.page.entry import EntrySheet
from desktop.modules.residents.service import Building

_PEOPLE = {
    "address": "示例苑3号2单元1002",
    "tenure": "租住",
    "since": "2026-08-20",
    "0/name": "示例安",
    "0/papers": "11010519491231002X",
    "0/phone": "19900991234",
    "1/name": "阿依晨露·买买松",
    "1/papers": "1990-05-01",
    "1/sex": "女",
    "1/relation": "女儿",
    "2/name": "示例小",
    "2/papers": "2020-05-06",
    "2/relation": "孙子女",
    "3/papers": "12345",
}


def _building(studio: Studio) -> None:
    stage = studio.demo
    page = _buildings(studio, stage)
    page.open(Building("示例苑", "1"))
    studio.see(stage, "residents-building")
    for words in ("住房性质", "人户情况"):
        _colour(page.card.shade, words)
        studio.see(stage, f"residents-building_{'tenure' if words == '住房性质' else 'registration'}")
    _cover(stage)
    studio.see(stage, "residents-building_covered")
    _cover(stage)
    _colour(page.card.shade, "不着色")
    vacant = next(room for room in page.card.rooms if not room.households)
    page.card.grid.choose(vacant.uid)
    studio.see(stage, "residents-building_vacant")
    stage.do(page.print, studio.seen(stage, "residents-building_card"))
    page.leave()
    stage.settle()


def _entry(studio: Studio) -> None:
    stage = studio.demo
    stage.act("residents.household")
    sheet = _sheet(stage)
    studio.see(stage, "residents-entry")
    sheet.restore(_PEOPLE)
    sheet.submit()
    studio.see(stage, "residents-entry_problems")
    sheet.clear()
    key(sheet.save, Qt.Key.Key_Escape)
    sheet.closed.emit()
    stage.settle()


def _buildings(studio: Studio, stage: Stage) -> BuildingPage:
    page = studio.table(stage, "residents", "楼栋")
    if not isinstance(page, BuildingPage):
        raise StageError("楼栋 is no page of buildings")
    return page


def _sheet(stage: Stage) -> EntrySheet:
    page = stage.page
    if not isinstance(page, Page):
        raise StageError("居民 is not the page in front")
    return page.entry


def _colour(box: QComboBox, words: str) -> None:
    place = box.findText(words)
    box.setCurrentIndex(place)
    box.activated.emit(place)


def _cover(stage: Stage) -> None:
    stage.act("window.cover")


SCENES = (Scene("residents-building", _building), Scene("residents-entry", _entry))

"""What a table of records can be made to do: typed into like a sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt

from build_scripts.screenshots.studio import Scene, Studio
from build_scripts.stage import Stage, key, writes
from desktop.ui.page import RecordPage


def _typed_into(studio: Studio) -> None:
    stage, page = _people(studio)
    assert page.list.cells is not None, "residents can be typed into"
    page.list.cells.toggle()
    editing, labels = page.list.cells.editing, [one.label for one in page.list.table.columns]
    sex, phone = labels.index("性别"), labels.index("联系电话")
    editing.write({(1, sex): "男", (2, sex): "女", (3, sex): "男", (2, phone): "123", (4, phone): "19900001234"})
    stage.settle()
    page.list.grid.setCurrentIndex(page.list.table.index(5, phone))
    studio.see(stage, "residents-people_typed")
    page.list.grid.setFocus()
    page.list.grid.setCurrentIndex(page.list.table.index(6, sex))
    key(page.list.grid, Qt.Key.Key_F2)
    studio.see(stage, "residents-people_typing")
    editing.take_back_all()
    stage.settle()
    page.list.end_editing()
    stage.settle()


def _heading(studio: Studio) -> None:
    stage, page = _people(studio)
    page.list.filters.pill("sex").part.choose("2")  # type: ignore[union-attr]  # residents have one
    stage.settle()
    for place, name in ((0, "name"), (1, "choices")):
        page.list.grid.headings.ask_menu(place)
        studio.see(stage, f"residents-people_heading_{name}")
        stage.tidy()
    page.list.widen()
    page.list.table.group_by("address")
    studio.see(stage, "residents-people_groups")
    page.list.table.group_by("")
    stage.settle()


def _views(studio: Studio) -> None:
    stage, page = _people(studio)
    page.list.filters.pill("sex").part.choose("2")  # type: ignore[union-attr]  # residents have one
    page.list.ask()
    stage.settle()
    stage.do(page.views.keep, writes("女居民"))
    page.list.grid.sort_by(0, Qt.SortOrder.AscendingOrder, strokes=True)
    stage.settle()
    page.list.grid.horizontalScrollBar().setValue(400)
    page.list.grid.selectAll()
    studio.see(stage, "residents-people_views")
    own = page.views.now.own
    assert own is not None, "it was just kept"
    page.views.drop(own)
    page.list.grid.horizontalScrollBar().setValue(0)
    page.list.widen()
    stage.settle()


def _people(studio: Studio) -> tuple[Stage, RecordPage]:
    stage = studio.demo
    return stage, studio.records(stage, "residents", "人员")


SCENES = (
    Scene("residents-people_typed", _typed_into),
    Scene("residents-people_heading", _heading),
    Scene("residents-people_views", _views),
)

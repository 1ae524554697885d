"""A walk: its sheet on paper, and what came of it written down when one is back."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QWidget

from build_scripts.screenshots.studio import Scene, Studio
from build_scripts.stage import press
from desktop.modules.visits.page.turns import Turns

_AND_THIS_ROW = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


def _page(studio: Studio) -> Turns:
    page: QWidget = studio.table(studio.demo, "visits", "该走访了")
    assert isinstance(page, Turns)
    return page


def _sheet(studio: Studio) -> None:
    page = _page(studio)
    press(page.chips["超30天"])
    studio.demo.do(page.print, studio.seen(studio.demo, "visits-walk_sheet"))
    press(page.chips["该走访"])


def _back(studio: Studio) -> None:
    page = _page(studio)
    page.table.selectAll()
    studio.see(studio.demo, "visits-turns_selected")
    page.table.clearSelection()
    for row in range(4):
        page.table.selectionModel().select(page.table.model().index(row, 0), _AND_THIS_ROW)
    studio.demo.do(page.file, studio.seen(studio.demo, "visits-back_entry"))
    page.table.clearSelection()


SCENES = (Scene("visits-walk_sheet", _sheet), Scene("visits-back_entry", _back))

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from ui.cells.conftest import COLUMNS, Sheet

from desktop.ui.cells.inplace import InPlace


@pytest.fixture
def place(sheet: Sheet) -> InPlace:
    return sheet.grid.keys.inplace


def test_codes_offer_their_list(sheet: Sheet, place: InPlace) -> None:
    sheet.at(0, "sex")

    sheet.press(Qt.Key.Key_F2)

    assert isinstance(place.line.parent(), QComboBox)


def test_the_editor_lies_over_its_cell(sheet: Sheet, place: InPlace) -> None:
    sheet.at(1, "age")

    sheet.press(Qt.Key.Key_F2)

    where = sheet.grid.visualRect(sheet.grid.model().index(1, COLUMNS.index("age")))
    assert where.center().y() in range(place.line.parent().y(), place.line.parent().geometry().bottom())


def test_going_elsewhere_keeps_what_was_typed(sheet: Sheet) -> None:
    sheet.at(0, "age")
    sheet.type("81")

    sheet.page.list.search.setFocus()

    assert sheet.column("age")[0] == 81


def test_what_was_not_changed_is_not_written(sheet: Sheet, place: InPlace, qtbot) -> None:
    sheet.at(0, "age")
    sheet.press(Qt.Key.Key_F2)

    with qtbot.assertNotEmitted(place.written):
        sheet.press(Qt.Key.Key_Return)


def test_alt_enter_begins_a_new_line(sheet: Sheet) -> None:
    sheet.at(0, "note")
    sheet.type("a")

    sheet.press(Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    sheet.type("b")
    sheet.press(Qt.Key.Key_Return)

    assert sheet.column("note")[0] == "a\nb"

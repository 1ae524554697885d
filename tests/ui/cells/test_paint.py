from __future__ import annotations

from PySide6.QtGui import QImage
from ui.cells.conftest import Sheet

from desktop.ui import theme


def colours(sheet: Sheet, row: int, place: int) -> set[str]:
    """The colours in the picture of a cell."""
    where = sheet.grid.visualRect(sheet.grid.model().index(row, place))
    image: QImage = sheet.grid.viewport().grab(where).toImage()
    return {image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())}


def test_a_changed_cell_wears_a_green_corner(sheet: Sheet) -> None:
    sheet.editing.write({(1, 1): "50"})

    assert theme.colour("ok").name().upper() in colours(sheet, 1, 1)
    assert theme.colour("ok").name().upper() not in colours(sheet, 2, 1)


def test_a_cell_that_was_not_kept_is_red(sheet: Sheet) -> None:
    sheet.editing.write({(1, 1): "老"})

    assert theme.colour("bad_tint").name().upper() in colours(sheet, 1, 1)


def test_a_column_that_nobody_types_is_grey(sheet: Sheet) -> None:
    assert theme.colour("neutral_tint").name().upper() in colours(sheet, 2, 5)

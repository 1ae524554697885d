"""What calamine leaves out of an ods."""

from __future__ import annotations

import io
import zipfile

import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

from desktop.base.errors import DeskError
from desktop.formats.sheets import opendocument


def ods(rows: list[list[tuple[str, dict[str, int]]]]) -> zipfile.ZipFile:
    """A sheet of cells with their attributes; a cell "…" is covered."""
    document = OpenDocumentSpreadsheet()
    table = Table(name="名册")
    for row in rows:
        made = TableRow()
        for text, attributes in row:
            cell = CoveredTableCell() if text == "…" else TableCell(**attributes)
            if text not in {"", "…"}:
                cell.addElement(P(text=text))
            made.addElement(cell)
        table.addElement(made)
    document.spreadsheet.addElement(table)
    out = io.BytesIO()
    document.write(out)
    return zipfile.ZipFile(out)


def content(xml: str) -> zipfile.ZipFile:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("content.xml", xml)
    return zipfile.ZipFile(out)


def test_a_cell_over_several_rows_is_found_behind_repeated_cells() -> None:
    file = ods(
        [
            [("表", {"numbercolumnsrepeated": 3})],
            [("", {"numbercolumnsrepeated": 2}), ("5号", {"numberrowsspanned": 2, "numbercolumnsspanned": 2}), ("…", {})],
            [("", {"numbercolumnsrepeated": 2}), ("…", {}), ("…", {})],
        ]
    )

    assert opendocument.read(file).merged == {"名册": [(1, 2, 2, 3)]}


def test_a_sheet_without_tall_cells_is_not_walked() -> None:
    assert opendocument.read(ods([[("姓名", {}), ("电话", {})]])).merged == {}


def test_repeated_rows_move_the_rows_below() -> None:
    xml = (
        '<x xmlns:table="t"><table:table table:name="甲"><table:table-row table:number-rows-repeated="5"/>'
        '<table:table-row><table:table-cell table:number-rows-spanned="3"/></table:table-row></table:table></x>'
    )

    assert opendocument.read(content(xml)).merged == {"甲": [(5, 0, 7, 0)]}


@pytest.mark.parametrize(("said", "epoch"), [("1904-01-01", 1904), ("1899-12-30", 1900)])
def test_the_date_system_is_told(said: str, epoch: int) -> None:
    xml = f'<x xmlns:table="t"><table:null-date table:date-value="{said}"/></x>'

    assert opendocument.read(content(xml)).epoch == epoch


@pytest.mark.parametrize("xml", ['<x a:number-rows-spanned="2">', '<x xmlns:table="t" table:number-rows-spanned="2"><y></x>'])
def test_broken_content_is_said(xml: str) -> None:
    with pytest.raises(DeskError, match="损坏"):
        opendocument.read(content(xml))


def test_a_file_without_content_is_said() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("other.xml", "<x/>")

    with pytest.raises(DeskError, match="损坏"):
        opendocument.read(zipfile.ZipFile(out))

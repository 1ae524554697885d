"""Workbooks of every form become the same grid."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import openpyxl
import pytest
import xlsxwriter
import xlwt

from desktop.base.errors import DeskError
from desktop.formats.sheets import excel
from desktop.formats.sheets.sniff import Form


@pytest.fixture
def xlsx() -> Callable[..., bytes]:
    """Content of a workbook filled by a function of (book, sheet)."""

    def make(fill: Callable[..., None], **options: object) -> bytes:
        out = io.BytesIO()
        with xlsxwriter.Workbook(out, {"in_memory": True, **options}) as book:
            fill(book, book.add_worksheet("名册"))
        return out.getvalue()

    return make


def grid(content: bytes, form: Form) -> list[list[object]]:
    return [row for reply in excel.grids(content, form) for row in reply.get("rows", ())]


def test_rows_begin_with_the_first_row_of_the_sheet(xlsx: Callable[..., bytes]) -> None:
    content = xlsx(lambda _book, sheet: sheet.write(3, 2, "姓名"))

    assert grid(content, Form.XLSX) == [[""], [""], [""], ["姓名"]]


def test_merged_cells_are_told_in_columns_of_the_grid(xlsx: Callable[..., bytes]) -> None:
    def fill(_book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.merge_range(1, 2, 3, 2, "5号")
        sheet.write(3, 4, "张三")

    replies = list(excel.grids(xlsx(fill), Form.XLSX))

    assert replies[1] == {"sheet": "名册", "merged": [(1, 0, 3, 0)]}


def test_hidden_sheets_are_named_and_charts_left_out(xlsx: Callable[..., bytes]) -> None:
    def fill(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write(0, 0, "姓名")
        book.add_worksheet("旧表").hide()
        book.add_worksheet("更旧").very_hidden()
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=名册!$A$1:$A$2"})
        book.add_chartsheet("图").set_chart(chart)

    replies = list(excel.grids(xlsx(fill), Form.XLSX))

    assert replies[0]["hidden"] == ["旧表", "更旧"]
    assert [reply["sheet"] for reply in replies if "sheet" in reply] == ["名册"]


@pytest.mark.parametrize("epoch", [1900, 1904])
def test_the_date_system_of_an_xlsx_is_told(xlsx: Callable[..., bytes], epoch: int) -> None:
    def fill(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write_datetime(0, 0, date(1950, 3, 5), book.add_format({"num_format": "yyyy-mm-dd"}))

    content = xlsx(fill, date_1904=epoch == 1904)

    assert next(iter(excel.grids(content, Form.XLSX)))["epoch"] == epoch
    assert grid(content, Form.XLSX) == [[date(1950, 3, 5)]]


@pytest.mark.parametrize("epoch", [1900, 1904])
def test_the_date_system_of_an_xls_is_told(epoch: int) -> None:
    book = xlwt.Workbook()
    book.dates_1904 = epoch == 1904
    book.add_sheet("名册").write(0, 0, "姓名")
    out = io.BytesIO()
    book.save(out)

    replies = list(excel.grids(out.getvalue(), Form.XLS))

    assert replies[0] == {"book": "xls", "epoch": epoch, "hidden": []}


def test_merged_cells_of_an_xls_are_told() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("名册")
    sheet.write_merge(1, 3, 1, 1, "5号")
    sheet.write(3, 2, "张三")
    out = io.BytesIO()
    book.save(out)

    assert list(excel.grids(out.getvalue(), Form.XLS))[1]["merged"] == [(1, 0, 3, 0)]


def test_numbers_stay_numbers_and_errors_are_blank() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["电话", 13800138000, 310104195003051230, None, "#DIV/0!"])
    sheet["E1"].data_type = "e"
    out = io.BytesIO()
    book.save(out)

    assert grid(out.getvalue(), Form.XLSX) == [["电话", 13800138000.0, 3.101041950030512e17, "", ""]]


def test_a_long_sheet_comes_in_chunks(xlsx: Callable[..., bytes]) -> None:
    content = xlsx(lambda _book, sheet: [sheet.write(row, 0, row) for row in range(2500)])

    assert [len(reply["rows"]) for reply in excel.grids(content, Form.XLSX) if "rows" in reply] == [1000, 1000, 500]


@pytest.mark.parametrize("form", [Form.XLSX, Form.XLS, Form.ODS])
def test_a_damaged_workbook_is_said(form: Form) -> None:
    with pytest.raises(DeskError, match="损坏"):
        list(excel.grids(b"PK\x03\x04 not really", form))


def test_a_locked_xls_is_said() -> None:
    """A FILEPASS record behind the first of the globals."""
    book = xlwt.Workbook()
    book.add_sheet("名册").write(0, 0, "姓名")
    out = io.BytesIO()
    book.save(out)
    content = out.getvalue()
    at = content.index(b"\x09\x08\x10\x00\x00\x06\x05\x00") + 20
    record = b"\x2f\x00\x36\x00" + b"\x01\x00" * 27

    with pytest.raises(DeskError):
        list(excel.grids(content[:at] + record + content[at + len(record) :], Form.XLS))

"""One messy roster in every form that offices use: the outcome is the same, whatever wrote the file."""

from __future__ import annotations

import csv
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

from desktop.formats import sheets
from desktop.modules.residents.rules import judge, to_json

TODAY = date(2026, 8, 28)
SOFFICE = shutil.which("soffice")
Cell = str | float | date | None
HEAD = [
    "序号",
    "小区",
    "楼号",
    "室号",
    "*户主",
    "与户主\n关系",
    "姓 名",
    "身份证号（必填）",
    "性别",
    "出生年月",
    "联系电话",
    "宗教",
    "备注",
]
MERGED = [(4, 1, 7, 1), (4, 2, 7, 2), (4, 3, 5, 3), (4, 4, 5, 4), (6, 3, 7, 3), (6, 4, 7, 4), (1, 0, 1, 12)]
"""Spans (top, left, bottom, right), counted from 0."""


@pytest.fixture
def cells(number: Callable[..., str]) -> list[list[Cell]]:
    """A title over a blank row and a head, two merged households, a total, the head again, trouble, a note."""
    one, two = number("1950-03-05", 1), number("1952-08-17", 2)
    old = (three := number("1978-09-11", 3))[:6] + three[8:17]
    return [
        [None] * 13,
        ["示例苑居民花名册", *[None] * 12],
        ["填表单位：示例居委会", *[None] * 12],
        [*HEAD],
        [1.0, "示例苑", "5号楼", 302.0, "赵一", "户主", "赵 一", one, "男", date(1950, 3, 5), 13800138000.0, "某教", ""],
        [2.0, None, None, None, None, "妻", "钱二", two.lower(), "男", "1952.8.17", "138 0013 8001", "", "信访户"],
        [3.0, None, None, "303室", "孙三", "户主", "孙三", old, "", "1978年", "62345678/13700137000", "", "下棋"],
        [4.0, None, None, None, None, "子", "孙四", "", "男", "２００１０１０１", "１３６００１３６０００", "", ""],
        ["合计", *[None] * 5, "4人", *[None] * 6],
        [*HEAD],
        [5.0, "示例苑", "6", "101", "李五", "户主", "李五", 310104196003051230.0, "女", "", "", "", ""],
        [6.0, "示例苑", "6", "102", "李六", "户主", "李六", "310104********1234", "女", "", "", "", ""],
        [None] * 13,
        [7.0, "示例苑", "5", "302", "赵一", "户主", "赵一", one, "男", "1950-03-05", "13800138000", "", ""],
        ["注：本表一式两份", *[None] * 12],
    ]


def expected(number: Callable[..., str]) -> dict[str, Any]:
    one, two, three = number("1950-03-05", 1), number("1952-08-17", 2), number("1978-09-11", 3)
    return {
        "people": [
            (5, one, "赵一", "男", "1950-03-05", "13800138000", "302", "赵一"),
            (6, two, "钱二", "女", "1952-08-17", "13800138001", "302", "赵一"),
            (7, three, "孙三", "男", "1978-09-11", "62345678;13700137000", "303", "孙三"),
            (8, None, "孙四", "男", "2001-01-01", "13600136000", "303", "孙三"),
        ],
        "duplicates": [(14, "reformatted")],
        "rejected": [(11, "id_precision_lost"), (12, "id_masked")],
        "warnings": [
            (6, ["sex_mismatch"]),
            (7, ["id_upgraded", "birth_partial", "phone_multiple"]),
            (8, ["id_missing"]),
        ],
        "skipped": [(9, "total"), (10, "header"), (15, "note")],
        "set_aside": [6],
        "unread": ["宗教"],
    }


def told(path: Path) -> dict[str, Any]:
    with sheets.opened(path) as book:
        report = to_json(judge(book, TODAY))
    return short(report)


def short(report: dict[str, Any]) -> dict[str, Any]:
    def row(entry: dict[str, Any]) -> int:
        return entry["at"] if isinstance(entry["at"], int) else entry["at"][1]

    kept = ("id", "name", "sex", "birth", "phone", "room", "head")
    assert {(person["compound"], person["building"]) for person in report["people"]} == {("示例苑", "5")}
    return {
        "people": [(row(person), *(person[name] for name in kept)) for person in report["people"]],
        "duplicates": [(row(entry), entry["kind"]) for entry in report["duplicates"]],
        "rejected": [(row(entry), entry["reason"]) for entry in report["rejected"]],
        "warnings": [(row(entry), entry["codes"]) for entry in report["warnings"]],
        "skipped": [(row(entry), entry["reason"]) for entry in report["skipped"]],
        "set_aside": [row(entry) for entry in report["set_aside"]],
        "unread": [entry["heading"] for entry in report["unread"]],
    }


def write_xlsx(path: Path, cells: list[list[Cell]], **options: Any) -> None:
    with xlsxwriter.Workbook(path, options) as book:
        sheet = book.add_worksheet("花名册")
        day = book.add_format({"num_format": "yyyy/m/d"})
        for top, left, bottom, right in MERGED:
            sheet.merge_range(top, left, bottom, right, "")
        for row, values in enumerate(cells):
            for column, value in enumerate(values):
                if isinstance(value, date):
                    sheet.write_datetime(row, column, value, day)
                elif isinstance(value, str) and value:
                    sheet.write_string(row, column, value)
                elif value:
                    sheet.write(row, column, value)


def write_xls(path: Path, cells: list[list[Cell]]) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("花名册")
    day = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for top, left, bottom, right in MERGED:
        sheet.merge(top, bottom, left, right)
    for row, values in enumerate(cells):
        for column, value in enumerate(values):
            if value not in {None, ""}:
                sheet.write(row, column, value, *([day] if isinstance(value, date) else []))
    book.save(str(path))


def write_ods(path: Path, cells: list[list[Cell]]) -> None:
    document = OpenDocumentSpreadsheet()
    table = Table(name="花名册")
    anchors = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in MERGED}
    covered = {
        (row, column)
        for top, left, bottom, right in MERGED
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    } - set(anchors)
    for row, values in enumerate(cells):
        made = TableRow()
        for column, value in enumerate(values):
            made.addElement(ods_cell(value, anchors.get((row, column)), is_covered=(row, column) in covered))
        table.addElement(made)
    document.spreadsheet.addElement(table)
    document.save(str(path))


def ods_cell(value: Cell, span: tuple[int, int] | None, *, is_covered: bool) -> TableCell | CoveredTableCell:
    if is_covered:
        return CoveredTableCell()
    spans = {"numberrowsspanned": span[0], "numbercolumnsspanned": span[1]} if span else {}
    if isinstance(value, date):
        return TableCell(valuetype="date", datevalue=value.isoformat(), **spans)
    if isinstance(value, float):
        return TableCell(valuetype="float", value=repr(value), **spans)
    cell = TableCell(valuetype="string", **spans)
    if value:
        cell.addElement(P(text=value))
    return cell


def as_text(value: Cell) -> str:
    if isinstance(value, float):
        return f"{value:.5E}" if value > 1e15 else str(int(value))
    return "" if value is None else str(value)


def unmerged(cells: list[list[Cell]]) -> list[list[str]]:
    return [[as_text(value) for value in row] for row in cells]


@pytest.mark.parametrize("write", [write_xlsx, write_xls, write_ods], ids=["xlsx", "xls", "ods"])
def test_a_workbook_of_every_form(
    write: Callable[..., None], tmp_path: Path, cells: list[list[Cell]], number: Callable[..., str]
) -> None:
    write(tmp_path / "名册", cells)

    assert told(tmp_path / "名册") == expected(number)


def test_a_workbook_that_counts_from_1904(tmp_path: Path, cells: list[list[Cell]], number: Callable[..., str]) -> None:
    write_xlsx(tmp_path / "名册.xlsx", cells, date_1904=True)

    assert told(tmp_path / "名册.xlsx") == expected(number)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_in_every_encoding(encoding: str, tmp_path: Path, cells: list[list[Cell]], number: Callable[..., str]) -> None:
    """The doors of the two merged households come from their members' words, since csv has no merged cells."""
    path = tmp_path / "名册.csv"
    rows = unmerged(cells)
    rows[6][1:3] = rows[4][1:3]
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(rows)

    assert told(path) == expected(number)


def test_pasted_cells(cells: list[list[Cell]], number: Callable[..., str]) -> None:
    rows = unmerged(cells)
    rows[6][1:3] = rows[4][1:3]
    text = "\r\n".join("\t".join(f'"{cell}"' if "\n" in cell else cell for cell in row) for row in rows)

    assert short(to_json(judge(sheets.pasted(text), TODAY))) == expected(number)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed: its own files are not tried")
@pytest.mark.parametrize("form", ["xlsx", "xls", "ods"])
def test_a_workbook_that_libreoffice_wrote(
    form: str, tmp_path: Path, cells: list[list[Cell]], number: Callable[..., str]
) -> None:
    source, out = tmp_path / "名册.xlsx", tmp_path / "out"
    write_xlsx(source, cells)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [str(SOFFICE), profile, "--headless", "--convert-to", form, "--outdir", str(out), str(source)],
        check=True,
        capture_output=True,
        timeout=120,
    )

    assert told(out / f"名册.{form}") == expected(number)

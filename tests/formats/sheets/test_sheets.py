"""A file through the child, as the program gets it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from desktop.base.errors import DeskError
from desktop.base.progress import CancelledError, Progress
from desktop.formats import sheets
from desktop.formats.child import Limits
from desktop.formats.sheets import Span


class Impatient(Progress):
    """Presses 取消 after a while."""

    def __init__(self) -> None:
        self._left = 3

    def step(self, done: int, total: int) -> None:
        self._left -= 1
        if self._left < 0:
            raise CancelledError


def rows(path: Path) -> list[tuple[str, list[list[object]]]]:
    with sheets.opened(path) as book:
        return [(sheet.name, [list(row) for chunk in sheet.chunks for row in chunk]) for sheet in book.sheets]


@pytest.fixture
def two_sheets(tmp_path: Path) -> Path:
    path = tmp_path / "名册.xlsx"
    with xlsxwriter.Workbook(path) as book:
        first, second = book.add_worksheet("一"), book.add_worksheet("二")
        first.merge_range(0, 0, 1, 0, "5号")
        first.write(1, 1, "张三")
        second.write(0, 0, 7)
    return path


def test_every_sheet_comes_with_its_rows(two_sheets: Path) -> None:
    assert rows(two_sheets) == [("一", [["5号", ""], ["", "张三"]]), ("二", [[7.0]])]


def test_merged_cells_come_with_their_sheet(two_sheets: Path) -> None:
    with sheets.opened(two_sheets) as book:
        assert [sheet.merged for sheet in book.sheets] == [(Span(0, 0, 1, 0),), ()]


def test_the_type_is_found_by_content(two_sheets: Path) -> None:
    assert len(rows(two_sheets.rename(two_sheets.with_suffix(".xls")))) == 2


def test_leaving_early_is_no_error(two_sheets: Path) -> None:
    with sheets.opened(two_sheets) as book:
        assert next(book.sheets).name == "一"


def test_cancel_stops_the_reading(two_sheets: Path) -> None:
    def read_all() -> None:
        with sheets.opened(two_sheets, Impatient()) as book:
            for sheet in book.sheets:
                list(sheet.chunks)

    with pytest.raises(CancelledError):
        read_all()


def test_rows_of_unequal_width_are_not_taken() -> None:
    replies = iter([{"sheet": "一", "merged": []}, {"rows": [["a"], ["a", "b"]]}])

    with pytest.raises(ValueError, match="width"):
        [list(sheet.chunks) for sheet in sheets._sheets(replies)]


def test_pasted_rows_are_a_book_of_one_sheet() -> None:
    book = sheets.pasted('姓名\t备注\r\n张三\t"一行\r\n两行"\r\n')

    assert [list(sheet.chunks) for sheet in book.sheets] == [[[["姓名", "备注"], ["张三", "一行\r\n两行"]]]]


def test_an_empty_clipboard_is_said() -> None:
    with pytest.raises(DeskError, match="剪贴板"):
        sheets.pasted("")


def test_a_sheet_that_claims_the_whole_grid_costs_a_message_and_not_the_program(tmp_path: Path) -> None:
    """Two cells in opposite corners of a sheet of 17 thousand million."""
    path = tmp_path / "大.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "姓名")
        sheet.write(1_048_575, 16_383, "张三")

    with pytest.raises(DeskError, match="太大"):
        rows(path)


def test_a_bomb_of_shared_words_costs_a_message(two_sheets: Path, tmp_path: Path) -> None:
    path = tmp_path / "词.xlsx"
    with zipfile.ZipFile(two_sheets) as good, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bad:
        for part in good.namelist():
            if part != "xl/sharedStrings.xml":
                bad.writestr(part, good.read(part))
        bad.writestr("xl/sharedStrings.xml", b"<sst>" + b"<si><t>%s</t></si>" % (b"a" * 9) * 9_000_000 + b"</sst>")

    with pytest.raises(DeskError):
        rows(path)


def test_a_sheet_that_takes_too_long_is_stopped(two_sheets: Path) -> None:
    with pytest.raises(DeskError, match="太久"), sheets.opened(two_sheets, limits=Limits(wall_s=0.0)):
        pass


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="找不到"):
        rows(tmp_path / "没有.xlsx")

"""Lists out: what was text stays text, on every sheet, in every program that opens it."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from desktop.base.errors import DeskError
from desktop.base.problems import Problem
from desktop.base.progress import CancelledError, Progress
from desktop.formats import workbook
from desktop.formats.workbook import Sheet, write, write_csv, write_sheets
from desktop.modules.residents.records import Resident

HOSTILE = [
    "=cmd|' /C calc'!A0",
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "＝1+1",
    '=HYPERLINK("http://example.invalid","看")',
    "{=1+1}",
    "<r><t>粗</t></r>",
    "<r></c><c r='A9'><f>1+1</f></c></r>",
    "_x0041_",
    "&amp; ]]> <f>1</f>",
    " 前后有空格 ",
    "𠮷䶮",
    "123456789012345678",
    "000123",
    "1e5",
    "TRUE",
    "2026-01-02",
]
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


@dataclass(frozen=True)
class Heading:
    label: str
    width: int = 0


NAME = [Heading("姓名", 8)]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "名单.xlsx"


def cells(path: Path, sheet: int = 0) -> list[list[str]]:
    """Rows below title and heading, as another program reads them."""
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(sheet).to_python(skip_empty_area=False)[2:]


def xml(path: Path, name: str = "xl/worksheets/sheet1.xml") -> str:
    with zipfile.ZipFile(path) as book:
        return book.read(name).decode()


def text_of(path: Path) -> str:
    """All XML of the file in one string."""
    with zipfile.ZipFile(path) as book:
        return "".join(book.read(name).decode() for name in book.namelist())


def test_every_text_comes_back_as_it_was(target: Path) -> None:
    write(target, "名单", NAME, [[text] for text in HOSTILE])
    assert [row[0] for row in cells(target)] == HOSTILE


def test_no_cell_is_a_formula(target: Path) -> None:
    write(target, "=1+1", [Heading("=1+1")], [[text] for text in HOSTILE])
    assert "<f>" not in xml(target)


def test_every_filled_cell_is_typed_text(target: Path) -> None:
    write(target, "名单", NAME, [[text] for text in HOSTILE])
    assert {*re.findall(r'<c [^>]*?t="(\w+)"', xml(target))} == {"inlineStr"}


@needs_office
def test_libreoffice_shows_the_same_texts_after_recalculation(target: Path) -> None:
    write(target, "名单", NAME, [[text] for text in HOSTILE])
    profile = f"-env:UserInstallation={(target.parent / 'profile').as_uri()}"
    options = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", options, "--outdir", str(target.parent), str(target)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    shown = list(csv.reader(io.StringIO(target.with_suffix(".csv").read_text("utf-8"))))
    assert [row[0] for row in shown[2:]] == HOSTILE


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="\ufffe\uffff")), max_size=8)
)
def test_any_visible_text_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = tmp_path_factory.mktemp("any") / "a.xlsx"
    write(path, "名单", NAME, [[f"{text}。"] for text in texts])
    assert cells(path) == [[f"{text}。"] for text in texts]


def test_line_breaks_become_single_ones(target: Path) -> None:
    write(target, "名单", NAME, [["甲\r\n乙\r丙\n丁"]])
    assert cells(target) == [["甲\n乙\n丙\n丁"]]


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1f", "\x7f", "\x85", "\ud800", "\ufffe", "\uffff"])
def test_characters_unfit_for_xml_are_left_out(target: Path, bad: str) -> None:
    write(target, f"名{bad}单", [Heading(f"姓{bad}名")], [[f"示例{bad}人"]])
    assert cells(target) == [["示例人"]]


def test_a_cell_too_long_for_excel_is_named(target: Path) -> None:
    found = write(target, "名单", [Heading("姓名"), Heading("备注")], [["示例人", "长" * 32_768]])
    assert found == [Problem("第3行 备注", "超过 32,767 个字，表格里只有前面的部分")]


def test_a_cell_too_long_for_excel_holds_its_beginning(target: Path) -> None:
    write(target, "名单", NAME, [["长" * 40_000]])
    assert cells(target) == [["长" * 32_767]]


def test_rare_characters_count_two_and_are_never_halved(target: Path) -> None:
    write(target, "名单", NAME, [["𠮷" * 20_000]])
    assert cells(target) == [["𠮷" * 16_383]]


def test_a_cell_of_the_longest_length_is_no_problem(target: Path) -> None:
    assert write(target, "名单", NAME, [["长" * 32_767]]) == []


def test_a_list_longer_than_a_sheet_is_refused(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    with pytest.raises(DeskError, match="超过 3 行"):
        write(target, "名单", NAME, [["示例人"]] * 4)


def test_a_list_as_long_as_a_sheet_is_written(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    write(target, "名单", NAME, [["示例人"]] * 3)
    assert len(cells(target)) == 3


def test_a_list_of_nobody_is_a_title_and_a_heading(target: Path) -> None:
    write(target, "名单", NAME, [])
    assert CalamineWorkbook.from_path(str(target)).get_sheet_by_index(0).to_python() == [["名单"], ["姓名"]]


def test_a_field_is_a_column(target: Path) -> None:
    write(target, "居民", list(Resident.fields.values())[:2], [["示例人", "女"]])
    assert CalamineWorkbook.from_path(str(target)).get_sheet_by_index(0).to_python()[1] == ["姓名", "性别"]


@pytest.mark.parametrize(
    "mark",
    [
        '<pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/>',
        '<autoFilter ref="A2:B5"/>',
        'paperSize="9"',
        'orientation="landscape"',
        'fitToHeight="0"',
    ],
)
def test_the_list_is_ready_for_screen_and_paper(target: Path, mark: str) -> None:
    write(target, "名单", [Heading("姓名"), Heading("住址")], [["示例人", "示例路100弄"]] * 3)
    assert mark in xml(target)


def test_the_heading_repeats_on_every_page(target: Path) -> None:
    write(target, "名单", NAME, [["示例人"]])
    assert "'名单'!$2:$2" in xml(target, "xl/workbook.xml").replace("名单!", "'名单'!")


def test_a_han_character_is_two_columns_wide(target: Path) -> None:
    write(target, "名单", [Heading("联系电话及备注")], [])
    assert '<col min="1" max="1" width="17.7' in xml(target)


def test_the_file_tells_nothing_of_who_made_it_and_where(target: Path) -> None:
    write(target, "名单", NAME, [["示例人"]])
    assert not re.search(r"<dc:creator>[^<]|<cp:lastModifiedBy>[^<]|<Company>[^<]|absPath|/tmp|\\\\", text_of(target))


def test_the_same_list_gives_the_same_bytes(tmp_path: Path) -> None:
    write(tmp_path / "甲.xlsx", "名单", NAME, [["示例人"]])
    write(tmp_path / "乙.xlsx", "名单", NAME, [["示例人"]])
    assert (tmp_path / "甲.xlsx").read_bytes() == (tmp_path / "乙.xlsx").read_bytes()


def test_several_lists_are_several_sheets(target: Path) -> None:
    write_sheets(target, [Sheet("甲", "甲表", NAME, [["一"]]), Sheet("乙", "乙表", NAME, [["二"]])])
    assert (cells(target, 0), cells(target, 1)) == ([["一"]], [["二"]])


def test_a_foot_stands_under_the_list_as_text(target: Path) -> None:
    write_sheets(target, [Sheet("甲", "甲表", NAME, [["一"]], "=制表人：")])
    assert cells(target) == [["一"], [""], ["=制表人："]]
    assert "<f>" not in xml(target)


def test_names_that_excel_refuses_are_mended(target: Path) -> None:
    names = ["[甲]:*?/\\", "", "甲", "'乙'", "长" * 40, "History"]
    write_sheets(target, [Sheet(name, "表", NAME, []) for name in names])
    assert CalamineWorkbook.from_path(str(target)).sheet_names == ["甲", "表2", "甲(3)", "乙", "长" * 31, "History(6)"]


class Stop(Progress):
    """Somebody presses 取消 at the second look."""

    def step(self, done: int, total: int) -> None:
        if done:
            raise CancelledError


def test_a_cancelled_list_leaves_the_older_file_and_nothing_else(target: Path) -> None:
    target.write_bytes(b"old")
    with pytest.raises(CancelledError):
        write(target, "名单", NAME, [["示例人"]] * 1000, Stop())
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_rows_left_by_a_killed_program_are_removed(target: Path) -> None:
    (target.parent / "名单.xlsx.abcd1234.rows").mkdir()
    write(target, "名单", NAME, [["示例人"]])
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_a_csv_file_starts_with_the_mark_excel_asks_for(tmp_path: Path) -> None:
    write_csv(tmp_path / "名单.csv", NAME, [["示例人"]])
    assert (tmp_path / "名单.csv").read_bytes() == "\ufeff姓名\r\n示例人\r\n".encode()


def test_a_csv_file_keeps_line_breaks_quotes_and_commas(tmp_path: Path) -> None:
    rows = [['甲"乙', "丙,丁", "戊\n己"]]
    write_csv(tmp_path / "名单.csv", [Heading("一"), Heading("二"), Heading("三")], rows)
    with (tmp_path / "名单.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file))[1:] == rows


def test_a_csv_file_holds_no_formula(tmp_path: Path) -> None:
    write_csv(tmp_path / "名单.csv", [Heading("=A1")], [["=1+1"]])
    assert (tmp_path / "名单.csv").read_text("utf-8-sig") == "'=A1\n'=1+1\n"


def test_a_cancelled_csv_file_leaves_the_older_one(tmp_path: Path) -> None:
    (tmp_path / "名单.csv").write_bytes(b"old")
    with pytest.raises(CancelledError):
        write_csv(tmp_path / "名单.csv", NAME, [["示例人"]] * 1000, Stop())
    assert (tmp_path / "名单.csv").read_bytes() == b"old"


def test_a_row_is_as_high_as_what_is_wrapped_in_it(target: Path) -> None:
    write(target, "任务", [Heading("任务"), Heading("情况")], [["贴通知", "按时"], ["长" * 90, "按时"], ["一\n二", ""]])
    heights = {
        int(row): float(height or 0)
        for row, height in re.findall(r'<row r="(\d+)"(?:(?! ht=)[^>])*(?: ht="([0-9.]+)")?', xml(target))
    }

    assert (heights[3], heights[4], heights[5]) == (0, 75, 30)

"""A sheet on paper: as a page, as a Word document, as an Excel file; each tells the same."""

from __future__ import annotations

import dataclasses
import re
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pytest
from modules.tasks.month import august
from office import done, keep
from python_calamine import CalamineWorkbook

from desktop.base.paths import resources
from desktop.formats import workbook
from desktop.formats.document import render_worker
from desktop.modules.tasks.records import WordsSlip
from desktop.modules.tasks.rules.sheets import Sheet
from desktop.modules.tasks.rules.summaries import Sorted
from desktop.modules.tasks.service import sheet_of, write_words
from desktop.modules.tasks.service.sheetpapers import SIGNED, page, template_words, workbook_tabs
from desktop.modules.team.records import Member
from desktop.work.desk import Desk
from desktop.work.leaflet import PAIR, ROW, SIGN, TITLE

TODAY = date(2026, 8, 28)
AREA = "示例苑居民区"
SPANS = ("week", "month")


@pytest.fixture
def sheets(desk: Desk, assignee: Member) -> dict[str, Sheet]:
    """The week and the month of 示例助手甲, with the secretary's words."""
    other = keep(desk, Member(name="示例助手乙", role="young_assistant"))
    keep(desk, *august(assignee.uid, other.uid))
    for span in SPANS:
        done(desk, write_words, assignee, span, TODAY, WordsSlip(words="写得细。\n下周自己开口。", story="灯当天就换了"))
    return {span: sheet_of(desk.store, assignee, span, TODAY, TODAY) for span in SPANS}


def written(sheet: Sheet, folder: Path) -> tuple[str, list[str]]:
    """All text of the Word document, and the words its template lacked."""
    template = resources() / "templates" / f"{sheet.kind}.docx"
    [reply] = render_worker(
        {"template": str(template), "context": template_words(sheet, AREA), "out": str(folder / "小结.docx")}
    )
    with zipfile.ZipFile(folder / "小结.docx") as package:
        return "\n".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", package.read("word/document.xml").decode())), reply["missing"]


def said(sheet: Sheet) -> str:
    """All text of the page but for the names of its parts."""
    return "\n".join(line.text for copy in page(sheet, AREA).copies for line in copy)


@pytest.mark.parametrize("span", SPANS)
def test_the_page_and_the_word_document_tell_the_same(sheets: dict[str, Sheet], span: str, tmp_path: Path) -> None:
    text, missing = written(sheets[span], tmp_path)
    on_page = [line for line in re.split(r"[\n\t]", said(sheets[span])) if line and line != SIGNED and "　" not in line]

    assert missing == []
    assert len(on_page) > 10
    assert [line for line in on_page if line not in text] == []


@pytest.mark.parametrize("span", SPANS)
def test_the_page_is_a_form_that_ends_with_two_signatures(sheets: dict[str, Sheet], span: str) -> None:
    (copy,) = page(sheets[span], AREA).copies

    assert (copy[0].style, copy[-1].style, copy[-1].text) == (TITLE, SIGN, SIGNED)
    assert [line.text for line in copy if line.style == PAIR][-1] == "写得细。\n下周自己开口。"
    assert bool([line for line in copy if line.style == ROW]) is (span == "month")


def test_where_nothing_was_written_there_is_room_for_the_hand(sheets: dict[str, Sheet]) -> None:
    (copy,) = page(dataclasses.replace(sheets["week"], words=None), AREA).copies

    assert [line.text for line in copy if line.label == "书记评语"] == ["\n\n"]


def test_the_excel_file_has_a_row_for_each_task_and_each_line(sheets: dict[str, Sheet], tmp_path: Path) -> None:
    workbook.write_sheets(tmp_path / "月报.xlsx", workbook_tabs(sheets["month"], AREA))
    book = CalamineWorkbook.from_path(str(tmp_path / "月报.xlsx"))
    tasks, words = (book.get_sheet_by_name(name).to_python() for name in ("任务", "小结"))

    assert book.sheet_names == ["数字", "任务", "小结"]
    assert tasks[2] == ["做了", "走访三户", "2026-08-07", "2026-08-06", "早 1 天", "4"]
    assert [row[:2] for row in tasks[5:]] == [["逾期", "逾期的"], ["在做", "交了的"], ["接下来", "九月的"]]
    assert [row for row in words if row[1] in ("写得细。", "下周自己开口。")] == [
        ["书记评语", "写得细。"],
        ["", "下周自己开口。"],
    ]


def test_a_week_needs_no_sheet_of_numbers(sheets: dict[str, Sheet]) -> None:
    assert [tab.name for tab in workbook_tabs(sheets["week"], AREA)] == ["任务", "小结"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_usual_week_is_one_page(sheets: dict[str, Sheet], tmp_path: Path) -> None:
    week = sheets["week"]
    one = week.tasks.done[0]
    usual = dataclasses.replace(week, tasks=Sorted(done=(one,) * 6, doing=(one,) * 3, late=(one,), ahead=(one,) * 3))
    written(usual, tmp_path)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "小结.docx")]
    subprocess.run(words, check=True, capture_output=True, timeout=120)

    assert len(re.findall(rb"/Type\s*/Page\b", (tmp_path / "小结.pdf").read_bytes())) == 1

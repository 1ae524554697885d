"""The import as a person goes through it, from the file to 撤销."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from office import keep
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from desktop.base.progress import CancelledError, Progress
from desktop.modules.residents.page.importing import Importing
from desktop.modules.residents.page.reading import Source
from desktop.modules.residents.records import Resident
from desktop.store import history
from desktop.work.desk import Desk
from desktop.work.jobs import Now


class Stopping(Progress):
    def step(self, done: int, total: int) -> None:
        raise CancelledError


@pytest.fixture
def page(show: Callable[..., Importing], desk: Desk) -> Importing:
    made = Importing(desk)
    made.begin()
    return show(made, 1190, 640)


def names(desk: Desk) -> set[str | None]:
    return {one.name for one in desk.store.find(Resident)}


def test_before_the_last_press_nothing_is_written(desk: Desk, page: Importing, source: Source) -> None:
    page.read(source)
    page.columns.on.click()

    assert (page.stepper.at, names(desk)) == (2, set())


def test_the_last_press_writes_what_was_shown(desk: Desk, page: Importing, source: Source) -> None:
    page.read(source)
    page.columns.on.click()

    page.findings.act.click()

    assert (page.stepper.at, names(desk)) == (3, {"张三", "李四", "赵小"})


def test_one_press_takes_the_import_back(desk: Desk, page: Importing, source: Source) -> None:
    page.read(source)
    page.findings.act.click()

    page.outcome.undo.click()

    assert names(desk) == set()


def test_a_later_step_does_not_hide_which_one_was_the_import(desk: Desk, page: Importing, source: Source) -> None:
    page.read(source)
    page.findings.act.click()
    keep(desk, Resident(name="后来的人"))

    page.outcome.undo.click()

    assert names(desk) == {"后来的人"}


def test_a_remark_is_written_when_somebody_said_so(desk: Desk, page: Importing, source: Source) -> None:
    page.read(source)
    page.columns.on.click()
    page.findings.tabs.setCurrentIndex(1)
    next(one for one in page.findings.findChildren(QPushButton) if one.text() == "保留").click()

    page.findings.act.click()

    assert [one.note for one in desk.store.find(Resident, name="张三")] == ["信访户"]


def test_when_residents_changed_meanwhile_the_plan_is_made_anew_and_nothing_written(
    desk: Desk, page: Importing, source: Source
) -> None:
    page.read(source)
    page.columns.on.click()
    keep(desk, Resident(name="李四", id_number="110105195001010012"))

    page.findings.act.click()

    assert (page.stepper.at, page.findings.act.text(), len(names(desk))) == (2, "导入 3 行", 1)


def test_the_plan_made_anew_is_carried_out_by_the_next_press(desk: Desk, page: Importing, source: Source) -> None:
    page.read(source)
    keep(desk, Resident(name="李四", id_number="110105195001010012"))
    page.findings.act.click()

    page.findings.act.click()

    assert sorted(filter(None, names(desk))) == ["张三", "李四", "赵小"]


def test_a_file_that_cannot_be_read_is_refused_in_words_and_another_can_be_chosen(
    desk: Desk, page: Importing, tmp_path: Path
) -> None:
    page.read_file(tmp_path / "没有这个.xlsx")

    assert (len(desk.ask.refused), page.stepper.at, page.source.choose.isVisible()) == (1, 0, True)


def test_a_cancelled_look_leads_back_to_the_first_step(desk: Desk, page: Importing, source: Source) -> None:
    desk.jobs = Now(Stopping())

    page.read(source)

    assert (page.stepper.at, page.source.choose.isVisible()) == (0, True)


def test_a_cancelled_import_can_be_tried_again(desk: Desk, page: Importing, source: Source) -> None:
    page.read(source)
    desk.jobs = Now(Stopping())

    page.findings.act.click()

    assert (page.findings.act.isEnabled(), names(desk)) == (True, set())


def test_a_file_chosen_from_the_disk_is_read(desk: Desk, page: Importing, source: Source, tmp_path: Path) -> None:
    path = tmp_path / "示例.csv"
    path.write_text(source.text, encoding="gb18030")
    desk.ask.answers.append(path)

    page.source.choose.click()

    assert (page.stepper.at, page.findings.act.text()) == (1, "导入 3 行")


def test_the_clipboard_is_read_as_a_table(desk: Desk, page: Importing, source: Source) -> None:
    QGuiApplication.clipboard().setText(source.text)

    page.source.paste.click()

    assert page.findings.act.text() == "导入 3 行"


def test_problem_rows_leave_as_a_file_that_is_in_the_log(desk: Desk, page: Importing, source: Source, tmp_path: Path) -> None:
    page.read(source)
    desk.ask.answers.append(tmp_path / "问题行.xlsx")

    page.findings.export.click()

    assert (tmp_path / "问题行.xlsx").exists()
    assert history.units(desk.store.connection, limit=1)[0].label == "导出问题清单"


def test_taking_the_same_roster_in_again_writes_nothing(desk: Desk, page: Importing, source: Source) -> None:
    page.read(source)
    page.findings.act.click()

    page.read(source)

    assert (page.findings.act.text(), page.findings.act.isEnabled()) == ("没有要写入的", False)


def test_covering_the_screen_veils_the_rows(desk: Desk, page: Importing, source: Source) -> None:
    page.read(source)
    desk.covered = True

    page.cover()

    assert "张叁" not in {one.text() for one in page.findChildren(QPushButton)}


def say(page: Importing, column: int, field: str, card: int = 0) -> None:
    """Choose what a column is, as with the mouse."""
    box = page.columns.cards[card].boxes[column]
    box.setCurrentIndex(box.findData(field))
    box.activated.emit(box.currentIndex())


def test_a_roster_is_read_by_what_a_person_says_of_its_columns(desk: Desk, page: Importing) -> None:
    page.read(Source("粘贴的表格", text="姓名\t身份证号\t常用\n张三\t11010519491231002X\t19900000001\n"))
    say(page, 2, "phone")
    assert page.columns.on.text() == "按改过的再读一遍"

    page.columns.on.click()
    page.findings.act.click()

    assert [(one.name, one.phone) for one in desk.store.find(Resident)] == [("张三", "19900000001")]


def test_the_next_roster_with_the_same_head_is_read_the_same_way(desk: Desk, page: Importing) -> None:
    page.read(Source("粘贴的表格", text="姓名\t身份证号\t常用\n张三\t11010519491231002X\t19900000001\n"))
    say(page, 2, "phone")
    page.columns.on.click()
    page.findings.act.click()

    page.read(Source("又一份", text="姓名\t身份证号\t常用\n李四\t110105195001010012\t19900000002\n"))

    assert page.columns.cards[0].boxes[2].currentData() == "phone"
    assert not page.columns.is_changed


def test_without_a_column_of_names_there_is_no_next_step(page: Importing, source: Source) -> None:
    page.read(source)

    say(page, 0, "")

    assert not page.columns.on.isEnabled()


def test_a_second_reading_that_is_cancelled_leaves_what_was_said(desk: Desk, page: Importing, source: Source) -> None:
    page.read(source)
    say(page, 5, "")
    desk.jobs = Now(Stopping())

    page.columns.on.click()

    assert (page.stepper.at, page.columns.is_changed) == (1, True)


def test_a_file_that_is_gone_before_it_is_read_again_is_refused_and_nothing_is_lost(
    desk: Desk, page: Importing, source: Source, tmp_path: Path
) -> None:
    path = tmp_path / "示例.csv"
    path.write_text(source.text, encoding="utf-8")
    page.read_file(path)
    say(page, 5, "")
    path.unlink()

    page.columns.on.click()

    assert (len(desk.ask.refused), page.stepper.at, page.columns.is_changed) == (1, 1, True)


@pytest.fixture
def houses(tmp_path: Path) -> Path:
    """A workbook as offices have them: one sheet a building, all with the same head."""
    path = tmp_path / "示例.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, row in (
            ("1号楼", ("张三", "11010519491231002X", "19900000001")),
            ("2号楼", ("李四", "110105195001010012", "19900000002")),
        ):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ("姓名", "身份证号", "常用"))
            sheet.write_row(1, 0, row)
    return path


def test_sheets_with_the_same_head_are_said_once_for_all(desk: Desk, page: Importing, houses: Path) -> None:
    page.read_file(houses)
    assert len(page.columns.cards) == 1
    say(page, 2, "phone")

    page.columns.on.click()
    page.findings.act.click()

    assert {one.phone for one in desk.store.find(Resident)} == {"19900000001", "19900000002"}


def test_a_sheet_that_is_left_out_stays_so_whatever_is_said_of_others(desk: Desk, page: Importing, tmp_path: Path) -> None:
    path = tmp_path / "示例.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, row in (("一", ("姓名", "电话", "常用")), ("二", ("姓名", "手机"))):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, row)
            sheet.write_row(1, 0, ("张三" if name == "一" else "李四", "19900000001", "19900000003"))
    page.read_file(path)
    for column in (0, 1):
        say(page, column, "", card=1)
    page.columns.on.click()
    page.findings.previous.click()
    say(page, 2, "phone")

    page.columns.on.click()
    page.findings.act.click()

    assert names(desk) == {"张三"}

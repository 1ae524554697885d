"""该走访了 on the screen, on paper, and filed when one is back."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path
from shutil import which

import pytest
from office import Office, as_role, done
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from ui import conftest as looks

from desktop.base.clock import local_day
from desktop.modules.residents.records import CareTag, Household, Resident
from desktop.modules.residents.service import open_tag
from desktop.modules.visits.page.backentry import BackEntry
from desktop.modules.visits.page.turns import MOST, Turns
from desktop.modules.visits.page.walk import walk_table
from desktop.modules.visits.records import Visit
from desktop.ui.print import ListPages, Preview
from desktop.work.desk import Desk

qapp, usual_look, show = looks.qapp, looks.usual_look, looks.show
_SELECT = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


def cared(desk: Desk, resident: Resident, need: str = "代买米面油") -> None:
    asked = CareTag(need=need, category="C02", resident=resident.uid, basis="duty", opened_on=date(2026, 1, 1))
    done(desk, open_tag, asked)


@pytest.fixture
def lane(desk: Desk, door, called) -> list[tuple[Household, Resident]]:
    """Four doors cared for, seen 31, 30, 91 and 29 days ago, and one that only a year has passed; out of order."""
    found = []
    for where, name, ago in (("12号101", "丙", 91), ("2号302", "乙", 30), ("2号301", "甲", 31), ("3号101", "丁", 29)):
        household, resident = door(where, name)
        cared(desk, resident)
        called(ago, household=household.uid)
        found.append((household, resident))
    door("20号101", "戊")
    return found


def names(page: Turns) -> list[str]:
    return [page.table.model().data(page.table.model().index(row, 2)) for row in range(page.table.model().rowCount())]


def choose(page: Turns, *rows: int) -> None:
    for row in rows:
        page.table.selectionModel().select(page.table.model().index(row, 0), _SELECT)


def entry_of(page: Turns) -> BackEntry:
    page.file()
    (sheet,) = page.window().findChildren(BackEntry)
    return sheet


@pytest.mark.parametrize(
    ("way", "expected"),
    [
        ("该走访", ["甲", "乙", "丙"]),
        ("超30天", ["甲", "丙"]),
        ("超90天", ["丙"]),
        ("一年未到", ["戊"]),
        ("全部", ["甲", "乙", "丙", "戊"]),
    ],
)
def test_each_way_to_look_shows_all_of_its_people_and_nobody_else(
    qapp, desk: Desk, lane, way: str, expected: list[str]
) -> None:
    page = Turns(desk)
    page.chips[way].click()

    assert names(page) == expected
    assert page.chips[way].text() == f"{way} {len(expected)}"


def test_a_building_is_named_once(qapp, desk: Desk, lane) -> None:
    page = Turns(desk)

    assert [page.table.model().data(page.table.model().index(row, 0)) for row in range(3)] == [
        "示例路100弄2号",
        "",
        "示例路100弄12号",
    ]


def test_commands_act_on_the_households_of_the_rows_chosen(qapp, desk: Desk, lane) -> None:
    page = Turns(desk)
    choose(page, 0, 2)

    assert page.selected == (lane[2][0], lane[0][0])
    assert page.status == "共 3 户 · 选中 2"


def test_one_row_is_of_the_person_it_is_about(qapp, desk: Desk, lane) -> None:
    page = Turns(desk)
    choose(page, 0)

    assert page.selected == (lane[2][1],)


def test_nothing_of_anybody_is_shown_while_the_screen_is_covered(qapp, desk: Desk, lane) -> None:
    page = Turns(desk)
    desk.covered = True
    page.cover()

    assert set(names(page)) == {"•••"}


def test_an_empty_list_says_so(qapp, desk: Desk) -> None:
    page = Turns(desk)

    assert (page._body.currentIndex(), page.print_button.isEnabled(), page.file_button.isEnabled()) == (1, False, False)


def test_whoever_may_only_read_neither_prints_nor_files(qapp, office: Office, desk: Desk, lane) -> None:
    page = Turns(office.desk(as_role(desk, "reader")))

    assert (names(page), page.print_button.isEnabled(), page.file_button.isEnabled()) == (["甲", "乙", "丙"], False, False)


def test_the_sheet_is_by_building_with_room_to_write_and_names_no_category(
    qapp, usual_look, desk: Desk, lane, tmp_path: Path
) -> None:
    if which("pdftotext") is None:
        pytest.skip("poppler is not here")
    page = Turns(desk)
    pages = ListPages(walk_table(page._shown, "示例苑居民区走访单", desk.today))
    (tmp_path / "walk.pdf").write_bytes(pages.pdf("走访单"))
    subprocess.run(["pdftotext", "-layout", "walk.pdf", "walk.txt"], cwd=tmp_path, check=True)
    text = (tmp_path / "walk.txt").read_text(encoding="utf-8")

    order = [text.index(word) for word in ("100弄2号", " 甲", " 乙", "100弄12号", " 丙")]
    assert order == sorted(order)
    assert [word for word in ("戊", "丁", "纯老", "C02") if word in text] == []
    assert all(head in text for head in ("日期", "方式", "见到/未遇", "情况", "签名"))
    assert text.count("□见到") == 3


def test_printing_shows_the_rows_that_are_seen_and_is_in_the_log(qapp, show, desk: Desk, lane) -> None:
    page = Turns(desk)
    show(page)
    page.chips["超30天"].click()
    page.print()
    (preview,) = page.window().findChildren(Preview)
    (label,) = desk.store.connection.execute("SELECT label FROM unit ORDER BY seq DESC LIMIT 1").fetchone()
    rows = preview.view.pages._table.rows
    preview.close()

    assert (label, [row[1] for row in rows]) == ("打印示例苑居民区走访单 2 户", ["甲", "丙"])


def test_rows_chosen_are_printed_alone(qapp, show, desk: Desk, lane) -> None:
    page = Turns(desk)
    show(page)
    choose(page, 0, 1)
    page.print()
    (preview,) = page.window().findChildren(Preview)
    rows = preview.view.pages._table.rows
    preview.close()

    assert [row[1] for row in rows] == ["甲", "乙"]


def test_a_walk_is_filed_with_the_keyboard_alone_and_as_one_step(qapp, show, desk: Desk, lane) -> None:
    page = Turns(desk)
    desk.file.listeners.append(page.refresh)
    show(page)
    choose(page, 0, 1, 2)
    sheet = entry_of(page)
    first, second, third = (line.note for line in sheet.lines)
    QTest.keyClicks(first, "hao")
    QTest.keyClick(first, Qt.Key.Key_Return)
    QTest.keyClick(second, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(second, Qt.Key.Key_Return)
    QTest.keyClick(third, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    visits = [
        (visit.household, visit.missed, visit.words)
        for visit in desk.store.find(Visit)
        if local_day(visit.at or 0) == desk.today
    ]

    assert visits == [(lane[2][0].uid, None, "hao"), (lane[1][0].uid, True, None)]
    assert desk.ask.told == ["已记走访 2 次"]  # type: ignore[attr-defined]
    assert names(page) == ["乙", "丙"]
    desk.undo_last()
    assert names(page) == ["甲", "乙", "丙"]


def test_a_door_that_was_not_gone_to_is_not_filed(qapp, show, desk: Desk, lane) -> None:
    page = Turns(desk)
    show(page)
    choose(page, 0)
    sheet = entry_of(page)

    assert (sheet.save.isEnabled(), sheet.lines[0].visit(1)) == (False, None)


@pytest.mark.parametrize(("key", "field"), [(Qt.Key.Key_1, None), (Qt.Key.Key_2, "missed"), (Qt.Key.Key_3, "refused")])
def test_a_key_says_what_came_of_it(qapp, show, desk: Desk, lane, key: Qt.Key, field: str | None) -> None:
    page = Turns(desk)
    show(page)
    choose(page, 0)
    sheet = entry_of(page)
    QTest.keyClick(sheet.lines[0].note, key, Qt.KeyboardModifier.ControlModifier)
    visit = sheet.lines[0].visit(1)

    assert visit is not None
    assert {name for name in ("missed", "refused") if getattr(visit, name)} == ({field} if field else set())


@pytest.mark.parametrize(("words", "complaint"), [("2026-08-29", "还没有到这一天"), ("", "写上哪一天"), ("昨日不是", "")])
def test_a_walk_is_of_a_day_that_has_come(qapp, show, desk: Desk, lane, words: str, complaint: str) -> None:
    page = Turns(desk)
    show(page)
    choose(page, 0)
    sheet = entry_of(page)
    sheet.lines[0].mark("见到")
    sheet.day.editor.write(words)
    sheet.keep()

    assert sheet.isVisible()
    assert complaint in sheet.day.note


def test_a_walk_of_an_earlier_day_is_filed_there(qapp, show, desk: Desk, lane) -> None:
    page = Turns(desk)
    show(page)
    choose(page, 0)
    sheet = entry_of(page)
    sheet.lines[0].mark("见到")
    sheet.day.editor.write("2026-08-26")
    sheet.keep()
    (visit,) = desk.store.find(Visit, household=lane[2][0].uid, at=1787716800000)

    assert Visit.fields["at"].kind.show(visit.at) == "2026-08-26 12:00"


def test_without_a_row_chosen_there_is_nothing_to_file(qapp, desk: Desk, lane) -> None:
    Turns(desk).file()

    assert desk.ask.told == ["先选中走过的几户，再点“补记走访”"]  # type: ignore[attr-defined]


def test_more_than_a_walk_is_not_filed_at_once(qapp, desk: Desk, door) -> None:
    for room in range(MOST + 1):
        door(f"2号{room + 101}", f"示例{room}")
    page = Turns(desk)
    page.chips["全部"].click()
    page.table.selectAll()
    page.file()

    assert desk.ask.told == ["一次最多补记 60 户，分几次来"]  # type: ignore[attr-defined]
    assert page.selected == ()

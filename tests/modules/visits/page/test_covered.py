"""覆盖 on the screen, on paper, as a file."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from ui import conftest as looks

from desktop.modules.visits.page.covered import Covered
from desktop.ui.print import Preview
from desktop.work.desk import Desk

qapp, usual_look, show = looks.qapp, looks.usual_look, looks.show


def cells(table: object) -> list[tuple[str, ...]]:
    model = table.model()  # type: ignore[attr-defined]
    return [tuple(model.data(model.index(row, at)) for at in range(model.columnCount())) for row in range(model.rowCount())]


def furnish(door, called) -> None:
    for where, name in (("12号101", "丙"), ("2号302", "乙")):
        door(where, name)
    household, _ = door("2号301", "甲")
    called(3, household=household.uid)


def test_area_buildings_and_households_are_told(qapp, desk: Desk, door, called) -> None:
    furnish(door, called)
    page = Covered(desk)

    assert (page._percent.text(), page._counts.text()) == ("33.3%", "走到 1 户，共 3 户（有人住的户）")
    assert cells(page.buildings) == [
        ("示例路100弄2号", "1", "2", "50.0%", "2026-08-25"),
        ("示例路100弄12号", "0", "1", "0.0%", "—"),
    ]
    assert cells(page.doors) == [("301", "甲", "2026-08-25"), ("302", "乙", "一年未到")]


def test_the_households_are_those_of_the_building_chosen(qapp, desk: Desk, door, called) -> None:
    furnish(door, called)
    page = Covered(desk)
    page.buildings.selectRow(1)
    page.doors.selectRow(0)

    assert cells(page.doors) == [("101", "丙", "一年未到")]
    assert [one.title() for one in page.selected] == ["示例路100弄12号101 丙"]


def test_the_building_chosen_stays_chosen_when_something_is_written(qapp, desk: Desk, door, called) -> None:
    furnish(door, called)
    page = Covered(desk)
    page.buildings.selectRow(1)
    page.refresh({})

    assert page.buildings.chosen == 1


def test_it_leaves_as_a_file_with_the_whole_at_its_end(qapp, desk: Desk, door, called, tmp_path: Path) -> None:
    furnish(door, called)
    desk.ask.answers = [tmp_path / "覆盖.xlsx"]  # type: ignore[attr-defined]
    Covered(desk).export()
    sheet = openpyxl.load_workbook(tmp_path / "覆盖.xlsx").active

    rows = [tuple(str(cell or "") for cell in row) for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert rows[-1] == ("合计", "1", "3", "33.3%", "")


def test_it_stands_on_paper_with_both_numbers(qapp, show, desk: Desk, door, called) -> None:
    furnish(door, called)
    page = Covered(desk)
    show(page)
    page.print()
    (preview,) = page.window().findChildren(Preview)
    table = preview.view.pages._table
    preview.close()

    assert table.note == "2025-08-29 至 2026-08-28　走到 1 / 3 户　33.3%"


def test_without_households_there_is_nothing_to_take_out(qapp, desk: Desk) -> None:
    page = Covered(desk)

    assert (page._body.currentIndex(), [act.isEnabled() for act in page._acts]) == (1, [False, False])


def test_no_name_is_shown_while_the_screen_is_covered(qapp, desk: Desk, door, called) -> None:
    furnish(door, called)
    page = Covered(desk)
    desk.covered = True
    page.cover()

    assert cells(page.doors)[0][:2] == ("•••", "•••")

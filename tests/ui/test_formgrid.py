from __future__ import annotations

import pytest
from kernel import Person
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel

from desktop.model import fields as f
from desktop.model.record import Record, record
from desktop.ui import theme
from desktop.ui.fieldrow import FieldRow
from desktop.ui.formgrid import FormGrid
from desktop.work.desk import Desk


@record("grouped", label="分组")
class Grouped(Record):
    name: str | None = f.text("姓名", group="本人")
    age: int | None = f.number("年龄", group="本人")
    home: str | None = f.text("住处", group="住处")
    note: str | None = f.text("备注", lines=3, group="住处")


def grid(kind: type[Record], desk: Desk) -> FormGrid:
    made = FormGrid([FieldRow(field, desk) for field in kind.fields.values() if not field.computed])
    made.arrange(made._all)
    return made


def test_fields_stand_in_two_columns(desk: Desk, show) -> None:
    made = show(grid(Grouped, desk), 800, 500)

    assert [(row.x() > 0, row.y() == made._all[0].y()) for row in made._all[:2]] == [(False, True), (True, True)]


@record("hinted", label="有提示")
class Hinted(Record):
    need: str | None = f.text("需要的帮助", help="写要什么帮助，例如：定期联系，每周打一次电话，帮忙买菜。不写病情，也不写药名")
    name: str | None = f.text("姓名")
    home: str | None = f.text("住处")
    sex: str | None = f.text("性别")


@pytest.mark.parametrize("size", ["medium", "largest"])
def test_fields_beside_each_other_begin_at_one_height_however_long_a_hint_is(desk: Desk, show, size: str) -> None:
    theme.show(size=size)
    made = show(grid(Hinted, desk), 900, 700)
    QApplication.processEvents()

    tops = [row.editor.mapTo(made, QPoint(0, 0)).y() for row in made._all]
    assert (tops[0] == tops[1], tops[2] == tops[3]) == (True, True)


def test_a_hint_is_nearer_to_its_own_field_than_to_the_next(desk: Desk, show) -> None:
    made = show(grid(Hinted, desk), 900, 700)
    QApplication.processEvents()

    note = made._all[0]._note
    above = note.mapTo(made, QPoint(0, 0)).y() - made._all[0].editor.geometry().bottom()
    below = made._all[2].y() - note.mapTo(made, QPoint(0, note.height())).y()
    assert above < below


@pytest.mark.parametrize("width", [400, 900])
def test_the_height_is_known_before_it_is_shown(desk: Desk, show, width: int) -> None:
    made = grid(Hinted, desk)
    told = made.height_at(width)
    show(made, width, 900)
    QApplication.processEvents()

    assert abs(told - made.layout().heightForWidth(width)) <= 4


def test_where_there_is_little_room_they_stand_in_one(desk: Desk, show) -> None:
    made = show(grid(Grouped, desk), 400, 700)
    QApplication.processEvents()

    assert {row.x() for row in made._all} == {0}


def test_a_box_takes_the_whole_width(desk: Desk, show) -> None:
    made = show(grid(Grouped, desk), 800, 500)

    assert made._all[3].width() > made._all[0].width() * 2


def heads(made: FormGrid) -> list[str]:
    return [one.text() for one in made.findChildren(QLabel) if one.property("role") == "section" and one.isVisible()]


def test_each_group_has_its_name_once(desk: Desk, show) -> None:
    assert heads(show(grid(Grouped, desk), 800, 500)) == ["本人", "住处"]


def test_without_groups_there_are_no_heads(desk: Desk, show) -> None:
    assert heads(show(grid(Person, desk), 800, 700)) == []


def test_what_is_left_out_is_not_shown(desk: Desk, show) -> None:
    made = show(grid(Grouped, desk), 800, 500)

    made.arrange(made._all[:2])

    assert [row.isVisible() for row in made._all] == [True, True, False, False]


@pytest.mark.parametrize("width", [400, 800])
def test_tab_follows_the_declaration(desk: Desk, show, width: int) -> None:
    made = show(grid(Grouped, desk), width, 700)
    order, focus = [], made._all[0].editor.input
    while focus not in order:
        order.append(focus)
        focus = focus.nextInFocusChain()
    inputs = [row.editor.input for row in made._all]

    assert [one for one in order if one in inputs] == inputs

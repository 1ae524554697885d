from __future__ import annotations

from datetime import date

import pytest
from desks import keep
from kernel import House, Person
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.model import fields as f
from desktop.model.record import Record, record
from desktop.ui.editing.choices import FlagEditor
from desktop.ui.fieldrow import FieldRow, rows_of
from desktop.work.desk import Desk


def row(name: str, desk: Desk, qtbot: QtBot) -> FieldRow:
    made = FieldRow(Person.fields[name], desk)
    qtbot.addWidget(made)
    return made


def test_what_must_be_filled_in_says_so(desk: Desk, qtbot: QtBot) -> None:
    made = row("name", desk, qtbot)
    words = [label.text() for label in made.findChildren(QLabel)]

    assert words[:2] == ["姓名", "必填"]


@pytest.mark.parametrize(
    ("name", "value", "spelled"),
    [("born", date(1949, 12, 31), "1949-12-31"), ("sex", "2", "女"), ("age", 76, "76"), ("friends", ("A", "B"), "A、B")],
)
def test_a_value_is_spelled_as_its_editor_reads_it(name: str, value: object, spelled: str, desk: Desk, qtbot: QtBot) -> None:
    made = row(name, desk, qtbot)

    made.show_value(value, is_new=False, may_reveal=True)

    assert (made.editor.words(), made.editor.value()) == (spelled, value)


def test_a_reference_is_written_by_uid(desk: Desk, qtbot: QtBot) -> None:
    (house,) = keep(desk, House(address="示例路1号"))
    made = row("house", desk, qtbot)

    made.show_value(house.uid, is_new=False, may_reveal=True)

    assert made.editor.words() == house.uid


def test_a_private_value_is_veiled(desk: Desk, qtbot: QtBot) -> None:
    made = row("phone", desk, qtbot)

    made.show_value("13900001234", is_new=False, may_reveal=True)

    assert (made.is_veiled, made.takes_words) == (True, False)


def test_in_a_new_record_nothing_is_veiled(desk: Desk, qtbot: QtBot) -> None:
    made = row("phone", desk, qtbot)

    made.show_value("13900001234", is_new=True, may_reveal=True)

    assert not made.is_veiled


def test_a_complaint_stands_under_the_editor_and_marks_it(desk: Desk, qtbot: QtBot) -> None:
    made = row("age", desk, qtbot)

    made.tell("应在 0 到 150 之间")

    assert (made.note, made.editor.input.property("wrong")) == ("应在 0 到 150 之间", True)


def test_what_is_only_odd_does_not_mark_it(desk: Desk, qtbot: QtBot) -> None:
    made = row("age", desk, qtbot)

    made.tell("和出生日期不一致", "warn")

    assert not made.editor.input.property("wrong")


def test_words_that_cannot_be_read_say_why(desk: Desk, qtbot: QtBot) -> None:
    made = row("age", desk, qtbot)
    made.editor.write("很老")

    assert made.unread() == "“很老”不是整数"


def test_a_complaint_does_not_push_the_other_fields_away(desk: Desk, show) -> None:
    made = show(FieldRow(Person.fields["age"], desk), 400, 120)
    before = made.minimumSizeHint().height()

    made.tell("应在 0 到 150 之间")

    assert max(made.minimumSizeHint().height(), made.heightForWidth(400)) == before


@record("call", label="上门")
class Call(Record):
    out: bool | None = f.flag("没人", one_of=("结果", "见到"))
    shut: bool | None = f.flag("不开门", one_of=("结果", "见到"))


def test_flags_of_one_choice_have_one_row_that_tells_of_both(desk: Desk, qtbot: QtBot) -> None:
    rows = rows_of(list(Call.fields.values()), desk)
    for made in rows.values():
        qtbot.addWidget(made)

    rows["shut"].tell("没有人在，就不是拒访")

    assert rows["out"].findChildren(QLabel)[0].text() == "结果"
    assert rows["out"].note == "没有人在，就不是拒访"


def test_a_flag_left_alone_in_a_form_is_yes_or_no(desk: Desk, qtbot: QtBot) -> None:
    (made,) = rows_of([Call.fields["out"]], desk).values()
    qtbot.addWidget(made)

    assert isinstance(made.editor, FlagEditor)

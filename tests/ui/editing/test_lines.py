from __future__ import annotations

from dataclasses import replace

from desks import keep
from kernel import House, Person
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.model import fields as f
from desktop.model.record import Record, record
from desktop.ui import theme
from desktop.ui.editing.lines import BoxEditor, FixedEditor, LineEditor
from desktop.work.desk import Desk


@record("flat", label="套间")
class Flat(Record):
    area: int | None = f.number("面积", unit="平方米")
    house: str | None = f.ref("房子", "house", computed=True)
    no: str | None = f.serial("编号", "TJ")


def test_a_number_stands_before_its_unit(desk: Desk, show) -> None:
    editor = show(LineEditor(Flat.fields["area"], desk))

    assert [label.text() for label in editor.findChildren(QLabel)] == ["平方米"]


def test_a_number_may_be_typed_with_its_unit(desk: Desk, qtbot: QtBot) -> None:
    editor = LineEditor(Flat.fields["area"], desk)
    qtbot.addWidget(editor)
    editor.write("1,200 平方米")

    assert editor.value() == 1200


def test_enter_makes_a_new_line_in_a_box(desk: Desk, show, qtbot: QtBot) -> None:
    editor = show(BoxEditor(Person.fields["note"], desk))

    qtbot.keyClicks(editor.input, "a")
    qtbot.keyClick(editor.input, Qt.Key.Key_Return)
    qtbot.keyClicks(editor.input, "b")

    assert editor.words() == "a\nb"


def test_what_a_program_writes_into_a_box_is_not_an_edit(desk: Desk, show, qtbot: QtBot) -> None:
    editor = show(BoxEditor(Person.fields["note"], desk))

    with qtbot.assertNotEmitted(editor.edited):
        editor.write("示例")


def test_a_box_is_as_high_as_its_lines_at_every_letter_size(desk: Desk, show) -> None:
    editor = show(BoxEditor(Person.fields["note"], desk), height=100)
    theme.show(size="largest")

    assert editor.input.minimumHeight() >= 3 * editor.input.fontMetrics().lineSpacing()


def test_a_reference_that_is_worked_out_is_shown_by_title(desk: Desk, qtbot: QtBot) -> None:
    (house,) = keep(desk, House(address="示例路1号"))
    editor = FixedEditor(Flat.fields["house"], desk)
    qtbot.addWidget(editor)

    editor.write(house.uid)

    assert (editor.input.text(), editor.words()) == ("示例路1号", house.uid)


def test_nobody_types_into_a_fixed_line(desk: Desk, show, qtbot: QtBot) -> None:
    editor = show(FixedEditor(Flat.fields["no"], desk))

    qtbot.keyClicks(editor.input, "x")

    assert (editor.words(), editor.findChild(QLineEdit).placeholderText()) == ("", "保存时自动编号")


def test_long_words_that_are_worked_out_are_read_from_their_beginning_over_their_lines(desk: Desk, show) -> None:
    editor = show(FixedEditor(replace(Person.fields["note"], computed=True), desk), height=100)
    editor.write("楼道灯换成感应的，" * 6)

    assert (editor.input.isReadOnly(), editor.input.toPlainText()[:5], editor.words()[:5]) == (True, "楼道灯换成", "楼道灯换成")


def test_tab_leaves_long_words_that_are_worked_out(desk: Desk, show) -> None:
    editor = show(FixedEditor(replace(Person.fields["note"], computed=True), desk), height=100)

    assert editor.input.tabChangesFocus()

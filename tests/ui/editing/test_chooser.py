from __future__ import annotations

from collections.abc import Iterator

import pytest
from desks import Note, anna, keep
from kernel import House, Person
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui.editing.chooser import Chooser, ManyEditor, RefEditor, candidates
from desktop.ui.form import RecordForm
from desktop.work.desk import Desk
from desktop.work.records import Area

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # popups, drawn offscreen


@pytest.fixture
def house(desk: Desk) -> House:
    (kept,) = keep(desk, House(address="示例路100弄5号302"))
    return kept


@pytest.fixture
def ref(desk: Desk, show, house: House) -> RefEditor:
    return show(RefEditor(Person.fields["house"], desk))


@pytest.fixture
def many(desk: Desk, show) -> ManyEditor:
    keep(desk, anna(), anna(name="示例宁", id_number=None), anna(name="单文", id_number=None))
    return show(ManyEditor(Person.fields["friends"], desk))


def pick(line: Chooser, words: str) -> None:
    """Type, take the first one offered, and let the line come to rest."""
    line.setText(words)
    line.look()
    line.chosen.emit(line.found[0])
    QApplication.processEvents()


@pytest.mark.parametrize("typed", ["单文", "swen", "shanw", "sw"])
def test_a_few_letters_find_a_record(many: ManyEditor, desk: Desk, typed: str) -> None:
    assert [one.name for one in candidates(desk.store, Person, typed)][:1] == ["单文"]


def test_types_without_search_are_looked_through_by_title(desk: Desk) -> None:
    assert [area.name for area in candidates(desk.store, Area, "示例苑")] == ["示例苑居民区"]


def test_other_types_are_not_found(desk: Desk, house: House) -> None:
    keep(desk, Note(text="示例路漏水"))

    assert {type(one) for one in candidates(desk.store, House, "示例路")} == {House}


def test_a_record_picked_is_kept_by_its_uid_and_shown_by_its_title(ref: RefEditor, house: House) -> None:
    pick(ref.input, "5号302")

    assert (ref.input.text(), ref.words(), ref.value()) == ("示例路100弄5号302", house.uid, house.uid)


def test_words_that_were_not_picked_are_refused(ref: RefEditor) -> None:
    ref.write("某处")

    with pytest.raises(ValueError, match="从列表里选"):
        ref.value()


def test_typing_lets_go_of_what_was_picked(ref: RefEditor, house: House, qtbot: QtBot) -> None:
    ref.write(house.uid)

    ref.input.clear()
    qtbot.keyClicks(ref.input, "x")

    assert ref.words() == "x"


def test_an_empty_line_names_nothing(ref: RefEditor) -> None:
    ref.write("")

    assert ref.value() is None


def test_several_are_kept_in_the_order_picked(many: ManyEditor, desk: Desk) -> None:
    pick(many.input, "示例宁")
    pick(many.input, "单文")

    assert [desk.store.get(Person, uid).name for uid in many.value()] == ["示例宁", "单文"]


def test_nobody_is_picked_twice(many: ManyEditor) -> None:
    pick(many.input, "单文")
    pick(many.input, "单文")

    assert len(many.value()) == 1


def test_a_chip_pressed_is_gone(many: ManyEditor) -> None:
    pick(many.input, "单文")

    many.findChildren(QPushButton)[0].click()

    assert many.value() is None


def test_a_line_left_half_typed_is_told(many: ManyEditor) -> None:
    many.input.setText("示")

    with pytest.raises(ValueError, match="还有一条没选"):
        many.value()


def test_words_come_back_as_they_were(many: ManyEditor) -> None:
    pick(many.input, "单文")
    words = many.words()

    many.write(words)

    assert many.words() == words


def commit(line: Chooser, words: str) -> None:
    """Type as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(line, event)


@pytest.fixture
def form(desk: Desk, show, house: House, qtbot: QtBot) -> Iterator[RecordForm]:
    made = show(RecordForm(desk, Person), 820, 760)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made._rows["house"].editor.setFocus()
    yield made
    made.hide()  # as every form is before it goes: the keyboard is not taken from fields that are half gone


@pytest.mark.parametrize("is_offered", [True, False])
def test_a_whole_name_and_tab_is_enough(form: RecordForm, house: House, qtbot: QtBot, is_offered: bool) -> None:
    row = form._rows["house"]
    commit(row.editor.input, "示例路100弄5号302")
    if is_offered:
        qtbot.waitUntil(row.editor.input._list.popup().isVisible)

    qtbot.keyClick(row.editor.input, Qt.Key.Key_Tab)

    assert (row.editor.words(), row.note, row.editor.input.property("wrong")) == (house.uid, "", None)


def test_nothing_is_wrong_while_the_suggestions_are_offered(form: RecordForm, qtbot: QtBot) -> None:
    row = form._rows["house"]
    commit(row.editor.input, "5号")
    qtbot.waitUntil(row.editor.input._list.popup().isVisible)

    assert (row.note, row.editor.input.property("wrong")) == ("", None)


@pytest.mark.parametrize("keys", [[Qt.Key.Key_Return], [Qt.Key.Key_Down, Qt.Key.Key_Return], [Qt.Key.Key_Down, Qt.Key.Key_Tab]])
def test_a_suggestion_taken_is_right(form: RecordForm, house: House, qtbot: QtBot, keys: list[Qt.Key]) -> None:
    row = form._rows["house"]
    commit(row.editor.input, "5号")
    popup = row.editor.input._list.popup()
    qtbot.waitUntil(popup.isVisible)

    for key in keys:
        qtbot.keyClick(popup, key)
    QApplication.processEvents()
    form._rows["note"].editor.setFocus()

    assert (row.editor.words(), row.editor.input.text(), row.note) == (house.uid, house.address, "")


def test_of_two_of_one_name_one_has_to_be_picked(many: ManyEditor, desk: Desk, show) -> None:
    keep(desk, House(address="示例路1号"), House(address="示例路1号"))
    ref = show(RefEditor(Person.fields["house"], desk))
    commit(ref.input, "示例路1号")

    with pytest.raises(ValueError, match="有 2 个同名的"):
        ref.value()


def test_a_whole_name_is_added_to_several(many: ManyEditor, desk: Desk) -> None:
    commit(many.input, "单文")

    assert [desk.store.get(Person, uid).name for uid in many.value()] == ["单文"]


def test_a_complaint_goes_when_one_writes_on(form: RecordForm, qtbot: QtBot) -> None:
    row = form._rows["house"]
    commit(row.editor.input, "某处")
    qtbot.keyClick(row.editor.input, Qt.Key.Key_Tab)
    complained = row.note

    row.editor.setFocus()
    commit(row.editor.input, "某")

    assert (complained, row.note) == ("没有这一条，打几个字后从列表里选", "")

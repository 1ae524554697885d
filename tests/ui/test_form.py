from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from desks import anna, keep
from kernel import ASSISTANT, OWNER, READER, House, Person
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot
from ui.audit import findings

from desktop.base.errors import DeskError
from desktop.base.problems import Problem
from desktop.model import fields as f
from desktop.model.identity import birth_of, sex_of
from desktop.model.record import Record, record
from desktop.store import history
from desktop.ui import theme
from desktop.ui.form import Manners, RecordForm
from desktop.work.desk import Desk
from desktop.work.module import Module

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def form(desk: Desk, show: Callable[..., RecordForm], qtbot: QtBot) -> RecordForm:
    made = show(RecordForm(desk, Person), 820, 760)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def line(form: RecordForm, name: str):
    return form._rows[name].editor.input


def type_in(form: RecordForm, qtbot: QtBot, name: str, words: str) -> None:
    """Go there, type, and go elsewhere."""
    line(form, name).setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), words)
    form._rows["note"].editor.input.setFocus()


def note(form: RecordForm, name: str) -> str:
    return form._rows[name].note


def test_enter_goes_to_the_next_field(form: RecordForm, qtbot: QtBot) -> None:
    form.focus_first()

    qtbot.keyClick(line(form, "name"), Qt.Key.Key_Return)

    assert line(form, "born").hasFocus()


def test_enter_in_a_box_stays_there(form: RecordForm, qtbot: QtBot) -> None:
    line(form, "note").setFocus()

    qtbot.keyClick(line(form, "note"), Qt.Key.Key_Return)

    assert (line(form, "note").hasFocus(), form._rows["note"].editor.words()) == (True, "\n")


@pytest.mark.parametrize("name", ["name", "note"])
def test_ctrl_enter_hands_over_what_was_typed(form: RecordForm, qtbot: QtBot, name: str) -> None:
    form._rows["name"].editor.write("示例安")
    line(form, name).setFocus()

    with qtbot.waitSignal(form.submitted) as submitted:
        qtbot.keyClick(line(form, name), Qt.Key.Key_Return, CTRL)

    assert submitted.args == [Person(), Person(name="示例安")]


def test_ctrl_s_saves_too(form: RecordForm, qtbot: QtBot) -> None:
    form._rows["name"].editor.write("示例安")

    with qtbot.waitSignal(form.submitted):
        qtbot.keyClick(line(form, "name"), Qt.Key.Key_S, CTRL)


def test_ctrl_shift_enter_wants_another(form: RecordForm, qtbot: QtBot) -> None:
    form._rows["name"].editor.write("示例安")

    qtbot.keyClick(line(form, "name"), Qt.Key.Key_Return, CTRL | SHIFT)

    assert form.wants_another


def test_esc_leaves(form: RecordForm, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.cancelled):
        qtbot.keyClick(line(form, "name"), Qt.Key.Key_Escape)


def test_without_its_first_field_nothing_is_handed_over(form: RecordForm, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(form.submitted):
        form.submit()

    assert (note(form, "name"), line(form, "name").hasFocus()) == ("写上姓名，才能保存", True)


def test_life_has_gaps(form: RecordForm, qtbot: QtBot) -> None:
    form._rows["name"].editor.write("示例安")

    assert form.submit()


def test_a_wrong_value_is_told_when_its_field_is_left(form: RecordForm, qtbot: QtBot) -> None:
    type_in(form, qtbot, "id_number", "123")

    assert note(form, "id_number") == "应为 18 位，现在是 3 位"


def test_what_cannot_be_read_is_told_and_not_handed_over(form: RecordForm, qtbot: QtBot) -> None:
    form._rows["name"].editor.write("示例安")
    type_in(form, qtbot, "born", "13.45")

    with qtbot.assertNotEmitted(form.submitted):
        form.submit()

    assert "不是日期" in note(form, "born")


def test_a_complaint_goes_when_it_is_mended(form: RecordForm, qtbot: QtBot) -> None:
    type_in(form, qtbot, "age", "200")
    form._rows["age"].editor.write("")

    type_in(form, qtbot, "age", "20")

    assert note(form, "age") == ""


def test_words_are_spelled_as_they_will_be_kept(form: RecordForm, qtbot: QtBot) -> None:
    type_in(form, qtbot, "born", "8.28")

    assert form._rows["born"].editor.words() == "2026-08-28"


def test_a_twin_is_told_and_does_not_stop(form: RecordForm, desk: Desk, qtbot: QtBot) -> None:
    keep(desk, anna(name="示例宁"))
    form._rows["name"].editor.write("示例安")
    type_in(form, qtbot, "id_number", "11010519491231002X")

    assert (note(form, "id_number"), form.submit()) == ("与“示例宁”相同", True)


def test_what_a_slice_has_to_tell_stands_beside_its_field(desk_of, show: Callable[..., RecordForm], qtbot: QtBot) -> None:
    module = Module("a", "甲", "home", (), hints=lambda _, record: iter([Problem("姓名", f"像是{record.name}")]))
    form = show(RecordForm(desk_of(OWNER, module), Person), 820, 760)
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form._rows["name"].editor.write("示例安")
    type_in(form, qtbot, "age", "76")

    assert (note(form, "name"), form.submit()) == ("像是示例安", True)


def test_words_that_had_better_not_be_kept_are_told_and_do_not_stop(form: RecordForm) -> None:
    form._rows["name"].editor.write("示例安")
    line(form, "note").setFocus()
    form._rows["note"].editor.write("腿脚不便，信佛")
    line(form, "name").setFocus()

    assert note(form, "note") == "提到了宗教，小巷不该存这些，只写需要做什么就好"
    assert form.submit()


def test_only_what_was_touched_is_different(form: RecordForm, desk: Desk) -> None:
    (person,) = keep(desk, anna())
    form.open(person)
    form._rows["age"].editor.write("77")

    assert form.current() == dataclasses.replace(person, age=77)


def test_a_value_the_kind_would_spell_otherwise_is_left_alone(form: RecordForm, desk: Desk) -> None:
    (person,) = keep(desk, anna(name="示例 安", id_number="12 3"))
    form.open(person)

    assert form.current() == person


def test_an_older_flaw_does_not_stop_a_change(form: RecordForm, desk: Desk, qtbot: QtBot) -> None:
    (person,) = keep(desk, anna(id_number="123"))
    form.open(person)
    form._rows["age"].editor.write("77")

    assert form.submit()


def test_private_values_are_veiled_until_somebody_looks(form: RecordForm, desk: Desk) -> None:
    (person,) = keep(desk, anna())

    form.open(person)

    assert [name for name, row in form._rows.items() if row.is_veiled] == ["phone", "id_number"]


def test_looking_is_in_the_log(form: RecordForm, desk: Desk, qtbot: QtBot) -> None:
    (person,) = keep(desk, anna())
    form.open(person)

    qtbot.keyClick(form._rows["phone"].editor._mask, Qt.Key.Key_Space)

    assert (history.units(desk.store.connection, limit=1)[0].label, form._rows["phone"].is_veiled) == (
        "查看示例安的电话",
        False,
    )


def test_who_may_not_see_private_values_leaves_them_as_they_are(desk_of, desk: Desk, qtbot: QtBot) -> None:
    keep(desk, anna())
    guest = desk_of(READER)
    form = RecordForm(guest, Person)
    qtbot.addWidget(form)
    seen = next(guest.store.find(Person))
    form.open(seen)

    assert form.current() == seen


def test_sensitive_fields_are_for_those_with_the_right(desk_of, qtbot: QtBot) -> None:
    shown = []
    for actor in (ASSISTANT, desk_of().actor):
        form = RecordForm(desk_of(actor), Person)
        qtbot.addWidget(form)
        shown.append("helped" in form._rows)

    assert shown == [False, True]


def test_a_draft_is_what_is_typed_and_not_kept(form: RecordForm, qtbot: QtBot) -> None:
    type_in(form, qtbot, "name", "an")

    assert (form.draft(), form.is_touched) == ({"name": "an"}, True)


def test_a_draft_comes_back(form: RecordForm, desk: Desk) -> None:
    (person,) = keep(desk, anna())
    form.open(person)
    form._rows["phone"].unveil()
    form._rows["phone"].editor.write("139")
    draft = form.draft()

    form.open(person)
    form.restore(draft)

    assert (form._rows["phone"].editor.words(), form._rows["phone"].is_veiled) == ("139", False)


def derive(person: Person) -> Person:
    known = person.id_number
    if known is None:
        return person
    return dataclasses.replace(person, born=person.born or birth_of(known), sex=person.sex or sex_of(known))


def odd(person: Person) -> Iterator[Problem]:
    if person.age == 3:
        yield Problem("年龄", "和出生日期不一致")


@pytest.fixture
def clever(desk: Desk, show: Callable[..., RecordForm], qtbot: QtBot) -> RecordForm:
    made = show(RecordForm(desk, Person, Manners(rules=odd, derive=derive)), 820, 760)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_blanks_are_filled_from_what_is_known(clever: RecordForm, qtbot: QtBot) -> None:
    type_in(clever, qtbot, "id_number", "11010519491231002X")

    assert (clever.current().born, clever.current().sex) == (date(1949, 12, 31), "2")


def test_what_was_typed_is_never_written_over(clever: RecordForm, qtbot: QtBot) -> None:
    clever._rows["born"].editor.write("1950-01-01")

    type_in(clever, qtbot, "id_number", "11010519491231002X")

    assert clever.current().born == date(1950, 1, 1)


def test_a_slices_rule_is_told_beside_its_field(clever: RecordForm, qtbot: QtBot) -> None:
    type_in(clever, qtbot, "age", "3")

    assert note(clever, "age") == "和出生日期不一致"


def test_a_form_may_show_some_fields_only(desk: Desk, qtbot: QtBot) -> None:
    form = RecordForm(desk, Person, Manners(fields=("name", "phone")))
    qtbot.addWidget(form)

    assert list(form._rows) == ["name", "phone"]


def test_what_a_verb_fills_is_shown_when_there_is_something(form: RecordForm, desk: Desk) -> None:
    (person,) = keep(desk, anna())

    form.open(person)

    assert form._rows["no"].editor.input.text() == "CS-2026-0001"


def test_a_reference_is_kept_through_the_form(form: RecordForm, desk: Desk) -> None:
    (house,) = keep(desk, House(address="示例路1号"))
    (person,) = keep(desk, anna(house=house.uid, friends=(house.uid,)))
    form.open(person)
    form._rows["age"].editor.write("77")

    assert form.current().house == house.uid


@pytest.mark.parametrize("size", ["medium", "largest"])
def test_nothing_is_cut_at_any_letter_size(form: RecordForm, desk: Desk, size: str) -> None:
    (person,) = keep(desk, anna())
    form.open(person)
    theme.show(size=size)
    form.resize(1080, 1200)
    QApplication.processEvents()

    assert findings(form) == []


@record("all_needed", label="都要填")
class AllNeeded(Record):
    name: str | None = f.text("姓名", required=True)


def test_what_has_to_be_written_is_said_only_where_other_fields_need_not_be(desk: Desk, show) -> None:
    mixed, all_needed = RecordForm(desk, Person), RecordForm(desk, AllNeeded)

    assert ("必填" in mixed.hint, all_needed.hint) == (True, "")


def test_what_stands_in_the_way_is_told_until_it_is_written(form: RecordForm, qtbot: QtBot) -> None:
    line(form, "phone").setFocus()
    form.submit()
    at_once = note(form, "name")

    line(form, "born").setFocus()
    still = note(form, "name")
    type_in(form, qtbot, "name", "x")

    assert (at_once, still, note(form, "name")) == ("写上姓名，才能保存", "写上姓名，才能保存", "")


def test_a_refusal_is_told_beside_its_field_though_the_keyboard_comes_from_another(form: RecordForm) -> None:
    line(form, "name").setFocus()

    form.blame(DeskError("没有保存：出生日期：在以后"))

    assert (note(form, "born"), line(form, "born").hasFocus()) == ("在以后", True)


def test_a_form_whose_window_goes_judges_nothing_because_the_store_may_be_closed(
    desk: Desk, form: RecordForm, qtbot: QtBot
) -> None:
    line(form, "id_number").setText("11010519491231002X")
    form.window().hide()
    desk.store.connection.close()

    with qtbot.captureExceptions() as found:
        form._rows["id_number"].editor.left.emit()

    assert [str(error) for _, error, _ in found] == []


def test_a_form_on_another_page_has_judged_the_field_that_was_left(
    desk: Desk, show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    pages, form = QStackedWidget(), RecordForm(desk, Person)
    for one in (form, QLineEdit()):
        pages.addWidget(one)
    show(pages, 820, 760).activateWindow()
    qtbot.waitUntil(pages.isActiveWindow)
    line(form, "phone").setFocus()
    qtbot.keyClicks(line(form, "phone"), "abc")

    pages.setCurrentIndex(1)

    assert "不像电话号码" in form._rows["phone"].note

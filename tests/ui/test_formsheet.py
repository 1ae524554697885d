"""A form in a dialog."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot
from ui.audit import findings

from desktop.base.errors import DeskError
from desktop.base.problems import Problem
from desktop.modules.residents.records import Resident, VoidSlip
from desktop.ui import theme
from desktop.ui.editing.choices import FlagEditor
from desktop.ui.form import Manners
from desktop.ui.formsheet import FormSheet
from desktop.ui.frame import Frame
from desktop.work.records import Account

PLACE = "form:resident:"


@pytest.fixture
def open_sheet(frame: Frame, qtbot: QtBot) -> Callable[[], FormSheet]:
    """The dialog on a blank resident."""
    kept: list[FormSheet] = []

    def make() -> FormSheet:
        sheet = FormSheet(frame.window(), frame.desk, Resident(), "登记居民", frame.drafts)
        kept.append(sheet)
        qtbot.addWidget(sheet)
        sheet.show()
        qtbot.waitExposed(sheet)
        return sheet

    return make


def test_saving_hands_over_the_record(open_sheet: Callable[[], FormSheet], qtbot: QtBot) -> None:
    sheet = open_sheet()
    sheet.form.restore({"name": "赵示例"})

    with qtbot.waitSignal(sheet.accepted):
        sheet.save.click()

    assert sheet.record.name == "赵示例"


def test_a_form_that_cannot_be_kept_stays_open(open_sheet: Callable[[], FormSheet], qtbot: QtBot) -> None:
    sheet = open_sheet()

    with qtbot.assertNotEmitted(sheet.finished, wait=10):
        sheet.save.click()


def test_cancelling_keeps_what_was_typed(open_sheet: Callable[[], FormSheet], frame: Frame) -> None:
    sheet = open_sheet()
    sheet.form.restore({"name": "赵示"})

    sheet.cancel.click()

    assert frame.drafts.words(PLACE) == {"name": "赵示"}


def test_what_was_half_typed_about_one_is_not_offered_for_another(frame: Frame, qtbot: QtBot) -> None:
    def ask(uid: str) -> FormSheet:
        frame.desk.selected = (Resident(uid=uid, name="示例安"),)
        sheet = FormSheet(frame.window(), frame.desk, VoidSlip(), "作废：示例安", frame.drafts)
        qtbot.addWidget(sheet)
        return sheet

    first = ask("FIRST")
    first.form.restore({"words": "登记重了"})
    first.reject()

    assert [ask(uid).form.draft() for uid in ("OTHER", "FIRST")] == [{}, {"words": "登记重了"}]


def test_typing_that_stops_is_kept_while_the_form_is_open(
    open_sheet: Callable[[], FormSheet], frame: Frame, qtbot: QtBot
) -> None:
    open_sheet().form.restore({"name": "赵示"})

    qtbot.waitUntil(lambda: frame.drafts.words(PLACE) == {"name": "赵示"})


def test_what_is_handed_over_is_kept_until_it_is_written(open_sheet: Callable[[], FormSheet], frame: Frame) -> None:
    sheet = open_sheet()
    sheet.form.restore({"name": "赵示例"})
    sheet.save.click()
    before = frame.drafts.words(PLACE)

    frame.drafts.written({"resident": {"01"}})

    assert (before, frame.drafts.words(PLACE)) == ({"name": "赵示例"}, {})


def test_words_put_back_are_announced(open_sheet: Callable[[], FormSheet], frame: Frame) -> None:
    frame.drafts.keep(PLACE, {"name": "赵示"})

    assert open_sheet().again.isVisible()


def test_words_put_back_can_be_cleared(open_sheet: Callable[[], FormSheet], frame: Frame) -> None:
    frame.drafts.keep(PLACE, {"name": "赵示"})
    sheet = open_sheet()

    sheet.clear.click()

    assert (sheet.form.draft(), frame.drafts.words(PLACE), sheet.again.isVisible()) == ({}, {}, False)


@pytest.mark.parametrize("size", ["medium", "largest"])
def test_its_foot_stays_on_the_screen(open_sheet: Callable[[], FormSheet], size: str) -> None:
    theme.show(size=size)

    assert open_sheet().height() <= 768


def test_nothing_is_wrong_with_it(open_sheet: Callable[[], FormSheet]) -> None:
    assert findings(open_sheet()) == []


def test_rules_tell_beside_the_field_what_is_odd_and_do_not_stand_in_the_way(frame: Frame, qtbot: QtBot) -> None:
    rules = lambda _: iter([Problem("备注", "太短了")])  # noqa: E731 - one rule
    sheet = FormSheet(frame.window(), frame.desk, Resident(name="赵示例"), "登记居民", frame.drafts, Manners(rules=rules))
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.form._judge("name")

    assert sheet.form._rows["note"].note == "太短了"
    with qtbot.waitSignal(sheet.accepted):
        sheet.save.click()


def test_a_form_begins_in_the_field_that_is_asked_for(open_sheet: Callable[[], FormSheet]) -> None:
    sheet = open_sheet()
    sheet.form.focus_first("note")

    assert sheet.focusWidget() is sheet.form._rows["note"].editor.input


@pytest.mark.parametrize("size", ["medium", "largest"])
def test_a_short_form_is_in_a_sheet_no_higher_than_it_needs(frame: Frame, qtbot: QtBot, size: str) -> None:
    theme.show(size=size)
    sheet = FormSheet(frame.window(), frame.desk, Account(), "添加人员", frame.drafts)
    qtbot.addWidget(sheet)
    sheet.show()
    qtbot.waitExposed(sheet)
    QApplication.processEvents()

    assert sheet.height() <= sheet.form.grid.height_at(sheet.form.width()) + theme.px(210)


def test_a_long_form_ends_where_its_buttons_do_and_its_bar_stands_in_the_margin(open_sheet: Callable[[], FormSheet]) -> None:
    sheet = open_sheet()
    area = sheet.form.parentWidget().parentWidget()  # type: ignore[union-attr]
    assert isinstance(area, QScrollArea)
    ends = [one.mapTo(sheet, one.rect().topRight()).x() for one in (sheet.form, sheet.save)]

    assert area.verticalScrollBar().maximum() > 0
    assert ends[0] == ends[1]
    assert area.verticalScrollBar().mapTo(sheet, area.verticalScrollBar().rect().topLeft()).x() - ends[0] >= 10


def test_a_refused_form_says_why_at_its_head_and_beside_the_field(open_sheet: Callable[[], FormSheet]) -> None:
    sheet = open_sheet()
    sheet.form.restore({"name": "赵示例"})

    sheet.refuse(DeskError("居民没有登记：出生日期：不能晚于今天", "填好的内容还在，改好再保存。"))

    row = sheet.form._rows["birth"]
    assert (sheet.refusal.text, row.note, sheet.again.isVisible()) == (
        "居民没有登记：出生日期：不能晚于今天",
        "不能晚于今天",
        False,
    )
    assert (sheet.focusWidget() is row.editor.input, sheet.form._rows["name"].editor.words()) == (True, "赵示例")
    assert findings(sheet) == []


def test_all_that_has_to_be_written_is_marked_at_once(frame: Frame, qtbot: QtBot) -> None:
    sheet = FormSheet(frame.window(), frame.desk, Account(), "添加人员", frame.drafts)
    qtbot.addWidget(sheet)

    sheet.save.click()

    assert [name for name, row in sheet.form._rows.items() if row.note.endswith("才能保存")] == ["name", "role"]


def test_a_draft_needs_its_first_field_only(frame: Frame, qtbot: QtBot) -> None:
    sheet = FormSheet(frame.window(), frame.desk, Account(name="示例"), "添加人员", frame.drafts, Manners(whole=False))
    qtbot.addWidget(sheet)

    with qtbot.waitSignal(sheet.accepted):
        sheet.save.click()


@pytest.mark.parametrize("where", ["cancel", "save", "no"])
def test_ctrl_enter_saves_wherever_the_keyboard_is(open_sheet: Callable[[], FormSheet], qtbot: QtBot, where: str) -> None:
    sheet = open_sheet()
    sheet.form.restore({"name": "赵示例"})
    flags = [row.editor for row in sheet.form._rows.values() if isinstance(row.editor, FlagEditor)]
    focused = flags[0]._no if where == "no" else getattr(sheet, where)

    focused.setFocus()
    with qtbot.waitSignal(sheet.accepted):
        QTest.keyClick(focused, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

from __future__ import annotations

import pytest
from desks import anna, keep
from kernel import House, Person
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot
from ui.audit import findings

from desktop.base.errors import DeskError
from desktop.ui import theme
from desktop.ui.formpanel import FormPanel
from desktop.work.desk import Desk


@pytest.fixture
def panel(desk: Desk, show) -> FormPanel:
    made = show(FormPanel(desk, Person), 1150, 660)
    made.open(Person())
    return made


def words(panel: FormPanel, name: str, text: str) -> None:
    panel.form._rows[name].editor.write(text)


def test_it_says_what_is_asked_for(panel: FormPanel, desk: Desk) -> None:
    new = panel._title.text()
    panel.open(*keep(desk, anna()))

    assert (new, panel._title.text()) == ("登记人", "修改人：示例安")


def test_only_after_a_new_record_another_may_follow(panel: FormPanel, desk: Desk) -> None:
    new = panel.another.isVisible()
    panel.open(*keep(desk, anna()))

    assert (new, panel.another.isVisible()) == (True, False)


def test_what_is_on_its_way_is_not_sent_twice(panel: FormPanel) -> None:
    words(panel, "name", "示例安")

    panel.save.click()

    assert (panel.save.isEnabled(), panel.another.isEnabled()) == (False, False)


def test_refused_it_can_be_sent_again(panel: FormPanel) -> None:
    words(panel, "name", "示例安")
    panel.save.click()

    panel.allow(saving=True)

    assert panel.save.isEnabled()


def test_esc_goes_back_and_loses_nothing(panel: FormPanel, qtbot: QtBot) -> None:
    words(panel, "name", "示例安")

    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(panel.form._rows["name"].editor.input, Qt.Key.Key_Escape)

    panel.open(Person())
    assert (panel.form._rows["name"].editor.words(), panel._again.isVisible()) == ("示例安", True)


def test_half_typed_words_may_be_thrown_away(panel: FormPanel) -> None:
    words(panel, "name", "示例安")
    panel.close_form()
    panel.open(Person())

    panel._clear.click()

    assert (panel.draft(), panel._again.isVisible()) == ({}, False)


def test_kept_words_are_not_half_typed_any_more(panel: FormPanel) -> None:
    words(panel, "name", "示例安")
    panel.close_form()

    panel.done("")

    panel.open(Person())
    assert not panel.form.is_touched


def test_kept_words_do_not_come_back_from_the_form_they_were_typed_in(panel: FormPanel) -> None:
    words(panel, "name", "示例安")
    panel.save.click()

    panel.done("")

    assert panel.draft() == {}  # what the autosave asks for
    panel.open(Person())
    assert (panel.form.is_touched, panel._again.isVisible()) == (False, False)


def test_what_was_typed_after_sending_is_not_lost(panel: FormPanel) -> None:
    words(panel, "name", "示例安")
    panel.save.click()
    words(panel, "name", "示例平")

    panel.done("")

    assert panel.draft() == {"/name": "示例平"}


def test_drafts_of_several_forms_stand_beside_each_other(panel: FormPanel, desk: Desk) -> None:
    (person,) = keep(desk, anna())
    words(panel, "name", "新")
    panel.close_form()
    panel.open(person)
    words(panel, "age", "77")

    assert panel.draft() == {"/name": "新", f"{person.uid}/age": "77"}


def test_drafts_come_back_after_locking(panel: FormPanel, desk: Desk, qtbot: QtBot) -> None:
    words(panel, "name", "新")
    draft = panel.draft()
    other = FormPanel(desk, Person)
    qtbot.addWidget(other)

    other.restore(draft)
    other.open(Person())

    assert (other.form._rows["name"].editor.words(), other.restored()) == ("新", ("",))


@pytest.mark.parametrize("size", ["medium", "largest"])
def test_nothing_is_cut_at_the_smallest_screen(panel: FormPanel, desk: Desk, size: str) -> None:
    panel.open(*keep(desk, anna()))
    theme.show(size=size)
    QApplication.processEvents()
    QApplication.processEvents()

    assert findings(panel) == []


def test_a_short_form_ends_with_its_last_field_and_a_long_one_with_its_room(desk: Desk, show) -> None:
    ends = []
    for kind in (House, Person):
        made = show(FormPanel(desk, kind), 1150, 400)
        made.open(kind())
        QApplication.processEvents()
        ends.append((made._card.height(), made._card.findChild(QScrollArea).verticalScrollBar().maximum()))
    (short, whole), (long, scrolled) = ends

    assert (short < 400, whole) == (True, 0)
    assert (long, scrolled > 0) == (400, True)


def test_a_form_about_somebody_is_titled_with_the_name(desk: Desk, show) -> None:
    (who,) = keep(desk, anna(name="王示例"))
    (house,) = keep(desk, House(address="示例路1号"))
    made = show(FormPanel(desk, House, whose=lambda _: who), 1150, 660)
    made.open(house)

    assert made._title.text() == f"修改{House.label}：王示例"


def test_a_refusal_about_a_field_far_below_is_told_there_and_brought_into_sight(desk: Desk, show, qtbot: QtBot) -> None:
    panel = show(FormPanel(desk, Person), 600, 420)
    panel.open(*keep(desk, anna()))
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)

    panel.refuse(DeskError("没有保存：备注：改了日期，要写为什么", "填好的内容都在，改好这一项再保存。"))

    row = panel.form._rows["note"]
    area = panel.findChild(QScrollArea)
    qtbot.waitUntil(lambda: area.viewport().rect().contains(row.mapTo(area.viewport(), row.rect().bottomRight())))
    assert (row.note, row.editor.input.hasFocus()) == ("改了日期，要写为什么", True)
    assert panel.refusal.text == "没有保存：备注：改了日期，要写为什么"
    assert findings(panel) == []


def test_a_record_opened_anew_is_not_blamed(panel: FormPanel) -> None:
    panel.refuse(DeskError("没有保存"))

    panel.open(Person())

    assert not panel.refusal.isVisible()


@pytest.mark.parametrize("name", ["cancel", "another"])
def test_ctrl_enter_saves_from_the_buttons_too(panel: FormPanel, qtbot: QtBot, name: str) -> None:
    words(panel, "name", "示例安")

    with qtbot.waitSignal(panel.submitted):
        qtbot.keyClick(getattr(panel, name), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

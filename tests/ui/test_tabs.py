from __future__ import annotations

from collections.abc import Callable

import pytest
from desks import Note, keep
from kernel import Person
from pytestqt.qtbot import QtBot
from ui.audit import findings

from desktop.ui.page import RecordPage
from desktop.ui.tabs import Tab, Tabs
from desktop.work.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # popups, drawn offscreen


@pytest.fixture
def tabs(show: Callable[..., Tabs], desk: Desk) -> Tabs:
    keep(desk, Person(name="示例甲"), Note(text="示例记事"))
    pages = (
        Tab("人员", lambda: RecordPage(desk, Person), Person),
        Tab("记事", lambda: RecordPage(desk, Note), Note),
    )
    made = Tabs(desk, "示例", pages)
    desk.file.listeners.append(made.refresh)
    return show(made, 1190, 640)


def test_the_title_stays_and_the_tabs_stand_beside_it(tabs: Tabs) -> None:
    tabs.go(1)

    assert tabs.page.head.title.text() == "示例"
    assert tabs.page.head.isAncestorOf(tabs.bar)


def test_a_page_is_made_when_its_tab_is_first_shown(show, desk: Desk) -> None:
    made = []
    tabs = show(Tabs(desk, "示例", (Tab("人员", lambda: RecordPage(desk, Person)), Tab("记事", lambda: made.append(1)))))

    assert (made, tabs.bar.count()) == ([], 2)


def test_what_is_selected_in_front_is_what_commands_act_on(tabs: Tabs) -> None:
    tabs.go(1)

    assert [one.title() for one in tabs.selected] == ["示例记事"]


def test_another_tab_is_another_selection(qtbot: QtBot, tabs: Tabs) -> None:
    with qtbot.waitSignal(tabs.selection_changed):
        tabs.go(1)


def test_the_foot_counts_the_page_in_front(tabs: Tabs) -> None:
    tabs.go(1)

    assert tabs.status.startswith("共 1 条")


def test_a_record_is_opened_behind_the_tab_of_its_type(desk: Desk, tabs: Tabs) -> None:
    tabs.show_record(next(desk.store.find(Note)).uid)

    assert tabs.bar.currentIndex() == 1


def test_a_page_behind_another_tab_learns_what_was_written_when_it_is_shown(desk: Desk, tabs: Tabs) -> None:
    tabs.go(1)
    keep(desk, Person(name="示例乙"))

    tabs.go(0)

    assert tabs.status.startswith("共 2 人")


def test_half_typed_words_come_back_to_the_page_they_were_typed_on(desk: Desk, tabs: Tabs) -> None:
    tabs.go(1)
    tabs.page.new()
    tabs.page.form.form.restore({"text": "写了一半"})
    draft = tabs.draft()
    again = Tabs(desk, "示例", tabs._tabs)

    again.restore(draft)

    assert (again.bar.currentIndex(), again.draft()) == (1, draft)


def test_a_machine_finds_nothing_wrong(tabs: Tabs) -> None:
    assert findings(tabs) == []

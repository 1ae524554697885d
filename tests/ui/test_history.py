from __future__ import annotations

import dataclasses

import pytest
from desks import anna, keep
from kernel import ASSISTANT, OWNER, Person
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from ui.audit import findings

from desktop.base.errors import DeskError
from desktop.model.rights import Right
from desktop.store.unit import Unit
from desktop.ui.history import HistoryPage, RecordHistory
from desktop.work.desk import Desk
from desktop.work.keep import Keeping, keep_change, keep_new
from desktop.work.module import Module
from desktop.work.verb import verb


@pytest.fixture
def person(desk: Desk) -> Person:
    (kept,) = keep(desk, anna())
    return desk.do(keep_change, kept, dataclasses.replace(kept, age=77, phone="13900005678")).now()


@verb("改人", needs=Right.EDIT)
def never(_unit: Unit, _before: Person, _after: Person) -> Person:
    """A slice's own way to change a person."""
    raise DeskError("这里不改人", "没有改动任何内容。")


def words(shown) -> list[str]:
    return [label.text() for label in shown.findChildren(QLabel)]


def test_a_change_says_who_what_and_from_what(desk: Desk, person: Person, show) -> None:
    shown = words(show(RecordHistory(desk, person), 320, 500))

    assert shown[0].endswith("示例书记")
    assert shown[1:4] == ["修改人：示例安", "电话：139****1234 → 139****5678", "年龄：76 → 77"]


def test_a_field_goes_back_with_one_press(desk: Desk, person: Person, show) -> None:
    shown = show(RecordHistory(desk, person), 320, 500)

    next(one for one in shown.findChildren(QPushButton) if one.accessibleName() == "还原年龄").click()

    assert (desk.store.get(Person, person.uid).age, desk.ask.told) == (76, ["已还原年龄"])


def test_a_field_goes_back_only_as_its_slice_changes_such_records(desk_of, desk: Desk, person: Person, show) -> None:
    module = Module("people", "人员", "users", (Person,), keeps={Person: Keeping(change=never)})
    ours = desk_of(OWNER, module)
    shown = show(RecordHistory(ours, person), 320, 500)

    next(one for one in shown.findChildren(QPushButton) if one.accessibleName() == "还原年龄").click()

    assert (desk.store.get(Person, person.uid).age, [error.title for error in ours.ask.refused]) == (77, ["这里不改人"])


def test_covered_nothing_personal_is_told(desk: Desk, person: Person, show) -> None:
    desk.covered = True

    assert not any("示例安" in text or "139" in text for text in words(show(RecordHistory(desk, person), 320, 500)))


def test_nothing_is_cut_in_the_side_panel(desk: Desk, person: Person, show) -> None:
    assert findings(show(RecordHistory(desk, person), 320, 900)) == []


@pytest.fixture
def log(desk: Desk, person: Person, show) -> HistoryPage:
    return show(HistoryPage(desk), 1000, 500)


def test_the_log_tells_the_latest_first(log: HistoryPage) -> None:
    assert [log.tree.topLevelItem(row).text(2) for row in range(3)] == ["修改人：示例安", "登记", "建立"]


def test_a_step_opens_to_its_changes(log: HistoryPage) -> None:
    row = log.tree.topLevelItem(0)

    row.setExpanded(True)

    assert [row.child(place).text(3) for place in range(row.childCount())] == [
        "电话：139****1234 → 139****5678",
        "年龄：76 → 77",
    ]


def test_a_step_is_taken_back(log: HistoryPage, desk: Desk, person: Person) -> None:
    log.tree.setCurrentItem(log.tree.topLevelItem(0))

    log.undo_button.click()

    assert (desk.store.get(Person, person.uid).age, desk.ask.told) == (76, ["已撤销：修改人：示例安"])


def test_anothers_step_is_not_offered(desk_of, person: Person, desk: Desk, show) -> None:
    helper = desk_of(ASSISTANT)
    helper.do(keep_new, anna(name="示例宁", id_number=None)).now()
    log = show(HistoryPage(helper))

    assert [log.tree.topLevelItem(row).text(1) for row in range(log.tree.topLevelItemCount())] == ["示例助手"]


def test_nothing_chosen_nothing_is_taken_back(log: HistoryPage) -> None:
    log.tree.setCurrentItem(None)

    assert not log.undo_button.isEnabled()


def test_earlier_entries_are_read_when_asked_for(desk: Desk, show, qtbot: QtBot) -> None:
    for age in range(102):
        desk.do(keep_new, Person(name="示例", age=age)).now()
    log = show(HistoryPage(desk))
    before = log.tree.topLevelItemCount()

    log.more.click()

    assert (before, log.tree.topLevelItemCount()) == (100, 103)


def test_covered_the_log_names_nobody(desk: Desk, person: Person, show) -> None:
    desk.covered = True

    assert show(HistoryPage(desk)).tree.topLevelItem(0).text(2) == "修改人"


def test_nothing_in_the_log_is_cut(log: HistoryPage) -> None:
    assert findings(log) == []

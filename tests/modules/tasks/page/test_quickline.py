"""The line over the tasks: what it shows before Enter, what Enter does, and what it leaves to the input method."""

from __future__ import annotations

from datetime import date

import pytest
from office import keep
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from ui import conftest as looks

from desktop.modules.tasks.page import Page
from desktop.modules.tasks.page.quickline import QuickLine
from desktop.modules.tasks.page.tasks import TaskPage
from desktop.modules.tasks.page.templates import RecurrencePage
from desktop.modules.tasks.records import Task
from desktop.modules.team.records import Member
from desktop.ui.chips import Chip
from desktop.work.desk import Desk

qapp, usual_look, show = looks.qapp, looks.usual_look, looks.show
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def members(desk: Desk) -> dict[str, Member]:
    names = {"林示明": None, "林示海": None, "周示倩": None, "示例书记": desk.actor.account}
    return {name: keep(desk, Member(name=name, role="young_assistant", account=account)) for name, account in names.items()}


@pytest.fixture
def quick(show, desk: Desk, members: dict[str, Member]) -> QuickLine:
    made = show(QuickLine(desk), 900, 120)
    made.begin()
    return made


def chips(quick: QuickLine) -> list[str]:
    return [one.text() for one in quick.chips.findChildren(Chip) if not one.isHidden()]


def type_in(quick: QuickLine, words: str) -> None:
    quick.line.setText(words)


def press(quick: QuickLine, key: Qt.Key) -> None:
    QTest.keyClick(quick.line, key)


def given(desk: Desk) -> list[tuple[object, ...]]:
    return [(one.subject, one.assignee, one.due, one.tags, one.priority) for one in desk.store.find(Task)]


def test_what_is_understood_stands_as_chips_before_enter(quick: QuickLine) -> None:
    type_in(quick, "联系物业看样板 @示明 周五 #加梯 !急")

    assert chips(quick) == ["林示明", "8 月 28 日 周五", "#加梯", "⚠ 急"]
    assert quick.sentence.isHidden()


def test_what_the_line_does_not_say_is_said_too(quick: QuickLine) -> None:
    type_in(quick, "打扫")

    assert chips(quick) == ["本人", "没有期限"]


def test_a_day_off_is_remarked(quick: QuickLine) -> None:
    type_in(quick, "打扫 10.1")

    assert chips(quick)[1] == "⚠ 10 月 1 日 周四，国庆节放假"


def test_enter_gives_the_task_and_the_line_waits_for_the_next(quick: QuickLine, desk: Desk, members: dict[str, Member]) -> None:
    for words in ("联系物业看样板 @示明 周五 #加梯 !急", "贴通知 月底"):
        type_in(quick, words)
        press(quick, Qt.Key.Key_Return)

    assert given(desk) == [
        ("联系物业看样板", members["林示明"].uid, date(2026, 8, 28), "加梯", "urgent"),
        ("贴通知", members["示例书记"].uid, date(2026, 8, 31), None, "normal"),
    ]
    assert quick.line.text() == ""
    assert quick.window().focusWidget() is quick.line


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("打扫 @老王", "队伍里没有“老王”，有林示明、林示海、周示倩等"),
        ("打扫 @小林", "“小林”可能是林示明、林示海，请选一位"),
        ("@示明 周五", "还没有写要做什么"),
        ("打扫 @示明 本周四", "8 月 27 日 周四已经过了"),
    ],
)
def test_what_is_missing_is_said_under_the_line_and_nothing_is_lost(
    quick: QuickLine, desk: Desk, words: str, sentence: str
) -> None:
    type_in(quick, words)
    press(quick, Qt.Key.Key_Return)

    assert (quick.sentence.text(), quick.line.text(), given(desk)) == (sentence, words, [])


def test_a_name_that_is_being_typed_is_not_called_wrong(quick: QuickLine) -> None:
    type_in(quick, "打扫 @老")

    assert quick.sentence.isHidden()


def test_whoever_may_be_meant_can_be_pressed(quick: QuickLine) -> None:
    type_in(quick, "打扫 @小林 周五")
    offered = [one for one in quick.chips.findChildren(QPushButton) if not one.isHidden()]
    QTest.mouseClick(offered[1], Qt.MouseButton.LeftButton)

    assert [one.text() for one in offered] == ["林示明？", "林示海？"]
    assert quick.line.text() == "打扫 @林示海 周五"


def test_several_names_are_offered_while_one_is_typed_and_enter_takes_the_first(quick: QuickLine, desk: Desk) -> None:
    QTest.keyClicks(quick.line, "x @l")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Return)

    assert quick.line.text() == "x @林示明 "
    assert given(desk) == []


def test_one_name_alone_is_not_offered(quick: QuickLine) -> None:
    QTest.keyClicks(quick.line, "x @zsq")

    assert QApplication.activePopupWidget() is None
    assert chips(quick)[0] == "周示倩"


def test_enter_of_an_input_method_gives_no_task(quick: QuickLine, desk: Desk) -> None:
    type_in(quick, "打扫")
    QApplication.sendEvent(quick.line, QInputMethodEvent("loudao", []))
    press(quick, Qt.Key.Key_Return)
    made = QInputMethodEvent()
    made.setCommitString("楼道")
    QApplication.sendEvent(quick.line, made)

    assert (given(desk), quick.line.text()) == ([], "打扫楼道")


def test_enter_after_the_input_method_is_done_gives_it(quick: QuickLine, desk: Desk) -> None:
    made = QInputMethodEvent()
    made.setCommitString("打扫楼道")
    QApplication.sendEvent(quick.line, made)
    press(quick, Qt.Key.Key_Return)

    assert [subject for subject, *_ in given(desk)] == ["打扫楼道"]


def test_escape_clears_the_line(quick: QuickLine) -> None:
    type_in(quick, "打扫")
    press(quick, Qt.Key.Key_Escape)

    assert (quick.line.text(), chips(quick)) == ("", [])


def test_ctrl_n_on_the_page_of_tasks_goes_to_the_line(show, desk: Desk, members: dict[str, Member]) -> None:
    page = show(TaskPage(desk), 1190, 640)
    page.list.grid.setFocus()
    QTest.keyClick(page.list.grid, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)

    assert page.window().focusWidget() is page.quick.line


def test_the_line_is_reached_by_its_name(show, desk: Desk, members: dict[str, Member]) -> None:
    page = show(Page(desk), 1190, 640)
    page.page.list.grid.setFocus()
    page.show_record("quick")
    assert page.window().focusWidget() is page.page.quick.line


def test_several_people_are_told_by_what_they_do(quick: QuickLine) -> None:
    type_in(quick, "打扫 @示倩 @示明 @示倩")

    assert chips(quick)[:2] == ["主办 周示倩", "一起做 林示明"]


def test_what_is_told_after_enter_names_the_day(quick: QuickLine, desk: Desk) -> None:
    type_in(quick, "贴通知 @示明 月底")
    press(quick, Qt.Key.Key_Return)

    assert desk.ask.told[-1].endswith("给林示明，8 月 31 日 周一到期")  # type: ignore[attr-defined]  # a scripted ask


def test_ctrl_z_after_enter_is_left_to_the_window_and_before_it_is_the_lines(quick: QuickLine, desk: Desk) -> None:
    undone = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), quick.window())
    undone.activated.connect(desk.undo_last)
    QTest.keyClicks(quick.line, "x")
    QTest.keyClick(quick.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert quick.line.text() == ""
    QTest.keyClicks(quick.line, "abc")
    press(quick, Qt.Key.Key_Return)
    assert len(given(desk)) == 1
    QTest.keyClick(quick.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert (given(desk), quick.line.text()) == ([], "")


def test_what_comes_round_leads_to_where_it_is_entered(quick: QuickLine, desk: Desk) -> None:
    went: list[object] = []
    desk.go = lambda *where: went.append(where)
    type_in(quick, "打扫活动室 每周一")
    (way,) = (one for one in quick.chips.findChildren(QPushButton) if not one.isHidden())
    way.click()

    assert went == [("tasks", "round")]


def test_the_way_to_what_comes_round_is_a_tab(show, desk: Desk, members: dict[str, Member]) -> None:
    page = show(Page(desk), 1190, 640)
    page.show_record("round")

    assert isinstance(page.page, RecurrencePage)


def test_a_half_typed_line_is_kept_with_what_is_half_typed(show, desk: Desk, members: dict[str, Member]) -> None:
    page = show(Page(desk), 1190, 640)
    page.page.quick.line.setText("联系物业 @小")
    kept = page.draft()
    again = show(Page(desk), 1190, 640)
    again.restore(kept)

    assert again.page.quick.line.text() == "联系物业 @小"
    page.page.quick.line.clear()
    assert page.draft() == {}

"""U08 and U09: the program starts with the day, the most urgent on top; and one line gives a task, with real keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from stories.actions import seconds, slowest_answer_ms
from stories.keys import display
from stories.offices import OFFICE, PASSWORD, REAL_KEYS, Counter, ask, at, signed_in
from ui import conftest as looks

from build_scripts.stage import Stage, press
from build_scripts.stage.answers import fills
from build_scripts.stage.offscreen import SMALL
from desktop.base.clock import SHANGHAI, Clock, FixedClock
from desktop.modules.elections.records import Election
from desktop.modules.meetings.records import Meeting
from desktop.modules.residents.records import CareTag, Household, Resident
from desktop.modules.tasks.records import Task
from desktop.modules.team.records import Member
from desktop.modules.today.page import Page
from desktop.modules.today.page.sheet import today_sheet
from desktop.modules.today.records import Day
from desktop.modules.visits.records import Demand, Visit
from desktop.start import MODULES
from desktop.store.unit import Unit
from desktop.store.vault import Cost, Vault
from desktop.ui.buttons import Button
from desktop.ui.print import ListPages, Preview
from desktop.ui.print.pages import points
from desktop.work import daywords, session
from desktop.work.module import Due, Sort

TODAY = date(2026, 8, 28)
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
qapp = looks.qapp


def furnish(unit: Unit, today: date) -> None:
    """A morning: late and urgent work, a door to go to, a birthday, a meeting, an election."""
    helper = unit.add(Member(name="林示明", role="young_assistant"))
    home = unit.add(Household(address="示例路100弄8号402", head="示例安"))
    birth = today.replace(year=today.year - 80, day=min(today.day, 28))
    resident = unit.add(Resident(name="示例安", birth=birth, household=home.uid, address=home.address, status="living"))
    for away, subject, priority in (
        (-1, "回访漏水", "normal"),
        (0, "贴公示", "normal"),
        (-9, "核对名单", "urgent"),
        (1, "排班", "normal"),
    ):
        unit.add(
            Task(subject=subject, status="doing", assignee=helper.uid, due=today + timedelta(days=away), priority=priority)
        )
    unit.add(Task(subject="下个月的", status="doing", assignee=helper.uid, due=today + timedelta(days=30)))
    unit.add(Demand(summary="楼道灯不亮", status="new", due=today, resident=resident.uid))
    begun, ends = today - timedelta(days=100), today + timedelta(days=100)
    unit.add(CareTag(need="代买米面油", resident=resident.uid, basis="duty", every=30, opened_on=begun, expires_on=ends))
    at_two = datetime.combine(today + timedelta(days=3), datetime.min.time().replace(hour=14), SHANGHAI)
    unit.add(Meeting(subject="听证会", kind="M03", at=int(at_two.timestamp() * 1000), place="活动室"))
    unit.add(Election(term="第十二届", day=today + timedelta(days=23), status="running"))


@pytest.fixture
def morning(qapp: object, tmp_path: Path) -> Iterator[Stage]:
    clock, folder = FixedClock(TODAY), tmp_path / "office"
    safe = Vault(folder, clock, cost=CHEAP, floor=CHEAP)
    with session.begin(folder, OFFICE, MODULES, clock, safe=safe)[0] as opened, opened.store.unit("登记", opened.actor) as unit:
        furnish(unit, TODAY)
    stage = Stage(folder, clock, safe=Vault(folder, clock, cost=CHEAP, floor=CHEAP))
    stage.resize(SMALL)
    stage.sign_in(OFFICE.name, PASSWORD)
    stage.settle()
    yield stage
    stage.close()


def day(stage: Stage) -> Page:
    """The page in front, once the day is read."""
    page = stage.page
    assert isinstance(page, Page), "the program starts with it"
    stage.settle(lambda: page.day is not None)
    return page


def in_sight(widget: QWidget, stage: Stage) -> bool:
    """Whether all of it is on the screen, with nothing scrolled."""
    return (
        not widget.visibleRegion().isEmpty()
        and widget.visibleRegion().boundingRect() == widget.rect()
        and stage.window.rect().contains(widget.mapTo(stage.window, QPoint(0, widget.height())))
    )


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
class TestTheMorning:
    """U08: what the page says, in which order, and that the first of it is in sight."""

    def test_the_most_urgent_stands_on_top_and_needs_no_scrolling(self, morning: Stage) -> None:
        page = day(morning)
        rows = page.work.rows.rows
        shown = [(row.text.text(), row.chip.text()) for row in rows if row.isVisible()]

        assert shown == [
            ("核对名单", "✕ 逾期 9 天"),
            ("回访漏水", "✕ 逾期 1 天"),
            ("诉求：楼道灯不亮", "⚠ 今天"),
            ("贴公示", "⚠ 今天"),
            ("排班", "明天"),
        ]
        assert all(in_sight(row, morning) for row in rows[:3])

    def test_the_other_cards_tell_of_doors_birthdays_meetings_and_the_election(self, morning: Stage) -> None:
        page = day(morning)
        cards = (page.visits, page.birthdays, page.meetings)

        assert [[row.text.text() for row in card.rows.rows if row.isVisible()] for card in cards] == [
            ["示例安"],
            ["示例安"],
            ["听证会"],
        ]
        assert (page.election.number.text(), page.birthdays.rows.rows[0].chip.text()) == ("23", "80 岁")

    def test_filing_a_visit_takes_the_door_off_the_page(self, morning: Stage) -> None:
        page = day(morning)
        before = page.day

        store = morning.frame.desk.store
        row = page.visits.rows.rows[0]
        assert row.act.text() == "记走访"
        morning.do(lambda: press(row.act), fills({"情况": "家里都好"}))
        morning.settle(lambda: page.day is not before)

        assert [visit.words for visit in store.find(Visit)] == ["家里都好"]
        assert page.day is not None
        assert page.day.visits == ()

    def test_a_row_of_the_whole_list_is_filed_as_on_its_card(self, morning: Stage) -> None:
        page = day(morning)
        before = page.day
        page.visits.all_asked.emit()
        act = page.everything.act
        assert act.text() == "记走访"
        morning.do(lambda: press(act), fills({"情况": "家里都好"}))
        morning.settle(lambda: page.day is not before)

        (visit,) = morning.frame.desk.store.find(Visit)
        resident = morning.frame.desk.store.get(Resident, visit.resident or "")
        assert resident is not None
        assert resident.name == "示例安"
        assert not act.isEnabled()

    def test_ctrl_enter_on_a_row_of_the_whole_list_files_it(self, morning: Stage) -> None:
        page = day(morning)
        page.visits.all_asked.emit()
        modifiers = Qt.KeyboardModifier.ControlModifier
        morning.do(lambda: QTest.keyClick(page.everything.table, Qt.Key.Key_Return, modifiers), fills({"情况": "家里都好"}))

        assert morning.frame.desk.store.count(Visit) == 1

    def test_tab_goes_from_the_head_to_the_rows_of_the_left_column(self, morning: Stage) -> None:
        page = day(morning)
        morning.window.activateWindow()
        page.head.findChildren(Button)[-1].setFocus()
        stops = []
        for _ in range(4):
            QTest.keyClick(morning.window.focusWidget(), Qt.Key.Key_Tab)
            stops.append(morning.window.focusWidget())
        first, second, *_ = page.work.rows.rows

        assert stops == [first, first.act, second, second.act]

    def test_a_second_ctrl_enter_opens_nothing_behind_the_form(self, morning: Stage) -> None:
        row = day(morning).visits.rows.rows[0]
        opened: list[object] = []
        row.opened.connect(opened.append)
        row.setFocus()

        QTest.keyClick(row, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

        assert opened == []

    def test_enter_on_a_link_goes_there(self, morning: Stage) -> None:
        QTest.keyClick(day(morning).election.go, Qt.Key.Key_Return)
        morning.settle()

        assert morning.frame.stack.front == "elections"

    def test_the_list_of_the_day_is_one_page(self, morning: Stage) -> None:
        page = day(morning)
        counts: list[int] = []

        def look(dialog: object) -> None:
            assert isinstance(dialog, Preview)
            counts.append(dialog.view.pages.count)
            dialog.reject()

        morning.do(page.print, look)

        assert counts == [1]

    def test_its_letters_are_large_and_twenty_things_fit(self, qapp: object) -> None:
        tasks = [
            Due(TODAY, f"给第 {n} 位居民送便民服务卡", "林示明", Task(uid=str(n)), place=f"书记交办 · 示例路100弄{n}号402")
            for n in range(40)
        ]
        doors = [
            Due(TODAY, "示例安", "", Household(uid=str(n)), Sort.VISIT, place=f"示例苑{n}号201　8 月 16 日见过　每周打一次电话")
            for n in range(9)
        ]

        table = today_sheet(
            Day(TODAY, "农历七月十六", "", tuple(tasks), (), tuple(doors), (), (), ()), OFFICE.area, OFFICE.name
        )
        pages = ListPages(table, across=False)

        assert (pages.count, len(table.rows) >= 20) == (1, True)
        assert pages._body.pixelSize() >= points(12)
        assert table.rows[0][:2] == ("给第 0 位居民送便民服务卡", "林示明 示例路100弄0号402")
        assert table.rows[-1][0] == "示例安：每周打一次电话"

    def test_the_keyboard_goes_to_the_first_thing_once_the_day_is_read(self, morning: Stage) -> None:
        page = day(morning)

        assert page.focusWidget() is page.work.rows.rows[0]

    def test_who_went_elsewhere_meanwhile_is_not_called_back(self, morning: Stage) -> None:
        page = day(morning)
        page.work.all.setFocus()
        before = page.focusWidget()
        page.refresh({})
        read = page.day
        morning.settle(lambda: page.day is not read)

        assert page.focusWidget() is before

    def test_midnight_makes_it_another_day(self, morning: Stage) -> None:
        page = day(morning)
        clock = morning.frame.desk.clock
        assert isinstance(clock, FixedClock)
        clock.advance(days=1)
        page._turn.timeout.emit()
        morning.settle(lambda: page.day is not None and page.day.today == TODAY + timedelta(days=1))

        assert "8 月 29 日" in page.head.subtitle.text()
        assert page.work.rows.rows[1].chip.text() == "✕ 逾期 2 天"


class TestWithRealKeys:
    """U08 and U09 in the real program."""

    pytestmark = REAL_KEYS

    def test_the_program_starts_with_the_day_and_prints_it(self, tmp_path: Path) -> None:
        folder, trace = tmp_path / "office", tmp_path / "trace"
        with session.begin(folder, OFFICE, MODULES, Clock())[0] as opened, opened.store.unit("登记", opened.actor) as unit:
            furnish(unit, Clock().today())
        with display() as screen, signed_in(screen, folder, OFFICE.area, trace) as program:
            answered = slowest_answer_ms(trace)
            ask(program, "dyjrqd")
            program.turn_to("今日清单")
            program.press("Escape")
            program.until_gone("今日清单")
            program.turn_to(OFFICE.area)
            program.leave()

        assert answered <= 3000

    def test_enter_opens_the_first_thing_of_the_day(self, tmp_path: Path) -> None:
        folder = tmp_path / "office"
        with session.begin(folder, OFFICE, MODULES, Clock())[0] as opened, opened.store.unit("登记", opened.actor) as unit:
            furnish(unit, Clock().today())
        with display() as screen, signed_in(screen, folder, OFFICE.area) as program:
            program.press("Return", "F2")  # the task, and its form
            program.press("ctrl+a")
            program.type("X")
            program.press("ctrl+Return")
            program.leave()

        with at(folder, OFFICE.name) as desk:
            assert [task.priority for task in desk.store.find(Task) if task.subject == "X"] == ["urgent"]

    def test_a_line_gives_a_task_in_three_actions_whatever_the_day_is_called(self, tmp_path: Path) -> None:
        folder, trace = tmp_path / "office", tmp_path / "trace"
        with session.begin(folder, OFFICE, MODULES, Clock())[0] as opened, opened.store.unit("登记", opened.actor) as unit:
            helper = unit.add(Member(name="林示明", role="young_assistant"))
        days = ("周五", "下周三", "月底", "8.31")
        with display() as screen, signed_in(screen, folder, OFFICE.area, trace) as program:
            program.press("ctrl+5")
            counter = Counter(trace)
            costs = []
            for word in days:
                # Han characters come by the clipboard, where no input method is; it counts as much as typing them.
                program.copy(f"联系物业看样板 @小林 {word}")
                program.press("ctrl+n", "ctrl+v", "Return")
                costs.append(counter.take())
            program.leave()

        today = Clock().today()
        with at(folder, OFFICE.name) as desk:
            given = [(task.subject, task.assignee, task.due) for task in desk.store.find(Task)]
        assert given == [("联系物业看样板", helper.uid, daywords.coming(word, today)) for word in days]
        assert [len(cost) for cost in costs] == [3, 3, 3, 3], costs
        assert all(seconds(cost, composed=1) <= 10 for cost in costs)

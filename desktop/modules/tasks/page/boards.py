"""看板 and 周历: the rows of the list in lanes. What is carried to another lane goes through the same verbs as a button."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QFrame, QWidget

from desktop.base.text import counted, tr
from desktop.modules.tasks import service
from desktop.modules.tasks.commands import STEPS
from desktop.modules.tasks.page.lanecards import Card, Column
from desktop.modules.tasks.page.lanegrid import LaneGrid
from desktop.modules.tasks.records import Task
from desktop.modules.tasks.rules import OVER
from desktop.modules.tasks.rules.wording import Said, due_chip, flags
from desktop.modules.tasks.service.lanes import Lane, Lanes, board, week
from desktop.store.query import Query
from desktop.store.reader import Reader
from desktop.ui.actions import carry_out
from desktop.ui.arrange import across, down
from desktop.ui.buttons import button, icon_button
from desktop.ui.labels import label, reword
from desktop.ui.looking import for_store
from desktop.work.desk import Desk

_WEEK, _DAY = timedelta(days=7), timedelta(days=1)
_WEEKDAYS = "一二三四五六日"
_ON = {"assigned": "tasks.accept", "skipped": "tasks.accept", "doing": "tasks.submit", "submitted": "tasks.approve"}
_BACK = {"submitted": "tasks.return", "done": "tasks.reopen", "doing": "tasks.return", "assigned": "tasks.return"}
_BY_ID = {command.id: command for command in STEPS}


class Board(QFrame):
    """Tasks by how far they are.

    Signals:
        chosen: uid of the task under the cursor.
        opened: uid of the task to open.
        menu_asked: where to show the menu of the task.
    """

    chosen = Signal(str)
    opened = Signal(str)
    menu_asked = Signal(QPoint)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._desk = desk
        self._looking = for_store(desk.file, desk.actor, self)
        self._query = Query()
        self.lanes = Lanes((), {})
        self.grid = LaneGrid("看板")
        self._lay_out()
        self.grid.chosen.connect(self.chosen)
        self.grid.opened.connect(self.opened)
        self.grid.carried.connect(self._carry)
        self.grid.menu_asked.connect(self.menu_asked)

    def _lay_out(self) -> None:
        hint = label("方向键走动，Ctrl+← → 或拖动移到旁边一栏", "caption")
        bar = across(label("看板", "strong"), None, hint, margins=(16, 10, 16, 8))
        self.setLayout(down(bar, (self.grid, 1), gap=0, margins=(1, 1, 1, 1)))

    def show_query(self, query: Query) -> None:
        """Show the rows of a list that fit a question."""
        self._query = query
        ask = self._question()
        if self._looking is None:
            self._take(ask(self._desk.store))
        else:
            self._looking.ask(ask, self._take)

    def choose(self, uid: str) -> None:
        """Put the cursor on a task."""
        self.grid.choose(uid)

    def task(self, uid: str) -> Task | None:
        """A task that is shown."""
        return next((task for lane in self.lanes.lanes for task in lane.tasks if task.uid == uid), None)

    def _question(self) -> Callable[[Reader], Lanes]:
        query, today = self._query, self._desk.today
        return lambda reader: board(reader, query, today)

    def _take(self, found: Lanes) -> None:
        self.lanes = found
        self.grid.show_columns([self._column(lane) for lane in found.lanes])

    def _column(self, lane: Lane) -> Column:
        return Column(f"{tr(lane.label)} {lane.total:,}", tuple(self._cards(lane)), lane.total - len(lane.tasks))

    def _cards(self, lane: Lane) -> Iterator[Card]:
        for task in lane.tasks:
            title = tr("已遮挡") if self._desk.covered else task.title()
            said = next(iter(flags(task)), None) if task.status not in OVER else None
            who = "" if self._desk.covered else self.lanes.names.get(task.assignee or "", "")
            yield Card(task.uid, title, who, self._said(task, said), task.status in OVER)

    def _said(self, task: Task, flag: Said | None) -> Said:
        day = due_chip(task, self._desk.today)
        return flag if flag is not None and day.tone != "bad" else day

    @Slot(str, int)
    def _carry(self, uid: str, to: int) -> None:
        """The step that leads to the lane beside, through its command: grey reasons and questions are the same."""
        task = self.task(uid)
        if task is None:
            return
        now = next(at for at, lane in enumerate(self.lanes.lanes) if task in lane.tasks)
        if abs(to - now) > 1:
            self._desk.ask.tell("一次移一栏：先接受，再提交，再验收")
            return
        name = (_ON if to > now else _BACK).get(task.status or "", "")
        if task.status == "paused" and to > now:
            name = "tasks.resume"
        if task.status == "done" and task.checked_on == self._desk.today:
            name = "tasks.take_back"
        if name in _BY_ID:
            self._desk.selected = (task,)
            carry_out(self._desk, _BY_ID[name])


class Week(Board):
    """Tasks by the day they are due. Carrying a card to another day asks why."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self.monday = desk.today - _DAY * desk.today.weekday()
        super().__init__(desk, parent)
        self.grid.setAccessibleName(tr("周历"))

    def _lay_out(self) -> None:
        self._span, self._beside = label("", "strong"), label("", "caption")
        before, after = icon_button("chevron-left", "上一周"), icon_button("chevron-right", "下一周")
        now = button("本周", kind="link")
        before.clicked.connect(lambda: self._turn(-1))
        after.clicked.connect(lambda: self._turn(1))
        now.clicked.connect(lambda: self._turn(0))
        bar = across(before, self._span, after, now, None, self._beside, gap=6, margins=(10, 6, 16, 6))
        self.setLayout(down(bar, (self.grid, 1), gap=0, margins=(1, 1, 1, 1)))

    def _question(self) -> Callable[[Reader], Lanes]:
        query, today, monday = self._query, self._desk.today, self.monday
        return lambda reader: week(reader, query, monday, today)

    def _take(self, found: Lanes) -> None:
        super()._take(found)
        last = self.monday + _DAY * 6
        reword(self._span, f"{_month_day(self.monday)} – {_month_day(last)}")
        told = [f"更早逾期 {counted(found.late, '项')}"] if found.late else []
        told += [f"没有日期 {counted(found.undated, '项')}"] if found.undated else []
        reword(self._beside, " · ".join(told) or "Ctrl+← → 或拖动改到别的日子")

    def _column(self, lane: Lane) -> Column:
        day = date.fromisoformat(lane.key)
        title = f"周{_WEEKDAYS[day.weekday()]} {day.day}日"
        plain = super()._column(replace(lane, label=title))
        return replace(plain, title=tr(title), is_now=day == self._desk.today)

    def _said(self, task: Task, flag: Said | None) -> Said:
        """The lane says the day already."""
        day = due_chip(task, self._desk.today)
        return flag or (Said("逾期", "bad") if day.tone == "bad" else Said(""))

    def _turn(self, weeks: int) -> None:
        self.monday = self.monday + _WEEK * weeks if weeks else self._desk.today - _DAY * self._desk.today.weekday()
        self.show_query(self._query)

    @Slot(str, int)
    def _carry(self, uid: str, to: int) -> None:
        task, day = self.task(uid), self.monday + _DAY * to
        if task is None or task.due == day:
            return
        shown = f"周{_WEEKDAYS[day.weekday()]} {_month_day(day)}"
        reason = self._desk.ask.words(f"“{task.subject}”为什么改到{shown}？", "写一句原因，承办人看得到")
        if reason:
            self._desk.do(service.move, task, day, reason).then(self._moved)

    def _moved(self, task: Any) -> None:
        self._desk.ask.tell(f"已改期：{task.subject}", undo=True)


def _month_day(day: date) -> str:
    return f"{day.month}月{day.day}日"

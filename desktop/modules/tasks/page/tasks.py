"""What tasks look like: a list, a board and a week of the same view; mine, each assistant's, what is overdue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Slot
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QVBoxLayout, QWidget

from desktop.base.text import tr
from desktop.model.record import Record
from desktop.model.rights import Actor, Right
from desktop.modules.tasks.commands import GIVING, STEPS, blank_task
from desktop.modules.tasks.page.beside import FIRST, ahead_of, aside_of, facts_of
from desktop.modules.tasks.page.boards import Board, Week
from desktop.modules.tasks.page.quickline import QuickLine
from desktop.modules.tasks.records import Task
from desktop.modules.tasks.rules import OVER, WAITING, Step, is_beyond_list, is_overdue, is_returned
from desktop.modules.tasks.rules.lifecycle import OPEN
from desktop.modules.tasks.rules.wording import next_step
from desktop.modules.team.records import Member
from desktop.modules.team.service import assistants, self_of
from desktop.store.query import Filter, Match
from desktop.store.reader import Reader
from desktop.ui.actions import carry_out
from desktop.ui.arrange import across, down
from desktop.ui.buttons import Button, button
from desktop.ui.editing.flow import Flow
from desktop.ui.page import RecordPage, Slots
from desktop.ui.rowmenu import rows_menu
from desktop.ui.views import View, Views, begin_with
from desktop.work.desk import Desk
from desktop.work.listing import Column, columns_of

WAITS = Filter("status", Match.IN, WAITING)
NOT_OVERDUE = timedelta(days=1)
WAYS = ("列表", "看板", "周历")
_BY_STEP = {
    Step.ACCEPT: "tasks.accept",
    Step.SUBMIT: "tasks.submit",
    Step.RESUME: "tasks.resume",
    Step.ADVISE: "tasks.advise",
    Step.PASS: "tasks.approve",
    Step.TAKE_BACK: "tasks.take_back",
}
_WORDS = {Step.PASS: "验收", Step.TAKE_BACK: "撤销"}
_QUICK = "quick"
"""The quick line among what is half-typed; those of a form are named `uid/field`."""
_COMMANDS = {command.id: command for command in STEPS}


class TaskPage(RecordPage):
    """See ui/pages.py for what the window asks of it."""

    def __init__(self, desk: Desk) -> None:
        self._mine = _mine(desk.store, desk.actor)
        first, *rest = views_of(desk)
        views = Views(desk, Task, (first, *rest))
        self.ways = {name: button(name, kind="chip") for name in WAYS}
        self.above: QVBoxLayout = down(across((views, 1), _Ways(self.ways), gap=10), gap=10)
        self._outside: Task | None = None
        self.quick = QuickLine(desk)
        self.above.insertWidget(0, self.quick)
        top = QWidget()
        top.setLayout(self.above)
        super().__init__(desk, Task, self._slots_with(desk, top))
        self.quick.claim(self)
        self.beside.alone.connect(top.setHidden)  # in large letters an open task has the whole page
        self._choose_way()
        begin_with(
            self.list, hidden=("来源", "编号", "标签", "类型", "条线", "派出日期", "验收日期", "了结日期"), by="截止日期"
        )
        views.rule(self.list, first=first)

    def _slots_with(self, desk: Desk, top: QWidget) -> Slots:
        return Slots(
            title="任务",
            commands=GIVING,
            columns=self._columns(),
            fresh=lambda: blank_task(desk),
            facts=facts_of,
            ahead=partial(ahead_of, desk),
            first=FIRST,
            aside=partial(aside_of, desk),
            above=lambda _: top,
            most=2,
            picture="clipboard-list",
            blank="派给谁、几号前做完、做得怎么样，都在这里看。从居民、诉求、决议上也能直接派。",
        )

    def _choose_way(self) -> None:
        """Let the list give way to a board or a week of the same rows."""
        desk = self._desk
        self.board, self.week = Board(desk), Week(desk)
        self.faces = QStackedWidget()
        for one in (self.list, self.board, self.week):
            self.faces.addWidget(one)
        self.beside.stand_in(self.faces)
        self.list.table.fades = lambda task: task.status in OVER
        self.list.grid.clicked.connect(self._click)
        self.list.table.reloaded.connect(self._show_face)
        for place, (name, chip) in enumerate(self.ways.items()):
            chip.setChecked(name == WAYS[0])
            chip.clicked.connect(partial(self.turn, place))
        for face in (self.board, self.week):
            face.chosen.connect(self._choose)
            face.opened.connect(self._open)
            face.menu_asked.connect(self._show_task_menu)

    def turn(self, place: int, _checked: object = None) -> None:
        """Show the rows as list (0), board (1) or week (2)."""
        self._back_to_table()  # a form that is open stays as it was typed
        self.faces.setCurrentIndex(place)
        for at, chip in enumerate(self.ways.values()):
            chip.setChecked(at == place)
        self._show_face()
        self.keyboard.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def keyboard(self) -> QWidget:
        """It goes to the rows, the cards or the days."""
        return (self.list.grid, self.board.grid, self.week.grid)[self.faces.currentIndex()]

    def refresh(self, touched: Mapping[str, set[str]]) -> None:
        """Records were written."""
        if Member.table in touched:
            self._mine = _mine(self._desk.store, self._desk.actor)
            self.quick.refresh()
        if self._outside is not None:
            self._outside = self._desk.store.get(Task, self._outside.uid)
        super().refresh(touched)

    def draft(self) -> dict[str, str]:
        """What is half-typed in the form and in the quick line."""
        quick = self.quick.half_typed
        return super().draft() | ({_QUICK: quick} if quick.strip() else {})

    def restore(self, draft: dict[str, str]) -> None:
        """Put back what was half-typed."""
        self.quick.restore(draft.get(_QUICK, ""))
        if form := {name: words for name, words in draft.items() if name != _QUICK}:
            super().restore(form)

    def cover(self) -> None:
        """Veil personal words, or show them again."""
        super().cover()
        self._show_face()

    @Slot()
    def _show_face(self) -> None:
        face = self.faces.currentWidget()
        if isinstance(face, Board):
            face.show_query(self.list.table.query)
            current = self.list.grid.current()
            if current is not None:
                face.choose(current.uid)

    @property
    def selected(self) -> tuple[Record, ...]:
        """What commands act on: on a board or in a week also a task that the list leaves out, such as one that is done."""
        return super().selected if self._outside is None or self._is_form_open else (self._outside,)

    @Slot(str)
    def _choose(self, uid: str) -> None:
        """Follow the card that is chosen, whether the list has its row or not."""
        self._outside = None if self.list.grid.choose(uid) else self._desk.store.get(Task, uid)
        if self._outside is not None:
            self.list.grid.clearSelection()
        self._follow()

    @Slot()
    def _follow(self) -> None:
        if self._outside is None or not self.faces.currentIndex():
            self._outside = None
            super()._follow()
            return
        self._desk.selected = self.selected
        self.detail.show_record(self._outside)
        self.selection_changed.emit()

    @Slot(str)
    def _open(self, uid: str) -> None:
        task = self._desk.store.get(Task, uid)
        if task is not None:
            self.edit(task)

    @Slot(QPoint)
    def _show_task_menu(self, where: QPoint) -> None:
        rows_menu(self._desk, self, self.list.grid, self._edit_current, self.put_away).popup(where)

    @Slot(QModelIndex)
    def _click(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """下一步: the cell does what it says."""
        task = self.list.table.record(index.row())
        if not self.list.table.columns[index.column()].acts or not isinstance(task, Task) or self.list.is_edited:
            return
        step = self._next(task)
        if step is not None:
            self._desk.selected = (task,)
            carry_out(self._desk, _COMMANDS[_BY_STEP[step]])

    def _next(self, task: Task) -> Step | None:
        actor, desk = self._desk.actor, self._desk
        if not actor.may(Right.EDIT):
            return None
        is_secretary = actor.may(Right.OWN)
        return next_step(task, self._mine, actor.account, is_secretary=is_secretary, today=desk.today)

    def _columns(self) -> tuple[Column, ...]:
        found = {one.label: one for one in columns_of(Task)}
        subject, status, assignee, due = (found.pop(name) for name in ("任务", "进展", "交给谁", "截止日期"))
        step = Column("下一步", 6, words=self._step_words, acts=True)
        marks = Column("要看一下", 14, words=self._marks, order="due")
        return (subject, status, step, assignee, due, marks, *found.values())

    def _marks(self, task: Task) -> str:
        """What is odd about a task: returned, late, a call for help, a way blocked, the street beyond its list."""
        today = self._desk.today
        late = f"⚠ 逾期 {(today - task.due).days} 天" if task.due and is_overdue(task, today) else ""
        said = (
            "退回" if is_returned(task) else "",
            late,
            "求助" if task.needs_help else "卡住了" if task.blockers else "",
            "清单外" if is_beyond_list(task) else "",
        )
        return "、".join(filter(None, said)) if task.status not in OVER else ""

    def _step_words(self, task: Task) -> str:
        step = self._next(task)
        return _WORDS.get(step, step.value) if step else ""


def views_of(desk: Desk) -> Iterator[View]:
    """在办 (with what was over today, greyed), 我的, each assistant's, 逾期 (`rules.is_overdue` as conditions), 求助, 全部."""
    me = self_of(desk.store, desk.actor)
    today = Filter("over_on", Match.SINCE, desk.today)
    at_work = (Filter("status", Match.IN, (*WAITING, *OVER)), today)
    yield View("在办", at_work)
    if me is not None:
        yield View("我的", (*at_work, Filter("assignee", value=me.uid)))
    for member in assistants(desk.store):
        if me is None or member.uid != me.uid:
            yield View(member.title(), (*at_work, Filter("assignee", value=member.uid)))
    late = (Filter("due", Match.FILLED), Filter("due", Match.TO, desk.today - timedelta(days=1)))
    yield View("逾期", (Filter("status", Match.IN, OPEN), *late))
    yield View("待验收", (Filter("status", value="submitted"),))
    yield View("求助", (Filter("needs_help", value=True), Filter("status", value="doing")))
    yield View("草稿", (Filter("status", value="draft"),))
    yield View("全部")


def _mine(store: Reader, actor: Actor) -> frozenset[str]:
    """The members the person is."""
    if not actor.account or not actor.may(Right.READ):
        return frozenset()
    return frozenset(member.uid for member in store.find(Member, account=actor.account))


class _Ways(Flow):
    """The chips that choose how the rows are looked at."""

    def __init__(self, chips: Mapping[str, Button], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("怎样看"))
        group = QButtonGroup(self)
        for chip in chips.values():
            group.addButton(chip)
        self.fill(list(chips.values()))

"""今天: what is to be done and who meets at the left, who is to be called on and whose birthday it is at the right."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.base.errors import RefusedError
from desktop.base.text import counted
from desktop.model.rights import Right
from desktop.modules.today import rules
from desktop.modules.today.commands import PRINT, SHEET
from desktop.modules.today.page.all import Everything
from desktop.modules.today.page.cards import Countdown, DueCard
from desktop.modules.today.page.sheet import today_sheet
from desktop.modules.today.records import Day
from desktop.modules.today.service import day_of
from desktop.ui import pages
from desktop.ui.arrange import across, down, scrolling
from desktop.ui.buttons import Button
from desktop.ui.empty import Empty
from desktop.ui.finding import module_of
from desktop.ui.labels import reword
from desktop.ui.looking import Looking
from desktop.ui.pagehead import Act, PageHead, command_button, own_button
from desktop.ui.print import ListPages, Table, show_pages
from desktop.work.daywords import said
from desktop.work.desk import Desk
from desktop.work.export import note_rows_printed
from desktop.work.module import Due

_VISIT = "visits.log"
"""Id of the command that stands loudest here; the slice that offers it is named as text."""
_GAP = 12
_QUIET = ("今天没有要办的事", "任务、诉求、走访、会议和生日，到了日子会自己排到这里。先登记居民，或从“居民”导入名册。")
_TURN_MS = 30_000
_WORK, _LEAST, _FEW = 7, 4, 3
_CARDS, _ALL, _NOTHING = range(3)
"""What the page can show."""


class Page(QWidget):
    """See ui/pages.py for what the window asks of it.

    Raises:
        RefusedError: the person may not read what the day is made of.
    """

    selection_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if not desk.actor.may(Right.READ):
            raise RefusedError("今天的事需要查看资料的权限", "请书记在“设置 → 人员与权限”里调整。")
        self.setProperty("role", "page")
        self._desk = desk
        self.day: Day | None = None
        self._wants_sheet = False
        self._stops: list[QWidget] = []
        self._looking = Looking(desk.file, desk.actor, self, warm=True)
        self._turn = QTimer(self, interval=_TURN_MS)
        self.head = PageHead(desk, "今天", " ", acts=self._acts())
        self.work = DueCard(desk, "今天要办的事", _WORK, "项", "到今天为止的事都办完了。")
        self.meetings = DueCard(desk, "会议", _FEW, "场")
        self.election = Countdown(desk)
        self.visits = DueCard(desk, "该走访了", _FEW, "户", "该走到的都走到了。")
        self.birthdays = DueCard(desk, "生日", _FEW, "人")
        self.reports = DueCard(desk, "交街道", _FEW, "份")
        self.everything = Everything(desk)
        self._body = QStackedWidget()
        self._lay_out()
        self._connect()
        self.refresh({})

    def _acts(self) -> list[Button]:
        printing = own_button(self._desk, Act(PRINT.label, PRINT.icon, PRINT.verb, self.print)) if PRINT.verb else None
        visit = [command_button(self._desk, one) for one in self._desk.commands if one.id == _VISIT]
        return [*((printing,) if printing else ()), *visit]

    def _lay_out(self) -> None:
        cards = QWidget()
        cards.setProperty("role", "plain")
        left = down(self.work, self.meetings, None, gap=_GAP)
        right = down(self.election, self.visits, self.birthdays, self.reports, None, gap=_GAP)
        cards.setLayout(across((left, 6), (right, 5), gap=_GAP))
        self._area = scrolling(cards)
        for shown in (self._area, self.everything, Empty("sun", *_QUIET)):
            self._body.addWidget(shown)
        self.setLayout(down(self.head, (self._body, 1), gap=12, margins=(20, 12, 20, 14)))

    def _connect(self) -> None:
        for card in (self.work, self.meetings, self.election, self.visits, self.birthdays, self.reports):
            card.opened.connect(self.open)
        for card in (self.work, self.meetings, self.visits, self.birthdays, self.reports):
            card.all_asked.connect(lambda shown=card: self._show_all(shown))
        self.everything.opened.connect(self.open)
        self.everything.left.connect(self._go_back)
        self._turn.timeout.connect(self._follow_clock)
        self._turn.start()

    @property
    def status(self) -> str:
        """Words at the left of the foot."""
        if self.day is None:
            return ""
        return f"要办 {counted(len(self.day.work), '项')} · 该走访 {counted(rules.number(self.day.visits), '户')}"

    @property
    def tables(self) -> frozenset[str]:
        """Everything: every slice tells of the day."""
        return frozenset(self._desk.store.shapes)

    @property
    def keyboard(self) -> QWidget:
        """It goes to the first thing of the day, once the day is read."""
        cards = (self.work, self.meetings, self.visits, self.birthdays)
        rows = (row for card in cards for row in card.rows.rows if row.isVisibleTo(self))
        return self.everything if self._body.currentIndex() == _ALL else next(rows, self)

    def refresh(self, touched: Mapping[str, set[str]]) -> None:  # noqa: ARG002 - any of them may have come due
        """Read the day anew, beside the window."""
        modules, today = self._desk.modules, self._desk.today
        self._looking.ask(lambda reader: day_of(reader, modules, today), self._take)

    def cover(self) -> None:
        """Veil personal words, or show them again."""
        if self.day is not None:
            self._show(self.day)

    def show_record(self, what: str) -> None:
        """Show the sheet, as soon as the day is read."""
        self._wants_sheet = what == SHEET
        if self.day is not None and self._wants_sheet:
            self.print()

    @Slot()
    def print(self) -> None:
        """Show the day's list as it will stand on its one page."""
        self._wants_sheet = False
        if self.day is not None:
            table = today_sheet(self.day, self._desk.area.name or "", self._desk.actor.name)
            noted = self._desk.do(note_rows_printed, table.title, counted(len(table.rows), "项"))
            noted.then(lambda _: self._preview(table))

    @Slot(object)
    def open(self, due: Due) -> None:
        """Go to what a row is about."""
        module = module_of(self._desk, due.record)
        if module is not None:
            self._desk.go(module.name, due.record)

    def _preview(self, table: Table) -> None:
        show_pages(self._desk, table.title, ListPages(table, across=False), self.window())

    def _take(self, day: Day) -> None:
        here = self.window().focusWidget()
        waits = self.day is None and here is not None and self.isAncestorOf(here)
        self.day = day
        self._show(day)
        if waits:  # what was there before the rows has the keyboard only for want of them
            pages.take_keyboard(self)
        self.selection_changed.emit()
        if self._wants_sheet:
            self.print()

    def _show(self, day: Day) -> None:
        reword(
            self.head.subtitle,
            "　".join(filter(None, (f"{day.today.year} 年 {said(day.today, day.today)}", day.moon, day.off))),
        )
        self.work.show_dues(day.work)
        self.meetings.show_dues(day.meetings)
        self.election.show_dues(day.elections)
        self.visits.show_dues(day.visits)
        self.birthdays.show_dues(day.birthdays)
        self.reports.show_dues(day.reports)
        self.everything.refresh()
        if self._body.currentIndex() != _ALL:
            self._body.setCurrentIndex(_NOTHING if day.is_quiet else _CARDS)
        self._fit()
        self._order_stops()

    def _order_stops(self) -> None:
        """Tab goes from the head to the rows, card by card, each before the link to all of them; rows are made when needed."""
        stops: list[QWidget] = list(self.head.findChildren(Button))
        for card in (self.work, self.meetings, self.election, self.visits, self.birthdays, self.reports):
            if isinstance(card, DueCard):
                stops += [stop for row in card.rows.rows for stop in (row, row.act)] + [card.all]
            else:
                stops.append(card.go)
        if stops != self._stops:
            self._stops = stops
            for before, after in pairwise(stops):
                QWidget.setTabOrder(before, after)

    def _fit(self) -> None:
        """Give work as many rows as leave the meetings in sight, and never fewer than a glance holds."""
        meetings = self.meetings.sizeHint().height() + _GAP if not self.meetings.isHidden() else 0
        height = self.work.row_height
        if height:
            head = self.work.sizeHint().height() - self.work.rows.sizeHint().height()
            room = self._area.viewport().height() - meetings - head
            self.work.show_most(max(_LEAST, min(_WORK, room // height)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show_all(self, card: DueCard) -> None:
        assert self.day is not None, "an empty card has nothing to be shown"
        shown = {self.work: "work", self.meetings: "meetings", self.visits: "visits", self.birthdays: "birthdays"}
        name = shown.get(card, "reports")
        self.everything.show_dues(card.title.text(), lambda: getattr(self.day, name))
        self._body.setCurrentWidget(self.everything)
        pages.take_keyboard(self.everything)

    @Slot()
    def _go_back(self) -> None:
        self._body.setCurrentIndex(_CARDS)

    @Slot()
    def _follow_clock(self) -> None:
        """At midnight the day is another, though nothing was written."""
        if self.day is not None and self.day.today != self._desk.today:
            self.refresh({})

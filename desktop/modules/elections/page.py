"""What elections look like: the election with its steps, its posts, its candidates, and the list 按姓氏笔画为序."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from desktop.base.text import counted, tr
from desktop.model.record import Record
from desktop.modules.elections.commands import COMMANDS
from desktop.modules.elections.records import Candidate, Election, Post
from desktop.modules.elections.service import in_order, seats_of, standing_for
from desktop.modules.residents.records import Resident
from desktop.store.query import Query
from desktop.ui.actions import carry_out
from desktop.ui.arrange import Item, across, down, held
from desktop.ui.buttons import button
from desktop.ui.chips import Chip
from desktop.ui.empty import empty_card
from desktop.ui.labels import Paragraph, label, reword
from desktop.ui.page import RecordPage, Slots
from desktop.ui.pagehead import PageHead
from desktop.ui.plaintable import Heading, PlainTable
from desktop.ui.stepper import Stepper
from desktop.ui.tabs import Tab, Tabs
from desktop.work.command import Command
from desktop.work.daywords import said
from desktop.work.desk import Desk
from desktop.work.listing import Column, Wording, columns_of

NEW, _, LIST, _, FORMS = COMMANDS
FIND = Command("elections.find", "去居民里选人", lambda desk: desk.go("residents"), icon="users", primary=True)
"""A candidate is a resident: they are registered from their own page."""

STEPS = ("draft", "approved", "running", "valid", "filed", "handed_over", "archived")
"""The way of an election that comes to its end; `void` and `shortfall` leave it."""
_POSTED = ("ethnic", "edu", "politics")
"""Fields of the resident that stand on the posted list too."""


def current(desk: Desk) -> Election | None:
    """The election with the latest day."""
    return next(desk.store.find(Election, Query(order="day", descending=True)), None)


class Page(Tabs):
    """See ui/pages.py for what the window asks of it."""

    def __init__(self, desk: Desk) -> None:
        self.standing = Standing(desk)
        day, method, status = columns_of(Election, ("day", "method", "status"))
        seats = Column("应选名额", 8, words=lambda one: counted(seats_of(desk.store, one), "人"))
        standing = Column("候选人", 8, words=lambda one: counted(len(in_order(desk.store, one)), "人"))
        rivals = Column("候选人", 8, words=lambda one: counted(len(standing_for(desk.store, one)), "人"))
        elections = Slots(
            commands=(NEW,),
            columns=(*columns_of(Election, ("term",)), day, method, seats, standing, status),
            above=lambda _: self.standing,
            picture="user-heart",
            blank="先新建一次选举，再设职位和名额。候选人从居民里登记，登记表和名单都能打印。",
        )
        posts = Slots(
            columns=(*columns_of(Post, ("name", "seats")), rivals, *columns_of(Post, ("election",))),
            aside=lambda record: rivals_of(desk, record),
            fresh=lambda: Post(election=getattr(current(desk), "uid", None)),
            picture="id",
            blank="主任、副主任、委员，各选几名。设好职位，才能登记候选人。",
        )
        candidates = Slots(
            commands=(FIND,),
            picture="users",
            blank="在“居民”里选中一个人，点“登记为候选人”。性别、年龄会自动带过来，未满十八岁的会提醒。",
        )
        tabs = (
            Tab("选举", lambda: RecordPage(desk, Election, elections), Election),
            Tab("职位", lambda: RecordPage(desk, Post, posts), Post),
            Tab("候选人", lambda: RecordPage(desk, Candidate, candidates), Candidate),
            Tab("名单", lambda: Roll(desk)),
        )
        super().__init__(desk, "换届", tabs)

    def refresh(self, touched: Mapping[str, set[str]]) -> None:
        counting = {"election": set[str](), "post": set[str]()} if touched.keys() & {"post", "candidate"} else {}
        super().refresh({**counting, **touched})
        self.standing.refresh()


def rivals_of(desk: Desk, record: Record) -> QWidget:
    """Who stands for a post; a press leads to them."""
    assert isinstance(record, Post)
    standing = standing_for(desk.store, record)
    items: list[Item] = [label(f"候选人 {counted(len(standing), '人')}", "strong")]
    for candidate in standing:
        there = button(candidate.title(), kind="item")
        there.clicked.connect(partial(_open, desk, candidate))
        items.append(there)
    if not standing:
        items.append(Paragraph("还没有。在“居民”里选中一个人，点“登记为候选人”。", "quiet"))
    return held(down(*items, gap=2))


def _open(desk: Desk, candidate: Candidate, _checked: object = None) -> None:
    desk.go("elections", candidate)


class Standing(QFrame):
    """How far the current election is; hidden while there is none."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._desk = desk
        self._term, self._facts, self._gone = label("", "section"), label("", "quiet"), Chip()
        self.stepper = Stepper([Election.fields["status"].kind.show(step) for step in STEPS])
        head = across(self._term, self._facts, self._gone, None, gap=12)
        self.setLayout(down(head, across(self.stepper, None), gap=6, margins=(16, 10, 16, 10)))
        self.refresh()

    def refresh(self) -> None:
        """Tell how it is now."""
        election = current(self._desk)
        self.setVisible(election is not None)
        if election is None:
            return
        seats = seats_of(self._desk.store, election)
        standing = counted(len(in_order(self._desk.store, election)), "人")
        day = f"选举日 {said(election.day, self._desk.today)}" if election.day else "选举日还没有定"
        reword(self._term, election.title())
        reword(self._facts, f"{day} · 应选 {seats} 人 · 候选人 {standing}")
        is_on_the_way = election.status in STEPS
        self._gone.say("" if is_on_the_way else Election.fields["status"].kind.show(election.status), "bad")
        self.stepper.setVisible(is_on_the_way)
        self.stepper.go(STEPS.index(election.status) if is_on_the_way and election.status else 0)


class Roll(QWidget):
    """Who stands, in the order in which the law has them named; read only, as it is posted."""

    selection_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._standing: list[Candidate] = []
        who, *stands = columns_of(Candidate, ("name", "sex", "birth", "post", "nomination", "status"))
        person = (Candidate.fields["person"],)
        posted = [Column(one.label, 8, one, through=person) for one in map(Resident.fields.get, _POSTED) if one is not None]
        self._columns = (who, *stands[:2], *posted, *stands[2:])
        self._order = label("", "quiet")
        self.table = PlainTable("候选人名单", (Heading("序号", is_number=True), *(Heading(c.label) for c in self._columns)))
        forms, public = button("打印全部登记表", "printer"), button(LIST.label, LIST.icon, "primary")
        forms.clicked.connect(lambda: self._do(FORMS, tuple(self._standing)))
        public.clicked.connect(lambda: self._do(LIST, (current(desk),)))
        self._acts = (forms, public)
        self.head = PageHead(desk, "名单", acts=self._acts)
        self._body = QStackedWidget()
        card = QFrame()
        card.setProperty("role", "card")
        card.setLayout(down(across(self._order, margins=(16, 10, 16, 8)), (self.table, 1), gap=0, margins=(1, 1, 1, 1)))
        self._body.addWidget(card)
        self._body.addWidget(
            empty_card("users", "还没有候选人", "登记过候选人，名单就会按姓氏笔画排在这里，可以直接打印张贴。")
        )
        self.setLayout(down(self.head, (self._body, 1), gap=12, margins=(20, 12, 20, 14)))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self.selection_changed.emit())
        self.refresh({})

    @property
    def selected(self) -> tuple[Record, ...]:
        """What commands act on."""
        place = self.table.chosen
        return (self._standing[place],) if 0 <= place < len(self._standing) else ()

    @property
    def status(self) -> str:
        """Words at the left of the foot."""
        return f"共 {counted(len(self._standing), Candidate.measure)}"

    def refresh(self, touched: Mapping[str, set[str]]) -> None:  # noqa: ARG002 - a short list is read whole
        """Read the list anew."""
        election = current(self._desk)
        self._standing = in_order(self._desk.store, election) if election else []
        wording = Wording(self._desk.store)
        wording.covered = self._desk.covered
        cells = wording.rows(self._standing, self._columns)
        self.table.show_rows([(str(place), *row) for place, row in enumerate(cells, 1)])
        reword(self._order, f"{election.title() if election else ''}　{tr('按姓氏笔画为序')}")
        self._body.setCurrentIndex(0 if self._standing else 1)
        for act in self._acts:
            act.setEnabled(bool(self._standing))

    def cover(self) -> None:
        """Veil personal words, or show them again."""
        self.refresh({})

    def _do(self, command: Command, about: tuple[Record | None, ...]) -> None:
        before = self._desk.selected
        self._desk.selected = tuple(one for one in about if one is not None)
        carry_out(self._desk, command)
        self._desk.selected = before

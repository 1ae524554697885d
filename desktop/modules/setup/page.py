"""What setup looks like: people, backups, the recycle bin of everything, the log, letter sizes."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QSizePolicy, QWidget

from desktop.base.text import tr
from desktop.model.codes import CodeList
from desktop.model.kinds import Moment, Ref
from desktop.model.record import Record
from desktop.model.rights import Right
from desktop.modules.setup.commands import COMMANDS
from desktop.modules.setup.service import prefer
from desktop.store import backup, history
from desktop.store.query import Query
from desktop.ui import theme
from desktop.ui.actions import carry_out, why_not
from desktop.ui.arrange import Item, across, down, held, stand
from desktop.ui.buttons import button
from desktop.ui.cards import Card
from desktop.ui.editing.choices import ChoiceBox
from desktop.ui.empty import Empty
from desktop.ui.history import HistoryPage
from desktop.ui.jobs import Jobs
from desktop.ui.labels import Paragraph, label
from desktop.ui.listpage import ListPage
from desktop.ui.pagehead import PageHead, command_button
from desktop.ui.plaintable import Heading, PlainTable
from desktop.ui.tabs import Tab, Tabs
from desktop.ui.tokens import COLOURINGS, SIZES
from desktop.work import past
from desktop.work.desk import Desk
from desktop.work.history import bring_back
from desktop.work.listing import VEIL, Wording
from desktop.work.records import Account

AREA, BACK_UP, RESTORE, CHECK, ADD, PASSWORD, STOP, CODE = COMMANDS
LETTER_SIZES = CodeList("letter_size")
_ROLES = "书记能做全部。助手不管人员和备份。记录员只记会议。只读只能看，号码遮住。监督只看操作记录。"
_COUNTED = (("resident", "居民"), ("visit", "走访"), ("task", "任务"), ("meeting", "会议"), ("candidate", "候选人"))
_MOST = 200
_SAMPLE, _LINE = "张阿姨　12号301　8 月 28 日上门", 2.0
"""What one reads to see whether it can be read, and the height of its line in letters."""
_LOOK_BACK = 1000
"""Entries of the log in whose names one can choose."""


class Page(Tabs):
    """See ui/pages.py for what the window asks of it."""

    def __init__(self, desk: Desk) -> None:
        records = (
            Tab("人员与权限", lambda: People(desk), Account),
            Tab("备份", lambda: Backups(desk)),
            Tab("回收站", lambda: Bin(desk)),
        )
        anyone = (Tab("操作记录", lambda: Log(desk)), Tab("字号", lambda: Letters(desk)))
        super().__init__(desk, "设置", (*records, *anyone) if desk.actor.may(Right.READ) else anyone)


class People(ListPage):
    """Who signs in. Rights are changed by verbs of their own and never through a form."""

    def __init__(self, desk: Desk) -> None:
        self._stop = button(STOP.label)
        acts = (
            command_button(desk, AREA),
            command_button(desk, PASSWORD),
            command_button(desk, dataclasses.replace(ADD, primary=True)),
        )
        about = across((Paragraph(_ROLES, "quiet"), 1), self._stop, command_button(desk, CODE))
        super().__init__(desk, PageHead(desk, "人员", acts=acts), Account, (about,))
        self._stop.clicked.connect(lambda: carry_out(desk, STOP))
        self.selection_changed.connect(self._offer)
        self.list.ask()

    @Slot()
    def _offer(self) -> None:
        reason = why_not(self._desk, STOP, self.selected)
        self._stop.setEnabled(not reason)
        self._stop.setToolTip(reason)


class Sheet(QWidget):
    """A page with a head and one thing below it."""

    def __init__(self, desk: Desk, head: PageHead, *items: Item) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self._desk, self.head = desk, head
        self.setLayout(down(head, *items, gap=12, margins=(20, 12, 20, 14)))


class Backups(Sheet):
    """The copies of the store with what each holds."""

    def __init__(self, desk: Desk) -> None:
        headings = (Heading("什么时候"), *(Heading(word, is_number=True) for _, word in _COUNTED), Heading("文件夹"))
        self.table = PlainTable("备份", headings, is_topmost=True)
        words = (
            "每次备份都打开核对过才算数。留最近十份，再往前每天、每周、每月各留一份。备份和资料一样是加密的，用同样的密码打开。"
        )
        self._empty = Empty("database", "还没有备份", "备份一次只要几秒，换电脑、误删都靠它。", command_button(desk, BACK_UP))
        card = held(down(self.table, self._empty, gap=0, margins=(1, 1, 1, 1)), "card")
        super().__init__(desk, PageHead(desk, "备份", commands=(BACK_UP, RESTORE, CHECK)), Paragraph(words, "quiet"), (card, 1))
        if isinstance(desk.jobs, Jobs):
            desk.jobs.ended.connect(self._look)
        self.refresh({})

    def refresh(self, touched: Mapping[str, set[str]]) -> None:  # noqa: ARG002 - a short list is read whole
        """Read the list anew."""
        kept = backup.listed(self._desk.file.folder / backup.FOLDER)
        rows = [
            (past.at(one.made), *(f"{one.counts.get(table, 0):,}" for table, _ in _COUNTED), one.folder.name) for one in kept
        ]
        self.table.show_rows(rows)
        self.table.setVisible(bool(kept))
        self._empty.setVisible(not kept)
        if self.head.primary is not None:
            self.head.primary.setVisible(bool(kept))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh({})

    @Slot()
    def _look(self) -> None:
        if self.isVisible():
            self.refresh({})


class Bin(Sheet):
    """Everything that was put away, of every type, with the way back."""

    def __init__(self, desk: Desk) -> None:
        self._binned: list[Record] = []
        self.table = PlainTable(
            "回收站",
            (Heading("什么"), Heading("名称", wraps=True), Heading("什么时候删的"), Heading("谁删的")),
            is_topmost=True,
        )
        self.back = button("恢复选中的", "arrow-back-up", "primary")
        self._empty = Empty("trash", "回收站是空的", "删除的内容先到这里，随时可以恢复，连着的走访、任务、会议也都还在。")
        card = held(down(self.table, self._empty, gap=0, margins=(1, 1, 1, 1)), "card")
        super().__init__(desk, PageHead(desk, "回收站", acts=(self.back,)), (card, 1))
        self.table.selectionModel().selectionChanged.connect(self._offer)
        self.back.clicked.connect(self._bring_back)
        self.refresh({})

    @property
    def status(self) -> str:
        """Words at the left of the foot."""
        return f"共 {len(self._binned):,} 项"

    def refresh(self, touched: Mapping[str, set[str]]) -> None:  # noqa: ARG002 - whatever was written may have been put away
        """Read what lies in the bin."""
        store = self._desk.store
        kinds = store.shapes.catalogue.values()
        self._binned = [one for kind in kinds for one in store.find(kind, Query(binned=True))][:_MOST]
        self.table.show_rows([self._row(one) for one in self._binned])
        self.table.setVisible(bool(self._binned))
        self._empty.setVisible(not self._binned)
        self._offer()

    def cover(self) -> None:
        """Veil personal words, or show them again."""
        self.refresh({})

    def _row(self, record: Record) -> tuple[str, ...]:
        last = history.of_record(self._desk.store, record)[0].done
        return (tr(record.label), VEIL if self._desk.covered else self._name(record), past.at(last.at), last.actor)

    def _name(self, record: Record) -> str:
        """Its title; what is titled by a moment only, such as a visit, is told by whom it was about too."""
        first, *others = record.fields.values()
        if not isinstance(first.kind, Moment):
            return record.title()
        named = [(one.kind.target, getattr(record, one.name)) for one in others if isinstance(one.kind, Ref)]
        wording = Wording(self._desk.store)
        who = next((title for table, uid in named if uid and (title := wording.title(table, uid))), "")
        return f"{who}　{record.title()}".strip()

    @Slot()
    def _offer(self) -> None:
        self.back.setEnabled(self.table.chosen >= 0 and self._desk.actor.may(bring_back.needs))

    @Slot()
    def _bring_back(self) -> None:
        record = self._binned[self.table.chosen]
        self._desk.do(bring_back, record).then(lambda _: self._desk.ask.tell(f"已恢复{record.title()}", undo=True))


class Log(Sheet):
    """What was done by whom, for everybody or for one person."""

    def __init__(self, desk: Desk) -> None:
        self.steps = HistoryPage(desk)
        self.who = ChoiceBox()
        self.who.setAccessibleName(tr("看谁做的"))
        self.who.addItems([tr("所有人"), *dict.fromkeys(done.actor for done in past.log(desk, limit=_LOOK_BACK))])
        stand(self.who, shown=desk.actor.may(Right.LOG))
        self.who.setMinimumWidth(theme.px(160))
        row = across(label("看谁做的", "quiet"), self.who, None)
        card = held(down(row, (self.steps, 1), gap=8, margins=(16, 10, 16, 12)), "card")
        super().__init__(desk, PageHead(desk, "操作记录"), (card, 1))
        self.who.currentIndexChanged.connect(self._narrow)
        self.steps.more.clicked.connect(self._narrow)

    def refresh(self, touched: dict[str, set[str]]) -> None:
        """Read the log anew."""
        self.steps.refresh(touched)
        self._narrow()

    def cover(self) -> None:
        """Veil personal words, or show them again."""
        self.refresh({})

    @Slot()
    def _narrow(self) -> None:
        name = self.who.currentText() if self.who.currentIndex() else ""
        for place in range(self.steps.tree.topLevelItemCount()):
            step = self.steps.tree.topLevelItem(place)
            if step is not None:
                step.setHidden(bool(name) and step.text(1) != name)


class Sample(QLabel):
    """A line as it is read in letters of one size, whatever size is in force.

    Args:
        letters: px of its letters.
    """

    def __init__(self, letters: int) -> None:
        super().__init__(tr(_SAMPLE))
        self._letters = letters
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), round(self._letters * _LINE))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        # By hand: a style sheet of the whole program goes before the font of a label.
        painter, font = QPainter(self), QFont(self.font())
        font.setPixelSize(self._letters)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        words = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


class Letters(Sheet):
    """Letter size and colours, in force the moment they are chosen."""

    def __init__(self, desk: Desk) -> None:
        self.sizes = {code: QRadioButton(LETTER_SIZES.label(code)) for code in SIZES}
        self.colours = {one.code: QRadioButton(tr(one.label)) for one in COLOURINGS}
        left, right = Card("字看得清吗？"), Card("配色")
        self._group = QButtonGroup()  # each stands in a row of its own, so that they would not know of one another
        for code, choice in self.sizes.items():
            self._group.addButton(choice)
            left.add(held(across(choice, (Sample(SIZES[code].body), 1), gap=16)))
        for choice in self.colours.values():
            right.add(choice)
        right.body.addStretch(1)
        note = Paragraph("字号跟着人走，换一台电脑登录也一样。随时可以按 Ctrl+= 放大、Ctrl+- 缩小。", "quiet")
        row = across((left, 2), (right, 1), gap=12)
        super().__init__(desk, PageHead(desk, "字号"), note, row, None)
        for code, choice in self.sizes.items():
            choice.clicked.connect(partial(self._take_size, code))
        for code, choice in self.colours.items():
            choice.clicked.connect(partial(self._take_colours, code))
        theme.LOOK.changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        self.sizes[theme.LOOK.size].setChecked(True)
        self.colours[theme.LOOK.colouring].setChecked(True)

    def _take_size(self, code: str, _checked: object = None) -> None:
        theme.show(size=code)
        self._desk.do(prefer, code).then(lambda _: None)

    def _take_colours(self, code: str, _checked: object = None) -> None:
        theme.show(colouring=code)

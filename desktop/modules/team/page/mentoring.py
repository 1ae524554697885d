"""带教: a pair in front, its competences under it, and at its side the talk, the diaries and what happened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QWidget

from desktop.base.text import tr
from desktop.model.record import Record
from desktop.modules.team.commands.mentoring import PAIR
from desktop.modules.team.page.levels import LevelGrid
from desktop.modules.team.page.pairs import pair_card
from desktop.modules.team.page.talk import TalkPanel, story_lines
from desktop.modules.team.records import COMPETENCES, LEVELS, Member, Mentorship, TalkSlip
from desktop.modules.team.rules.mentoring import asks_why, levels
from desktop.modules.team.service import Pair, log_talk, may_mentor, move_competence, pair_of, pairs, story
from desktop.ui import theme
from desktop.ui.arrange import across, down, held, line, scrolling
from desktop.ui.buttons import button
from desktop.ui.cards import Card
from desktop.ui.editing.flow import Flow
from desktop.ui.empty import empty_card
from desktop.ui.labels import Paragraph, label
from desktop.ui.pagehead import PageHead, command_button
from desktop.work.desk import Desk

TALK, STORY = "谈话", "经过"
_SIDE, _MOST_SIDE = 400, 0.38
_KEYS = "↑↓ 选能力　←→ 选级　回车定级"


class MentoringPage(QWidget):
    """See ui/pages.py for what the window asks of it."""

    selection_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self._desk = desk
        self._uid = ""
        self.pair: Pair | None = None
        self.head = PageHead(desk, "带教", commands=(PAIR,))
        self.chips = Flow()
        self.grid = LevelGrid()
        self.side = QTabBar()
        self.panel: QWidget = QWidget()
        self.talk: TalkPanel | None = None
        self._typed: dict[str, str] = {}
        self._lay_out()
        self.grid.moved.connect(self._move)
        self.side.currentChanged.connect(self._turn)
        theme.LOOK.changed.connect(self._fit)
        self.refresh({})

    def _lay_out(self) -> None:
        self.side.setDrawBase(False)
        self.side.setExpanding(False)
        self.side.setAccessibleName(tr("带教侧栏"))
        for name in (TALK, *(one.label for one in self._desk.panels(Member.table)), STORY):
            self.side.addTab(tr(name))
        self._card = QStackedWidget()
        self._keys = label(_KEYS, "caption")
        competences = Card("能力", self._keys)
        competences.add(self.grid)
        self._main = down(self._card, competences, None, gap=12)
        self._side_body = down(gap=0, margins=(16, 10, 14, 12))
        self._beside = QFrame()
        self._beside.setProperty("role", "card")
        tabs = across(self.side, None, margins=(16, 6, 16, 0))
        self._beside.setLayout(down(tabs, line(), (self._side_body, 1), gap=0, margins=(1, 1, 1, 1)))
        full = held(across((scrolling(held(self._main)), 1), self._beside, gap=12))
        self._body = QStackedWidget()
        self._body.addWidget(full)
        begin = command_button(self._desk, PAIR, "primary")
        words = "给青年助手配一位带教人，写三到五条目标，每月谈一次，能力从“看着做”到“能带人”一级一级往上走。"
        self._body.addWidget(empty_card("users", "还没有结对", words, begin))
        self.setLayout(down(self.head, self.chips, (self._body, 1), gap=12, margins=(20, 12, 20, 14)))
        self._fit()

    @property
    def keyboard(self) -> QWidget:
        """It goes to the competences."""
        return self.grid

    @property
    def selected(self) -> tuple[Record, ...]:
        """What commands act on: the pair in front."""
        return (self.pair.record,) if self.pair else ()

    @property
    def status(self) -> str:
        """Words at the left of the foot."""
        return f"{self.pair.mentor} 带 {self.pair.mentee}" if self.pair and not self._desk.covered else ""

    @property
    def tables(self) -> frozenset[str]:
        """Everything: talks are prepared from what every slice knows."""
        return frozenset(self._desk.store.shapes)

    def show_record(self, uid: str) -> None:
        """Put a pair in front."""
        self._uid = uid
        self.refresh({})

    def refresh(self, touched: Mapping[str, set[str]]) -> None:  # noqa: ARG002 - a pair tells of every slice
        """Read anew; what is half-typed about a talk stays."""
        found = pairs(self._desk.store)
        chosen = next((one for one in found if one.uid == self._uid), found[0] if found else None)
        self._uid = chosen.uid if chosen else ""
        self.pair = pair_of(self._desk.store, chosen) if chosen else None
        self._show_chips(found)
        self._body.setCurrentIndex(0 if self.pair else 1)
        if self.pair is not None:
            self._show(self.pair)
        self.selection_changed.emit()

    def draft(self) -> dict[str, str]:
        """What is half-typed about talks, of any pair: `pair/field` -> words."""
        if self.talk is not None:
            self._forget(self.talk.uid)
            self._typed |= {f"{self.talk.uid}/{name}": words for name, words in self.talk.form.draft().items()}
        return dict(self._typed)

    def restore(self, draft: Mapping[str, str]) -> None:
        """Put back what was half-typed."""
        self._typed |= draft
        if self.talk is not None:
            own = {key.partition("/")[2]: words for key, words in self._typed.items() if key.startswith(self.talk.uid)}
            self.talk.form.restore(own)

    def _forget(self, uid: str) -> None:
        """What was typed about a pair is kept now, or read anew."""
        self._typed = {key: words for key, words in self._typed.items() if not key.startswith(uid)}

    def cover(self) -> None:
        """Veil personal words, or show them again."""
        self.refresh({})

    def _show_chips(self, found: list[Mentorship]) -> None:
        made = []
        for one in found if not self._desk.covered else ():
            pair = pair_of(self._desk.store, one)
            chip = button(f"{pair.mentee}{'（已结束）' if one.ended_on else ''}", kind="chip")
            chip.setChecked(one.uid == self._uid)
            chip.clicked.connect(partial(self._choose, one.uid))
            made.append(chip)
        self.chips.fill(made)
        self.chips.setVisible(len(made) > 1)

    def _show(self, pair: Pair) -> None:
        is_open = may_mentor(self._desk.store, pair.record) and pair.record.ended_on is None
        while old := self._card.widget(0):
            self._card.removeWidget(old)
            old.deleteLater()
        covered = self._desk.covered
        self._card.addWidget(
            held(down(Paragraph("按 F9 恢复显示", "quiet"))) if covered else pair_card(self._desk, pair, is_open=is_open)
        )
        steps = levels(pair.steps)
        days = {code: f"{one.moved_on.month}月{one.moved_on.day}日" for code, one in steps.items() if one.moved_on}
        self.grid.show_levels({} if covered else pair.levels, {} if covered else days, is_open=is_open and not covered)
        self._keys.setVisible(is_open)
        if not self._is_writing(pair):
            self._turn()

    def _is_writing(self, pair: Pair) -> bool:
        """Whether words about this talk are being typed, from under which nothing must be taken."""
        talk = self.talk
        return talk is not None and talk.uid == pair.record.uid and talk.form.is_touched and not self._desk.covered

    @Slot()
    def _turn(self) -> None:
        """Make the part at the side that is in front."""
        if self.pair is None:
            return
        self.draft()
        self.talk = None
        old = self.panel
        self.panel = self._part(self.pair)
        self._side_body.addWidget(self.panel, 1)
        self._side_body.removeWidget(old)
        old.hide()
        old.deleteLater()
        self.restore({})

    def _part(self, pair: Pair) -> QWidget:
        if self._desk.covered:
            return held(down(Paragraph("按 F9 恢复显示", "quiet"), None))
        offered = self._desk.panels(Member.table)
        place = self.side.currentIndex()
        if place == 0:
            return self._talk_part(pair)
        if place <= len(offered):
            mentee = self._desk.store.get(Member, pair.record.mentee or "")
            made: QWidget = offered[place - 1].make(self._desk, mentee) if mentee else QWidget()
            return made
        return story_lines(list(story(self._desk.store, pair.record)))

    def _talk_part(self, pair: Pair) -> QWidget:
        is_open = may_mentor(self._desk.store, pair.record) and pair.record.ended_on is None
        self.talk = TalkPanel(self._desk, pair, is_open=is_open)
        self.talk.told.connect(self._log)
        return held(down((scrolling(held(down(self.talk))), 1), self.talk.foot, gap=0))

    def _choose(self, uid: str, _checked: object = None) -> None:
        self.show_record(uid)

    @Slot(str, int)
    def _move(self, competence: str, level: int) -> None:
        assert self.pair is not None, "the grid shows a pair"
        name, reached = COMPETENCES.label(competence), LEVELS.label(str(level))
        why: str | None = ""
        if asks_why(self.pair.levels.get(competence), level):
            why = self._desk.ask.words(f"“{name}”评到“{reached}”", "往下评，或者一次升几级，写一句为什么。", "定级")
        if why is not None:
            said = f"“{name}”已评到“{reached}”"
            self._act(lambda pair: self._desk.do(move_competence, pair, competence, level, why).then(lambda _: self._say(said)))

    @Slot(object)
    def _log(self, slip: TalkSlip) -> None:
        self._act(lambda pair: self._desk.do(log_talk, pair, slip).then(lambda _: self._logged()))

    def _logged(self) -> None:
        assert self.talk is not None, "a talk was told"
        self._forget(self.talk.uid)
        self.talk = None
        self.refresh({})
        self.grid.setFocus()
        self._say("谈话已记下")

    def _say(self, words: str) -> None:
        self._desk.ask.tell(words, undo=True)

    def _act(self, run: Callable[[Mentorship], None]) -> None:
        assert self.pair is not None, "there is a pair in front"
        run(self.pair.record)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """Large letters take the room from the side first: the competences have to be seen whole."""
        self._beside.setFixedWidth(min(theme.px(_SIDE), round(self.width() * _MOST_SIDE)))

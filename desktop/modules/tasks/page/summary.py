"""小结: the week or the month of one assistant as it will be printed, and beside it what the secretary says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from desktop.base.text import tr
from desktop.model.record import Record
from desktop.modules.tasks import service
from desktop.modules.tasks.commands.summaries import print_sheet, write_document, write_workbook
from desktop.modules.tasks.page.sheetwords import WordsPanel
from desktop.modules.tasks.rules import summaries
from desktop.modules.tasks.rules.sheets import Sheet
from desktop.modules.tasks.rules.summaries import MONTH, WEEK, period_of, said
from desktop.modules.tasks.service.sheetpapers import page
from desktop.modules.team.records import Member
from desktop.store.reader import Reader
from desktop.ui import theme
from desktop.ui.arrange import across, down, held
from desktop.ui.buttons import button, icon_button
from desktop.ui.editing.flow import Flow
from desktop.ui.empty import empty_card
from desktop.ui.labels import Paragraph, label, reword
from desktop.ui.looking import for_store
from desktop.ui.pagehead import Act, PageHead, own_button
from desktop.ui.print import leaflet_pages
from desktop.ui.print.preview import PageView
from desktop.work.desk import Desk
from desktop.work.paper import print_paper

_SIDE, _MOST_SIDE = 380, 0.36
_CROPPED, _WIDEST = 1.42, 1050
"""So much wider than its room stands the page that its margins are out of sight, and it begins at its title; but its words
are never much larger than those around it."""
_TOP = 0.09
_WORDS = {WEEK: "周", MONTH: "月"}


class SummaryPage(QWidget):
    """See ui/pages.py for what the window asks of it."""

    selection_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self._desk = desk
        self._looking = for_store(desk.file, desk.actor, self)
        self.members: list[Member] = service.subjects(desk.store)
        self.member: Member | None = None
        self.span, self._day = WEEK, desk.today
        self.sheet: Sheet | None = None
        self._prints = False
        acts = (
            Act("存成 Excel", "download", print_paper, partial(self._hand_over, write_workbook)),
            Act("存成 Word", "file-text", print_paper, partial(self._hand_over, write_document)),
            Act("打印", "printer", print_paper, partial(self._hand_over, print_sheet)),
        )
        self.acts = [own_button(desk, act) for act in acts]
        self.head = PageHead(desk, "小结", acts=self.acts)
        self.words = WordsPanel(desk)
        self._lay_out()
        self.words.kept.connect(self._kept)
        theme.LOOK.changed.connect(self._fit)
        self._show(service.unwritten(desk.store, self.members, self.span, self._day))

    def _lay_out(self) -> None:
        self.chips = Flow()
        self.spans = {span: button(word, kind="chip") for span, word in _WORDS.items()}
        for span, chip in self.spans.items():
            chip.clicked.connect(partial(self.turn, span))
        self.back, self.on = icon_button("chevron-left", "上一期"), icon_button("chevron-right", "下一期")
        self.back.clicked.connect(lambda: self._step(-1))
        self.on.clicked.connect(lambda: self._step(1))
        self._when = label("", "section")
        bar = across(*self.spans.values(), self.back, self.on, self._when, None, gap=8, margins=(16, 10, 16, 10))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(tr("印出来的样子"))
        sheet = QFrame()
        sheet.setProperty("role", "card")
        sheet.setLayout(down(held(bar, "bar"), (self._area, 1), gap=0, margins=(1, 1, 1, 1)))
        self._beside = QFrame()
        self._beside.setProperty("role", "card")
        self._beside.setLayout(down((self.words, 1), gap=0, margins=(1, 1, 1, 1)))
        self._body = QStackedWidget()
        self._body.addWidget(held(across((sheet, 1), self._beside, gap=12)))
        self._body.addWidget(empty_card("users", "还没有青年助手", "先在“队伍”里登记青年助手、派任务。小结每周自己出。"))
        self._rows = down(self.head, self.chips, (self._body, 1), gap=12, margins=(20, 12, 20, 14))
        self.setLayout(self._rows)
        self._fit()

    @property
    def selected(self) -> tuple[Record, ...]:
        """What commands act on: whose sheet is in front."""
        return (self.member,) if self.member else ()

    @property
    def status(self) -> str:
        """Words at the left of the foot."""
        return self.sheet.title if self.sheet and not self._desk.covered else ""

    @property
    def tables(self) -> frozenset[str]:
        """Everything: a sheet tells of every slice below."""
        return frozenset(self._desk.store.shapes)

    def show_record(self, name: str) -> None:
        """Show the sheet of a member, by their uid or as `commands.summaries.place` names it; the cursor goes to the words."""
        span, uid, day = name.split(":") if ":" in name else (self.span, name, "")
        self.span, self._day = span, date.fromisoformat(day) if day else self._desk.today
        waiting = service.unwritten(self._desk.store, self.members, self.span, self._day)
        self._show(next((one for one in self.members if one.uid == uid), waiting))
        self.words.focus_first()

    def refresh(self, touched: Mapping[str, set[str]]) -> None:
        """Records were written; what is half-typed stays."""
        if not touched or Member.table in touched:
            self.members = service.subjects(self._desk.store)
        uid = self.member.uid if self.member else ""
        draft = self.draft()
        self._show(next((one for one in self.members if one.uid == uid), self.members[0] if self.members else None))
        self.restore(draft)

    def draft(self) -> dict[str, str]:
        """What is half-typed: `member/span/day/field` -> words."""
        if self.member is None:
            return {}
        at = f"{self.member.uid}/{self.span}/{period_of(self.span, self._day).first.isoformat()}"
        return {f"{at}/{name}": words for name, words in self.words.draft().items()}

    def restore(self, draft: Mapping[str, str]) -> None:
        """Go back to the sheet something was half-typed under, and put it back."""
        for key, words in draft.items():
            uid, span, day, name = key.split("/", 3)
            first = date.fromisoformat(day)
            member = next((one for one in self.members if one.uid == uid), None)
            if member is None:
                continue
            if (uid, span, first) != (self.member and self.member.uid, self.span, period_of(self.span, self._day).first):
                self.span, self._day = span, first
                self._show(member)
            self.words.restore({name: words})

    def cover(self) -> None:
        """Veil personal words, or show them again."""
        self.refresh({})

    @Slot()
    def turn(self, span: str, _checked: object = None) -> None:
        """Show the week or the month the day in front lies in."""
        self.span = span
        self._show(self.member)

    def _step(self, by: int) -> None:
        self._day = summaries.step(self.span, period_of(self.span, self._day), by).first
        self._show(self.member)

    def _choose(self, member: Member, _checked: object = None) -> None:
        self._show(member)

    def _show(self, member: Member | None) -> None:
        """Tell what is chosen at once, and the sheet when it is read."""
        self.member, self.sheet = member, None
        self._tell()
        if member is None:
            self._take(None)
            return
        span, day, today = self.span, self._day, self._desk.today

        def ask(reader: Reader) -> Sheet:
            return service.sheet_of(reader, member, span, day, today)

        if self._looking is None:
            self._take(ask(self._desk.store))
        else:
            self._looking.ask(ask, self._take)

    def _tell(self) -> None:
        made = []
        for one in self.members if not self._desk.covered else ():
            chip = button(one.title(), kind="chip")
            chip.setChecked(self.member is not None and one.uid == self.member.uid)
            chip.clicked.connect(partial(self._choose, one))
            made.append(chip)
        self.chips.fill(made)
        self.chips.setVisible(len(made) > 1)
        for span, chip in self.spans.items():
            chip.setChecked(span == self.span)
        period = period_of(self.span, self._day)
        reword(self._when, said(self.span, period))
        self.on.setEnabled(period.last < self._desk.today)
        self._body.setCurrentIndex(0 if self.members else 1)

    def _take(self, sheet: Sheet | None) -> None:
        self.sheet = sheet
        may = self._desk.actor.may(print_paper.needs)
        for act in self.acts:
            act.setEnabled(sheet is not None and may)
        shown = sheet is not None and not self._desk.covered
        if sheet is not None and shown:
            view = PageView(leaflet_pages(page(sheet, self._desk.area.name or "")))
            view.setAccessibleName(tr(sheet.title))
            self._area.setWidget(view)
        else:
            words = Paragraph("按 F9 恢复显示" if sheet else "", "quiet")
            self._area.setWidget(held(down(words, None, margins=(16, 12, 16, 12))))
        self._beside.setVisible(shown)
        if sheet is not None and shown and self.member is not None:
            self.words.show_sheet(sheet, self.member, self._day)
        self._fit()
        self.selection_changed.emit()
        self._print_if_asked()

    def _hand_over(self, way: Callable[[Desk, Sheet, Member], None]) -> None:
        if self.sheet is not None and self.member is not None:
            way(self._desk, self.sheet, self.member)

    @Slot(bool)
    def _kept(self, prints: bool) -> None:  # noqa: FBT001 - a signal's value
        """The words are kept, or there were none: the sheet tells them now, and goes to the printer where it was to."""
        self._prints = prints
        if self.words.is_new:
            self.words.forget()
            self._show(self.member)
        else:
            self._print_if_asked()

    def _print_if_asked(self) -> None:
        if self._prints:
            self._prints = False
            self._hand_over(print_sheet)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        self._beside.setFixedWidth(min(theme.px(_SIDE), round(self.width() * _MOST_SIDE)))
        view = self._area.widget()
        if isinstance(view, PageView):
            self._rows.activate()
            view.fit(round(min(self._area.viewport().width() * _CROPPED, theme.px(_WIDEST))))
            self._area.verticalScrollBar().setValue(round(view.height() / view.pages.count * _TOP))

"""像同一人: pairs of residents who may be one person, why, and what was decided about them. Nothing is merged by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QStackedWidget, QWidget

from desktop.base.errors import DeskError
from desktop.base.progress import Progress
from desktop.base.text import tr
from desktop.model.record import Record
from desktop.model.rights import Right
from desktop.modules.residents.commands.doubles import MERGE
from desktop.modules.residents.records import Distinct, Resident
from desktop.modules.residents.service import Suggestion, distinct, doubt_again, still_two, suggest, tell_apart
from desktop.modules.residents.service.beside import named
from desktop.ui.actions import carry_out
from desktop.ui.arrange import across, down, held, line
from desktop.ui.buttons import button
from desktop.ui.chips import MARKS
from desktop.ui.empty import empty_card
from desktop.ui.labels import label, reword
from desktop.ui.pagehead import PageHead
from desktop.ui.plaintable import Cell, Heading, PlainTable, Row
from desktop.work.desk import Desk
from desktop.work.listing import VEIL

_LOOKING = "正在查找，可以先做别的事…"
_HINT = "只是提醒，不会自动合并。"
_HINT_APART = "这些以后不再提醒。"
_HEADINGS = (Heading("居民", wraps=True), Heading("可能的另一份", wraps=True), Heading("像在哪里", wraps=True))


class Doubles(QWidget):
    """See ui/pages.py for what the window asks of it. Looking for pairs is a job; it begins when the page is first shown."""

    selection_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: list[Suggestion] | None = None
        self._pairs: list[Suggestion] = []
        self._apart: list[Distinct] = []
        self.again = button("重新查找", "search")
        self.head = PageHead(desk, "像同一人", acts=(self.again,))
        self.table = PlainTable("像同一人的居民", _HEADINGS)
        self.alike, self.known = button("", kind="chip"), button("", kind="chip")
        self.tell_apart, self.doubt = button("不是同一人"), button("撤回，重新提醒")
        self.compare = button("比较…", "users", "primary")
        self._hint = label("", "quiet")
        self._lay_out()
        self._connect()
        self._show()

    def _lay_out(self) -> None:
        chips = QButtonGroup(self)
        for chip in (self.alike, self.known):
            chips.addButton(chip)
        self.alike.setChecked(True)
        self._chips = chips
        bar = across(self.alike, self.known, None, self._hint, gap=8, margins=(16, 10, 16, 10))
        foot = across(None, self.doubt, self.tell_apart, self.compare, gap=10, margins=(16, 10, 16, 10))
        card = held(down(bar, (self.table, 1), line(), foot, gap=0, margins=(1, 1, 1, 1)), "card")
        self._none, self._looking = (
            empty_card("circle-check", "没有像同一人的", "同名同生日、同名同门牌、同号码的都查过了。"),
            empty_card("search", "还没有找完", _LOOKING),
        )
        self._closed = empty_card("users", "这里需要查看完整内容的权限", "请书记在“设置 → 人员与权限”里调整。")
        self._body = QStackedWidget()
        for one in (card, self._none, self._looking, self._closed):
            self._body.addWidget(one)
        self.setLayout(down(self.head, (self._body, 1), gap=12, margins=(20, 12, 20, 14)))

    def _connect(self) -> None:
        self.again.clicked.connect(self.look)
        self._chips.buttonClicked.connect(self._turn)
        self.compare.clicked.connect(self._compare)
        self.table.activated.connect(self._compare)
        self.tell_apart.clicked.connect(self._tell_apart)
        self.doubt.clicked.connect(self._doubt)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._follow())

    @property
    def selected(self) -> tuple[Record, ...]:
        """What commands act on: both of the pair."""
        pair = self._chosen()
        return (pair.one, pair.other) if pair else ()

    @property
    def status(self) -> str:
        """Words at the left of the foot."""
        return f"像同一人 {len(self._pairs):,} 对" if self._found is not None else ""

    @property
    def tables(self) -> frozenset[str]:
        """What it shows."""
        return frozenset({Resident.table, Distinct.table})

    def refresh(self, touched: Mapping[str, set[str]]) -> None:
        """Records were written: what was decided goes, what was undone comes back."""
        if not self.tables.isdisjoint(touched):
            self._show()

    def cover(self) -> None:
        """Veil personal words, or show them again."""
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._found is None:
            self.look()

    @Slot()
    def look(self) -> None:
        """Compare everybody, on the worker's thread."""
        desk = self._desk
        if not desk.actor.may(Right.PRIVATE):
            self._body.setCurrentWidget(self._closed)
            return

        def work(progress: Progress) -> list[Suggestion]:
            reader = desk.file.reader(desk.actor)
            try:
                return suggest(reader, progress)
            finally:
                reader.connection.close()

        self._body.setCurrentWidget(self._looking)
        desk.jobs.start("找像同一人的", work, self._take, self._fail)

    def _take(self, found: list[Suggestion]) -> None:
        self._found = found
        self._show()

    def _fail(self, error: DeskError) -> None:
        self._show()
        self._desk.ask.refuse(error)

    def _show(self) -> None:
        """Show those that can still be decided, or those known to be two."""
        self._pairs = still_two(self._desk.store, self._found or ())
        self._apart = list(distinct(self._desk.store)) if self._desk.actor.may(Right.READ) else []
        for chip, words, many in ((self.alike, "像同一人", self._pairs), (self.known, "不是同一人", self._apart)):
            chip.setText(f"{tr(words)} {len(many):,}")
            chip.setAccessibleName(chip.text())
        self._turn()

    @Slot(QAbstractButton)
    def _turn(self, _chip: QAbstractButton | None = None) -> None:
        place = self.table.chosen
        is_apart = self.known.isChecked()
        rows = [self._apart_row(one) for one in self._apart] if is_apart else [self._row(one) for one in self._pairs]
        self.table.show_rows(rows)
        if rows:
            self.table.selectRow(min(max(place, 0), len(rows) - 1))
        reword(self._hint, _HINT_APART if is_apart else _HINT)
        self.tell_apart.setVisible(not is_apart)
        self.compare.setVisible(not is_apart)
        self.doubt.setVisible(is_apart)
        if self._found is not None or is_apart:
            self._body.setCurrentIndex(0 if self._pairs or self._apart else 1)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        may = self._desk.actor.may(tell_apart.needs) and self.table.chosen >= 0 and not self._desk.covered
        for act in (self.tell_apart, self.compare, self.doubt):
            act.setEnabled(may)
        self.selection_changed.emit()

    def _row(self, pair: Suggestion) -> Row:
        words = pair.likeness.words
        reason = Cell(f"{MARKS['warn']} {words}，请先核对证件", "warn") if pair.likeness.is_conflict else words
        return (*self._names(pair.one, pair.other), reason)

    def _apart_row(self, known: Distinct) -> Row:
        pair = (self._desk.store.get(Resident, uid or "") for uid in (known.one, known.other))
        return (*self._names(*pair), known.reasons or "—")

    def _names(self, *pair: Resident | None) -> Iterator[str]:
        yield from (VEIL if self._desk.covered else named(one) if one else "—" for one in pair)

    def _chosen(self) -> Suggestion | None:
        place = self.table.chosen
        return self._pairs[place] if not self.known.isChecked() and 0 <= place < len(self._pairs) else None

    @Slot()
    def _compare(self) -> None:
        if self.selected and self.compare.isEnabled():
            self._desk.selected = self.selected
            carry_out(self._desk, MERGE)

    @Slot()
    def _tell_apart(self) -> None:
        pair = self._chosen()
        if pair is not None:
            done = self._desk.do(tell_apart, pair.one, pair.other)
            done.then(lambda _: self._desk.ask.tell("已记下不是同一人", undo=True))

    @Slot()
    def _doubt(self) -> None:
        place = self.table.chosen
        if 0 <= place < len(self._apart):
            done = self._desk.do(doubt_again, self._apart[place])
            done.then(lambda _: self._desk.ask.tell("已撤回，重新查找时会再提醒", undo=True))

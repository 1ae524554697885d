"""What has been kept long enough, and whose records are held back: the secretary decides, person by person."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from desktop.base.text import counted, tr
from desktop.model.record import Record
from desktop.modules.residents.commands.farewells import finish, purge_person
from desktop.modules.residents.commands.rights import resume
from desktop.modules.residents.records import Resident
from desktop.modules.residents.service import note_decision, purge_record, stays_of, stopped
from desktop.store import traces
from desktop.ui.arrange import across, down, held, line, stand
from desktop.ui.buttons import button
from desktop.ui.empty import Empty
from desktop.ui.labels import label, reword
from desktop.ui.pagehead import PageHead
from desktop.ui.plaintable import Heading, PlainTable
from desktop.ui.print import ListPages, show_pages
from desktop.ui.print.lists import Blank, Table
from desktop.work.desk import Desk
from desktop.work.export import export_rows
from desktop.work.keep import put_away
from desktop.work.listing import VEIL

_HEADS = {"姓名": 12, "住址": 24, "内容": 12, "原因": 36, "日期": 12}
"""Heading -> characters of its column in a sheet."""
_ENDED, _STOPPED = "到期清单", "已停止使用"


class Ended(QWidget):
    """See ui/pages.py for what the window asks of it. Two lists behind chips; one row is chosen and decided about."""

    selection_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._records: list[Record] = []
        self._rows: list[tuple[str, ...]] = []
        self._shown = _ENDED
        self.chips = {name: button(name, kind="chip") for name in (_ENDED, _STOPPED)}
        self._told = label("", "quiet")
        self.table = PlainTable("到期与停用", [Heading(one, wraps=one == "原因") for one in _HEADS])
        self.bin_button = button("放入回收站", "archive")
        self.resume_button = button("恢复使用", "eye")
        self.purge_button = button("彻底删除", "trash", "danger")
        self.export_button, self.print_button = button("导出", "download"), button("打印", "printer")
        self.head = PageHead(desk, "到期与停用", acts=(self.export_button, self.print_button))
        self._body = QStackedWidget()
        self._lay_out()
        self._connect()
        self.refresh({})

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        above = across(*self.chips.values(), self._told, None, gap=8, margins=(16, 10, 16, 8))
        # What can never be taken back stands apart from what can.
        below = across(self.purge_button, None, self.resume_button, self.bin_button, gap=10, margins=(16, 8, 16, 10))
        self._foot = held(down(line(), below, gap=0))
        nothing = Empty("archive", "这里是空的", "迁出、离世满年限的人，撤回同意后要删的内容，本人要求停用的资料，都会在这里。")
        self._body.addWidget(self.table)
        self._body.addWidget(nothing)
        card.setLayout(down(above, (self._body, 1), self._foot, gap=0, margins=(1, 1, 1, 1)))
        self.setLayout(down(self.head, (card, 1), gap=12, margins=(20, 12, 20, 14)))

    def _connect(self) -> None:
        for name, chip in self.chips.items():
            chip.clicked.connect(partial(self._turn, name))
        self.bin_button.clicked.connect(self._put_away)
        self.resume_button.clicked.connect(self._resume)
        self.purge_button.clicked.connect(self._purge)
        self.export_button.clicked.connect(self._export)
        self.print_button.clicked.connect(self._print)
        self.table.selectionModel().currentRowChanged.connect(self._offer)

    @property
    def selected(self) -> tuple[Record, ...]:
        """What commands act on: nobody here, for what they would do is decided with the buttons."""
        return ()

    @property
    def status(self) -> str:
        """Words at the left of the foot."""
        return f"共 {counted(len(self._records), '条')}"

    def refresh(self, touched: Mapping[str, set[str]]) -> None:  # noqa: ARG002 - short lists are read whole
        """Read the lists anew."""
        ended = self._desk.retention(self._desk.today)
        held = stopped(self._desk.store)
        for name, count in ((_ENDED, len(ended)), (_STOPPED, len(held))):
            self.chips[name].setText(f"{tr(name)} {count:,}")
            self.chips[name].setChecked(name == self._shown)
        if self._shown == _ENDED:
            self._records = [one.record for one in ended]
            self._rows = [(one.who, self._door(one.record), one.record.label, one.text, one.day.isoformat()) for one in ended]
        else:
            self._records = list(held)
            self._rows = [
                (one.title(), one.address or "", one.label, one.stopped_why or "撤回了同意", _day(one)) for one in held
            ]
        covered = self._desk.covered
        self.table.show_rows([(VEIL, VEIL, *row[2:]) if covered else row for row in self._rows])
        self._body.setCurrentIndex(0 if self._rows else 1)
        stand(self._foot, shown=bool(self._rows))
        year = "每年看一遍，决定删不删；每一步都记入操作记录" if self._shown == _ENDED else "名单、搜索、导出、打印里都没有他们"
        reword(self._told, year)
        self._offer()

    def cover(self) -> None:
        """Veil personal words, or show them again."""
        self.refresh({})

    def _door(self, record: Record) -> str:
        """Where the person lives, or lived, whom a record is or is about: what tells namesakes apart."""
        store = self._desk.store
        person = record if isinstance(record, Resident) else store.get(Resident, getattr(record, "resident", None) or "")
        lived = (one.household.address for one in (stays_of(store, person) if person else ()) if one.household)
        return (person.address if person else None) or next(lived, None) or "—"

    @property
    def _chosen(self) -> Record | None:
        place = self.table.chosen
        return self._records[place] if 0 <= place < len(self._records) else None

    def _turn(self, name: str, _checked: object = None) -> None:
        self._shown = name
        self.refresh({})

    @Slot()
    def _offer(self) -> None:
        """Only what can be done with the chosen row."""
        chosen = self._chosen
        is_held = chosen is not None and traces.state_of(self._desk.store, chosen) == traces.HELD
        self.bin_button.setVisible(self._shown == _ENDED)
        self.resume_button.setVisible(self._shown == _STOPPED)
        self.bin_button.setEnabled(chosen is not None and not is_held)
        self.resume_button.setEnabled(isinstance(chosen, Resident))
        self.purge_button.setEnabled(chosen is not None)
        for act in (self.export_button, self.print_button):
            act.setEnabled(bool(self._rows))
        self.selection_changed.emit()

    @Slot()
    def _put_away(self) -> None:
        chosen = self._chosen
        if chosen is not None:
            self._desk.do(put_away, (chosen,)).then(lambda _: self._decided("放入回收站", "已放入回收站"))

    @Slot()
    def _resume(self) -> None:
        chosen = self._chosen
        if isinstance(chosen, Resident):
            resume(self._desk, chosen)

    @Slot()
    def _purge(self) -> None:
        chosen = self._chosen
        if isinstance(chosen, Resident):
            purge_person(self._desk, chosen, lambda: self._decided("彻底删除", ""))
        elif chosen is not None and self._desk.ask.confirm(
            f"彻底删除这条{chosen.label}？", "连同历史、搜索和草稿一起清除，不能撤销，也不能恢复。", "彻底删除"
        ):
            doing = self._desk.do(purge_record, chosen)
            doing.then(lambda _: finish(self._desk, f"已彻底删除这条{chosen.label}", lambda: self._decided("彻底删除", "")))

    def _decided(self, decision: str, said: str) -> None:
        self._desk.do(note_decision, decision, 1).then(lambda _: self._desk.ask.tell(said) if said else None)

    @Slot()
    def _export(self) -> None:
        export_rows(self._desk, self._shown, _HEADS, self._rows, "条")

    @Slot()
    def _print(self) -> None:
        title, rows = f"{self._desk.area.name or ''}{self._shown}", self._rows
        table = Table(
            title,
            f"共 {counted(len(rows), '条')}　{self._desk.today.isoformat()}",
            tuple(_HEADS),
            rows,
            blanks=(Blank("决定", 26),),
        )

        def show(_: object) -> None:
            show_pages(self._desk, title, ListPages(table), self.window(), lambda across: ListPages(table, across=across))

        self._desk.do(note_decision, "打印", len(rows)).then(show)


def _day(resident: Resident) -> str:
    return resident.stopped_on.isoformat() if resident.stopped_on else ""

"""A slice made up for the window's tests: residents with a page that lists them, one verb, three commands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget

from desktop.model.record import Record
from desktop.model.rights import Right
from desktop.modules.residents.records import BuildingGroup, Home, Household, Resident, Stay
from desktop.store.reader import Reader
from desktop.store.unit import Unit
from desktop.store.vault import Cost
from desktop.ui.arrange import down
from desktop.ui.buttons import button
from desktop.ui.labels import label
from desktop.work.command import Command, Needs
from desktop.work.desk import Desk
from desktop.work.module import Due, Module
from desktop.work.verb import verb

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
"""What opening costs in tests; the real cost would make every test take half a second."""
PASSWORD = "caihong-luyou-mantou-qiaoliang"


class NamesPage(QWidget):
    """Names of the residents to choose from, and a line to type a note in."""

    selection_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._records: list[Resident] = []
        self.names, self.note = QListWidget(), QLineEdit()
        self.names.setAccessibleName("居民")
        self.note.setAccessibleName("备注")
        self.refreshed: list[Mapping[str, set[str]]] = []
        self.new = button("登记居民", "plus", kind="primary")
        self.setLayout(down(label("居民", "title"), self.new, self.names, self.note, margins=(24, 16, 24, 16)))
        self.names.currentRowChanged.connect(lambda _: self.selection_changed.emit())
        self._read()

    def _read(self) -> None:
        self._records = list(self._desk.store.find(Resident))
        self.names.clear()
        self.names.addItems([record.title() for record in self._records])

    @property
    def selected(self) -> tuple[Record, ...]:
        row = self.names.currentRow()
        return (self._records[row],) if 0 <= row < len(self._records) else ()

    @property
    def status(self) -> str:
        return f"共 {len(self._records):,} 人"

    def show_record(self, uid: str) -> None:
        self.names.setCurrentRow([record.uid for record in self._records].index(uid))

    def refresh(self, touched: Mapping[str, set[str]]) -> None:
        self.refreshed.append(touched)
        self._read()

    def draft(self) -> dict[str, str]:
        return {"note": self.note.text()} if self.note.text() else {}

    def restore(self, draft: Mapping[str, str]) -> None:
        self.note.setText(draft.get("note", ""))


@verb("登记居民", needs=Right.EDIT)
def register(unit: Unit, resident: Resident) -> Resident:
    unit.label = f"登记居民：{resident.title()}"
    return unit.add(resident)


@verb("停用", needs=Right.OWN)
def forbid(unit: Unit) -> None:
    unit.label = "停用"


def _new(desk: Desk) -> None:
    desk.do(register, Resident(name="新示例", address="示例路100弄9号901")).then(
        lambda kept: desk.ask.tell(f"已登记 {kept.name}")
    )


def _visit(desk: Desk) -> None:
    desk.ask.tell(f"记走访：{desk.selected[0].title()}")


def _due(_reader: Reader, by: date) -> Iterator[Due]:
    yield Due(by, "回访", "", Resident(name="示例"))


def _names(desk: Desk) -> Any:
    return NamesPage(desk)


def _plain(_desk: Desk) -> Any:
    return label("走访", "title")


REGISTER = Command("names.new", "登记居民", _new, register, menu="居民", key="Ctrl+N", icon="plus", primary=True)
STOP = Command("names.stop", "停用账号", _new, forbid, menu="居民")
VISIT = Command("visits.log", "记走访", _visit, register, menu="走访", icon="notebook", on="resident", needs=Needs.ONE)

MODULES = (
    Module("names", "居民", "users", (Home, Household, Resident, Stay, BuildingGroup), (REGISTER, STOP), _names, due=_due),
    Module("visits", "走访", "notebook", (), (VISIT,), _plain),
)


def crowd(clock: Any) -> list[Resident]:
    """A few residents; 单 as a surname is read shan."""
    names = ("单示例", "王示例", "李示例", "欧阳示例")
    return [
        Resident(uid=clock.uid(), name=name, phone=f"1990000000{place}", address=f"示例路100弄{place + 1}号101")
        for place, name in enumerate(names)
    ]

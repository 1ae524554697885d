"""What the side panel adds: who lives together, who lives behind one door. Each line opens what it names."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.base.text import counted, tr
from desktop.model import days
from desktop.model.record import Record
from desktop.modules.residents.commands.doubles import SPLIT
from desktop.modules.residents.records import Home, Household, Resident, Stay
from desktop.modules.residents.service import members, merged_into
from desktop.modules.residents.service.beside import named
from desktop.ui.actions import carry_out
from desktop.ui.arrange import across, down, held
from desktop.ui.buttons import button
from desktop.ui.labels import Paragraph, label
from desktop.work.desk import Desk


def about(desk: Desk, record: Record) -> QWidget | None:
    """Whoever was merged into a resident, and the others of the household."""
    assert isinstance(record, Resident)
    found = [part for part in (merged_of(desk, record), household_of(desk, record)) if part]
    return held(down(*found, gap=12)) if found else None


def merged_of(desk: Desk, record: Resident) -> QWidget | None:
    """Who was merged into a resident, and the way to take them apart."""
    merged = merged_into(desk.store, record)
    if not merged:
        return None
    apart = button(SPLIT.label, kind="link")
    apart.clicked.connect(lambda: _split(desk, record))
    apart.setEnabled(not SPLIT.refusal(desk.actor))
    names = Paragraph(f"已合并：{'、'.join(map(named, merged))}")
    return held(across((names, 1), apart, gap=6))


def _split(desk: Desk, record: Resident) -> None:
    desk.selected = (record,)
    carry_out(desk, SPLIT)


def household_of(desk: Desk, record: Record) -> QWidget | None:
    """The others of a resident's household."""
    assert isinstance(record, Resident)
    household = desk.store.get(Household, record.household) if record.household else None
    return _members(desk, household, "同户", record.uid) if household else None


def of_household(desk: Desk, record: Record) -> QWidget | None:
    """Everyone of a household."""
    assert isinstance(record, Household)
    return _members(desk, record, "这一户", "")


def beside(*parts: QWidget | None) -> QWidget | None:
    """What several readings add to one side panel, below one another; None when none has anything to say."""
    said = [part for part in parts if part is not None]
    return held(down(*said, gap=12)) if said else None


def of_home(desk: Desk, record: Record) -> QWidget | None:
    """The households behind one door."""
    assert isinstance(record, Home)
    found = list(desk.store.find(Household, home=record.uid))
    return _list(f"住着 {counted(len(found), '户')}", [_line(desk, one, "") for one in found])


def _members(desk: Desk, household: Household, title: str, but: str) -> QWidget:
    found = list(members(desk.store, household))
    lines = [_line(desk, one, _facts(desk, one, stay)) for one, stay in found if one.uid != but]
    return _list(f"{title} {counted(len(found), '人')}", lines)


def _facts(desk: Desk, resident: Resident, stay: Stay) -> str:
    """`子女 34 岁`: how they belong to the household, how old they are."""
    age = f"{days.age(resident.birth, desk.today)} {tr('岁')}" if resident.birth else ""
    return f"{stay.fields['relation'].kind.show(stay.relation)} {age}".strip()


def _line(desk: Desk, record: Record, facts: str) -> QWidget:
    there = button(record.title(), kind="link")
    there.setToolTip(tr(f"打开{record.title()}"))
    there.clicked.connect(lambda: desk.go("residents", record))
    return held(across(there, label(facts, "quiet"), None, gap=6))


def _list(title: str, lines: Iterable[QWidget]) -> QWidget:
    column = down(label(title, "strong"), *lines, gap=0)
    column.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return held(column)

"""What the side panel adds: what a visitor at the counter is asked about. Each line opens what it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.base.text import counted, tr
from desktop.model import days
from desktop.model.record import Record
from desktop.modules.residents.commands.doubles import SPLIT
from desktop.modules.residents.page.notecards import note_cards
from desktop.modules.residents.records import Home, Household, Resident, Stay
from desktop.modules.residents.rules.stays import HEAD
from desktop.modules.residents.service import Lived, current_stay, members, merged_into, notes_of, stays_of
from desktop.modules.residents.service.beside import named
from desktop.ui.actions import carry_out
from desktop.ui.arrange import across, down, held, line
from desktop.ui.buttons import button
from desktop.ui.labels import Paragraph, label
from desktop.work.desk import Desk
from desktop.work.module import Event
from desktop.work.past import at

FIRST = ("phone", "address", "status")
OF_HOUSEHOLD = ("tenure", "contact")
"""Fields of a resident, and of a household, that are asked for first."""

_EVENTS, _STAYS, _LOOKED_AT = 3, 8, 20
_OWN = {"入住", "离开"}
"""Events that the list of stays tells of already."""


def facts_of(desk: Desk, record: Record) -> list[str]:
    """Of a person sex, age and place in the household; of a household how many live there and how they hold the home."""
    if isinstance(record, Resident):
        stay = current_stay(desk.store, record)
        sex = record.fields["sex"].kind.show(record.sex)
        return [word for word in (sex, _age(desk, record), _relation(stay) if stay else "") if word]
    assert isinstance(record, Household)
    living = counted(sum(1 for _ in members(desk.store, record)), "人")
    return [living, *filter(None, (record.fields["tenure"].kind.show(record.tenure),))]


def ahead_of(desk: Desk, record: Record) -> QWidget | None:
    """What is pinned to a record."""
    cards = note_cards(desk, notes_of(desk.store, record))
    return held(down(*cards, gap=8)) if cards else None


def household_of(desk: Desk, record: Record) -> QWidget | None:
    """The others of a resident's household, what happened last, and where they have lived."""
    assert isinstance(record, Resident)
    household = desk.store.get(Household, record.household) if record.household else None
    parts = [_members(desk, household, "同户", record.uid)] if household else []
    return beside(*parts, *_events(desk, record), *_stays(desk, record), merged_of(desk, record))


def of_household(desk: Desk, record: Record) -> QWidget | None:
    """Everyone of a household, what happened last, and who has lived in it."""
    assert isinstance(record, Household)
    return beside(_members(desk, record, "这一户", ""), *_events(desk, record), *_stays(desk, record))


def beside(*parts: QWidget | None) -> QWidget | None:
    """Parts under one another with a hair line between each two; None when none has anything to say."""
    items: list[QWidget] = []
    for part in parts:
        if part is not None:
            items += [line(), part] if items else [part]
    return held(down(*items, gap=12)) if items else None


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


def of_home(desk: Desk, record: Record) -> QWidget | None:
    """The households behind one door."""
    assert isinstance(record, Home)
    found = list(desk.store.find(Household, home=record.uid))
    return _list(f"住着 {counted(len(found), '户')}", [_line(desk, one, "") for one in found])


def farewell(desk: Desk, chosen: Sequence[Record]) -> str:
    """What is said when people are deleted whom others' records name: states keep those names, the bin does not."""
    named = (
        one
        for resident in chosen[:_LOOKED_AT]
        for _, one in desk.store.referring(resident)
        if not isinstance(one, Stay | Household)
    )
    return "搬走的用“迁出”、登错的用“作废”，走访和会议里的名字才留得住" if next(named, None) else ""


def _members(desk: Desk, household: Household, title: str, but: str) -> QWidget:
    found = list(members(desk.store, household))
    lines = [_line(desk, one, _facts(desk, one, stay)) for one, stay in found if one.uid != but]
    return _list(f"{title} {counted(len(found), '人')}", lines)


def _facts(desk: Desk, resident: Resident, stay: Stay) -> str:
    """`子女 34 岁`: how they belong to the household, how old they are."""
    return f"{_relation(stay)} {_age(desk, resident)}".strip()


def _relation(stay: Stay) -> str:
    return tr("户主") if stay.relation == HEAD else stay.fields["relation"].kind.show(stay.relation)


def _age(desk: Desk, resident: Resident) -> str:
    """Of a child only the year of birth is kept, so that it may be a year older than this."""
    if resident.birth:
        return f"{days.age(resident.birth, desk.today)} {tr('岁')}"
    return f"{resident.birth_year} {tr('年生')}" if resident.birth_year else ""


def _events(desk: Desk, record: Record) -> Iterator[QWidget]:
    latest = [event for event in desk.timeline(record) if event.kind not in _OWN][:_EVENTS]
    if latest:
        yield held(down(label("最近", "strong"), *map(_event, latest), gap=4))


def _event(event: Event) -> QWidget:
    return Paragraph(f"{at(event.at)[:10]}　{tr(event.kind)}　{event.text}", "quiet")


def _stays(desk: Desk, record: Record) -> Iterator[QWidget]:
    """The list of stays, where it says more than the present one without a day."""
    found = stays_of(desk.store, record)
    if any(lived.stay.since or lived.stay.until for lived in found):
        rows = [_lived(record, lived) for lived in found[:_STAYS]]
        rest = [label(f"更早还有 {len(found) - _STAYS} 次", "caption")] if len(found) > _STAYS else []
        yield held(down(label("居住", "strong"), *rows, *rest, gap=4))


def _lived(record: Record, lived: Lived) -> QWidget:
    other = lived.household if isinstance(record, Resident) else lived.person
    name = (other.address if isinstance(other, Household) else other.title() if other else "") or tr("已删除")
    facts = [name, lived.stay.fields["kind"].kind.show(lived.stay.kind)]
    words = Paragraph("　".join(filter(None, facts)))
    return held(down(label(lived.span, "caption"), words, gap=0))


def _line(desk: Desk, record: Record, facts: str) -> QWidget:
    there = button(record.title(), kind="link")
    there.setToolTip(tr(f"打开{record.title()}"))
    there.clicked.connect(lambda: desk.go("residents", record))
    return held(across(there, label(facts, "quiet"), None, gap=6))


def _list(title: str, lines: Iterable[QWidget]) -> QWidget:
    column = down(label(title, "strong"), *lines, gap=0)
    column.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return held(column)

"""What has been kept long enough: the yearly list, and what waits to be deleted. Source: 个人信息保护法 第十九、四十七条."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date, datetime

from desktop.base.clock import SHANGHAI
from desktop.base.errors import DeskError
from desktop.base.text import counted
from desktop.model.rights import Right
from desktop.modules.residents.records import Consent, Resident, Stay
from desktop.modules.residents.rules import retention as rules
from desktop.modules.residents.service.consents import withdrawn
from desktop.store import history
from desktop.store.query import Filter, Match, Query
from desktop.store.reader import Reader
from desktop.store.unit import Unit
from desktop.work.module import Due
from desktop.work.records import Area
from desktop.work.verb import verb


@verb("定保留年限", needs=Right.OWN)
def set_gone_years(unit: Unit, years: int) -> None:
    """Say how many years after moving away or dying somebody comes onto the list.

    Raises:
        DeskError: no whole number of years from 1 to 30.
    """
    area = unit.read.own(Area, unit.actor.owner) or Area(uid=unit.actor.owner)
    after = dataclasses.replace(area, gone_years=years)
    if wrong := Area.fields["gone_years"].kind.check(years):
        raise DeskError(f"保留年限没有改：{wrong}", "写 1 到 30 的整数。")
    unit.label = f"定保留年限：{years} 年"
    unit.change(area, after)


@verb("到期清单", needs=Right.OWN, logs=True)
def note_decision(unit: Unit, decision: str, count: int) -> None:
    """Write into the log what was decided about the list of what has been kept long enough, without names."""
    unit.label = f"到期清单：{decision}"
    unit.note = counted(count, "条")


def due(reader: Reader, by: date) -> Iterator[Due]:
    """What stood on an agreement that was taken back, and waits to be deleted."""
    if reader.actor.may(Right.OWN):
        for consent, records in withdrawn(reader):
            last = (consent.withdrawn_on or by) + rules.ANSWER
            if records and last <= by:
                yield Due(last, f"撤回同意，要删掉 {counted(len(records), '条')}", _name(reader, consent), consent)


def ended(reader: Reader, by: date) -> Iterator[Due]:
    """Who moved away or died years ago, what stood on an agreement taken back, and agreements themselves."""
    yield from _gone(reader, by)
    for consent in reader.find(Consent):
        if consent.withdrawn_on is not None:
            last = rules.years_later(consent.withdrawn_on, rules.CONSENT_YEARS)
            if last <= by:
                yield Due(last, f"同意撤回满 {rules.CONSENT_YEARS} 年", _name(reader, consent), consent)
    if reader.actor.may(Right.OWN):
        for consent, records in withdrawn(reader):
            last = (consent.withdrawn_on or by) + rules.ANSWER
            if last <= by:
                yield from (Due(last, f"撤回了同意：{record.label}", _name(reader, consent), record) for record in records)


def gone_since(reader: Reader, resident: Resident) -> date | None:
    """Since when somebody lives here no more: the end of their last stay, else the day on which their state was written."""
    ends = [stay.until for stay in reader.find(Stay, person=resident.uid)]
    if ends and all(ends):
        return max(end for end in ends if end)
    state = Resident.fields["status"]
    for step in history.of_record(reader, resident):
        if any(one.label == state.label and one.new == state.kind.show(resident.status) for one in step.altered):
            return datetime.fromtimestamp(step.done.at / 1000, SHANGHAI).date()
    return None


def _gone(reader: Reader, by: date) -> Iterator[Due]:
    area = reader.own(Area, reader.actor.owner)
    years = (area.gone_years if area else None) or rules.GONE_YEARS
    those = Query(filters=(Filter("status", Match.IN, tuple(rules.GONE)),))
    for resident in reader.find(Resident, those):
        since = gone_since(reader, resident)
        last = rules.years_later(since, years) if since else None
        if last is not None and last <= by:
            yield Due(last, f"{rules.GONE[resident.status or '']}满 {years} 年", resident.title(), resident)


def _name(reader: Reader, consent: Consent) -> str:
    found = reader.get(Resident, consent.resident or "")
    return found.title() if found else ""

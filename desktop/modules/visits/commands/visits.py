"""Offers about visits: from a person, from a household, or from nothing in particular."""

from __future__ import annotations

from desktop.modules.residents.records import Household, Resident
from desktop.modules.visits.records import Visit
from desktop.modules.visits.rules import IN_PERSON, judge
from desktop.modules.visits.service import log_visit
from desktop.work.command import Command, Needs
from desktop.work.desk import Desk


def _log(desk: Desk) -> None:
    one = desk.selected[0] if len(desk.selected) == 1 else None
    resident = one.uid if isinstance(one, Resident) else None
    household = one.household if isinstance(one, Resident) else one.uid if isinstance(one, Household) else None
    blank = Visit(at=desk.clock.now_ms(), method=IN_PERSON, resident=resident, household=household)
    # Who was visited is known already where it was chosen; what was said is all that is left to write.
    visit = desk.ask.fill(blank, "记走访", judge, begin="words" if one else "resident")
    if visit:
        desk.do(log_visit, visit).then(lambda _: desk.ask.tell("已记走访", undo=True))


VISITS = (
    Command("visits.log", "记走访", _log, log_visit, menu="走访", key="Ctrl+Shift+N", icon="notebook", primary=True),
    Command("visits.log_resident", "记走访", _log, log_visit, icon="notebook", on=Resident.table, needs=Needs.ONE),
    Command("visits.log_household", "记走访", _log, log_visit, icon="notebook", on=Household.table, needs=Needs.ONE),
)

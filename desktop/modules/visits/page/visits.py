"""What visits look like: one table, the latest on top."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.model.record import Record
from desktop.modules.residents.records import Household, Resident
from desktop.modules.visits.commands import VISITS
from desktop.modules.visits.records import Visit
from desktop.modules.visits.rules import judge
from desktop.ui.form import Manners
from desktop.ui.page import RecordPage, Slots
from desktop.ui.views import begin_with
from desktop.work.desk import Desk
from desktop.work.listing import Column, Wording, columns_of


class VisitPage(RecordPage):
    """See ui/pages.py for what the window asks of it."""

    def __init__(self, desk: Desk) -> None:
        at, method, resident, household, missed, refused, words, visitors, next_on = columns_of(Visit)
        whom = Column("走访了谁", 12, words=lambda visit: _whom(desk, visit), whole=True)
        slots = Slots(
            title="走访",
            commands=VISITS[:1],
            columns=(at, whom, method, missed, refused, words, visitors, next_on, resident, household),
            manners=Manners(rules=judge),
            picture="notebook",
            whose=lambda visit: _met(desk, visit),
            facts=lambda visit: _facts(desk, visit),
            blank="上门、打电话、来访都记一笔，以后在居民和户的时间线里都看得到。",
        )
        super().__init__(desk, Visit, slots)
        hidden = (missed, refused, next_on, resident, household)
        begin_with(self.list, hidden=[one.label for one in hidden], by=at.label, latest_first=True)


def _met(desk: Desk, visit: Record) -> Resident | Household | None:
    """The person, or the household when nobody in particular was met."""
    assert isinstance(visit, Visit), "the page shows visits"
    resident = desk.store.get(Resident, visit.resident) if visit.resident else None
    return resident or (desk.store.get(Household, visit.household) if visit.household else None)


def _whom(desk: Desk, visit: Visit) -> str:
    """Whom, or whose household, by its door when it has no name; and the attempt."""
    met = _met(desk, visit)
    name = "" if met is None else (met.head if isinstance(met, Household) else "") or met.title()
    attempt = "（未遇）" if visit.missed else "（拒访）" if visit.refused else ""
    return f"{name}{attempt}"


def _facts(desk: Desk, visit: Record) -> Sequence[str]:
    """When and how: what stands under the name."""
    wording = Wording(desk.store)
    return [wording.text(Visit.fields[name], getattr(visit, name)) for name in ("at", "method")]

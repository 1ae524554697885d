"""Offers about demands: to note one, to print it for the street, to set limits; and the way to the ledgers."""

from __future__ import annotations

from desktop.modules.residents.records import Household, Resident
from desktop.modules.visits.records import Demand, Visit
from desktop.modules.visits.rules import IN_PERSON
from desktop.modules.visits.service import limits_of, log_demand, set_limits, submission
from desktop.work.command import Command, Needs
from desktop.work.desk import Desk
from desktop.work.paper import print_paper, write_paper

LEDGER_PAGE = "ledgers"
"""What `desk.go("visits", …)` names instead of a record, to show the ledgers."""


def _log(desk: Desk) -> None:
    demand = desk.ask.fill(_begun(desk), "登记诉求")
    if demand:
        desk.do(log_demand, demand).then(lambda kept: desk.ask.tell(f"已登记诉求 {kept.no}", undo=True))


def _begun(desk: Desk) -> Demand:
    """A demand as far as the one selected person, household or visit tells of it."""
    one = desk.selected[0] if len(desk.selected) == 1 else None
    blank = Demand(received=desk.today, urgency="normal")
    if isinstance(one, Resident):
        return _of(blank, resident=one.uid, household=one.household)
    if isinstance(one, Household):
        return _of(blank, household=one.uid, address=one.address)
    if isinstance(one, Visit):
        source = "visit" if one.method == IN_PERSON else "phone" if one.method == "3" else None
        return _of(blank, visit=one.uid, resident=one.resident, household=one.household, summary=one.words, source=source)
    return blank


def _of(blank: Demand, **known: str | None) -> Demand:
    values = {name: getattr(blank, name) for name in blank.fields}
    return Demand(**{**values, **known})


def _submit(desk: Desk) -> None:
    chosen = [one for one in desk.selected if isinstance(one, Demand)]
    words = submission(desk.store, chosen, desk.area.name or "")
    title = f"问题提交单 {chosen[0].no or ''}".strip() if len(chosen) == 1 else f"问题提交单 {len(chosen)} 份"
    write_paper(desk, "问题提交单", words, title)


def _limit(desk: Desk) -> None:
    limits = desk.ask.fill(limits_of(desk.store, desk.actor), "诉求时限")
    if limits:
        desk.do(set_limits, limits).then(lambda _: desk.ask.tell("已改诉求时限，从下一步起按新的算", undo=True))


DEMANDS = (
    Command("visits.demand", "登记诉求", _log, log_demand, menu="走访", key="Ctrl+Shift+Q", icon="messages", primary=True),
    Command("visits.demand_resident", "登记诉求", _log, log_demand, icon="messages", on=Resident.table, needs=Needs.ONE),
    Command("visits.demand_household", "登记诉求", _log, log_demand, icon="messages", on=Household.table, needs=Needs.ONE),
    Command("visits.demand_visit", "登记诉求", _log, log_demand, icon="messages", on=Visit.table, needs=Needs.ONE),
    Command(
        "visits.submit", "问题提交单", _submit, print_paper, menu="走访", icon="file-text", on=Demand.table, needs=Needs.SOME
    ),
    Command("visits.limits", "诉求时限", _limit, set_limits, menu="走访", icon="clock"),
)
LEDGERS = Command("visits.ledgers", "台账", lambda desk: desk.go("visits", LEDGER_PAGE), menu="走访", icon="list-check")

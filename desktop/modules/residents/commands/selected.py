"""Whom a command is about."""

from __future__ import annotations

from desktop.base.errors import DeskError
from desktop.model.record import R
from desktop.modules.residents.records import Household, Resident
from desktop.work.desk import Desk


def the_one(desk: Desk, kind: type[R]) -> R:
    """The only record selected."""
    (one,) = desk.selected
    assert isinstance(one, kind), "the command is offered on nothing else"
    return one


def the_household(desk: Desk) -> Household:
    """The household selected, or that of the resident selected.

    Raises:
        DeskError: the resident belongs to none.
    """
    (one,) = desk.selected
    if isinstance(one, Resident):
        found = desk.store.get(Household, one.household or "")
        if found is None:
            raise DeskError(f"{one.title()}现在不在哪一户，没有改动", "先用“迁移”给一个住处。")
        return found
    assert isinstance(one, Household), "the command is offered on nothing else"
    return one

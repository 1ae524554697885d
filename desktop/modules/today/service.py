"""Reading of the day: what all slices tell, put on its cards. The slices are handed in; none is known here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from desktop.base import collector
from desktop.model.rights import Right
from desktop.modules.today import rules
from desktop.modules.today.records import Day
from desktop.store.reader import Reader
from desktop.work.module import Module, Period


def day_of(reader: Reader, modules: Sequence[Module], today: date) -> Day:
    """What today holds for the person who reads: a secretary sees all alike, everybody else their own first."""
    by, week = today + timedelta(days=rules.NEAR), Period(today, today + timedelta(days=rules.WEEK))
    waiting = (due for module in modules for due in module.due(reader, by))
    coming = (due for module in modules for due in module.ahead(reader, week))
    mine = "" if reader.actor.may(Right.OWN) else reader.actor.account
    with collector.resting():  # thousands of small records stay alive: walking all objects of the program finds nothing
        return rules.day_of(today, (*waiting, *coming), mine)

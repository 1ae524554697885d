"""Visits offered from a person, a household, or nothing in particular."""

from __future__ import annotations

from typing import Any

import pytest
from office import keep

from desktop.modules.residents.records import Household, Resident
from desktop.modules.visits.commands import VISITS
from desktop.modules.visits.records import Visit
from desktop.work.desk import Desk


@pytest.mark.parametrize("place", range(3))
def test_the_form_begins_with_whoever_is_selected(desk: Desk, place: int) -> None:
    household = keep(desk, Household(address="甲", head="张三"))
    resident = keep(desk, Resident(name="张三", household=household.uid))
    desk.selected = ((), (resident,), (household,))[place]
    seen: list[Visit] = []
    ask: Any = desk.ask
    ask.answers = [seen.append]
    VISITS[place].run(desk)
    [blank] = seen

    expected = ((None, None), (resident.uid, household.uid), (None, household.uid))[place]
    assert (blank.resident, blank.household, blank.method) == (*expected, "2")

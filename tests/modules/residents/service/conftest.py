"""Rosters as text, planned against a real installation."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from office import done

from desktop.formats import sheets
from desktop.modules.residents.rules import judge
from desktop.modules.residents.service import Imported, Plan, import_roster, light_secret, plan_import
from desktop.work.desk import Desk

Planned = Callable[[Desk, str], Plan]


@pytest.fixture
def planned() -> Planned:
    """The plan for a roster given as text with spaces between cells; `-` is a blank cell."""

    def make(desk: Desk, text: str) -> Plan:
        lines = ["\t".join("" if cell == "-" else cell for cell in line.split()) for line in text.strip().splitlines()]
        judgement = judge(sheets.pasted("\n".join(lines) + "\n"), desk.today)
        return plan_import(desk.store, judgement, desk.today, light_secret(desk.file, desk.area))

    return make


@pytest.fixture
def taken_in(planned: Planned) -> Callable[[Desk, str], Imported]:
    """Take a roster in."""
    return lambda desk, text: done(desk, import_roster, planned(desk, text))

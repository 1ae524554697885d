"""A lane with doors, and days on which somebody was met."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta

import pytest
from office import keep

from desktop.base.clock import SHANGHAI
from desktop.modules.residents.records import Household, Resident
from desktop.modules.visits.records import Visit
from desktop.work.desk import Desk

Door = Callable[..., tuple[Household, Resident]]
Call = Callable[..., Visit]


@pytest.fixture
def door(desk: Desk) -> Door:
    """Let somebody live behind a door of 示例路100弄: `door("2号301", "张三")`."""

    def make(where: str, name: str) -> tuple[Household, Resident]:
        household = keep(desk, Household(address=f"示例路100弄{where}", head=name))
        return household, keep(desk, Resident(name=name, household=household.uid, status="living"))

    return make


@pytest.fixture
def called(desk: Desk) -> Call:
    """Somebody was called on so many days ago: `called(30, household=…, missed=True)`."""

    def make(ago: int, **given: object) -> Visit:
        day = desk.today - timedelta(days=ago)
        at = int(datetime.combine(day, time(8), SHANGHAI).timestamp() * 1000)
        kept: Visit = keep(desk, Visit(**{"at": at, "method": "2"} | given))  # type: ignore[arg-type]
        return kept

    return make

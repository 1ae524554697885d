"""Two installations for the stories: the office of a residential area, and the street office it hands to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.base.clock import FixedClock
from desktop.start import MODULES
from desktop.store.vault import Cost, Vault
from desktop.work import session
from desktop.work.ask import Scripted
from desktop.work.desk import Desk
from desktop.work.jobs import Now
from desktop.work.session import FirstRun

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
"""What opening costs in stories that are not about it."""
PASSWORD = "caihong-luyou-mantou-qiaoliang"


@pytest.fixture
def begin_at(tmp_path: Path, clock: FixedClock) -> Iterator[Callable[[FirstRun], Desk]]:
    """Make an installation and sit down at its desk."""
    desks = []

    def begin(first: FirstRun) -> Desk:
        folder = tmp_path / first.area
        opened, _ = session.begin(folder, first, MODULES, clock, safe=Vault(folder, clock, cost=CHEAP, floor=CHEAP))
        desk = opened.desk(Scripted(), Now())
        desks.append((opened, desk))
        return desk

    yield begin
    for opened, desk in desks:
        desk.store.connection.close()
        opened.close()


@pytest.fixture
def office(begin_at: Callable[[FirstRun], Desk]) -> Desk:
    return begin_at(FirstRun("示例苑居民区", "示例街道", "示例书记", PASSWORD))


@pytest.fixture
def street(begin_at: Callable[[FirstRun], Desk]) -> Desk:
    return begin_at(FirstRun("示例街道", "示例区", "示例干事", PASSWORD, level="street"))

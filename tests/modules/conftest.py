"""A real installation with every slice, and desks at it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from office import Office, open_office

from desktop.base.clock import FixedClock
from desktop.work.desk import Desk


@pytest.fixture
def office(tmp_path: Path, clock: FixedClock) -> Iterator[Office]:
    """示例苑居民区, opened by 示例书记."""
    made = open_office(tmp_path / "office", clock)
    yield made
    made.close()


@pytest.fixture
def street(tmp_path: Path, clock: FixedClock) -> Iterator[Office]:
    """示例街道, a second installation; the clock is shared so that no chance repeats."""
    made = open_office(tmp_path / "street", clock, area="示例街道办事处", name="示例干部", level="street")
    yield made
    made.close()


@pytest.fixture
def desk(office: Office) -> Desk:
    """The secretary's desk."""
    return office.desk()

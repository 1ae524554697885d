"""A resident among two thousand eight hundred others: found first by whatever is typed of them."""

from __future__ import annotations

import pytest
from office import Office

from desktop.demo.roster import settle
from desktop.modules.residents import MODULE
from desktop.modules.residents.records import Household, Resident
from desktop.work.desk import Desk

_ROWS = 12
"""Of the palette."""


@pytest.fixture(scope="module")
def _town() -> object:
    return settle(2800, 2026)


@pytest.fixture
def crowded(office: Office, desk: Desk, _town: object) -> Desk:
    """A desk over the demo's neighbourhood and 单文华, who moved in last behind a door of the same number as others'."""
    with office.opened.store.unit("导入居民名册", office.opened.actor) as unit:
        for records in (_town.homes, _town.households, _town.residents):  # type: ignore[attr-defined]
            unit.add_all(records)
        address = "示例坊12号301"
        household = unit.add(Household(address=address, head="单文华"))
        unit.add(Resident(name="单文华", phone="13612343817", address=address, household=household.uid))
    return desk


@pytest.mark.parametrize(
    "typed",
    ["shanwh", "swh", "单文", "dwh", "shanwenhua", "swenh", "danwh", "12-301", "12号301", "3817", "单文 3817", "坊 swh"],
)
def test_one_resident_of_a_crowd_stands_among_the_first_three(crowded: Desk, typed: str) -> None:
    hits = crowded.store.search(typed, _ROWS, MODULE.records)

    assert "单文华" in [hit.label for hit in hits[:3]]

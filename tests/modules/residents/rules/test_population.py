"""The two counting names."""

from __future__ import annotations

import pytest

from desktop.modules.residents.rules.population import Population, population


@pytest.mark.parametrize(
    ("kind", "counts"),
    [
        ("RH1", Population(1, 1, 0)),
        ("RH2", Population(0, 1, 0)),
        ("RH3", Population(1, 0, 0)),
        ("RH4", Population(0, 1, 0)),
        ("RH5", Population(1, 0, 0)),
        ("RH6", Population(1, 0, 0)),
        (None, Population(0, 0, 1)),
    ],
)
def test_each_category_counts_where_it_belongs(kind: str | None, counts: Population) -> None:
    assert population([kind]) == counts


def test_everybody_is_counted_once_a_name() -> None:
    assert population(["RH1", "RH1", "RH5", "RH4", None]) == Population(3, 3, 1)

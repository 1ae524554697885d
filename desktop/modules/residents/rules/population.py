"""The two ways in which a residential area counts its people, by where they are registered and where they live.

Source: 人口类别 of the city platform; 实有人口 = who lives here, 户籍人口 = who is registered here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

LIVING_HERE = frozenset({"RH1", "RH3", "RH5", "RH6"})
"""实有人口: at one with their registration, registered elsewhere in the city, from other provinces, from abroad."""
REGISTERED_HERE = frozenset({"RH1", "RH2", "RH4"})
"""户籍人口: at one with their registration, registered here and living elsewhere, registered here without any home."""


@dataclass(frozen=True, slots=True)
class Population:
    """Both counts, and how many people have no category, so that neither count has them."""

    living: int
    registered: int
    unsaid: int


def population(kinds: Iterable[str | None]) -> Population:
    """Count people by their category, one entry a person."""
    living = registered = unsaid = 0
    for kind in kinds:
        living += kind in LIVING_HERE
        registered += kind in REGISTERED_HERE
        unsaid += kind is None
    return Population(living, registered, unsaid)

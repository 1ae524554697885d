"""Colours of a building's plan."""

from __future__ import annotations

from datetime import date

import pytest
from office import MODULES, keep

from desktop.modules.residents.records import Household, Resident
from desktop.modules.residents.service.shading import by_registration, by_tenure
from desktop.work.desk import Desk, catalogue_of

TODAY = date(2026, 8, 28)


@pytest.mark.parametrize(("tenure", "word"), [("own", "自有"), ("rent", "租住"), ("unknown", None), (None, None)])
def test_a_household_is_coloured_by_how_it_holds_its_home(desk: Desk, tenure: str | None, word: str | None) -> None:
    one = keep(desk, Household(tenure=tenure))
    mark = by_tenure(desk.store, TODAY).get(one.uid)

    assert (mark.word if mark else None) == word


@pytest.mark.parametrize(
    ("kinds", "word"),
    [
        (("RH1", "RH1"), "人户一致"),
        (("RH1", "RH5"), "人在户不在"),
        (("RH5", "RH2"), "户在人不在"),
        (("RH4",), "户在人不在"),
        ((None,), None),
    ],
)
def test_whoever_is_registered_and_absent_counts_first(desk: Desk, kinds: tuple[str | None, ...], word: str | None) -> None:
    one = keep(desk, Household(address="甲"))
    keep(desk, *(Resident(name="张三", household=one.uid, residence=kind) for kind in kinds))
    mark = by_registration(desk.store, TODAY).get(one.uid)

    assert (mark.word if mark else None) == word


def test_nobody_is_coloured_by_anything_sensitive() -> None:
    shades = [shade for module in MODULES for shade in module.shades]
    sensitive = {f.label for kind in catalogue_of(MODULES).values() for f in kind.fields.values() if f.sensitive}

    assert [shade.label for shade in shades if shade.label in sensitive] == []

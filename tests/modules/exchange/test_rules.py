"""What may leave, on what ground."""

from __future__ import annotations

from datetime import date

import pytest
from kernel import House, Person

from desktop.model.catalogue import Catalogue
from desktop.modules.exchange import rules
from desktop.work.records import Area

KNOWN = ("monthly", "roster")


def test_only_fields_whose_declaration_says_so_leave() -> None:
    assert rules.leaving(Catalogue(House, Person), "monthly") == {Person: ("born",)}


def test_nothing_leaves_in_a_kind_no_declaration_names() -> None:
    assert rules.leaving(Catalogue(House, Person), "roster") == {}


@pytest.mark.parametrize(
    ("area", "kind", "basis", "wrong"),
    [
        (Area(), "monthly", "", []),
        (Area(demo=True), "monthly", "", ["演示"]),
        (Area(), "diary", "", ["种类"]),
        (Area(), "roster", "  ", ["依据"]),
        (Area(), "roster", "示例街道〔2026〕3 号", []),
    ],
)
def test_a_roster_needs_its_ground_and_a_demo_never_leaves(area: Area, kind: str, basis: str, wrong: list[str]) -> None:
    assert [problem.where for problem in rules.judge(area, kind, basis, KNOWN)] == wrong


@pytest.mark.parametrize(
    ("birth", "leaves"), [(date(2012, 8, 28), True), (date(2012, 8, 29), False), (date(1950, 1, 1), True), (None, False)]
)
def test_nobody_under_fourteen_leaves_in_a_roster(birth: date | None, leaves: bool) -> None:
    assert rules.may_leave(birth, date(2026, 8, 28)) is leaves

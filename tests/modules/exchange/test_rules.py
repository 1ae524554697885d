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


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        (date(2026, 8, 24), date(2026, 7, 25), date(2026, 8, 5)),
        (date(2026, 8, 25), date(2026, 8, 25), date(2026, 9, 5)),
        (date(2026, 12, 31), date(2026, 12, 25), date(2027, 1, 5)),
        (date(2027, 1, 6), date(2026, 12, 25), date(2027, 1, 5)),
    ],
)
def test_the_package_of_a_month_is_expected_from_its_25th_to_the_5th_of_the_next(today: date, first: date, last: date) -> None:
    assert rules.expected(today) == (first, last)

"""Who may stand."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.modules.elections import rules
from desktop.modules.elections.records import Candidate, Election
from desktop.modules.residents.records import Resident

DAY = Election(uid="E", term="示例届", day=date(2026, 6, 28))


@pytest.mark.parametrize(
    ("birth", "day", "of_age"),
    [
        (date(2008, 6, 28), date(2026, 6, 28), True),
        (date(2008, 6, 29), date(2026, 6, 28), False),
        (date(2008, 6, 27), date(2026, 6, 28), True),
        (date(2008, 2, 29), date(2026, 2, 28), False),
        (date(2008, 2, 29), date(2026, 3, 1), True),
    ],
)
def test_eighteen_counts_from_the_birthday_itself(birth: date, day: date, of_age: bool) -> None:
    assert rules.is_of_age(birth, day) is of_age


def test_somebody_of_age_who_stands_for_nothing_else_may_stand() -> None:
    assert list(rules.judge(Resident(uid="R", birth=date(1970, 3, 2)), DAY, [])) == []


@pytest.mark.parametrize(
    ("status", "refused"), [("registered", True), ("formal", True), ("withdrawn", False), ("rejected", False)]
)
def test_one_person_stands_for_one_post(status: str, refused: bool) -> None:
    standing = [Candidate(person="R", status=status), Candidate(person="OTHER", status="registered")]
    found = list(rules.judge(Resident(uid="R", birth=date(1970, 3, 2)), DAY, standing))
    assert bool(found) is refused


def test_an_unknown_birth_date_is_not_taken_for_eighteen() -> None:
    assert [problem.where for problem in rules.judge(Resident(uid="R"), DAY, [])] == ["出生日期"]

"""What care may say, for how long, and of whom."""

from __future__ import annotations

import csv
from datetime import date, timedelta

import pytest

from desktop.base.paths import resources
from desktop.model.codes import CodeList
from desktop.modules.residents.records import APART_CARE, OPEN_CARE, CareTag, Resident
from desktop.modules.residents.rules import care
from desktop.modules.residents.rules.care import Interval

TODAY = date(2026, 8, 28)
DAY = timedelta(days=1)


def tag(**given: object) -> CareTag:
    return CareTag(**{"need": "每周打一次电话", "resident": "R", "basis": "consent"} | given)  # type: ignore[arg-type]


def refused(one: CareTag, resident: Resident | None = None) -> list[str]:
    return [problem.where for problem in care.refusals(one, resident, TODAY)]


def test_every_category_says_what_it_asks_for() -> None:
    assert list(care.categories()) == list(CodeList("care_category").entries)


def test_a_category_is_kept_apart_exactly_when_it_is_sensitive() -> None:
    sensitive = {code for code, one in care.categories().items() if one.is_sensitive}

    assert (set(APART_CARE), set(OPEN_CARE)) == (sensitive, set(care.categories()) - sensitive - {care.EVERYONE})


def test_the_file_of_categories_has_a_purpose_for_each() -> None:
    with (resources() / "care" / "categories.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))

    assert all(row["purpose"] for row in rows)


@pytest.mark.parametrize(("expires", "holds"), [(TODAY, True), (TODAY - DAY, False), (TODAY + DAY, True), (None, True)])
def test_a_tag_holds_through_its_last_day(expires: date | None, holds: bool) -> None:
    assert care.is_current(tag(expires_on=expires), TODAY) is holds


@pytest.mark.parametrize(
    ("given", "waits"),
    [
        ({"expires_on": TODAY - DAY}, True),
        ({"expires_on": TODAY}, False),
        ({"expires_on": TODAY + DAY, "review_on": TODAY}, True),
        ({"expires_on": TODAY + DAY, "review_on": TODAY + DAY}, False),
        ({"expires_on": TODAY - DAY, "closed_on": TODAY}, False),
    ],
)
def test_an_expired_tag_waits_to_be_looked_at_again_and_a_closed_one_does_not(given: dict[str, date], waits: bool) -> None:
    assert care.awaits_review(tag(**given), TODAY) is waits


def test_a_new_tag_gets_interval_purpose_and_last_day_from_its_category() -> None:
    found = care.completed(tag(apart="C01"), Resident(name="张三"), Interval(7, 30), TODAY)

    assert (found.every, found.door_every, found.opened_on, found.expires_on, found.review_on) == (
        7,
        30,
        TODAY,
        date(2027, 8, 28),
        date(2027, 8, 28),
    )
    assert found.purpose == care.categories()["C01"].purpose


def test_what_was_said_is_not_overwritten() -> None:
    said = tag(category="C02", every=14, expires_on=date(2026, 12, 31), review_on=date(2026, 10, 1), opened_on=date(2026, 8, 1))

    found = care.completed(said, None, Interval(30), TODAY)

    assert (found.every, found.expires_on, found.review_on) == (14, date(2026, 12, 31), date(2026, 10, 1))


def test_a_tag_is_looked_at_again_before_it_ends() -> None:
    found = care.completed(tag(category="C02", expires_on=TODAY, review_on=TODAY + DAY), None, Interval(), TODAY)

    assert found.review_on == TODAY


@pytest.mark.parametrize(
    ("asked", "held"),
    [(date(2027, 8, 29), date(2027, 8, 28)), (None, date(2027, 8, 28)), (date(2027, 8, 27), date(2027, 8, 27))],
)
def test_a_family_with_a_baby_is_tagged_for_twelve_months_at_most(asked: date | None, held: date) -> None:
    found = care.completed(tag(apart="C10", expires_on=asked), Resident(household="H"), Interval(), TODAY)

    assert found.expires_on == held


def test_a_family_category_is_of_the_household_and_not_of_the_person() -> None:
    found = care.completed(tag(apart="C11"), Resident(household="H"), Interval(), TODAY)

    assert (found.resident, found.household) == (None, "H")


def test_a_family_category_of_somebody_without_a_household_is_refused() -> None:
    found = care.completed(tag(apart="C10"), Resident(), Interval(), TODAY)

    assert refused(found) == ["户"]


def test_of_a_child_in_need_only_the_file_at_the_street_is_kept() -> None:
    said = tag(apart="C05", need="父母都不在身边", source="邻居说的", basis_note="口头")

    found = care.completed(said, Resident(birth=date(2010, 1, 1)), Interval(), TODAY)

    assert (found.need, found.source, found.basis_note) == (care.USUAL_HELP, None, None)


@pytest.mark.parametrize(
    ("resident", "is_refused"),
    [
        (Resident(birth=date(2012, 8, 28)), False),  # fourteen today
        (Resident(birth=date(2012, 8, 29)), True),  # fourteen tomorrow
        (Resident(birth_year=2012), True),
        (Resident(birth_year=2011), False),
        (Resident(), False),
    ],
)
def test_no_child_under_fourteen_has_a_tag_of_its_own(resident: Resident, is_refused: bool) -> None:
    assert refused(tag(category="C02"), resident) == (["居民"] if is_refused else [])


def test_a_child_in_need_under_fourteen_is_tagged_by_household() -> None:
    child = Resident(birth_year=2016, household="H")

    found = care.completed(tag(apart="C05"), child, Interval(), TODAY)

    assert (found.resident, found.household, refused(found, child)) == (None, "H", [])


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({}, ["类别"]),
        ({"category": "C02", "apart": "C01"}, ["类别"]),
        ({"category": "C02", "resident": None}, ["户"]),
        ({"apart": "C09", "basis": "duty"}, ["依据"]),
        ({"apart": "C13", "basis": "emergency"}, ["依据"]),
        ({"apart": "C15", "basis": "duty"}, ["依据"]),
        ({"apart": "C09"}, []),
        ({"apart": "C01", "basis": "duty"}, []),
    ],
)
def test_a_tag_names_one_category_and_whom_and_consent_where_nothing_else_will_do(
    given: dict[str, object], wrong: list[str]
) -> None:
    assert refused(tag(**given)) == wrong


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("每周上门一次，带两份饭", False),
        ("身份证 11010519491231002X", True),
        ("打到卡里 6222021234567890128", True),
        ("糖尿病，要代配药", True),
        ("低保家庭", True),
        ("信访过", True),
    ],
)
def test_words_that_are_never_kept_are_told_of(words: str, is_told: bool) -> None:
    assert [one.where for one in care.warnings(tag(need=words))] == (["需要的帮助"] if is_told else [])


def test_a_review_after_the_end_is_told_of() -> None:
    assert [one.where for one in care.warnings(tag(review_on=TODAY + DAY, expires_on=TODAY))] == ["复核日期"]


@pytest.mark.parametrize(("category", "months", "until"), [("C02", 6, date(2027, 2, 28)), ("C14", 24, date(2027, 8, 28))])
def test_a_look_again_holds_from_today_and_no_longer_than_allowed(category: str, months: int, until: date) -> None:
    found = care.extended(tag(category=category, expires_on=TODAY - DAY), months, TODAY)

    assert (found.expires_on, found.review_on, care.awaits_review(found, TODAY)) == (until, until, False)


def test_an_amended_tag_stays_within_what_its_category_allows() -> None:
    found = care.held(tag(apart="C10", expires_on=date(2030, 1, 1), review_on=date(2030, 1, 1)), TODAY)

    assert (found.expires_on, found.review_on) == (date(2027, 8, 28), date(2027, 8, 28))


@pytest.mark.parametrize(("closed", "day"), [(date(2025, 8, 28), TODAY), (date(2024, 2, 29), date(2025, 2, 28)), (None, None)])
def test_a_closed_tag_is_to_be_deleted_a_year_later(closed: date | None, day: date | None) -> None:
    assert care.delete_on(tag(closed_on=closed)) == day

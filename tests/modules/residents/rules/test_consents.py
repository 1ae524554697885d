"""When an agreement holds."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.modules.residents.records import Consent, Resident
from desktop.modules.residents.rules.consents import judge, needs_guardian, stands

TODAY = date(2026, 8, 28)
ADULT = Resident(uid="R", name="示例安", birth=date(1949, 12, 31))


def found(consent: Consent, resident: Resident = ADULT, *standing: Consent) -> list[str]:
    return [str(problem) for problem in judge(consent, resident, TODAY, standing)]


def test_a_signature_needs_nobody_else() -> None:
    assert found(Consent(scope="contacts", way="written", given_on=TODAY)) == []


def test_spoken_words_need_a_witness() -> None:
    assert found(Consent(scope="contacts", way="oral")) == ["见证人：口头同意要写见证人"]
    assert found(Consent(scope="contacts", way="oral", witness="示例宁")) == []


@pytest.mark.parametrize(("birth", "needed"), [(date(2012, 8, 28), False), (date(2012, 8, 29), True)])
def test_a_guardian_speaks_for_whoever_is_not_yet_fourteen(birth: date, needed: bool) -> None:
    child = Resident(uid="R", name="示例小", birth=birth)

    assert needs_guardian(child, TODAY) is needed
    assert bool(found(Consent(scope="activities", way="written"), child)) is needed
    assert found(Consent(scope="activities", way="written", guardian="示例安"), child) == []


@pytest.mark.parametrize(("year", "needed"), [(2011, False), (2012, True), (2020, True)])
def test_where_only_the_year_is_known_whoever_may_be_thirteen_counts_as_a_child(year: int, needed: bool) -> None:
    assert needs_guardian(Resident(name="示例小", birth_year=year), TODAY) is needed


def test_whoever_has_no_birth_date_is_taken_for_grown_up() -> None:
    assert not needs_guardian(Resident(name="示例安"), TODAY)


@pytest.mark.parametrize(("day", "wrong"), [(TODAY, []), (date(2026, 8, 29), ["同意日期：不能晚于今天"])])
def test_nobody_agrees_tomorrow(day: date, wrong: list[str]) -> None:
    assert found(Consent(scope="contacts", way="written", given_on=day)) == wrong


def test_what_is_agreed_to_already_is_not_agreed_to_again() -> None:
    given = Consent(uid="C", scope="contacts", way="written")

    assert found(Consent(scope="contacts", way="written"), ADULT, given) == ["用途：这一项本人已经同意过，还没有撤回"]
    assert found(Consent(scope="visits", way="written"), ADULT, given) == []
    assert found(given, ADULT, given) == []


def test_what_was_taken_back_stands_no_more() -> None:
    assert (stands(Consent()), stands(Consent(withdrawn_on=TODAY))) == (True, False)

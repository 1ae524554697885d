"""Yearly appraisals, the way to a post, what the area goes by; and who sees them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date

import pytest
from office import done

from desktop.base.errors import DeskError, StaleError
from desktop.modules.team.records import Appraisal, Establishment, Member, Recruitment, TeamRules, Tenure
from desktop.modules.team.service import (
    appraisals_of,
    appraise,
    eligibility_of,
    latest_step,
    open_tenure,
    record_applicants,
    record_step,
    rules_of,
    set_team_rules,
)
from desktop.modules.team.service.appraisals import eligible
from desktop.work.desk import Desk

TODAY = date(2026, 8, 28)


@pytest.fixture
def judged(desk: Desk, mentee: Member) -> Appraisal:
    found: Appraisal = done(desk, appraise, Appraisal(member=mentee.uid, year=2025, grade="competent", words="踏实"))
    return found


@pytest.fixture
def veteran(desk: Desk, secretary: Member) -> Member:
    """Two full terms behind, two excellent years."""
    for first, last in ((2016, 2021), (2021, 2026)):
        days = {"since": date(first, 7, 1), "elected_on": date(first, 7, 1), "term_ends_on": date(last, 7, 1)}
        done(desk, open_tenure, Tenure(member=secretary.uid, role="party_secretary", until=date(last, 7, 1), **days))
    for year in (2024, 2025):
        done(desk, appraise, Appraisal(member=secretary.uid, year=year, grade="excellent"))
    return secretary


def grades(desk: Desk, member: Member) -> list[tuple[str | None, str | None]]:
    return [(one.grade, one.words) for one in appraisals_of(desk.store, member)]


def test_the_secretary_and_whom_it_is_about_see_an_appraisal_and_no_colleague_does(
    desk: Desk, seat: Callable[[str], Desk], mentee: Member, judged: Appraisal
) -> None:
    whole, nothing = [("competent", "踏实")], [(None, None)]

    assert [grades(one, mentee) for one in (desk, seat("甲"), seat("乙"))] == [whole, whole, nothing]


def test_a_second_appraisal_of_a_year_corrects_the_first(desk: Desk, mentee: Member, judged: Appraisal) -> None:
    done(desk, appraise, Appraisal(member=mentee.uid, year=2025, grade="excellent"))

    assert grades(desk, mentee) == [("excellent", None)]


def test_years_stand_with_the_latest_first(desk: Desk, mentee: Member, judged: Appraisal) -> None:
    done(desk, appraise, Appraisal(member=mentee.uid, year=2024, grade="basic"))

    assert [one.year for one in appraisals_of(desk.store, mentee)] == [2025, 2024]


@pytest.mark.parametrize(
    ("given", "words"), [({"grade": None}, "等次"), ({"year": None}, "年度"), ({"grade": "great"}, "等次")]
)
def test_an_appraisal_needs_its_year_and_its_grade(desk: Desk, mentee: Member, given: dict[str, object], words: str) -> None:
    asked = Appraisal(member=mentee.uid, year=2025, grade="competent")

    with pytest.raises(DeskError, match=words):
        done(desk, appraise, dataclasses.replace(asked, **given))  # type: ignore[arg-type]


def test_nobody_who_is_gone_is_judged(desk: Desk) -> None:
    with pytest.raises(StaleError):
        done(desk, appraise, Appraisal(member="NOBODY", year=2025, grade="competent"))


def test_two_full_terms_and_two_excellent_years_are_enough(desk: Desk, veteran: Member) -> None:
    assert (eligibility_of(desk.store, veteran, TODAY).is_met, list(eligible(desk.store, TODAY))) == (
        True,
        [(veteran, date(2026, 7, 1))],
    )


def test_whoever_has_taken_a_step_is_no_longer_reminded(desk: Desk, veteran: Member) -> None:
    done(desk, record_step, Establishment(member=veteran.uid, status="applied"))

    assert list(eligible(desk.store, TODAY)) == []


def test_eyes_that_see_no_grades_are_not_told_who_may_be_put_forward(seat: Callable[[str], Desk], veteran: Member) -> None:
    assert list(eligible(seat("乙").store, TODAY)) == []


def test_an_approval_names_its_paper(desk: Desk, veteran: Member) -> None:
    with pytest.raises(DeskError, match="批复"):
        done(desk, record_step, Establishment(member=veteran.uid, status="approved"))


def test_the_latest_step_says_how_far_somebody_has_come(desk: Desk, veteran: Member) -> None:
    for status, day in (("approved", date(2026, 8, 2)), ("applied", date(2026, 6, 1))):
        done(desk, record_step, Establishment(member=veteran.uid, status=status, step_on=day, document="示例〔2026〕3号"))
    step = latest_step(desk.store, veteran)

    assert step is not None
    assert (step.status, step.step_on) == ("approved", date(2026, 8, 2))


def test_a_step_says_which(desk: Desk, veteran: Member) -> None:
    with pytest.raises(DeskError, match="哪一步"):
        done(desk, record_step, Establishment(member=veteran.uid))


def test_what_the_area_goes_by_is_a_setting(desk: Desk, veteran: Member) -> None:
    done(desk, set_team_rules, TeamRules(terms=3, planned=12))
    done(desk, set_team_rules, dataclasses.replace(rules_of(desk.store, desk.actor), excellent=0))
    kept = rules_of(desk.store, desk.actor)

    assert (kept.terms, kept.planned, kept.excellent) == (3, 12, 0)
    assert not eligibility_of(desk.store, veteran, TODAY).is_met


def test_until_somebody_says_otherwise_two_terms_are_asked_for(desk: Desk) -> None:
    assert rules_of(desk.store, desk.actor).terms == 2


def test_applicants_need_their_posts(desk: Desk) -> None:
    with pytest.raises(DeskError, match="岗位数"):
        done(desk, record_applicants, Recruitment(role="community_worker", held_on=TODAY, applicants=41))

"""The team's statistics S1 to S7, counted by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model.codes import EDUCATION
from desktop.modules.team.records import Recruitment
from desktop.modules.team.rules.figures import BANDS, DEGREES, Colleague, statistics
from desktop.work.module import Statistic

DAY = date(2026, 8, 28)


def worker(**given: object) -> Colleague:
    return Colleague(roles=frozenset({"community_worker"}), **given)  # type: ignore[arg-type]


def officer(*roles: str, **given: object) -> Colleague:
    return Colleague(roles=frozenset(roles or {"committee_member"}), **given)  # type: ignore[arg-type]


def counted(
    team: Sequence[Colleague], planned: int | None = None, asked: Sequence[Recruitment] = ()
) -> Mapping[str, Statistic]:
    return {one.id: one for one in statistics(team, planned, asked, DAY)}


def numbers(one: Statistic) -> tuple[int, int | None, str]:
    return one.numerator, one.denominator, one.told


def test_headcount_is_told_beside_what_was_planned() -> None:
    assert numbers(counted([worker(), worker(), officer()], 3)["S1"]) == (2, 3, "66.7%")


def test_without_a_plan_there_is_no_share_of_it() -> None:
    found = counted([worker()])["S1"]

    assert (numbers(found), found.scope) == ((1, None, ""), "社区工作者，还没填计划数")


@pytest.mark.parametrize("code", list(EDUCATION.entries))
def test_only_those_who_graduated_from_college_or_above_count_as_such(code: str) -> None:
    graduated = ("毕业" in EDUCATION.label(code) and code < "40") or code in ("17", "28")

    assert (counted([worker(edu=code)])["S2"].numerator == 1) is graduated is (code in DEGREES)


def test_a_fact_that_some_have_not_said_is_shared_out_over_both_wholes() -> None:
    found = counted([worker(edu="21"), worker(edu="61"), worker()])

    assert (numbers(found["S2"]), numbers(found["S2.all"])) == ((1, 2, "50.0%"), (1, 3, "33.3%"))
    assert (found["S2"].scope, found["S2.all"].scope) == (
        "社区工作者中登记了的",
        "社区工作者全部，其中 1 人没登记；两个分母都列出",
    )


def test_a_fact_that_all_have_said_has_one_whole() -> None:
    assert "S2.all" not in counted([worker(edu="21")])


def test_the_average_age_is_of_those_whose_birth_is_known() -> None:
    found = counted([worker(birth=date(1986, 8, 28)), worker(birth=date(1986, 8, 29)), worker()])["S3"]

    assert (numbers(found), found.scope) == ((79, 2, "39.5 岁"), "社区工作者中登记了出生日期的，另有 1 人没登记")


@pytest.mark.parametrize(("age", "band"), [(18, 1), (35, 1), (36, 2), (45, 2), (46, 3), (54, 3), (55, 4), (70, 4)])
def test_ages_fall_into_bands_at_35_36_45_46_54_and_55(age: int, band: int) -> None:
    found = counted([worker(birth=date(2026 - age, 8, 28))])

    assert [place for place in range(1, len(BANDS) + 1) if found[f"S3.{place}"].numerator] == [band]


@given(st.lists(st.dates(date(1930, 1, 1), date(2008, 1, 1)), min_size=1, max_size=30))
def test_everybody_stands_in_exactly_one_band(births: list[date]) -> None:
    found = counted([worker(birth=one) for one in births])

    assert sum(found[f"S3.{place}"].numerator for place in range(1, len(BANDS) + 1)) == len(births)


def test_applicants_are_told_for_each_sort_of_post_and_over_all() -> None:
    asked = (
        Recruitment(role="line_officer", held_on=DAY, posts=1, applicants=17),
        Recruitment(role="community_worker", held_on=date(2026, 1, 1), posts=2, applicants=41),
        Recruitment(role="community_worker", held_on=date(2026, 3, 1), posts=1, applicants=4),
        Recruitment(role="community_worker", held_on=date(2025, 12, 31), posts=9, applicants=9),
        Recruitment(role="community_worker", held_on=date(2026, 8, 29), posts=9, applicants=9),
    )
    found = {name: numbers(one) for name, one in counted([], None, asked).items() if name.startswith("S4")}

    assert found == {
        "S4.community_worker": (45, 3, "15.0 人/岗"),
        "S4.line_officer": (17, 1, "17.0 人/岗"),
        "S4": (62, 4, "15.5 人/岗"),
    }


def test_doctors_are_counted_among_those_who_were_elected() -> None:
    team = [officer(edu="11", elected=True), officer(edu="21", elected=True), worker(edu="11")]

    assert numbers(counted(team)["S5"]) == (1, 2, "50.0%")


def test_the_two_committees_are_counted_by_party_sex_and_where_they_live() -> None:
    team = [
        officer(politics="01", sex="2", local=True),
        officer(politics="02", sex="1", local=False),
        officer(politics="13", sex="2", local=True),
        worker(politics="01", sex="2", local=True),
    ]
    found = counted(team)

    assert [numbers(found[f"S6.{name}"]) for name in ("party", "women", "local")] == [
        (2, 3, "66.7%"),
        (2, 3, "66.7%"),
        (2, 3, "66.7%"),
    ]


def test_again_and_new_come_to_all_of_them() -> None:
    found = counted([officer(again=True), officer(), officer()])

    assert (numbers(found["S6.again"]), numbers(found["S6.new"])) == ((1, 3, "33.3%"), (2, 3, "66.7%"))


def test_cross_posts_and_one_who_heads_both_are_counted() -> None:
    team = [officer("party_secretary", "committee_director"), officer("party_committee_member", "committee_member"), officer()]
    found = counted(team)

    assert (numbers(found["S6.cross"]), numbers(found["S6.dual"])) == ((2, 3, "66.7%"), (1, None, ""))


@pytest.mark.parametrize(
    ("birth", "eighty", "ninety"), [((1979, 12, 31), 0, 0), ((1980, 1, 1), 1, 0), ((1989, 12, 31), 1, 0), ((1990, 1, 1), 1, 1)]
)
def test_decades_begin_with_the_first_of_january(birth: tuple[int, int, int], eighty: int, ninety: int) -> None:
    found = counted([worker(birth=date(*birth))])

    assert (found["S7.1980"].numerator, found["S7.1990"].numerator) == (eighty, ninety)


def test_every_statistic_says_whom_it_counts_and_as_of_which_day() -> None:
    found = counted([worker(), officer()], 3)

    assert [one.id for one in found.values() if not one.scope or one.as_of != DAY] == []


def test_of_nobody_there_is_no_share() -> None:
    assert {one.told for one in counted([]).values()} == {""}

"""What the team tells the rest of the desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from office import done, keep

from desktop.base.clock import local_day
from desktop.modules.residents.records import Household, Resident
from desktop.modules.team.records import Appraisal, Member, Mentorship, TalkSlip, TeamRules, Tenure, Training
from desktop.modules.team.service import (
    appraise,
    due,
    end_tenure,
    log_talk,
    move_competence,
    open_tenure,
    set_team_rules,
    statistics,
    tenures_of,
    timeline,
)
from desktop.work.desk import Desk
from desktop.work.module import Period

TODAY = date(2026, 8, 28)


def told(desk: Desk, record: Member | Resident) -> list[tuple[str, str, str]]:
    return sorted((local_day(one.at).isoformat(), one.kind, one.text) for one in timeline(desk.store, record))


def test_a_member_has_offices_trainings_years_and_what_a_mentor_saw(desk: Desk, mentee: Member, pair: Mentorship) -> None:
    keep(desk, Training(course="调解入门", held_on=date(2026, 5, 6), attendees=(mentee.uid,)), Training(course="别人的"))
    done(desk, appraise, Appraisal(member=mentee.uid, year=2025, grade="competent"))
    done(desk, log_talk, pair, TalkSlip(held_on=date(2026, 8, 1), words="谈", agreed="写"))
    done(desk, move_competence, pair, "policy", 2)

    assert told(desk, mentee) == [
        ("2025-12-31", "考核", "2025 年度考核 称职"),
        ("2026-03-01", "任职", "青年助手"),
        ("2026-03-01", "结对", "示例书记 带 示例助手甲"),
        ("2026-05-06", "培训", "调解入门"),
        ("2026-08-01", "谈话", "谈 说定：写"),
        ("2026-08-28", "能力", "政策熟悉 → 陪着做"),
    ]


def test_a_colleague_is_told_that_there_was_a_talk_and_no_more(
    desk: Desk, seat: Callable[[str], Desk], mentee: Member, pair: Mentorship
) -> None:
    done(desk, log_talk, pair, TalkSlip(held_on=TODAY, words="谈"))
    done(desk, move_competence, pair, "policy", 2)

    assert {(kind, text) for _, kind, text in told(seat("乙"), mentee)} >= {("谈话", ""), ("能力", "政策熟悉")}


def test_a_resident_who_is_in_the_team_has_their_offices_on_their_page(desk: Desk, joined: Callable[..., Member]) -> None:
    person = keep(desk, Resident(name="示例安"))
    head = joined("示例安", "building_head", resident=person.uid)
    done(desk, end_tenure, tenures_of(desk.store, head)[0], date(2026, 8, 1))

    assert told(desk, person) == [("2026-03-01", "任职", "楼组长"), ("2026-08-01", "离任", "楼组长")]


def test_other_records_have_nothing_of_the_team(desk: Desk) -> None:
    assert list(timeline(desk.store, Household(uid="H"))) == []


def waiting(desk: Desk, by: date = TODAY) -> list[tuple[str, str, str]]:
    return sorted((one.day.isoformat(), one.text, one.who) for one in due(desk.store, by))


def test_talks_and_words_that_are_late_wait(desk: Desk, pair: Mentorship) -> None:
    assert waiting(desk) == [("2026-04-01", "带教谈话：示例助手甲", "示例书记")]


@pytest.mark.parametrize(("by", "count"), [(date(2026, 8, 31), 1), (date(2026, 9, 1), 2), (date(2027, 3, 1), 3)])
def test_each_waits_from_its_own_day(desk: Desk, pair: Mentorship, by: date, count: int) -> None:
    assert len(waiting(desk, by)) == count


def test_a_term_that_ends_is_told_once_for_a_whole_body(desk: Desk, joined: Callable[..., Member]) -> None:
    ends = date(2026, 8, 28)
    for name, role in (
        ("示例主任", "committee_director"),
        ("示例委员", "committee_member"),
        ("示例监督", "supervision_member"),
    ):
        member = joined(name, "volunteer")
        done(desk, open_tenure, Tenure(member=member.uid, role=role, term_ends_on=ends))

    assert [text for _, text, _ in waiting(desk)] == ["任期届满：居务监督委员", "任期届满：居委会"]
    assert waiting(desk, date(2026, 8, 27)) == []


def test_a_secretary_who_may_be_put_forward_is_told_of(desk: Desk, secretary: Member) -> None:
    done(desk, set_team_rules, TeamRules(terms=1))
    days = {"elected_on": date(2021, 7, 1), "term_ends_on": date(2026, 7, 1), "until": date(2026, 7, 1)}
    done(desk, open_tenure, Tenure(member=secretary.uid, role="party_secretary", since=date(2021, 7, 1), **days))

    assert ("2026-07-01", "可以申报事业编制：示例书记", "") in waiting(desk)


def counted(desk: Desk, day: date) -> dict[str, tuple[int, int | None]]:
    return {one.id: (one.numerator, one.denominator) for one in statistics(desk.store, Period(day, day))}


def test_the_numbers_are_those_of_the_day_and_not_of_today(desk: Desk, joined: Callable[..., Member]) -> None:
    worker = joined("示例社工", "community_worker", since=date(2024, 1, 1))
    joined("示例社工乙", "community_worker", since=date(2026, 1, 1))
    done(desk, end_tenure, tenures_of(desk.store, worker)[0], date(2026, 5, 31))
    done(desk, set_team_rules, TeamRules(terms=2, planned=3))

    assert [counted(desk, day)["S1"] for day in (date(2025, 12, 31), date(2026, 5, 31), date(2026, 6, 1))] == [
        (1, 3),
        (2, 3),
        (1, 3),
    ]


def test_facts_are_taken_from_the_resident_where_the_member_is_one(desk: Desk, joined: Callable[..., Member]) -> None:
    person = keep(desk, Resident(name="示例安", edu="21", birth=date(1990, 1, 1)))
    joined("示例安", "community_worker", resident=person.uid, edu="61")
    joined("示例宁", "community_worker", edu="61", birth=date(1970, 1, 1))
    found = counted(desk, TODAY)

    assert (found["S2"], found["S7.1990"]) == ((1, 2), (1, 2))


def test_whoever_sat_in_the_same_body_before_is_one_again(desk: Desk, joined: Callable[..., Member]) -> None:
    def member(name: str, *terms: tuple[str, int]) -> None:
        taken = joined(name, "volunteer", since=date(2015, 1, 1))
        for role, year in terms:
            until = None if year == 2021 else date(2021, 7, 1)
            elected = {"obtained": "elected", "elected_on": date(year, 7, 1)}
            done(desk, open_tenure, Tenure(member=taken.uid, role=role, since=date(year, 7, 1), until=until, **elected))

    member("示例主任", ("committee_member", 2016), ("committee_director", 2021))
    member("示例委员", ("committee_member", 2021))
    member("示例支委", ("committee_member", 2016), ("party_committee_member", 2021))
    found = counted(desk, TODAY)

    assert (found["S6.again"], found["S6.new"]) == ((1, 3), (2, 3))

"""Pairs, talks, competences, lines and words: what is written, by whom, and who reads it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date

import pytest
from office import done

from desktop.base.errors import DeskError, RefusedError, StaleError
from desktop.modules.team.records import ConclusionSlip, HalfwaySlip, Member, Mentorship, Rotation, Talk, TalkSlip
from desktop.modules.team.service import (
    appraise_halfway,
    change_pair,
    conclude,
    log_talk,
    move_competence,
    pair_of,
    pair_up,
    rotate,
)
from desktop.store import history
from desktop.work.desk import Desk

TODAY = date(2026, 8, 28)
SAID = TalkSlip(held_on=TODAY, words="先听完再说", agreed="写三篇")


@pytest.fixture
def director(joined: Callable[..., Member]) -> Member:
    return joined("示例主任", "committee_director", account="ACCOUNT-assistant-主任")


@pytest.fixture
def theirs(desk: Desk, director: Member, joined: Callable[..., Member]) -> Mentorship:
    """The director brings another assistant on."""
    other = joined("示例助手乙", "young_assistant", account="ACCOUNT-assistant-乙")
    found: Mentorship = done(desk, pair_up, Mentorship(mentor=director.uid, mentee=other.uid, start=date(2026, 3, 1)))
    return found


def now(desk: Desk, pair: Mentorship) -> Mentorship:
    found = desk.store.get(Mentorship, pair.uid)
    assert found is not None
    return found


def test_a_pair_lasts_a_year_where_nobody_says_how_long(theirs: Mentorship) -> None:
    assert theirs.months == 12


def test_nobody_has_two_mentors_at_once(desk: Desk, pair: Mentorship, director: Member) -> None:
    asked = Mentorship(mentor=director.uid, mentee=pair.mentee, start=TODAY)
    with pytest.raises(DeskError, match="已经有人带了"):
        done(desk, pair_up, asked)
    done(desk, conclude, pair, ConclusionSlip(words="可以了", result="passed"))

    assert done(desk, pair_up, asked).mentor == director.uid


@pytest.mark.parametrize("given", [{"mentor": "SAME"}, {"start": None}, {"mentee": None}, {"months": 25}])
def test_a_pair_that_cannot_be_is_refused(desk: Desk, secretary: Member, mentee: Member, given: dict[str, object]) -> None:
    asked = Mentorship(mentor=secretary.uid, mentee=mentee.uid, start=TODAY, months=6)
    if given.get("mentor") == "SAME":
        given = {"mentor": mentee.uid}

    with pytest.raises(DeskError, match="没有结对"):
        done(desk, pair_up, dataclasses.replace(asked, **given))  # type: ignore[arg-type]


def test_a_pair_with_somebody_gone_is_refused(desk: Desk, mentee: Member) -> None:
    with pytest.raises(StaleError):
        done(desk, pair_up, Mentorship(mentor="NOBODY", mentee=mentee.uid, start=TODAY))


def test_goals_can_be_written_anew(desk: Desk, pair: Mentorship) -> None:
    done(desk, change_pair, pair, dataclasses.replace(pair, goals="丁\n戊\n己"))

    assert now(desk, pair).goals == "丁\n戊\n己"


def words(desk: Desk) -> list[str | None]:
    return [one.words for one in desk.store.find(Talk)]


def test_what_was_said_is_read_by_the_pair_and_the_secretary_and_by_nobody_else(
    desk: Desk, seat: Callable[[str], Desk], theirs: Mentorship
) -> None:
    mentor, mentee, stranger = seat("主任"), seat("乙"), seat("甲")
    done(mentor, log_talk, theirs, SAID)

    assert [words(one) for one in (mentor, mentee, desk, stranger)] == [["先听完再说"]] * 3 + [[None]]


@pytest.mark.parametrize("who", ["乙", "甲"])
def test_only_the_mentor_and_the_secretary_write_about_a_pair(
    seat: Callable[[str], Desk], theirs: Mentorship, mentee: Member, who: str
) -> None:
    helping = seat(who)
    deeds = (
        (log_talk, SAID),
        (move_competence, "policy", 2),
        (rotate, Rotation(line="civil", since=TODAY)),
        (appraise_halfway, HalfwaySlip(words="好")),
        (conclude, ConclusionSlip(words="好", result="passed")),
    )
    refused = []
    for verb, *said in deeds:
        with pytest.raises(RefusedError) as caught:
            done(helping, verb, theirs, *said)
        refused.append(caught.value.title)

    assert refused == ["只有带教人和书记能写，没有保存"] * 5


def test_the_log_tells_that_there_was_a_talk_and_not_what_was_said(desk: Desk, pair: Mentorship) -> None:
    done(desk, log_talk, pair, SAID)
    (latest, *_) = history.units(desk.store.connection, limit=1)

    assert latest.label == "记带教谈话：示例书记 带 示例助手甲"


@pytest.mark.parametrize(
    ("slip", "what"),
    [
        (TalkSlip(held_on=TODAY), "谈了什么"),
        (TalkSlip(words="好"), "哪天谈的"),
        (TalkSlip(held_on=date(2026, 8, 29), words="好"), "还没有到这一天"),
    ],
)
def test_a_talk_has_a_day_that_has_come_and_words(desk: Desk, pair: Mentorship, slip: TalkSlip, what: str) -> None:
    with pytest.raises(DeskError, match=what):
        done(desk, log_talk, pair, slip)


def test_a_competence_moves_up_and_down_and_its_way_is_kept(desk: Desk, office, pair: Mentorship) -> None:
    for level in (1, 3, 2):
        done(desk, move_competence, pair, "policy", level)
        office.opened.store.clock.advance(days=1)
    found = pair_of(desk.store, pair)

    assert (found.levels, [one.level for one in found.steps]) == ({"policy": 2}, ["2", "3", "1"])


def test_what_is_moved_twice_on_a_day_is_one_move(desk: Desk, pair: Mentorship) -> None:
    for level in (1, 2, 3):
        done(desk, move_competence, pair, "policy", level)
    (step,) = pair_of(desk.store, pair).steps

    assert (step.level, step.moved_on, step.mover) == ("3", TODAY, desk.actor.account)


@pytest.mark.parametrize(("competence", "level"), [("policy", 0), ("policy", 5), ("singing", 2)])
def test_there_are_four_levels_and_ten_competences(desk: Desk, pair: Mentorship, competence: str, level: int) -> None:
    with pytest.raises(DeskError, match="能力没有改"):
        done(desk, move_competence, pair, competence, level)


def test_how_far_somebody_has_come_is_not_told_to_colleagues(desk: Desk, seat: Callable[[str], Desk], pair: Mentorship) -> None:
    done(desk, move_competence, pair, "policy", 2)

    assert [pair_of(one.store, pair).levels for one in (seat("甲"), seat("乙"))] == [{"policy": 2}, {}]


def test_going_over_to_another_line_ends_the_one_before_a_day_earlier(desk: Desk, pair: Mentorship) -> None:
    for line, day in (("civil", date(2026, 3, 1)), ("mediation", date(2026, 6, 1)), ("property", date(2026, 6, 1))):
        done(desk, rotate, pair, Rotation(line=line, since=day))

    assert [(one.line, one.until) for one in pair_of(desk.store, pair).rotations] == [
        ("civil", date(2026, 5, 31)),
        ("mediation", date(2026, 6, 1)),
        ("property", None),
    ]


def test_the_word_in_the_middle_has_its_day(desk: Desk, pair: Mentorship) -> None:
    done(desk, appraise_halfway, pair, HalfwaySlip(words="稳"))

    assert (now(desk, pair).mid_on, now(desk, pair).mid_words) == (TODAY, "稳")


@pytest.mark.parametrize("result", ["passed", "stopped"])
def test_the_word_at_the_end_ends_the_pair_and_the_line(desk: Desk, pair: Mentorship, result: str) -> None:
    done(desk, rotate, pair, Rotation(line="civil", since=date(2026, 6, 1)))
    done(desk, conclude, pair, ConclusionSlip(words="稳", result=result))

    assert (now(desk, pair).ended_on, [one.until for one in pair_of(desk.store, pair).rotations]) == (TODAY, [TODAY])


def test_an_extension_makes_the_pair_longer_and_ends_nothing(desk: Desk, pair: Mentorship) -> None:
    done(desk, conclude, pair, ConclusionSlip(words="再练", result="extended", more=3))

    assert (now(desk, pair).months, now(desk, pair).ended_on) == (15, None)


@pytest.mark.parametrize(("more", "what"), [(None, "再带几个月"), (12, None), (13, "再带几个月")])
def test_an_extension_says_for_how_long(desk: Desk, pair: Mentorship, more: int | None, what: str | None) -> None:
    slip = ConclusionSlip(words="再练", result="extended", more=more)
    if what is None:
        assert done(desk, conclude, pair, slip).months == 24
    else:
        with pytest.raises(DeskError, match=what):
            done(desk, conclude, pair, slip)


def test_nobody_is_brought_on_for_more_than_two_years(desk: Desk, pair: Mentorship) -> None:
    done(desk, conclude, pair, ConclusionSlip(words="再练", result="extended", more=12))

    with pytest.raises(DeskError, match="带教月数"):
        done(desk, conclude, pair, ConclusionSlip(words="再练", result="extended", more=1))


def test_nothing_is_written_about_a_pair_that_has_ended(desk: Desk, pair: Mentorship) -> None:
    done(desk, conclude, pair, ConclusionSlip(words="好", result="passed"))

    with pytest.raises(DeskError, match="已经结束"):
        done(desk, log_talk, pair, SAID)


def test_nothing_is_written_about_a_pair_that_is_gone(desk: Desk, pair: Mentorship) -> None:
    with desk.file.unit("删", desk.actor) as unit:
        unit.remove(pair)

    with pytest.raises(StaleError):
        done(desk, move_competence, pair, "policy", 2)

"""Which pairs one may see, and what belongs to one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from office import done

from desktop.modules.team.records import ConclusionSlip, Member, Mentorship, TalkSlip
from desktop.modules.team.service import conclude, log_talk, may_mentor, mentor_of, pair_of, pairs
from desktop.work.desk import Desk


def test_the_secretary_sees_every_pair_and_an_assistant_their_own(
    desk: Desk, seat: Callable[[str], Desk], pair: Mentorship
) -> None:
    assert [[one.uid for one in pairs(at.store)] for at in (desk, seat("甲"), seat("乙"))] == [[pair.uid], [pair.uid], []]


def test_whoever_is_brought_on_reads_and_does_not_write(desk: Desk, seat: Callable[[str], Desk], pair: Mentorship) -> None:
    assert [may_mentor(at.store, pair) for at in (desk, seat("甲"), seat("乙"))] == [True, False, False]


def test_a_pair_knows_its_people_and_its_latest_talk(desk: Desk, pair: Mentorship) -> None:
    for day in (date(2026, 8, 1), date(2026, 7, 1)):
        done(desk, log_talk, pair, TalkSlip(held_on=day, words="谈"))
    found = pair_of(desk.store, pair)

    assert (found.mentor, found.mentee, found.last_talk) == ("示例书记", "示例助手甲", date(2026, 8, 1))
    assert [one.what for one in found.ahead] == ["带教谈话", "中期评价", "期满评价"]


def test_somebody_has_a_mentor_until_the_pair_ends(desk: Desk, mentee: Member, pair: Mentorship) -> None:
    before = mentor_of(desk.store, mentee)
    done(desk, conclude, pair, ConclusionSlip(words="好", result="passed"))

    assert (before, mentor_of(desk.store, mentee)) == (pair, None)


def test_pairs_at_work_stand_before_those_that_ended(desk: Desk, joined: Callable[..., Member], pair: Mentorship) -> None:
    done(desk, conclude, pair, ConclusionSlip(words="好", result="passed"))
    later = Mentorship(mentor=pair.mentor, mentee=joined("示例助手乙", "young_assistant").uid, start=date(2026, 8, 1))
    with desk.file.unit("结", desk.actor) as unit:
        kept = unit.add(later)

    assert [one.uid for one in pairs(desk.store)] == [kept.uid, pair.uid]

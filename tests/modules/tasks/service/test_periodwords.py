"""What is said under a sheet: by whom, seen by whom, corrected, taken back."""

from __future__ import annotations

from datetime import date

import pytest
from office import Office, as_role, done, keep

from desktop.base.errors import DeskError, RefusedError
from desktop.modules.tasks.records import PeriodWords, Task, WordsSlip
from desktop.modules.tasks.rules.sheets import Story
from desktop.modules.tasks.service import may_see, may_write, subjects, unwritten, words_of, write_words
from desktop.modules.team.records import Member, Mentorship
from desktop.modules.team.service import pair_up
from desktop.work.desk import Desk

DAY, MONDAY = date(2026, 8, 28), date(2026, 8, 24)
GOOD = WordsSlip(words="写得细", problems="约物业")


def test_the_secretary_writes_under_a_week_and_corrects_it(desk: Desk, assignee: Member) -> None:
    done(desk, write_words, assignee, "week", DAY, GOOD)
    done(desk, write_words, assignee, "week", MONDAY, WordsSlip(words="写得更细"))
    (kept,) = desk.store.find(PeriodWords)

    assert (kept.words, kept.problems, kept.first, kept.title()) == ("写得更细", None, MONDAY, "周小结（2026-08-24 起）")


def test_a_week_and_a_month_have_words_of_their_own(desk: Desk, assignee: Member) -> None:
    for span in ("week", "month"):
        done(desk, write_words, assignee, span, DAY, WordsSlip(words=span))

    firsts = [(one.words, one.first) for one in desk.store.find(PeriodWords)]
    assert firsts == [("week", MONDAY), ("month", date(2026, 8, 1))]


def test_taking_it_back_brings_the_former_words(desk: Desk, assignee: Member) -> None:
    done(desk, write_words, assignee, "week", DAY, GOOD)
    done(desk, write_words, assignee, "week", DAY, WordsSlip(words="再写"))
    desk.undo_last()
    assert [one.words for one in desk.store.find(PeriodWords)] == ["写得细"]
    desk.undo_last()
    assert list(desk.store.find(PeriodWords)) == []
    done(desk, write_words, assignee, "week", DAY, GOOD)
    assert [one.words for one in desk.store.find(PeriodWords)] == ["写得细"]


def test_the_thing_worth_telling_is_kept_with_them(desk: Desk, assignee: Member) -> None:
    task = keep(desk, Task(subject="走访", assignee=assignee.uid))
    done(desk, write_words, assignee, "week", DAY, WordsSlip(), Story("task", task.uid, "走访", "走访"))
    (kept,) = desk.store.find(PeriodWords)

    assert (kept.task, kept.visit, kept.words) == (task.uid, None, None)


def test_nothing_is_not_kept(desk: Desk, assignee: Member) -> None:
    with pytest.raises(DeskError, match="还没有写什么"):
        done(desk, write_words, assignee, "week", DAY, WordsSlip())


def test_whoever_it_is_about_reads_it_and_does_not_write_it(desk: Desk, helping: Desk, assignee: Member) -> None:
    done(desk, write_words, assignee, "week", DAY, GOOD)
    found = words_of(helping.store, assignee.uid, "week", MONDAY)

    assert found is not None
    assert (found.words, found.problems) == ("写得细", "约物业")
    with pytest.raises(RefusedError, match="只有带教人和书记能写"):
        done(helping, write_words, assignee, "week", DAY, WordsSlip(words="我很好"))


def test_others_see_none_of_the_words(desk: Desk, other: Desk, assignee: Member) -> None:
    done(desk, write_words, assignee, "week", DAY, GOOD)
    found = words_of(other.store, assignee.uid, "week", MONDAY)

    assert found is not None
    assert (found.words, found.problems, found.story) == (None, None, None)


def test_a_mentor_who_is_not_the_secretary_writes_and_reads(desk: Desk, other: Desk, assignee: Member) -> None:
    mentor = keep(desk, Member(name="示例助手乙", role="committee_director", account=other.actor.account))
    done(desk, pair_up, Mentorship(mentor=mentor.uid, mentee=assignee.uid, start=date(2026, 8, 1)))
    done(other, write_words, assignee, "week", DAY, GOOD)
    found = words_of(other.store, assignee.uid, "week", MONDAY)

    assert found is not None
    assert (found.words, found.writer) == ("写得细", other.actor.account)
    assert may_see(other.store, assignee)


def test_the_secretary_has_all_assistants_and_an_assistant_themself(
    office: Office, desk: Desk, helping: Desk, assignee: Member
) -> None:
    keep(desk, Member(name="示例助手乙", role="young_assistant"), Member(name="示例社工", role="community_worker"))

    assert [one.name for one in subjects(desk.store)] == ["示例助手甲", "示例助手乙"]
    assert [one.name for one in subjects(helping.store)] == ["示例助手甲"]
    assert subjects(office.desk(as_role(desk, "reader")).store) == []
    assert (may_write(desk.store, assignee), may_write(helping.store, assignee)) == (True, False)


def test_whoever_waits_for_words_comes_first(desk: Desk, assignee: Member) -> None:
    second = keep(desk, Member(name="示例助手乙", role="young_assistant"))
    done(desk, write_words, assignee, "week", DAY, GOOD)
    assert unwritten(desk.store, [assignee, second], "week", DAY) == second
    done(desk, write_words, second, "week", DAY, GOOD)
    assert unwritten(desk.store, [assignee, second], "week", DAY) == assignee
    assert unwritten(desk.store, [], "week", DAY) is None

"""Diaries: whose they are, who answers them, who reads the answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from office import Office, as_role, done, keep

from desktop.base.errors import DeskError, RefusedError, StaleError
from desktop.modules.residents.records import Resident
from desktop.modules.team.records import Member, Mentorship
from desktop.modules.team.service import pair_up
from desktop.modules.visits.commands.diaries import REVIEW
from desktop.modules.visits.records import DiaryReview, ReviewSlip, Visit
from desktop.modules.visits.service import diaries_of, review_diary, timeline
from desktop.modules.visits.service.diaries import made_by, may_review
from desktop.work.desk import Desk

SLIP = ReviewSlip(grade="fine", words="问到了点子上")


@pytest.fixture
def seat(office: Office, desk: Desk) -> Callable[[str], Desk]:
    return lambda name: office.desk(as_role(desk, "assistant", name))


@pytest.fixture
def people(desk: Desk) -> dict[str, Member]:
    """The secretary, a mentor, two assistants; the mentor brings 甲 on."""
    accounts = {"书记": desk.actor.account} | {name: f"ACCOUNT-assistant-{name}" for name in ("主任", "甲", "乙")}
    roles = {"书记": "party_secretary", "主任": "committee_director"}
    made = {
        name: keep(desk, Member(name=f"示例{name}", role=roles.get(name, "young_assistant"), account=account))
        for name, account in accounts.items()
    }
    done(desk, pair_up, Mentorship(mentor=made["主任"].uid, mentee=made["甲"].uid, start=date(2026, 3, 1)))
    return made


@pytest.fixture
def diary(desk: Desk, people: dict[str, Member]) -> Callable[..., Visit]:
    """A visit of somebody: diary("甲", words="…")."""

    def write(*names: str, at: int = 1, **given: object) -> Visit:
        asked = {"method": "2", "words": "聊了半小时"} | given
        found: Visit = keep(desk, Visit(at=at, visitors=tuple(people[name].uid for name in names), **asked))
        return found

    return write


def answers(desk: Desk, member: Member) -> list[str | None]:
    return [one.review and one.review.words for one in diaries_of(desk.store, member, 9)]


def test_the_mentor_answers_and_writer_mentor_and_secretary_read_it(
    desk: Desk, seat: Callable[[str], Desk], people: dict[str, Member], diary: Callable[..., Visit]
) -> None:
    done(seat("主任"), review_diary, diary("甲"), SLIP)

    assert [answers(at, people["甲"]) for at in (seat("主任"), seat("甲"), desk)] == [["问到了点子上"]] * 3
    assert answers(seat("乙"), people["甲"]) == [None]


@pytest.mark.parametrize(
    ("who", "reason"), [("书记", ""), ("主任", ""), ("甲", "由带教人或书记批阅"), ("乙", "由带教人或书记批阅")]
)
def test_to_answer_is_offered_to_whoever_may(
    desk: Desk, seat: Callable[[str], Desk], diary: Callable[..., Visit], who: str, reason: str
) -> None:
    visit = diary("甲")

    assert REVIEW.barred(desk if who == "书记" else seat(who), (visit,)) == reason


@pytest.mark.parametrize("who", ["甲", "乙"])
def test_nobody_else_answers(seat: Callable[[str], Desk], diary: Callable[..., Visit], who: str) -> None:
    with pytest.raises(RefusedError):
        done(seat(who), review_diary, diary("甲"), SLIP)


def test_the_secretary_answers_anybody_but_themselves(
    desk: Desk, people: dict[str, Member], diary: Callable[..., Visit]
) -> None:
    assert [may_review(desk.store, diary(name)) for name in ("甲", "乙", "书记")] == [True, True, False]


def test_of_two_visitors_it_is_the_diary_of_the_one_who_is_brought_on(
    desk: Desk, seat: Callable[[str], Desk], people: dict[str, Member], diary: Callable[..., Visit]
) -> None:
    review = done(seat("主任"), review_diary, diary("乙", "甲"), SLIP)

    assert review.writer == people["甲"].uid


def test_a_second_answer_corrects_the_first(desk: Desk, people: dict[str, Member], diary: Callable[..., Visit]) -> None:
    visit = diary("甲")
    done(desk, review_diary, visit, SLIP)
    done(desk, review_diary, visit, ReviewSlip(grade="good"))

    assert [(one.grade, one.words) for one in desk.store.find(DiaryReview)] == [("good", None)]


def test_an_answer_has_a_grade(desk: Desk, diary: Callable[..., Visit]) -> None:
    with pytest.raises(DeskError, match="等级"):
        done(desk, review_diary, diary("甲"), ReviewSlip(words="好"))


def test_what_is_gone_is_not_answered(desk: Desk, diary: Callable[..., Visit]) -> None:
    visit = diary("甲")
    with desk.file.unit("删", desk.actor) as unit:
        unit.remove(visit)

    with pytest.raises(StaleError):
        done(desk, review_diary, visit, SLIP)


def test_diaries_are_the_visits_with_words_the_latest_first_and_so_many(
    desk: Desk, people: dict[str, Member], diary: Callable[..., Visit]
) -> None:
    for at, words in ((1, "一"), (3, "三"), (2, None), (4, "四")):
        diary("甲", at=at, words=words)
    diary("乙", at=5)

    assert [one.visit.words for one in diaries_of(desk.store, people["甲"], 2)] == ["四", "三"]
    assert [one.at for one in made_by(desk.store, people["甲"], 9)] == [4, 3, 2, 1]


def test_a_members_timeline_has_the_visits_they_made(
    desk: Desk, people: dict[str, Member], diary: Callable[..., Visit]
) -> None:
    diary("甲", "乙")
    diary("乙", at=2, missed=True, words=None)

    assert [(one.at, one.text) for one in timeline(desk.store, people["乙"])] == [(2, "未遇"), (1, "聊了半小时")]


def test_a_visit_without_words_is_no_diary(desk: Desk, diary: Callable[..., Visit]) -> None:
    assert not may_review(desk.store, diary("甲", words=None))


def test_whom_somebody_visited_has_nothing_of_the_answer(desk: Desk, diary: Callable[..., Visit]) -> None:
    person = keep(desk, Resident(name="示例安"))
    visit = diary("甲", resident=person.uid)
    done(desk, review_diary, visit, SLIP)

    assert [one.text for one in timeline(desk.store, person)] == ["聊了半小时"]

"""The page of mentoring: a pair in front, its talk kept, what is half-typed stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from office import done, keep
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from ui import conftest as looks

from desktop.modules.team.page.mentoring import MentoringPage
from desktop.modules.team.records import CompetenceStep, Member, Mentorship, Talk, TalkSlip
from desktop.modules.team.service import log_talk, move_competence, pair_of, pair_up
from desktop.modules.visits.page.diaries import Diaries
from desktop.modules.visits.records import Visit
from desktop.work.desk import Desk

qapp, usual_look, show = looks.qapp, looks.usual_look, looks.show


@pytest.fixture
def page_of(show: Callable[..., Any]) -> Callable[[Desk], MentoringPage]:
    def make(desk: Desk) -> MentoringPage:
        page = MentoringPage(desk)
        desk.file.listeners.append(page.refresh)
        found: MentoringPage = show(page, 1190, 640)
        return found

    return make


def words(page: QWidget) -> str:
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))


def test_a_talk_is_kept_and_the_form_is_blank_again(desk: Desk, page_of, pair: Mentorship) -> None:
    page = page_of(desk)
    page.talk.form.restore({"words": "谈了入户", "agreed": "写三篇"})
    page.talk.save.click()
    QApplication.processEvents()

    assert [(one.held_on, one.words, one.agreed) for one in desk.store.find(Talk)] == [(desk.today, "谈了入户", "写三篇")]
    assert (page.draft(), "写三篇" in words(page)) == ({}, True)


def test_a_talk_without_words_stays_on_the_page(desk: Desk, page_of, pair: Mentorship) -> None:
    page = page_of(desk)
    page.talk.form.restore({"agreed": "写三篇"})
    page.talk.save.click()

    assert (list(desk.store.find(Talk)), page.draft()) == ([], {f"{pair.uid}/agreed": "写三篇"})


def test_what_is_half_typed_stays_when_something_else_was_written(desk: Desk, page_of, pair: Mentorship) -> None:
    page = page_of(desk)
    page.talk.form.restore({"words": "谈了一半"})
    page.grid.moved.emit("policy", 2)

    assert (page.draft(), pair_of(desk.store, pair).levels) == ({f"{pair.uid}/words": "谈了一半"}, {"policy": 2})


def test_a_talk_is_prepared_from_the_work_since_the_last_one(desk: Desk, page_of, pair: Mentorship, mentee: Member) -> None:
    done(desk, log_talk, pair, TalkSlip(held_on=date(2026, 8, 20), words="谈", agreed="每篇写下一步"))
    at = desk.clock.now_ms()
    old = at - 20 * 86_400_000
    for when, said in ((at, "今天去了"), (at, "又去了"), (old, "上个月去的")):
        keep(desk, Visit(at=when, method="2", words=said, visitors=(mentee.uid,)))
    shown = words(page_of(desk))

    assert [said in shown for said in ("每篇写下一步", "走访 2", "今天去了", "上个月去的")] == [True, True, True, False]


def test_the_pair_chosen_stands_in_front_and_its_own_draft_with_it(
    desk: Desk, page_of, pair: Mentorship, secretary: Member, joined: Callable[..., Member]
) -> None:
    other = joined("示例助手乙", "young_assistant")
    second = done(desk, pair_up, Mentorship(mentor=secretary.uid, mentee=other.uid, start=date(2026, 8, 1)))
    page = page_of(desk)
    page.show_record(second.uid)

    assert (page.selected, page.status) == ((second,), "示例书记 带 示例助手乙")


def test_the_diaries_stand_at_the_side(desk: Desk, page_of, pair: Mentorship, mentee: Member) -> None:
    keep(desk, Visit(at=1, method="2", words="聊了半小时", visitors=(mentee.uid,)))
    page = page_of(desk)
    page.side.setCurrentIndex(1)

    assert (isinstance(page.panel, Diaries), "聊了半小时" in words(page.panel)) == (True, True)


def test_what_happened_stands_at_the_side(desk: Desk, page_of, pair: Mentorship) -> None:
    done(desk, log_talk, pair, TalkSlip(held_on=date(2026, 8, 20), words="先听完再说"))
    page = page_of(desk)
    page.side.setCurrentIndex(page.side.count() - 1)

    assert "先听完再说" in words(page.panel)


def test_whoever_is_brought_on_reads_their_own_and_writes_nothing(
    desk: Desk, seat: Callable[[str], Desk], page_of, pair: Mentorship
) -> None:
    done(desk, log_talk, pair, TalkSlip(held_on=date(2026, 8, 20), words="谈", agreed="写三篇"))
    page = page_of(seat("甲"))
    offered = [one.text() for one in page.findChildren(QPushButton) if one.isVisibleTo(page) and one.isEnabled()]

    assert ("写三篇" in words(page), page.grid.is_open, offered) == (True, False, [])


def test_a_colleague_finds_no_pair(seat: Callable[[str], Desk], page_of, pair: Mentorship) -> None:
    page = page_of(seat("乙"))

    assert (page.pair, "还没有结对" in words(page)) == (None, True)


def test_covered_nobody_is_named(desk: Desk, page_of, pair: Mentorship) -> None:
    page = page_of(desk)
    desk.covered = True
    page.cover()

    assert "示例" not in words(page) + page.status


def test_half_typed_words_outlive_another_tab_another_pair_and_a_covered_screen(
    desk: Desk, page_of, pair: Mentorship, secretary: Member, joined: Callable[..., Member]
) -> None:
    other = joined("示例助手乙", "young_assistant")
    second = done(desk, pair_up, Mentorship(mentor=secretary.uid, mentee=other.uid, start=date(2026, 8, 1)))
    page = page_of(desk)
    page.talk.form.restore({"words": "谈了一半"})
    page.side.setCurrentIndex(1)
    page.side.setCurrentIndex(0)
    page.show_record(second.uid)
    blank = page.talk.form.draft()
    desk.covered = True
    page.cover()
    desk.covered = False
    page.show_record(pair.uid)

    assert (blank, page.talk.form.draft()) == ({}, {"words": "谈了一半"})


def test_nothing_is_taken_from_under_somebody_who_types(desk: Desk, page_of, pair: Mentorship) -> None:
    page = page_of(desk)
    page.talk.form.restore({"words": "谈了一半"})
    form = page.talk.form
    keep(desk, Visit(at=1, method="2", words="别的"))

    assert page.talk.form is form


@pytest.mark.parametrize(
    ("level", "answers", "kept"),
    [
        (3, [], ("3", None)),
        (4, ["示例：独当一面"], ("4", "示例：独当一面")),
        (1, ["示例：上次评高了"], ("1", "示例：上次评高了")),
        (1, [None], ("2", None)),
    ],
    ids=["one up", "a level skipped", "down", "down, thought better of"],
)
def test_a_step_down_or_over_a_level_wants_a_word_that_is_kept(
    desk: Desk, page_of, pair: Mentorship, level: int, answers: list[str | None], kept: tuple[str, str | None]
) -> None:
    done(desk, move_competence, pair, "policy", 2)
    ask: Any = desk.ask
    ask.answers = answers
    page_of(desk).grid.moved.emit("policy", level)
    (step,) = desk.store.find(CompetenceStep)

    assert ((step.level, step.why), ask.answers) == (kept, [])


def test_what_was_agreed_holds_over_a_talk_in_which_nothing_was(desk: Desk, page_of, pair: Mentorship) -> None:
    done(desk, log_talk, pair, TalkSlip(held_on=date(2026, 7, 20), words="谈", agreed="每篇写下一步"))
    done(desk, log_talk, pair, TalkSlip(held_on=date(2026, 8, 20), words="又谈"))
    shown = words(page_of(desk))

    assert ("上次说定（7月20日）" in shown, "每篇写下一步" in shown) == (True, True)


def test_a_talk_is_not_prepared_from_what_is_still_to_come_and_long_words_are_cut(
    desk: Desk, page_of, pair: Mentorship, mentee: Member
) -> None:
    at, day = desk.clock.now_ms(), 86_400_000
    for when, said in ((at + 2 * day, "后天才去"), (at, "去了" + "很长" * 60)):
        keep(desk, Visit(at=when, method="2", words=said, visitors=(mentee.uid,)))
    page = page_of(desk)
    lines = [one for one in page.findChildren(QLabel) if "去了很长" in one.text()]

    assert ("后天才去" in words(page), [len(one.text()) for one in lines]) == (False, [53])
    assert lines[0].toolTip().endswith("很长" * 60)


def test_the_act_of_a_talk_stays_in_sight_on_a_low_window(desk: Desk, page_of, pair: Mentorship) -> None:
    page = page_of(desk)
    page.resize(1190, 480)
    QApplication.processEvents()
    save = page.talk.save

    assert save.visibleRegion().boundingRect().height() == save.height()

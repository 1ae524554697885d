"""The page of week and month sheets: whose is shown, what is typed, what survives a lock, what goes to paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from office import Office, as_role, done, keep
from PySide6.QtWidgets import QLabel
from ui import conftest as looks

from build_scripts.stage import press
from desktop.modules.tasks.commands.summaries import place
from desktop.modules.tasks.page import Page
from desktop.modules.tasks.page.latest import LatestSheets
from desktop.modules.tasks.page.summary import SummaryPage
from desktop.modules.tasks.records import PeriodWords, Task, WordsSlip
from desktop.modules.tasks.service import write_words
from desktop.modules.team.records import Member
from desktop.ui.buttons import Button
from desktop.work.desk import Desk
from desktop.work.leaflet import Leaflet

qapp, usual_look, show = looks.qapp, looks.usual_look, looks.show


@pytest.fixture
def members(desk: Desk) -> tuple[Member, Member]:
    first, second = (
        keep(desk, Member(name=f"示例助手{one}", role="young_assistant", account=as_role(desk, "assistant", one).account))
        for one in "甲乙"
    )
    day = date(2026, 8, 25)
    keep(
        desk,
        Task(subject="走访", status="done", assignee=first.uid, assigned_on=day, over_on=day, learned="先看便签"),
        Task(subject="贴公示", status="done", assignee=second.uid, assigned_on=day, over_on=day, learned="数门洞"),
    )
    return first, second


@pytest.fixture
def page(show: Callable[..., Any], desk: Desk, members: tuple[Member, Member]) -> SummaryPage:
    made: SummaryPage = show(SummaryPage(desk), 1190, 640)
    return made


def type_words(page: SummaryPage, **words: str) -> None:
    page.words.restore(words)


def told(desk: Desk) -> Any:
    return desk.ask


def test_the_first_that_waits_for_words_is_shown_this_week(page: SummaryPage) -> None:
    assert page.sheet is not None
    assert (page.sheet.name, page.sheet.when) == ("示例助手甲", "2026 年 8 月 24 日—8 月 30 日")


def test_weeks_and_months_are_walked_and_the_future_is_not(page: SummaryPage) -> None:
    press(page.back)
    assert page.sheet is not None
    before = page.sheet.when
    press(page.on)
    press(page.spans["month"])

    assert (before, page.sheet.when) == ("2026 年 8 月 17 日—8 月 23 日", "2026 年 8 月")
    assert not page.on.isEnabled()


def test_words_are_kept_and_shown_to_be_printed(page: SummaryPage, desk: Desk, members: tuple[Member, Member]) -> None:
    type_words(page, words="写得细")
    press(page.words.print)
    (kept,) = desk.store.find(PeriodWords)
    (paper,) = told(desk).papers

    assert (kept.words, kept.member) == ("写得细", members[0].uid)
    assert isinstance(paper, Leaflet)
    assert [line.text for line in paper.copies[0] if line.label == "书记评语"] == ["写得细"]
    assert told(desk).told == ["评语已记下", "预览 周小结 示例助手甲 2026 年 8 月 24 日—8 月 30 日"]
    assert page.draft() == {}


def test_without_words_it_is_only_printed(page: SummaryPage, desk: Desk) -> None:
    press(page.words.print)

    assert (list(desk.store.find(PeriodWords)), len(told(desk).papers)) == ([], 1)


def test_words_can_be_kept_without_printing(page: SummaryPage, desk: Desk) -> None:
    type_words(page, words="写得细")
    press(page.words.keep)

    assert (len(list(desk.store.find(PeriodWords))), told(desk).papers) == (1, [])


def test_the_thing_worth_telling_is_chosen_with_a_click(page: SummaryPage, desk: Desk) -> None:
    (chip,) = page.words.pins.findChildren(type(page.words.keep))
    press(chip)
    press(page.words.keep)
    task = next(desk.store.find(Task, subject="走访"))

    assert [one.task for one in desk.store.find(PeriodWords)] == [task.uid]


def test_half_typed_words_survive_a_lock_under_the_sheet_they_were_typed_under(
    show: Callable[..., Any], desk: Desk, page: SummaryPage, members: tuple[Member, Member]
) -> None:
    page.show_record(place("month", members[1].uid))
    press(page.back)
    type_words(page, words="写到一半")
    draft = page.draft()
    again = show(SummaryPage(desk), 1190, 640)
    again.restore(draft)

    assert again.sheet is not None
    assert (again.sheet.name, again.sheet.when, again.draft()) == ("示例助手乙", "2026 年 7 月", draft)


def test_what_others_write_meanwhile_leaves_the_half_typed_words(page: SummaryPage, desk: Desk) -> None:
    type_words(page, words="写到一半")
    keep(desk, Task(subject="又一项", status="doing"))
    page.refresh({"task": {"X"}})

    assert list(page.draft().values()) == ["写到一半"]


def test_a_command_on_a_member_comes_here(show: Callable[..., Any], desk: Desk, members: tuple[Member, Member]) -> None:
    room = show(Page(desk), 1190, 640)
    room.show_record(place("month", members[1].uid))
    assert isinstance(room.page, SummaryPage)

    assert (room.page.member, room.page.span) == (members[1], "month")


def test_the_page_of_mentoring_shows_the_last_weeks_and_the_way_to_each(
    show: Callable[..., Any], desk: Desk, members: tuple[Member, Member]
) -> None:
    done(desk, write_words, members[0], "week", date(2026, 8, 20), WordsSlip(words="上周很好"))
    gone: list[tuple[Any, ...]] = []
    desk.go = lambda *where: gone.append(where)
    panel = show(LatestSheets(desk, members[0]), 400, 600)
    texts = [one.text() for one in panel.findChildren(QLabel)]
    press(next(one for one in panel.findChildren(Button) if "8 月 17 日" in one.accessibleName()))
    room = show(Page(desk), 1190, 640)
    room.show_record(gone[0][1])

    assert ("上周很好" in texts, texts.count("还没有写评语")) == (True, 5)
    assert room.page.sheet.when == "2026 年 8 月 17 日—8 月 23 日"


def test_an_assistant_sees_their_own_with_the_words_and_writes_nothing(
    show: Callable[..., Any], office: Office, desk: Desk, members: tuple[Member, Member]
) -> None:
    done(desk, write_words, members[0], "week", desk.today, WordsSlip(words="写得细"))
    page = show(SummaryPage(office.desk(as_role(desk, "assistant", "甲"))), 1190, 640)

    assert [one.name for one in page.members] == ["示例助手甲"]
    assert page.sheet is not None
    assert page.sheet.comment == "写得细"
    assert not page.words._writing.isVisible()


def test_covered_nothing_of_it_is_seen(page: SummaryPage, desk: Desk) -> None:
    desk.covered = True
    page.cover()

    assert (page.words.isVisible(), page.status, page.chips.isVisible()) == (False, "", False)


def test_without_assistants_it_says_so(show: Callable[..., Any], desk: Desk) -> None:
    page = show(SummaryPage(desk), 1190, 640)

    assert (page.sheet, page.selected, [act.isEnabled() for act in page.acts]) == (None, (), [False] * 3)


@pytest.mark.parametrize(("button", "name"), [("存成 Word", "小结.docx"), ("存成 Excel", "小结.xlsx")])
def test_it_is_written_as_a_file_after_the_log_knows(
    page: SummaryPage, desk: Desk, tmp_path: Path, button: str, name: str
) -> None:
    told(desk).answers.append(tmp_path / name)
    press(next(act for act in page.acts if button in act.text()))
    labels = [label for (label,) in desk.file.writer.execute("SELECT label FROM unit ORDER BY seq")]

    assert (tmp_path / name).stat().st_size > 1000
    assert told(desk).told == [f"已保存 {name}"]
    assert labels[-1] == "出文书：周小结 示例助手甲 2026 年 8 月 24 日—8 月 30 日"

"""The quick line taken apart: who, by when, of which tag, how urgent; and what stays in the subject."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.modules.tasks.rules.quickline import Mark, Person, matching, problems, read, remark

FRIDAY = date(2026, 8, 28)
LIN, HAI, QIAN = Person("1", "林示明"), Person("2", "林示海"), Person("3", "周示倩")
TEAM = (LIN, HAI, QIAN)


def told(text: str, people: tuple[Person, ...] = (LIN, QIAN)) -> tuple[object, ...]:
    line = read(text, people, FRIDAY, me=QIAN.uid)
    return line.subject, line.people, line.due and line.due.isoformat(), line.tags, line.priority


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("联系物业看样板 @小林 周五 #加梯 !急", ("联系物业看样板", ("1",), "2026-08-28", ("加梯",), "urgent")),
        ("@小林 周五 联系物业看样板", ("联系物业看样板", ("1",), "2026-08-28", (), None)),
        ("下周三 联系物业 看样板 @lsm", ("联系物业 看样板", ("1",), "2026-09-02", (), None)),
        ("联系物业看样板@示倩 8.31", ("联系物业看样板", ("3",), "2026-08-31", (), None)),
        ("！重要 ＠林示明 ＃消防　楼道　本月底", ("楼道", ("1",), "2026-08-31", ("消防",), "high")),
        ("布置周五爱心角", ("布置周五爱心角", (), None, (), None)),
        ("周五爱心角 布置", ("周五爱心角 布置", (), None, (), None)),
        ("整理 8.28 会议纪要 周日", ("整理 8.28 会议纪要", (), "2026-08-30", (), None)),
        ("回访12号301 漏水 12-3", ("回访12号301 漏水 12-3", (), None, (), None)),
        ("注意！安全 !哈", ("注意！安全 !哈", (), None, (), None)),
        ("C# 课 # 排课", ("C# 课 # 排课", (), None, (), None)),
        ("打扫 @我 !", ("打扫", ("3",), None, (), "urgent")),
        ("看望 @小林 @周示倩 @lsm #重阳 #重阳", ("看望", ("1", "3"), None, ("重阳",), None)),
        ("!普通 打扫 !急", ("!普通 打扫", (), None, (), "urgent")),
        ("看样板@lsm@示倩#加梯", ("看样板", ("1", "3"), None, ("加梯",), None)),
        ("发到 sl@example.org", ("发到 sl@example.org", (), None, (), None)),
        ("", ("", (), None, (), None)),
    ],
)
def test_a_line_is_taken_apart(text: str, meant: tuple[object, ...]) -> None:
    assert told(text) == meant


@pytest.mark.parametrize(
    ("word", "people"),
    [
        ("林示明", (LIN,)),
        ("林", (LIN, HAI)),
        ("小林", (LIN, HAI)),
        ("老周", (QIAN,)),
        ("示海", (HAI,)),
        ("海", (HAI,)),
        ("小倩", (QIAN,)),
        ("zsq", (QIAN,)),
        ("ZSQ", (QIAN,)),
        ("linshi", (LIN, HAI)),
        ("示", TEAM),
        ("小", ()),
        ("王", ()),
        ("", ()),
        ("我", ()),
    ],
)
def test_a_name_means_whoever_is_called_so(word: str, people: tuple[Person, ...]) -> None:
    assert matching(word, TEAM) == people


def test_a_whole_name_wins_over_longer_ones_that_begin_with_it() -> None:
    short, longer = Person("1", "小示"), Person("2", "小示明")

    assert matching("小示", (longer, short)) == (short,)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("打扫 @小林", ["交给谁：“小林”可能是林示明、林示海，请选一位"]),
        ("打扫 @老王 周日", ["交给谁：队伍里没有“老王”，有林示明、林示海、周示倩"]),
        ("打扫 @", ["交给谁：@ 后面写上姓名，例如 @小林"]),
        ("打扫 @周示倩 本周四", ["截止日期：8 月 27 日 周四已经过了"]),
        ("@周示倩 周五", ["任务：还没有写要做什么"]),
        ("打扫 @周示倩 周五", []),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(text: str, sentences: list[str]) -> None:
    assert list(map(str, problems(read(text, TEAM, FRIDAY), TEAM, FRIDAY))) == sentences


def test_of_a_large_team_only_a_few_are_named() -> None:
    team = (*TEAM, Person("4", "吴示"))

    assert [one.what for one in problems(read("打扫 @老王", team, FRIDAY), team, FRIDAY)] == [
        "队伍里没有“老王”，有林示明、林示海、周示倩等"
    ]


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (date(2026, 9, 30), ""),
        (date(2026, 10, 1), "国庆节放假"),
        (date(2026, 9, 20), ""),
        (date(2026, 9, 19), "休息日"),
    ],
    ids=["a working day", "a feast", "a sunday that is worked", "a saturday"],
)
def test_a_day_on_which_nobody_works_is_remarked(due: date, said: str) -> None:
    assert remark(due) == said


def test_a_year_without_a_notice_is_remarked() -> None:
    assert remark(date(2199, 3, 6)) == "放假安排未公布，按周末推算"


WORDS = st.sampled_from(
    ["打扫", "楼道", "周五爱心角", "3号楼", "12-301", "@小林", "@周示倩", "@谁", "@", "周五", "下周三", "月底", "8.31", "#加梯", "#",
     "!急", "!", "！高", "!哈", "明天"]
)  # fmt: skip
LINES = st.one_of(
    st.lists(WORDS, max_size=9).map(" ".join), st.text(max_size=40), st.text("@#!周五 小林加急8.31月底", max_size=30)
)


@settings(deadline=None)
@given(LINES)
def test_every_character_is_in_a_part_or_in_the_subject(text: str) -> None:
    line = read(text, TEAM, FRIDAY)
    rest, at = "", 0
    for part in line.parts:
        assert at <= part.start < part.end <= len(text)
        rest += text[at : part.start]
        at = part.end

    assert "".join((rest + text[at:]).split()) == "".join(line.subject.split())


@settings(deadline=None)
@given(LINES)
def test_there_is_at_most_one_due_day_and_one_priority(text: str) -> None:
    marks = [part.mark for part in read(text, TEAM, FRIDAY).parts]

    assert marks.count(Mark.DUE) <= 1
    assert marks.count(Mark.HASTE) <= 1


@settings(deadline=None)
@given(st.permutations(["看样板", "@周示倩", "周五", "#加梯", "!急"]))
def test_marks_may_stand_anywhere(words: list[str]) -> None:
    assert told(" ".join(words)) == ("看样板", ("3",), "2026-08-28", ("加梯",), "urgent")


@settings(deadline=None)
@given(LINES)
def test_no_name_is_left_in_the_subject(text: str) -> None:
    line = read(text, TEAM, FRIDAY)
    again = read(line.subject, TEAM, FRIDAY)

    assert not any(part.mark is Mark.WHO for part in again.parts)

"""What a quick line tells of days that may have been meant otherwise."""

from __future__ import annotations

from datetime import date
from time import perf_counter

import pytest

from desktop.modules.tasks.rules.linewords import day_words
from desktop.modules.tasks.rules.quickline import LONGEST, read

NOVEMBER = date(2026, 11, 28)


def told(text: str, today: date = NOVEMBER) -> list[tuple[str, str]]:
    return [(word.tone, word.words) for word in day_words(read(text, (), today), today)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("贴通知 8.31", [("warn", "8 月 31 日已过，排到 2027 年")]),
        ("贴通知 8月31日", [("warn", "8 月 31 日已过，排到 2027 年")]),
        ("贴通知 5.29", [("warn", "5 月 29 日已过，排到 2027 年")]),
        ("贴通知 5.28", [("info", "2027 年 5 月 28 日 周五")]),
        ("贴通知 2.29", [("warn", "2 月 29 日已过，排到 2028 年")]),
        ("贴通知 2027-08-31", [("info", "2027 年 8 月 31 日 周二")]),
        ("贴通知 12.1", [("info", "12 月 1 日 周二")]),
        ("贴通知 3号", [("info", "12 月 3 日 周四")]),
    ],
)
def test_a_day_that_rolled_far_into_next_year_says_so(text: str, words: list[tuple[str, str]]) -> None:
    found = [(tone, one.split("，放假安排未公布")[0]) for tone, one in told(text)]  # those of 2027 may be out by now

    assert [one for _, one in found] == [one for _, one in words]
    assert all(tone == "warn" for tone, one in found if "排到" in one)


def test_a_day_of_this_year_needs_no_word_however_far_it_is() -> None:
    assert [words for _, words in told("贴通知 8.31", date(2026, 1, 5))] == ["8 月 31 日 周一"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("打扫活动室 每周一", [("neutral", "没有期限"), ("warn", "“每周一”是定期任务，到“定期”里登记")]),
        ("交表 每月5日", [("neutral", "没有期限"), ("warn", "“每月5日”是定期任务，到“定期”里登记")]),
        ("打扫 昨天", [("warn", "昨天已过，没有期限")]),
        ("打扫 上周三", [("warn", "上周三已过，没有期限")]),
        ("打扫 明天 后天", [("info", "11 月 30 日 周一"), ("warn", "写了两个日期，用了后天")]),
        ("整理 昨天 会议纪要 周一", [("info", "11 月 30 日 周一")]),
        ("每月例会 周一", [("info", "11 月 30 日 周一")]),
        ("打扫", [("neutral", "没有期限")]),
    ],
)
def test_words_of_days_that_were_not_taken_are_told(text: str, words: list[tuple[str, str]]) -> None:
    assert told(text) == words


def test_it_takes_no_time_to_notice() -> None:
    line = read(" ".join(["明天", "每周一", "8.31", "打扫"] * 40)[:LONGEST], (), NOVEMBER)
    times = []
    for _ in range(20):
        begun = perf_counter()
        list(day_words(line, NOVEMBER))
        times.append(perf_counter() - begun)

    assert min(times) < 0.001

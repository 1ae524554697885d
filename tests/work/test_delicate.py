"""Free words are looked at, and only told about."""

from __future__ import annotations

import pytest
from desks import Note, anna
from kernel import Person

from desktop.base.problems import Problem
from desktop.work.delicate import delicate
from desktop.work.desk import Desk
from desktop.work.keep import keep_new

FIELDS = tuple(Person.fields.values())


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("老伴住院，查出肿瘤", "健康"),
        ("信佛，初一十五吃素", "宗教"),
        ("身份证11010519491231002X", "身份证号"),
        ("曾去上访", "信访"),
        ("沪A12345停在门口", "车辆与行踪"),
    ],
)
def test_what_had_better_not_be_written_is_told(words: str, topic: str) -> None:
    assert list(delicate(Person(note=words), FIELDS)) == [Problem("备注", f"提到了{topic}，小巷不该存这些，只写需要做什么就好")]


@pytest.mark.parametrize("words", ["每周三帮忙买菜", "敲门要重一点", "门牌示例路100弄5号302", None])
def test_what_helps_may_be_written(words: str | None) -> None:
    assert list(delicate(Person(note=words), FIELDS)) == []


def test_a_single_line_is_not_judged() -> None:
    assert list(delicate(Note(text="残疾人活动中心开放"), tuple(Note.fields.values()))) == []


def test_it_is_told_and_not_refused(desk: Desk) -> None:
    assert desk.do(keep_new, anna(note="腿不好，信佛")).now().note == "腿不好，信佛"

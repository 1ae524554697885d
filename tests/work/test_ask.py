"""A person who answers from a list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from kernel import Person

from desktop.base.errors import DeskError
from desktop.base.problems import Problem
from desktop.work.ask import FileKind, Scripted
from desktop.work.leaflet import Leaflet

EXCEL = FileKind("Excel 表格", ("xlsx", "xls"))
QUESTIONS: dict[str, Callable[[Scripted], Any]] = {
    "open_file": lambda ask: ask.open_file("打开", [EXCEL]),
    "save_file": lambda ask: ask.save_file("保存", "名单.xlsx", EXCEL),
    "pick": lambda ask: ask.pick("选", ["甲", "乙"]),
    "words": lambda ask: ask.words("为什么", "例会"),
    "password": lambda ask: ask.password("再输一次"),
    "new_password": lambda ask: ask.new_password("新密码", ["张三"]),
    "fill": lambda ask: ask.fill(Person(), "登记"),
}


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("answer", ["答案", None])
def test_each_question_gets_the_next_answer_and_nothing_is_an_answer_too(question: str, answer: Any) -> None:
    answer = Path("名单.xlsx") if answer and question.endswith("file") else 1 if answer and question == "pick" else answer
    ask = Scripted([answer])
    assert (QUESTIONS[question](ask), ask.answers) == (answer, [])


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_nobody_expected_is_loud(question: str) -> None:
    with pytest.raises(AssertionError, match="asked more"):
        QUESTIONS[question](Scripted())


@pytest.mark.parametrize(("answer", "is_yes"), [(True, True), (False, False), (None, False)])
def test_a_confirmation_is_yes_or_no(answer: Any, is_yes: bool) -> None:
    assert Scripted([answer]).confirm("删除？", "找不回来", "删除") is is_yes


def test_an_option_may_be_picked_by_its_words() -> None:
    assert Scripted(["乙"]).pick("选", ["甲", "乙"]) == 1


def test_a_form_may_be_completed_by_what_is_done_to_it() -> None:
    def complete(blank: Person) -> Person:
        return Person(name="张三", age=blank.age)

    assert Scripted([complete]).fill(Person(age=40), "登记") == Person(name="张三", age=40)


def test_what_was_said_is_remembered() -> None:
    ask, refusal, problem = Scripted(), DeskError("没有权限"), Problem("姓名", "必填")
    ask.tell("已保存", undo=True)
    ask.show_code("1234-5678")
    ask.problems("看一看", [problem])
    ask.refuse(refusal)
    assert (ask.told, ask.found, ask.refused) == (["已保存", "1234-5678"], [problem], [refusal])


def test_several_options_may_be_ticked_by_place_or_by_their_words() -> None:
    ask = Scripted([("乙", 0), None])

    assert [ask.tick("选", ["甲", "乙"]), ask.tick("选", ["甲", "乙"])] == [(1, 0), None]


@pytest.mark.parametrize(("answers", "written"), [([], []), (["Word"], ["写了"])])
def test_a_paper_is_looked_at_and_written_only_when_that_is_said(answers: list[Any], written: list[str]) -> None:
    ask, done = Scripted(answers), []
    ask.show_paper("告知书", Leaflet("告知书", ()), lambda: done.append("写了"))

    assert (ask.told, ask.papers, done) == (["预览 告知书"], [Leaflet("告知书", ())], written)

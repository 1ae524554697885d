"""A command whose form is refused puts it before the person again."""

from __future__ import annotations

from typing import Any

import pytest
from desks import Note
from kernel import Person

from desktop.base.errors import DeskError
from desktop.model.rights import Right
from desktop.store.unit import Unit
from desktop.work.ask import Scripted
from desktop.work.attempt import Attempt
from desktop.work.desk import Desk
from desktop.work.verb import verb


@verb("记事", needs=Right.EDIT)
def note_down(unit: Unit, note: Note) -> Note:
    if not note.about:
        raise DeskError("没有写关于谁，没有记下", "补上再保存。")
    return unit.add(note)


class Secretary(Scripted):
    """Somebody who answers from a list, and remembers what stood over each form."""

    def __init__(self, *answers: Any) -> None:
        super().__init__(list(answers))
        self.over: list[str] = []

    def fill(self, record: Any, title: str, *more: Any, told: DeskError | None = None, **rest: Any) -> Any:
        self.over.append(told.title if told else "")
        return super().fill(record, title, *more, told=told, **rest)


def _note(desk: Desk) -> None:
    note = desk.ask.fill(Note(), "记事")
    if note:
        desk.do(note_down, note).then(lambda _: desk.ask.tell("已记下"))


def _note_picked(desk: Desk) -> None:
    words = ("甲", "乙")
    place = desk.ask.pick("记哪一句？", words)
    note = desk.ask.fill(Note(text=words[place or 0]), "记事")
    if note:
        desk.do(note_down, note).then(lambda _: desk.ask.tell(f"已记下{note.text}"))


def asked(desk: Desk, *answers: Any) -> Secretary:
    desk.ask = Secretary(*answers)
    return desk.ask


def test_what_is_done_at_once_is_asked_once(desk: Desk) -> None:
    ask = asked(desk, Note(text="漏水", about="x"))

    Attempt(desk, _note).begin()

    assert (ask.over, ask.told) == ([""], ["已记下"])


def test_a_refused_form_stands_there_again_and_says_why(desk: Desk) -> None:
    ask = asked(desk, Note(text="漏水"), Note(text="漏水"), Note(text="漏水", about="x"))

    Attempt(desk, _note).begin()

    why = "没有写关于谁，没有记下"
    assert (ask.over, ask.told) == (["", why, why], ["已记下"])
    assert len(list(desk.store.find(Note))) == 1


def test_who_closes_the_refused_form_is_asked_no_more(desk: Desk) -> None:
    ask = asked(desk, Note(text="漏水"), None)

    Attempt(desk, _note).begin()

    assert (ask.answers, ask.told, list(desk.store.find(Note))) == ([], [], [])


def test_what_was_answered_before_the_form_is_not_asked_again(desk: Desk) -> None:
    ask = asked(desk, "乙", lambda blank: blank, lambda blank: Note(text=blank.text, about="x"))

    Attempt(desk, _note_picked).begin()

    assert ask.told == ["已记下乙"]


def test_a_second_form_is_the_one_that_comes_back(desk: Desk) -> None:
    def two(desk: Desk) -> None:
        desk.ask.fill(Person(), "谁")
        _note(desk)

    ask = asked(desk, Person(name="示例安"), Note(text="漏水"), Note(text="漏水", about="x"))

    Attempt(desk, two).begin()

    assert (ask.over, ask.told) == (["", "", "没有写关于谁，没有记下"], ["已记下"])


def test_it_is_about_what_was_selected_when_it_was_chosen(desk: Desk) -> None:
    chosen: list[object] = []
    desk.selected = (Note(text="甲"),)

    def run(at: Desk) -> None:
        chosen.append(at.selected[0].title())
        desk.selected = ()
        _note(at)

    asked(desk, Note(text="漏水"), Note(text="漏水", about="x"))
    Attempt(desk, run).begin()

    assert chosen == ["甲", "甲"]


def test_without_a_form_a_refusal_is_said(desk: Desk) -> None:
    def refuse(_: Desk) -> None:
        raise DeskError("做不了", "明天再来。")

    ask = asked(desk)
    Attempt(desk, refuse).begin()

    assert [one.title for one in ask.refused] == ["做不了"]


def test_what_fails_after_it_was_done_brings_no_form_back(desk: Desk) -> None:
    def run(desk: Desk) -> None:
        _note(desk)
        raise DeskError("后来的事没有做成")

    ask = asked(desk, Note(text="漏水", about="x"))
    Attempt(desk, run).begin()

    assert ([one.title for one in ask.refused], ask.over) == (["后来的事没有做成"], [""])


@pytest.mark.parametrize("name", ["confirm", "pick", "words", "password", "problems", "show_code", "new_password"])
def test_every_way_to_ask_is_passed_on(desk: Desk, name: str) -> None:
    ways: list[object] = []

    Attempt(desk, lambda at: ways.append(getattr(at.ask, name))).begin()

    assert callable(ways[0])

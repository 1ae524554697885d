"""What was said of a roster's columns holds for the next one, and for so many heads and no more."""

from __future__ import annotations

from office import done

from desktop.formats.sheets import pasted
from desktop.modules.residents.rules import judge
from desktop.modules.residents.service import chosen_columns, import_roster, plan_import
from desktop.modules.residents.service.columns import remember_columns
from desktop.work import past
from desktop.work.desk import Desk

ROSTER = "姓名\t身份证号\t常用\n张三\t11010519491231002X\t19900000001\n"


def remember(desk: Desk, said: dict[str, dict[int, str]]) -> None:
    with desk.file.unit("导入居民名册", desk.actor) as unit:
        remember_columns(unit, said)


def taken_in(desk: Desk) -> str:
    """Take a roster in with a word about its third column; answers the mark of its head."""
    (mark,) = (head.mark for sheet in judge(pasted(ROSTER), desk.today).sheets for head in sheet.heads)
    judgement = judge(pasted(ROSTER), desk.today, {mark: {2: "phone"}, "another head": {0: "note"}})
    done(desk, import_roster, plan_import(desk.store, judgement, desk.today, None))
    return mark


def test_an_import_keeps_what_was_said_of_its_own_head(desk: Desk) -> None:
    mark = taken_in(desk)

    assert chosen_columns(desk.store) == {mark: {2: "phone"}}


def test_taking_the_import_back_forgets_no_word_about_columns(desk: Desk) -> None:
    mark = taken_in(desk)
    (step,) = past.log(desk, limit=1)
    past.take_back(desk, step).now()

    assert chosen_columns(desk.store) == {mark: {2: "phone"}}


def test_a_later_word_about_a_head_replaces_the_earlier(desk: Desk) -> None:
    remember(desk, {"a": {1: "phone"}, "b": {2: ""}})
    remember(desk, {"a": {1: "note"}})

    assert chosen_columns(desk.store) == {"a": {1: "note"}, "b": {2: ""}}


def test_a_field_that_is_no_more_is_left_to_be_found_anew(desk: Desk) -> None:
    remember(desk, {"a": {1: "a_field_of_before", 2: "phone"}})

    assert chosen_columns(desk.store) == {"a": {2: "phone"}}


def test_of_very_many_heads_those_said_last_are_kept(desk: Desk) -> None:
    for number in range(60):
        remember(desk, {f"head {number}": {1: "phone"}})

    assert list(chosen_columns(desk.store)) == [f"head {number}" for number in range(10, 60)]


def test_a_head_that_is_said_again_every_year_is_kept(desk: Desk) -> None:
    for number in range(50):
        remember(desk, {f"head {number}": {1: "phone"}})
    remember(desk, {"head 0": {1: "phone"}})
    remember(desk, {"a new head": {1: "phone"}})

    assert {"head 0", "a new head"} <= set(chosen_columns(desk.store))
    assert "head 1" not in chosen_columns(desk.store)

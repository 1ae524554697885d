"""Things a person can choose."""

from __future__ import annotations

import pytest
from kernel import ASSISTANT, OWNER, READER, House, Person

from desktop.model.rights import Actor, Right
from desktop.work.command import Command, Needs, clashes
from desktop.work.desk import Desk
from desktop.work.verb import verb

edit = verb("修改", needs=Right.EDIT)(lambda _: None)


def command(id_: str = "person.edit", **options: object) -> Command:
    return Command(id_, "修改", lambda _: None, **options)  # type: ignore[arg-type]


def test_a_command_needs_the_right_of_its_verb() -> None:
    assert (command(verb=edit).right, command().right) == (Right.EDIT, Right.READ)


@pytest.mark.parametrize(("actor", "why"), [(OWNER, ""), (ASSISTANT, ""), (READER, "需要书记操作")])
def test_why_somebody_may_not_choose_it_is_said(actor: Actor, why: str) -> None:
    assert command(verb=edit).refusal(actor) == why


@pytest.mark.parametrize(
    ("needs", "selected", "fits"),
    [
        (Needs.NOTHING, [], True),
        (Needs.NOTHING, [House()], True),
        (Needs.ONE, [], False),
        (Needs.ONE, [Person()], True),
        (Needs.ONE, [Person(), Person()], False),
        (Needs.ONE, [House()], False),
        (Needs.TWO, [Person()], False),
        (Needs.TWO, [Person(), Person()], True),
        (Needs.TWO, [Person(), House()], False),
        (Needs.TWO, [Person(), Person(), Person()], False),
        (Needs.SOME, [], False),
        (Needs.SOME, [Person(), Person()], True),
        (Needs.SOME, [Person(), House()], False),
    ],
)
def test_a_selection_fits_or_does_not(needs: Needs, selected: list[Person | House], fits: bool) -> None:
    assert command(on="person", needs=needs).fits(selected) is fits


def test_a_step_out_of_its_turn_does_not_fit() -> None:
    step = command(on="person", needs=Needs.ONE, applies=lambda person: person.name == "张三")

    assert (step.fits([Person(name="张三")]), step.fits([Person(name="李四")])) == (True, False)


def test_whether_a_step_is_in_its_turn_is_asked_of_its_own_type_alone() -> None:
    step = command(on="person", applies=lambda person: person.name == "张三")

    assert (step.is_for([House()]), command().is_for([Person()])) == (True, True)


def test_ids_and_keys_declared_twice_are_found() -> None:
    twice = [command("a", key="Ctrl+N"), command("b", key="Ctrl+N"), command("b"), command("c")]
    assert clashes(twice) == ["b", "Ctrl+N"]


def test_one_key_may_serve_records_of_two_types() -> None:
    assert clashes([command("a", key="Ctrl+T", on="house"), command("b", key="Ctrl+T", on="person")]) == []


def test_a_key_that_needs_no_record_serves_nothing_else() -> None:
    assert clashes([command("a", key="Ctrl+T"), command("b", key="Ctrl+T", on="person")]) == ["Ctrl+T"]


def test_commands_without_keys_do_not_clash() -> None:
    assert clashes([command("a"), command("b")]) == []


def test_what_bars_one_of_the_selected_bars_the_command(desk: Desk) -> None:
    barring = command(on="person", needs=Needs.SOME, bars=lambda _, one: "" if one.name else "没有姓名")

    assert barring.barred(desk, [Person(name="示例安")]) == ""
    assert barring.barred(desk, [Person(name="示例安"), Person()]) == "没有姓名"
    assert barring.barred(desk, [House()]) == ""
    assert command(on="person").barred(desk, [Person()]) == ""

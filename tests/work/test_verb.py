"""One thing that can be done, with its label and the right it needs."""

from __future__ import annotations

import pytest
from kernel import ASSISTANT, OWNER, READER, Person

from desktop.base.errors import RefusedError
from desktop.model.rights import Right
from desktop.store.reader import Reader
from desktop.store.store import Store
from desktop.store.unit import Unit
from desktop.work.verb import Verb, verb


@verb("登记一个人", needs=Right.EDIT)
def register(unit: Unit, name: str, *, age: int | None = None) -> Person:
    """Keep a person."""
    return unit.add(Person(name=name, age=age))


@verb("登记两个人", needs=Right.EDIT)
def register_two(unit: Unit, first: str, second: str) -> tuple[Person, Person]:
    """Keep two persons through the other verb."""
    return register(unit, first), register(unit, second)


@verb("看看名单", needs=Right.READ, logs=True)
def glance(unit: Unit) -> None:
    """Write nothing."""


@verb("借别人的手", needs=Right.READ)
def reach_beyond(unit: Unit) -> Person:
    """Try what needs more than this verb does."""
    return register(unit, "张三")


def test_a_verb_does_what_its_function_does(store: Store, reader: Reader) -> None:
    with store.unit("登记", OWNER) as unit:
        kept = register(unit, "张三", age=40)
    assert reader.get(Person, kept.uid) == kept


def test_a_verb_knows_its_label_its_right_and_whether_it_is_always_logged() -> None:
    assert [(one.label, one.needs, one.logs) for one in (register, glance)] == [
        ("登记一个人", Right.EDIT, False),
        ("看看名单", Right.READ, True),
    ]


def test_a_verb_is_named_and_described_like_its_function() -> None:
    assert (register.__name__, register.__doc__, register.__module__) == ("register", "Keep a person.", __name__)  # type: ignore[attr-defined]


def test_who_has_no_right_to_it_is_refused_before_anything_happens(store: Store) -> None:
    with pytest.raises(RefusedError, match="“登记一个人”需要更大的权限"), store.unit("登记", READER) as unit:
        register(unit, "张三")
    assert store.head().seq == 0


def test_a_verb_within_a_verb_is_one_step(store: Store) -> None:
    with store.unit("登记", ASSISTANT) as unit:
        register_two(unit, "张三", "李四")
    assert store.head().seq == 1


def test_a_verb_within_a_verb_needs_its_own_right_too(store: Store) -> None:
    with pytest.raises(RefusedError, match="登记一个人"), store.unit("借", READER) as unit:
        reach_beyond(unit)


def test_two_verbs_are_never_the_same_one() -> None:
    other: Verb[..., None] = verb("看看名单", needs=Right.READ, logs=True)(glance.run)
    assert other != glance

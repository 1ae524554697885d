"""What the window itself offers."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence

from desktop.base.paths import resources
from desktop.model.rights import ROLES, Actor
from desktop.start import MODULES
from desktop.ui.own_commands import last_commands, own_commands
from desktop.ui.stage import Stage
from desktop.work.command import Command, clashes

WAYS = {module.name: (module.label, f"Ctrl+{place}") for place, module in enumerate(MODULES, 1)}
OWN = (*own_commands(Stage(None, None), WAYS), *last_commands(Stage(None, None)))
SLICES = tuple(command for module in MODULES for command in module.commands)


def test_no_id_and_no_key_is_declared_twice_in_the_whole_program() -> None:
    assert clashes((*OWN, *SLICES)) == []


@pytest.mark.parametrize("command", [*OWN, *SLICES], ids=lambda one: one.id)
def test_every_key_is_one_that_qt_knows(command: Command) -> None:
    assert QKeySequence(command.key).toString() == command.key


@pytest.mark.parametrize("command", [one for one in (*OWN, *SLICES) if one.icon], ids=lambda one: one.id)
def test_every_picture_is_there(command: Command) -> None:
    assert (resources() / "icons" / f"{command.icon}.svg").exists()


@pytest.mark.parametrize("role", ROLES)
def test_everybody_may_lock_and_read_larger_letters(role: str) -> None:
    actor = Actor("示例", role)

    assert [one.id for one in OWN if one.refusal(actor)] == []


def test_no_key_is_a_bare_letter_because_an_input_method_may_be_on() -> None:
    assert [one.id for one in (*OWN, *SLICES) if one.key and "+" not in one.key and not one.key.startswith("F")] == []


def test_every_letter_size_can_be_asked_for_by_name() -> None:
    assert [one.label for one in OWN if one.id.startswith("window.letters.")] == [
        "字号 五号",
        "字号 小四",
        "字号 四号",
        "字号 三号",
    ]


def test_every_slice_can_be_gone_to() -> None:
    assert [one.id for one in OWN if one.id.startswith("window.go.")] == [f"window.go.{name}" for name in WAYS]

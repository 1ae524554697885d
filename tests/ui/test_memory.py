"""What the window remembers on this computer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray

from desktop.ui.memory import FILE, Memory


def test_a_letter_size_is_remembered_for_the_account_and_for_the_door(tmp_path: Path) -> None:
    Memory(tmp_path).keep_letters("large", "ACCOUNT-1")

    assert (Memory(tmp_path).letters("ACCOUNT-1"), Memory(tmp_path).letters()) == ("large", "large")


def test_another_account_has_its_own_letter_size(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    memory.keep_letters("large", "ACCOUNT-1")
    memory.keep_letters("small", "ACCOUNT-2")

    assert memory.letters("ACCOUNT-1") == "large"


def test_nothing_is_remembered_before_anything_was_chosen(tmp_path: Path) -> None:
    memory = Memory(tmp_path)

    assert (memory.letters(), memory.colouring, memory.place.isEmpty()) == ("", "", True)


def test_colours_and_place_are_remembered(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    memory.keep_colouring("green")
    memory.keep_place(QByteArray(b"0123"))

    assert (Memory(tmp_path).colouring, bytes(Memory(tmp_path).place.data())) == ("green", b"0123")


def test_it_lies_beside_the_store(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    memory.keep_colouring("green")
    memory._kept.sync()

    assert (tmp_path / FILE).exists()

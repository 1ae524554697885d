"""A program killed while it saves loses nothing it said was saved, and never leaves half a step."""

from __future__ import annotations

from pathlib import Path

import pytest
from store import kills


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    if not kills.is_possible(tmp_path):
        pytest.skip("LEFT OUT: no strace that may trace here, so nothing was killed while it saved")
    return tmp_path / "swept"


@pytest.mark.parametrize(
    ("scene", "call", "seconds", "least"),
    [("edit", "pwrite64", 8, 12), ("import", "pwrite64", 8, 10), ("edit", "fsync", 2, 1)],
    ids=["an edit", "an import of twenty", "a flush"],
)
def test_killed_at_any_write_a_store_is_whole_and_keeps_what_was_said_to_be_saved(
    folder: Path, scene: str, call: str, seconds: float, least: int
) -> None:
    swept = kills.sweep(folder, scene, call, seconds)
    assert swept.wrong == ()
    assert swept.kills >= least


@pytest.fixture
def left(tmp_path: Path) -> Path:
    """A folder as a kill after the first of two edits might leave it."""
    (tmp_path / "left").mkdir()
    store = kills.opened(tmp_path / "left")
    kills.SCENES["edit"].prepare(store)
    store.close()
    kills.SCENES["edit"].act(tmp_path / "left", lambda: None)
    return tmp_path / "left"


@pytest.mark.parametrize(("acks", "is_right"), [(0, False), (1, True), (2, True)])
def test_the_judge_takes_one_step_more_than_was_said_but_not_two(left: Path, acks: int, is_right: bool) -> None:
    (left / "acks").write_bytes(b"." * acks)
    assert (list(kills.judge(left, "edit")) == []) == is_right


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE person SET note = '半' WHERE age = 2",
        "UPDATE change SET diff = '{}' WHERE seq = 1",
        "DELETE FROM person",
        "INSERT INTO find_words(find_words) VALUES ('delete-all')",
    ],
    ids=["half a step", "a changed log", "lost records", "a lost index"],
)
def test_the_judge_finds_what_is_wrong(left: Path, statement: str) -> None:
    (left / "acks").write_bytes(b"..")
    store = kills.opened(left)
    store.writer.execute(statement)
    store.close()
    assert list(kills.judge(left, "edit")) != []


def test_the_judge_finds_damage(left: Path) -> None:
    (left / "acks").write_bytes(b"..")
    content = bytearray((left / kills.FILE).read_bytes())
    content[-100] ^= 1
    (left / kills.FILE).write_bytes(content)
    assert any("损坏" in finding for finding in kills.judge(left, "edit"))

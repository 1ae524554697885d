"""One-way steps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from kernel import KEY

from desktop.store import migrations
from desktop.store.connection import open_writer


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Any]:
    found = open_writer(tmp_path / "x.db", KEY)
    yield found
    found.close()


def step(mark: str) -> migrations.Step:
    return lambda connection: connection.execute(f"CREATE TABLE {mark} (a)")


def tables(file: Any) -> list[str]:
    return [row[0] for row in file.execute("SELECT name FROM sqlite_master ORDER BY name")]


def version(file: Any) -> int:
    return int(file.execute("PRAGMA user_version").fetchone()[0])


def test_a_new_file_needs_no_steps(file: Any) -> None:
    assert (migrations.apply(file, (step("a"), step("b"))), tables(file), version(file)) == (0, [], 3)


def test_an_older_file_gets_the_steps_it_has_not_had(file: Any) -> None:
    migrations.apply(file, (step("a"),))
    assert (migrations.apply(file, (step("a"), step("b"), step("c"))), tables(file), version(file)) == (2, ["b", "c"], 4)


def test_a_file_of_today_gets_none(file: Any) -> None:
    steps = (step("a"),)
    migrations.apply(file, steps)
    assert (migrations.apply(file, steps), tables(file), version(file)) == (0, [], 2)


def test_a_new_file_is_of_the_latest_version(file: Any) -> None:
    migrations.apply(file)
    assert version(file) == migrations.LATEST


def test_a_step_that_fails_leaves_the_file_as_it_was(file: Any) -> None:
    def fail(_: Any) -> None:
        raise ValueError

    migrations.apply(file, ())
    file.execute("BEGIN")
    with pytest.raises(ValueError):
        migrations.apply(file, (step("a"), fail))
    file.execute("ROLLBACK")
    assert (tables(file), version(file)) == ([], 1)

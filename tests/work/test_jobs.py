"""Long work, done at once."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.base.errors import DeskError
from desktop.base.progress import CancelledError, Progress
from desktop.work.jobs import Now


class Told(Progress):
    """Counts what it is told."""

    steps = 0

    def step(self, done: int, total: int) -> None:
        self.steps += 1


def test_the_result_is_told() -> None:
    done: list[Any] = []
    Now().start("算", lambda progress: sum(progress.over([1, 2, 3])), done.append, done.append)
    assert done == [6]


def test_a_refusal_is_told_as_such() -> None:
    def refuse(_: Progress) -> None:
        raise DeskError("磁盘满了")

    done: list[Any] = []
    failed: list[DeskError] = []
    Now().start("存", refuse, done.append, failed.append)
    assert (done, [error.title for error in failed]) == ([], ["磁盘满了"])


def test_a_job_that_was_cancelled_tells_nothing() -> None:
    def stop(_: Progress) -> None:
        raise CancelledError

    told: list[Any] = []
    Now().start("存", stop, told.append, told.append)
    assert told == []


def test_a_mistake_of_ours_flies() -> None:
    def mistake(_: Progress) -> None:
        raise ZeroDivisionError

    told: list[Any] = []
    with pytest.raises(ZeroDivisionError):
        Now().start("存", mistake, told.append, told.append)
    assert told == []


def test_a_refusal_of_whoever_is_told_the_result_is_not_the_jobs() -> None:
    def refuse(_: int) -> None:
        raise DeskError("后来的事")

    failed: list[DeskError] = []
    with pytest.raises(DeskError, match="后来的事"):
        Now().start("算", lambda _: 1, refuse, failed.append)
    assert failed == []


def test_progress_goes_where_it_is_wanted() -> None:
    told = Told()
    Now(told).start("算", lambda progress: list(progress.over([1, 2])), lambda _: None, lambda _: None)
    assert told.steps == 2

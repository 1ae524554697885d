"""Work beside the window: one at a time, told here, stopped on request."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.base.errors import DeskError
from desktop.base.progress import Progress
from desktop.ui.jobs import Jobs


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def no_error(error: DeskError) -> None:
    pytest.fail(str(error))


def test_the_result_is_told_on_the_window_s_thread(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[Any] = []
    jobs.start("数", lambda _: threading.get_ident(), lambda there: told.append((there, threading.get_ident())), no_error)
    qtbot.waitUntil(lambda: bool(told))

    ((there, here),) = told

    assert (here, there != here) == (threading.get_ident(), True)


def test_jobs_run_in_the_order_asked_one_at_a_time(jobs: Jobs, qtbot: QtBot) -> None:
    order: list[str] = []
    for name in "甲乙丙":
        jobs.start(name, lambda _, name=name: order.append(name), lambda _: None, no_error)

    qtbot.waitUntil(lambda: not jobs.is_busy)

    assert order == ["甲", "乙", "丙"]


def test_progress_arrives_with_its_counts(jobs: Jobs, qtbot: QtBot) -> None:
    with qtbot.waitSignal(jobs.advanced, check_params_cb=lambda done, total: (done, total) == (3, 3)):
        jobs.start("数", lambda progress: list(progress.over("三个字")), lambda _: None, no_error)


def test_a_cancelled_job_tells_nothing_and_stops_at_its_next_step(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[Any] = []
    at_work, go_on = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        at_work.set()
        go_on.wait(5)
        progress.step(1, 2)
        told.append("went on")

    jobs.start("长", work, told.append, told.append)
    qtbot.waitUntil(at_work.is_set)
    jobs.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: not jobs.is_busy)

    assert told == []


def test_cancelling_one_job_lets_the_next_one_run(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[str] = []
    jobs.start("长", lambda progress: progress.step(0, 1), lambda _: told.append("长"), no_error)
    jobs.cancel()
    jobs.start("短", lambda _: None, lambda _: told.append("短"), no_error)

    qtbot.waitUntil(lambda: not jobs.is_busy)

    assert told[-1] == "短"


def test_a_refusal_comes_as_failed(jobs: Jobs, qtbot: QtBot) -> None:
    refused: list[str] = []

    def work(_: Progress) -> None:
        raise DeskError("磁盘满了")

    jobs.start("写", work, lambda _: None, lambda error: refused.append(error.title))
    qtbot.waitUntil(lambda: bool(refused))

    assert refused == ["磁盘满了"]


def test_a_bug_flies_on_the_window_s_thread(jobs: Jobs, qtbot: QtBot) -> None:
    def work(_: Progress) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        jobs.start("错", work, lambda _: None, no_error)
        qtbot.waitUntil(lambda: not jobs.is_busy)
        qtbot.wait(10)

    assert [kind for kind, *_ in caught] == [ZeroDivisionError]


def test_a_bug_does_not_stop_the_jobs_behind_it(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[int] = []

    with qtbot.captureExceptions():
        jobs.start("错", lambda _: 1 // 0, lambda _: None, no_error)
        jobs.start("好", lambda _: 7, told.append, no_error)
        qtbot.waitUntil(lambda: bool(told))

    assert told == [7]


def test_what_waits_for_rest_comes_at_once_when_there_is_none(jobs: Jobs) -> None:
    told: list[str] = []

    jobs.when_rested(lambda: told.append("rested"))

    assert told == ["rested"]


def test_what_waits_for_rest_comes_once_after_the_last_job_was_told(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[str] = []
    jobs.start("甲", lambda _: None, lambda _: told.append("甲"), no_error)
    jobs.start("乙", lambda _: None, lambda _: told.append("乙"), no_error)
    jobs.when_rested(lambda: told.append("rested"))
    qtbot.waitUntil(lambda: "rested" in told)

    jobs.start("丙", lambda _: None, lambda _: told.append("丙"), no_error)
    qtbot.waitUntil(lambda: "丙" in told)

    assert told == ["甲", "乙", "rested", "丙"]


def test_closing_waits_for_what_runs(qtbot: QtBot) -> None:
    done = threading.Event()
    at_work = threading.Event()
    jobs = Jobs()

    def work(_: Progress) -> None:
        at_work.set()
        done.wait(0.05)
        done.set()

    jobs.start("写", work, lambda _: None, no_error)
    at_work.wait(5)
    jobs.close()

    assert done.is_set()


def test_the_label_says_what_runs(jobs: Jobs, qtbot: QtBot) -> None:
    go_on = threading.Event()
    jobs.start("导入名册", lambda _: go_on.wait(5), lambda _: None, no_error)

    running = jobs.label
    go_on.set()
    qtbot.waitUntil(lambda: not jobs.is_busy)

    assert (running, jobs.label) == ("导入名册", "")

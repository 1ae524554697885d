"""A job at work, at the foot."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from ui.audit import findings

from desktop.base.progress import Progress
from desktop.ui import jobstrip
from desktop.ui.jobs import Jobs
from desktop.ui.jobstrip import JobStrip


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def strip(jobs: Jobs, show: Callable[..., QWidget], monkeypatch: pytest.MonkeyPatch) -> JobStrip:
    monkeypatch.setattr(jobstrip, "PATIENCE_MS", 10)
    window = show(QWidget())
    made = JobStrip(jobs, window)
    made.resize(700, 40)
    return made


@pytest.fixture
def counting(jobs: Jobs) -> Iterator[threading.Event]:
    """A job that has counted 1,200 of 2,846 and waits for the event."""
    go_on = threading.Event()

    def work(progress: Progress) -> None:
        progress.step(1200, 2846)
        go_on.wait(5)
        progress.step(2846, 2846)

    jobs.start("导入名册", work, lambda _: None, lambda _: None)
    yield go_on
    go_on.set()


def test_a_long_job_shows_its_name_and_counts(strip: JobStrip, counting: threading.Event, qtbot: QtBot) -> None:
    qtbot.waitUntil(strip.isVisible)

    assert strip.text == "导入名册 1,200 / 2,846"


def test_nothing_is_wrong_with_it(strip: JobStrip, counting: threading.Event, qtbot: QtBot) -> None:
    qtbot.waitUntil(strip.isVisible)

    assert findings(strip) == []


def test_it_goes_when_the_job_is_over(strip: JobStrip, counting: threading.Event, qtbot: QtBot) -> None:
    qtbot.waitUntil(strip.isVisible)

    counting.set()

    qtbot.waitUntil(strip.isHidden)


def test_a_short_job_is_not_shown(strip: JobStrip, jobs: Jobs, qtbot: QtBot) -> None:
    jobs.start("记下草稿", lambda _: None, lambda _: None, lambda _: None)
    qtbot.waitUntil(lambda: not jobs.is_busy)
    qtbot.wait(30)

    assert strip.isHidden()


def test_cancelling_stops_the_job_and_says_what_becomes_of_it(
    strip: JobStrip, counting: threading.Event, jobs: Jobs, qtbot: QtBot
) -> None:
    qtbot.waitUntil(strip.isVisible)

    strip.cancel_button.click()
    said = strip.text
    counting.set()
    qtbot.waitUntil(lambda: not jobs.is_busy)

    assert said == "正在停下，没写完的会退回"

"""When the program itself is wrong."""

from __future__ import annotations

import logging
import sys
import threading

import pytest

from desktop.base.errors import DeskError
from desktop.ui.crash import Watch, places, watch


def fly(error: Exception) -> None:
    raise error


def raised(error: Exception) -> Exception:
    """The error with a trace, as it comes when somebody really raised it."""
    with pytest.raises(type(error)) as caught:
        fly(error)
    return caught.value


def caught_by(seen: Watch, error: Exception) -> None:
    real = raised(error)
    seen.caught(type(real), real, real.__traceback__)


def test_the_person_is_told_that_what_was_saved_is_safe() -> None:
    told: list[str] = []

    caught_by(Watch(lambda error, _: told.append(error.advice)), ValueError("王示例 19900000001"))

    assert "已经保存的资料都在" in told[0]


def test_a_refusal_nobody_took_is_told_in_its_own_words() -> None:
    told: list[str] = []

    caught_by(Watch(lambda error, _: told.append(error.title)), DeskError("磁盘满了"))

    assert told == ["磁盘满了"]


def test_the_log_says_where_and_never_whom(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, "xiaoxiang"):
        caught_by(Watch(lambda *_: None), ValueError("王示例 19900000001"))

    assert ("ValueError" in caplog.text, "王示例" in caplog.text, "1990000" in caplog.text) == (True, False, False)


def test_the_technical_text_holds_no_values() -> None:
    error = raised(ValueError("王示例"))

    assert "王示例" not in places(type(error), error.__traceback__)


def test_a_second_crash_while_the_first_is_told_opens_no_second_dialog() -> None:
    told: list[str] = []

    def tell(error: DeskError, _: str) -> None:
        told.append(error.title)
        caught_by(seen, KeyError("again"))

    seen = Watch(tell)
    caught_by(seen, ValueError())

    assert len(told) == 1


def test_after_one_crash_the_next_is_told_again() -> None:
    told: list[str] = []
    seen = Watch(lambda error, _: told.append(error.title))

    caught_by(seen, ValueError())
    caught_by(seen, ValueError())

    assert len(told) == 2


def test_watching_takes_the_hooks_of_every_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    told: list[str] = []

    watch(lambda error, _: told.append(error.title))
    error = raised(ValueError())
    sys.excepthook(type(error), error, error.__traceback__)

    assert len(told) == 1

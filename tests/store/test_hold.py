"""One program at a time in one folder, tried with real second programs."""

from __future__ import annotations

import platform
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop.base.errors import DeskError
from desktop.store.hold import LOCK, HeldError, look, take

HOLDER = """
import sys, time
from pathlib import Path
from desktop.base.clock import Clock
from desktop.store.hold import take
hold = take(Path(sys.argv[1]), "示例书记", Clock())
print("held", "PySide6" in sys.modules, flush=True)
time.sleep(60)
"""


@pytest.fixture
def other(tmp_path):
    """Another program that holds the folder."""
    program = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True
    )
    program.first_line = program.stdout.readline()
    yield program
    program.kill()
    program.wait()
    program.stdout.close()


def test_the_second_program_is_refused_within_a_second_and_told_who_holds(tmp_path, clock, other):
    started = time.monotonic()
    with pytest.raises(HeldError) as refused:
        take(tmp_path, "示例助手", clock)
    assert time.monotonic() - started < 1
    assert re.match(rf"示例书记（电脑 {re.escape(platform.node())}，\d+月\d+日 \d\d:\d\d起）正在使用", str(refused.value))


def test_being_refused_does_not_disturb_the_holder(tmp_path, clock, other):
    before = (tmp_path / LOCK).read_bytes()
    for _ in range(2):
        with pytest.raises(HeldError):
            take(tmp_path, "示例助手", clock)
    assert ((tmp_path / LOCK).read_bytes(), other.poll()) == (before, None)


def test_the_folder_is_free_at_once_when_the_holder_is_killed(tmp_path, clock, other):
    other.send_signal(signal.SIGKILL)
    other.wait()
    take(tmp_path, "示例助手", clock).release()


def test_a_program_that_was_killed_is_not_named_any_more(tmp_path, clock, other):
    other.send_signal(signal.SIGKILL)
    other.wait()
    with take(tmp_path, "示例助手", clock), pytest.raises(HeldError, match="示例助手"):
        take(tmp_path, "示例书记", clock)


def test_holding_needs_no_qt(other):
    assert other.first_line == "held False\n"


def test_a_released_folder_can_be_held_again(tmp_path, clock):
    with take(tmp_path, "示例书记", clock):
        pass
    with take(tmp_path, "示例助手", clock) as hold:
        hold.release()
        hold.release()


def test_the_person_who_signed_in_is_named(tmp_path, clock):
    with take(tmp_path, "登录页", clock) as hold:
        hold.rename("示例书记")
        with pytest.raises(HeldError) as refused:
            take(tmp_path, "示例助手", clock)
    assert refused.value.holder.name == "示例书记"


def test_a_holder_that_cannot_be_read_still_holds(tmp_path, clock):
    with take(tmp_path, "示例书记", clock):
        (tmp_path / LOCK).write_bytes(b"\xff{")
        with pytest.raises(HeldError, match="另一个窗口正在使用"):
            take(tmp_path, "示例助手", clock)


def test_old_text_in_the_file_holds_nothing(tmp_path, clock):
    (tmp_path / LOCK).write_text('{"name": "示例书记", "computer": "旧电脑", "since_ms": 0}', encoding="utf-8")
    take(tmp_path, "示例助手", clock).release()


def test_a_folder_that_is_not_there_is_made(tmp_path, clock):
    take(tmp_path / "new" / "store", "示例书记", clock).release()
    assert (tmp_path / "new" / "store" / LOCK).exists()


def test_a_folder_that_cannot_be_written_is_said(tmp_path, clock):
    (tmp_path / "file").write_text("")
    with pytest.raises(DeskError, match="写不进去"):
        take(tmp_path / "file", "示例书记", clock)


def test_whoever_only_looks_is_told_the_holder_at_once_and_the_holder_keeps_it(other, tmp_path):
    for _ in range(2):
        with pytest.raises(HeldError, match=r"示例书记.*正在使用这个资料库"):
            look(tmp_path)


def test_whoever_only_looks_holds_nothing_and_leaves_nothing(tmp_path, clock):
    look(tmp_path)
    found = list(tmp_path.iterdir())
    take(tmp_path, "示例书记", clock).release()
    look(tmp_path)

    take(tmp_path, "示例主任", clock).release()
    assert found == []

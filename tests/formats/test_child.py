"""A child process may do anything; the program answers with a sentence."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.base.errors import DeskError
from desktop.base.progress import CancelledError, Progress
from desktop.formats import child
from desktop.formats.child import Limits

DOOR = """
import sys, types
from desktop.formats import child
made = types.ModuleType("made")
exec({source!r}, made.__dict__)
sys.modules["made"] = made
child.WORKERS = {{"made": "made:serve"}}
sys.exit(child.worker_main("made"))
"""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[dict[str, Any]]]:
    """Replies of a worker whose `serve` is given as source text, run in a real child."""

    def answered(source: str, *, request: dict[str, Any] | None = None, **usage: Any) -> list[dict[str, Any]]:
        text = DOOR.format(source=textwrap.dedent(source))
        monkeypatch.setattr(child, "command", lambda _name: [sys.executable, "-P", "-c", text])
        return list(child.run("made", request or {}, **usage))

    return answered


class Impatient(Progress):
    """Presses 取消 at once."""

    def step(self, done: int, total: int) -> None:
        raise CancelledError


class Counting(Progress):
    """Writes down what it is told."""

    def __init__(self) -> None:
        self.seen: list[tuple[int, int]] = []

    def step(self, done: int, total: int) -> None:
        self.seen.append((done, total))


def is_alive(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def test_replies_come_in_order(run: Callable[..., list[dict[str, Any]]]) -> None:
    replies = run("def serve(request): yield from ({'n': n * request['by']} for n in range(3))", request={"by": 2})

    assert replies == [{"n": 0}, {"n": 2}, {"n": 4}]


def test_the_hidden_door_of_the_program_serves(tmp_path: Path) -> None:
    path = tmp_path / "名册.csv"
    path.write_text("姓名,电话\n张三,13800138000\n", encoding="utf-8")

    replies = list(child.run("sheets", {"path": str(path)}))

    assert replies[-1] == {"rows": [["姓名", "电话"], ["张三", "13800138000"]]}


def test_a_sentence_of_the_child_arrives_as_it_was_said(run: Callable[..., list[dict[str, Any]]]) -> None:
    with pytest.raises(DeskError) as caught:
        run("""
            from desktop.base.errors import DeskError
            def serve(request):
                raise DeskError('打不开', '关上再试')
            """)

    assert (caught.value.title, caught.value.advice) == ("打不开", "关上再试")


def test_a_child_that_aborts_becomes_a_sentence(run: Callable[..., list[dict[str, Any]]]) -> None:
    with pytest.raises(DeskError, match="没有改动"):
        run("import os\ndef serve(request): os.abort()")


def test_a_child_that_eats_memory_is_stopped(run: Callable[..., list[dict[str, Any]]]) -> None:
    with pytest.raises(DeskError, match="太大"):
        run("def serve(request): yield {'size': len(bytes(600 * 2**20))}", limits=Limits(memory_mib=256))


def test_a_child_that_spins_is_stopped(run: Callable[..., list[dict[str, Any]]]) -> None:
    with pytest.raises(DeskError):
        run("def serve(request):\n    while True: pass", limits=Limits(cpu_s=1, wall_s=20))


def test_a_silent_child_is_stopped_by_the_clock(run: Callable[..., list[dict[str, Any]]]) -> None:
    with pytest.raises(DeskError, match="太久"):
        run("import time\ndef serve(request): time.sleep(60)", limits=Limits(wall_s=0.3))


def test_a_child_that_sends_nonsense_becomes_a_sentence(
    run: Callable[..., list[dict[str, Any]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "command", lambda _name: [sys.executable, "-c", "print('[' * 100000)"])

    with pytest.raises(DeskError):
        list(child.run("made", {}))


def test_a_child_that_does_not_start_becomes_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "command", lambda _name: [sys.executable, "-c", "raise SystemExit(3)"])

    with pytest.raises(DeskError):
        list(child.run("made", {"long": "x" * 2_000_000}))


def test_cancelling_kills_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    source = "import os, time\ndef serve(request):\n    yield {'pid': os.getpid()}\n    time.sleep(60)"
    monkeypatch.setattr(child, "command", lambda _name: [sys.executable, "-P", "-c", DOOR.format(source=source)])
    replies = child.run("made", {})
    pid = next(replies)["pid"]

    replies.close()

    assert not is_alive(pid)


def test_cancel_is_noticed_while_the_child_is_silent(run: Callable[..., list[dict[str, Any]]]) -> None:
    began = time.monotonic()
    with pytest.raises(CancelledError):
        run("import time\ndef serve(request): time.sleep(60)", progress=Impatient())

    assert time.monotonic() - began < 10


def test_progress_of_the_child_reaches_the_person(run: Callable[..., list[dict[str, Any]]]) -> None:
    told = Counting()
    replies = run("def serve(request):\n    yield {'progress': [3, 9]}\n    yield {'done': True}", progress=told)

    assert replies == [{"done": True}]
    assert (3, 9) in told.seen


def test_the_child_sees_nothing_of_our_environment(
    run: Callable[..., list[dict[str, Any]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XIAOXIANG_SECRET", "示例口令")

    replies = run("import os\ndef serve(request): yield {'names': sorted(os.environ)}")

    assert set(replies[0]["names"]) <= {"PYTHONPATH", "PYTHONUTF8", "LD_LIBRARY_PATH", "LC_CTYPE", "TEMP", "TMP"}


def test_what_a_library_prints_does_not_reach_the_pipe(run: Callable[..., list[dict[str, Any]]]) -> None:
    replies = run("def serve(request):\n    print('noise')\n    yield {'n': 1}")

    assert replies == [{"n": 1}]


def test_a_crash_is_logged_by_place_and_never_by_value(
    run: Callable[..., list[dict[str, Any]]], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "xiaoxiang"), pytest.raises(DeskError):
        run("def serve(request): raise ValueError('张三 11010519491231002X')")

    assert "ValueError" in caplog.text
    assert "张三" not in caplog.text


def test_lone_surrogates_survive_the_pipe(run: Callable[..., list[dict[str, Any]]]) -> None:
    assert run(r"def serve(request): yield {'text': '\ud800'}") == [{"text": "\ud800"}]


def test_an_unknown_worker_is_wrong_usage() -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(child.__file__).parents[2])}
    ended = subprocess.run(
        [sys.executable, "-c", "import sys; from desktop.formats.child import worker_main; sys.exit(worker_main('nobody'))"],
        check=False,
        env=environment,
    )

    assert ended.returncode == 2


def test_every_worker_exists() -> None:
    for target in child.WORKERS.values():
        module, _, function = target.partition(":")
        ended = subprocess.run([sys.executable, "-c", f"from {module} import {function}"], check=False)
        assert ended.returncode == 0, target

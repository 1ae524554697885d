from __future__ import annotations

import subprocess
import sys

import pytest

from build_scripts.__main__ import TASKS, Task, listing, main
from build_scripts.places import ROOT


def test_without_a_task_the_tasks_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert capsys.readouterr().out == listing() + "\n"


def test_the_list_names_every_task_with_its_help() -> None:
    lines = listing().splitlines()

    assert all(any(line.split()[:1] == [name] and line.endswith(task.help) for line in lines) for name, task in TASKS.items())


def test_an_unknown_task_is_wrong_usage() -> None:
    assert main(["brew"]) == 2


def test_words_after_a_task_that_takes_none_are_wrong_usage() -> None:
    assert main(["test", "quickly"]) == 2


def test_a_task_is_given_the_words_after_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TASKS, "count", Task(len, "counts its words", takes="[WORDS]"))

    assert main(["count", "a", "b", "c"]) == 3


def test_the_runner_starts_with_the_standard_library_alone() -> None:
    # -I and -S: no site-packages, no environment, as on a machine that has nothing but Python.
    start = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from build_scripts.__main__ import main; sys.exit(main([]))"

    started = subprocess.run([sys.executable, "-I", "-S", "-c", start], capture_output=True, text=True, check=False)

    assert (started.returncode, started.stderr) == (0, "")

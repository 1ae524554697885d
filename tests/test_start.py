"""Where the first word leads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from desktop import start
from desktop.work.command import clashes
from desktop.work.desk import catalogue_of


def run(*words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "desktop", *words], input=stdin, capture_output=True, text=True, check=False, timeout=60
    )


def test_every_slice_that_is_there_is_in_the_list() -> None:
    folders = {path.parent.name for path in (Path(start.__file__).parent / "modules").glob("*/__init__.py")}
    assert {module.name for module in start.MODULES} == folders


def test_no_record_is_declared_twice_and_no_key_given_twice() -> None:
    assert len(catalogue_of(start.MODULES)) > len(start.MODULES)
    assert clashes(command for module in start.MODULES for command in module.commands) == []


def test_the_command_line_answers_without_loading_qt() -> None:
    code = "import sys, desktop.start; desktop.start.start(['sort', '--by', 'strokes']); print('PySide6' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], input="王示例\n丁示例\n", capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == ["丁示例", "王示例", "False"]


def test_help_tells_the_commands() -> None:
    assert "import" in run("--help").stdout


def test_an_unknown_word_is_wrong_usage() -> None:
    assert run("nonsense").returncode == 2


@pytest.mark.parametrize("words", [["import", "x.xlsx"], ["search"]])
def test_a_command_without_what_it_needs_is_wrong_usage(words: list[str]) -> None:
    assert run(*words).returncode == 2

"""Task `check`: everything a machine can say about the code without running it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from build_scripts import environment
from build_scripts.places import VENV, program
from build_scripts.running import Step, summary, take_all


def check(_words: Sequence[str]) -> int:
    """Set up, run the quick checks; 0 when all are clean."""
    outcomes = take_all(steps(environment.ready("runtime", "test")))
    print(summary(outcomes))
    return int(any(outcome.code for outcome in outcomes))


def steps(python: Path) -> tuple[Step, ...]:
    """The quick checks, run by this interpreter."""
    return (
        Step("ruff check", (python, "-m", "ruff", "check", "--quiet", ".")),
        Step("ruff format", (python, "-m", "ruff", "format", "--check", "--quiet", ".")),
        Step("mypy", (python, "-m", "mypy")),
        Step("import contracts", (program(VENV, "lint-imports"),)),
        Step("generated tables", (python, "-m", "build_scripts.tables", "--check")),
        Step("word templates", (python, "-m", "build_scripts.templates", "--check")),
    )

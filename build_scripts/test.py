"""Task `test`: every check CI runs, in CI's order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from build_scripts import check, environment, system
from build_scripts.running import Step, summary, take_all

CLOSING = re.compile(r"^.*\b(?:passed|failed|errors?|skipped|no tests ran)\b.* in \d[\d.]*s.*$", re.MULTILINE)
"""pytest's own last word: "312 passed, 1 skipped in 45.10s"."""


def test(_words: Sequence[str]) -> int:
    """Set up, run the checks, then the tests with their coverage floor; 0 when all are clean."""
    python = environment.ready("runtime", "test")
    system.provide(system.QT, required=True)
    system.provide(system.TOOLS, required=False)
    tests = Step("pytest", (python, "-m", "pytest", "-n", "2", "--cov", "--cov-report=term:skip-covered"), live=True)
    outcomes = take_all((*check.steps(python), tests))
    print(summary(outcomes))
    print(closing_line(outcomes[-1].output))
    return int(any(outcome.code for outcome in outcomes))


def closing_line(output: str) -> str:
    """The line with which pytest closed, or a sentence that it never came to one."""
    found = CLOSING.findall(output)
    return found[-1] if found else "pytest ended without a closing line."

"""Tasks that are programs of their own and need the test environment: screenshots, bench, faults."""

from __future__ import annotations

from collections.abc import Sequence

from build_scripts import environment, system
from build_scripts.running import call


def inside(name: str, words: Sequence[str]) -> int:
    """Run `build_scripts.NAME` with the environment's interpreter, handing on the words after the task's name."""
    python = environment.ready("runtime", "test")
    system.provide(system.QT, required=True)
    return call(python, "-m", f"build_scripts.{name}", *words)

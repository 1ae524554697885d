"""Doing the steps one after another: a line for each, and on to the next that can be done when one fails."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TextIO

from build_scripts.walk.scene import Scene

Act = Callable[[Scene], str]
"""Does something and says in a few words, with counts, what came of it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing the walk does. needs: names of steps without which it makes no sense."""

    name: str
    act: Act
    needs: tuple[str, ...] = ()


def play(steps: Iterable[Step], scene: Scene, journal: TextIO) -> int:
    """Do every step that can be done; answers how many failed or had to be left out."""
    failed: set[str] = set()
    for step in steps:
        missing = [name for name in step.needs if name in failed]
        if missing:
            failed.add(step.name)
            _say(journal, f"  –  {step.name}: left out, it needs “{missing[0]}”")
        elif not _done(step, scene, journal):
            failed.add(step.name)
    return len(failed)


def _done(step: Step, scene: Scene, journal: TextIO) -> bool:
    started = time.monotonic()
    try:
        words = step.act(scene)
    except Exception as error:  # noqa: BLE001 - whatever is wrong, with the program or the walk: it is told, and the walk goes on
        _say(journal, f"  ✗  {step.name}: {type(error).__name__}: {error}")
        journal.write(traceback.format_exc())
        return False
    _say(journal, f"  ✓  {step.name}: {words}  ({time.monotonic() - started:.1f} s)")
    return True


def _say(journal: TextIO, line: str) -> None:
    print(line, flush=True)
    journal.write(f"{line}\n")

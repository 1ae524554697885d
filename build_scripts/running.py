"""Run other programs: with the terminal handed over, or as timed steps whose output is kept."""

from __future__ import annotations

import codecs
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from build_scripts.places import ROOT

TAIL = 40
"""Lines shown of every failure after the first."""


@dataclass(frozen=True)
class Step:
    """One named program to run; a live one shows its output as it comes."""

    name: str
    command: tuple[str | Path, ...]
    live: bool = False


@dataclass(frozen=True)
class Outcome:
    """How a step ended: exit code, wall seconds, everything it said."""

    step: Step
    code: int
    seconds: float
    output: str

    @property
    def line(self) -> str:
        """The step in one line of the summary."""
        word = "ok" if self.code == 0 else f"FAILED ({self.code})"
        return f"{self.step.name:<18} {self.seconds:7.1f} s  {word}"


def surroundings(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Environment of every program started here: ours, speaking UTF-8."""
    return {**os.environ, "PYTHONUTF8": "1", **(extra or {})}


def call(*command: str | Path, extra: Mapping[str, str] | None = None) -> int:
    """Run a program in the checkout with the terminal handed over; answer its exit code."""
    sys.stdout.flush()
    return subprocess.run(command, cwd=ROOT, env=surroundings(extra), check=False).returncode


def take(step: Step) -> Outcome:
    """Run one step and keep what it says."""
    started = time.monotonic()
    said: list[str] = []
    decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode
    with subprocess.Popen(
        step.command, cwd=ROOT, env=surroundings(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, bufsize=0
    ) as process:
        assert process.stdout is not None
        # Pieces, not lines: pytest's dots come without a line end.
        while piece := process.stdout.read(4096):
            said.append(decode(piece))
            if step.live:
                print(said[-1], end="", flush=True)
    return Outcome(step, process.returncode, time.monotonic() - started, "".join(said).replace("\r\n", "\n"))


def take_all(steps: Iterable[Step]) -> list[Outcome]:
    """Run every step, a line each; the first failure is shown whole, later ones by their last lines."""
    outcomes: list[Outcome] = []
    for step in steps:
        if step.live:
            print(f"{step.name} …", flush=True)
        outcome = take(step)
        print(outcome.line, flush=True)
        if outcome.code and not step.live:
            lines = outcome.output.splitlines()
            first = all(earlier.code == 0 for earlier in outcomes)
            print("\n".join(lines if first else ["…", *lines[-TAIL:]]), flush=True)
        outcomes.append(outcome)
    return outcomes


def summary(outcomes: Iterable[Outcome]) -> str:
    """All steps again, a line each, under a rule."""
    return "\n".join(["", "-" * 40, *(outcome.line for outcome in outcomes)])

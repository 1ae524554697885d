"""Task `faults`: the long sweeps that the suite only samples.

Kills at every call that saves, histories merged by the thousand, every property with examples that the suite does not try.

Run inside .venv by `python3 -m build_scripts faults`; some of it needs strace and takes a quarter of an hour.
"""

from __future__ import annotations

import importlib
import secrets
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from build_scripts.places import ROOT

sys.path[:0] = [str(ROOT / "tests")]

Sweeps = Iterator[tuple[str, Callable[[], tuple[int, tuple[str, ...]]]]]
"""Sweeps of one sort: the name, and the work that answers how much was tried and what was found wrong."""


def main(words: Sequence[str] | None = None) -> int:
    """Run the sweeps and print one line for each; 1 when anything was lost, damaged or apart."""
    parser = ArgumentParser(prog="build_scripts faults")
    parser.add_argument("--only", choices=tuple(SWEEPS), help="one sort of sweep")
    parser.add_argument("--histories", type=int, default=3_000, help="how many histories are merged")
    parser.add_argument("--rounds", type=int, default=5, help="how often every property is tried")
    parser.add_argument("--seconds", type=float, default=3600, help="longest time for one scene and call")
    asked = parser.parse_args(words)
    findings = sum(_all(sweep(asked)) for name, sweep in SWEEPS.items() if asked.only in (None, name))
    print("nothing was lost" if not findings else f"{findings} findings")
    return int(bool(findings))


def _all(sweeps: Sweeps) -> int:
    """Run sweeps (name, work -> number of trials and findings), telling each; answers how much was found."""
    total = 0
    for name, work in sweeps:
        started = time.monotonic()
        trials, wrong = work()
        print(f"{name:24} {trials:6} trials  {len(wrong):4} wrong  {time.monotonic() - started:6.1f} s", flush=True)
        for one in wrong:
            print(f"    {one}")
        total += len(wrong)
    return total


def _kills(asked: Namespace) -> Sweeps:
    kills = importlib.import_module("store.kills")  # of the tests, found only once their folder is on the path
    with tempfile.TemporaryDirectory() as scratch:
        if not kills.is_possible(Path(scratch)):
            print("kills LEFT OUT: strace is missing or may not trace here")
            return
        for scene in kills.SCENES:
            for call in kills.CALLS:
                folder = Path(scratch) / scene / call

                def work(folder: Path = folder, scene: str = scene, call: str = call) -> tuple[int, tuple[str, ...]]:
                    swept = kills.sweep(folder, scene, call, asked.seconds)
                    return swept.kills, swept.wrong

                yield f"kill {scene} {call}", work


def _merges(asked: Namespace) -> Sweeps:
    merge_histories = importlib.import_module("store.merge_histories")

    def work() -> tuple[int, tuple[str, ...]]:
        with tempfile.TemporaryDirectory() as scratch:
            wrong = merge_histories.sweep(Path(scratch), asked.histories)
        return asked.histories, tuple(f"history {seed}" for seed in wrong)

    yield "merged histories", work


def _properties(asked: Namespace) -> Sweeps:
    words = (sys.executable, "-m", "pytest", "-n", "2", "-m", "hypothesis", "--hypothesis-profile=sweep")

    def work() -> tuple[int, tuple[str, ...]]:
        seeds = [f"--hypothesis-seed={secrets.randbelow(2**32)}" for _ in range(asked.rounds)]
        failed = [seed for seed in seeds if subprocess.run((*words, seed), cwd=ROOT, check=False).returncode]
        return asked.rounds, tuple(" ".join((*words[1:], seed)) for seed in failed)

    yield "properties", work


SWEEPS: dict[str, Callable[[Namespace], Sweeps]] = {"kills": _kills, "merge": _merges, "properties": _properties}
"""The sorts of sweep by name, in the order they run."""


if __name__ == "__main__":
    sys.exit(main())

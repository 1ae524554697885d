"""Task `faults`: the long sweeps that the suite only samples. Kills at every call that saves, histories merged by the thousand.

Run inside .venv by `python3 -m build_scripts faults`; some of it needs strace and takes a quarter of an hour.
"""

from __future__ import annotations

import importlib
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from build_scripts.places import ROOT

sys.path[:0] = [str(ROOT / "tests")]


def main(words: Sequence[str] | None = None) -> int:
    """Run the sweeps and print one line for each; 1 when anything was lost, damaged or apart."""
    parser = ArgumentParser(prog="build_scripts faults")
    parser.add_argument("--only", choices=("kills", "merge"), help="one sort of sweep")
    parser.add_argument("--histories", type=int, default=3_000, help="how many histories are merged")
    parser.add_argument("--seconds", type=float, default=3600, help="longest time for one scene and call")
    asked = parser.parse_args(words)
    findings = 0
    if asked.only != "merge":
        findings += _all(_kills(asked.seconds))
    if asked.only != "kills":
        findings += _all(_merges(asked.histories))
    print("nothing was lost" if not findings else f"{findings} findings")
    return int(bool(findings))


def _all(sweeps: Iterator[tuple[str, Callable[[], tuple[int, tuple[str, ...]]]]]) -> int:
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


def _kills(seconds: float) -> Iterator[tuple[str, Callable[[], tuple[int, tuple[str, ...]]]]]:
    kills = importlib.import_module("store.kills")  # of the tests, found only once their folder is on the path
    with tempfile.TemporaryDirectory() as scratch:
        if not kills.is_possible(Path(scratch)):
            print("kills LEFT OUT: strace is missing or may not trace here")
            return
        for scene in kills.SCENES:
            for call in kills.CALLS:
                folder = Path(scratch) / scene / call

                def work(folder: Path = folder, scene: str = scene, call: str = call) -> tuple[int, tuple[str, ...]]:
                    swept = kills.sweep(folder, scene, call, seconds)
                    return swept.kills, swept.wrong

                yield f"kill {scene} {call}", work


def _merges(count: int) -> Iterator[tuple[str, Callable[[], tuple[int, tuple[str, ...]]]]]:
    merge_histories = importlib.import_module("store.merge_histories")

    def work() -> tuple[int, tuple[str, ...]]:
        with tempfile.TemporaryDirectory() as scratch:
            wrong = merge_histories.sweep(Path(scratch), count)
        return count, tuple(f"history {seed}" for seed in wrong)

    yield "merged histories", work


if __name__ == "__main__":
    sys.exit(main())

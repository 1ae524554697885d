"""`python3 -m build_scripts bench [--only NAME] [--json OUT] [--runs N] [--residents N] [--large]`: measure, then a table."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from build_scripts.bench import (
    building,
    doubles,
    edit,
    forms,
    grid,
    intake,
    keystroke,
    ledger,
    memory,
    search,
    summary,
    today,
    window,
)
from build_scripts.bench.display import xvfb
from build_scripts.bench.figure import Figure, table
from build_scripts.bench.machine import describe
from build_scripts.bench.stage import Stage
from build_scripts.places import BUILD

FIGURES: dict[str, Callable[[Stage], Iterator[Figure]]] = {
    "window": window.measure,
    "intake": intake.measure,
    "forms": forms.measure,
    "memory": memory.measure,
    "search": search.measure,
    "keystroke": keystroke.measure,
    "doubles": doubles.measure,
    "edit": edit.measure,
    "ledger": ledger.measure,
    "today": today.measure,
    "summary": summary.measure,
    "building": building.measure,
    "grid": grid.measure,
    "export": grid.measure_export,
}
"""Name -> what measures it, in the order of the table."""


_LARGE = 1_000_000
"""Residents of a whole street."""


def main(words: Sequence[str]) -> int:
    """Measure what is asked for; answers 1 when a limit is missed or something could not be measured."""
    asked = _parser().parse_args(words)
    more = (_LARGE,) if asked.large else ()
    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD, prefix="bench-") as folder, xvfb() as display:
        stage = Stage(Path(folder), asked.residents, asked.runs, min(asked.runs, asked.heavy_runs), display, more)
        figures, missing = measured(asked.only or FIGURES, stage)
    machine = describe()
    print("\n".join([*(f"{name:<10} {value}" for name, value in machine.items()), "", table(figures), *missing]))
    if asked.json:
        told = {"machine": machine, "residents": asked.residents, "figures": [one.as_json() for one in figures]}
        Path(asked.json).write_text(json.dumps({**told, "missing": missing}, ensure_ascii=False, indent=1), encoding="utf-8")
    return int(bool(missing) or any(one.holds is False for one in figures))


def measured(names: Iterable[str], stage: Stage) -> tuple[list[Figure], list[str]]:
    """The figures, and a line for each file that broke off: a program of it that fails costs only the rest of that file."""
    figures: list[Figure] = []
    missing = []
    for name in names:
        print(f"{name} …", file=sys.stderr, flush=True)
        try:
            figures.extend(FIGURES[name](stage))
        except subprocess.CalledProcessError as error:
            missing.append(f"{name}: not measured, {' '.join(map(str, error.cmd[1:3]))} ended with {error.returncode}")
            print(error.stderr, file=sys.stderr)
    return figures, missing


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python3 -m build_scripts bench", description=__doc__)
    parser.add_argument(
        "--only", action="append", choices=FIGURES, metavar="NAME", help=f"one of {', '.join(FIGURES)}; repeatable"
    )
    parser.add_argument("--json", metavar="OUT", help="write everything to this file too")
    parser.add_argument("--runs", type=int, default=5, help="samples of each side")
    parser.add_argument("--heavy-runs", type=int, default=3, help="samples of what takes long")
    parser.add_argument("--residents", type=int, default=100_000)
    parser.add_argument("--large", action="store_true", help="also with a million residents where a figure grows")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

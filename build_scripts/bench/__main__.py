"""`python3 -m build_scripts bench [--only NAME] [--json OUT] [--runs N] [--residents N]`: measure, then a table."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from build_scripts.bench import edit, forms, intake, memory, search, window
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
    "edit": edit.measure,
}
"""Name -> what measures it, in the order of the table."""


def main(words: Sequence[str]) -> int:
    """Measure what is asked for; answers 1 when a limit is missed."""
    asked = _parser().parse_args(words)
    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD, prefix="bench-") as folder, xvfb() as display:
        stage = Stage(Path(folder), asked.residents, asked.runs, min(asked.runs, asked.heavy_runs), display)
        figures = [one for name in asked.only or FIGURES for one in _measured(name, stage)]
    machine = describe()
    print("\n".join([*(f"{name:<10} {value}" for name, value in machine.items()), "", table(figures)]))
    if asked.json:
        told = {"machine": machine, "residents": asked.residents, "figures": [one.as_json() for one in figures]}
        Path(asked.json).write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return int(any(one.holds is False for one in figures))


def _measured(name: str, stage: Stage) -> list[Figure]:
    print(f"{name} …", file=sys.stderr, flush=True)
    try:
        return list(FIGURES[name](stage))
    except subprocess.CalledProcessError as error:
        message = f"bench {name}: a program of it failed\n{error.stderr}"
        raise SystemExit(message) from error


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python3 -m build_scripts bench", description=__doc__)
    parser.add_argument(
        "--only", action="append", choices=FIGURES, metavar="NAME", help=f"one of {', '.join(FIGURES)}; repeatable"
    )
    parser.add_argument("--json", metavar="OUT", help="write everything to this file too")
    parser.add_argument("--runs", type=int, default=5, help="samples of each side")
    parser.add_argument("--heavy-runs", type=int, default=3, help="samples of what takes long")
    parser.add_argument("--residents", type=int, default=100_000)
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

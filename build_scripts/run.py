"""Task `run`: open the program on invented demo data, or walk it where nobody can watch."""

from __future__ import annotations

import time
from collections.abc import Sequence

from build_scripts import environment, system
from build_scripts.places import DEMO, ROOT
from build_scripts.running import call


def run(_words: Sequence[str]) -> int:
    """Set up, then start; answers the program's exit code."""
    python = environment.ready("runtime")
    system.provide(system.QT, required=True)
    if system.has_display():
        print("Opening the program on invented demo data …", flush=True)
        return call(python, "-m", "desktop", "--demo")
    print(f"No display here: the program walks its main job by itself and draws every screen into {DEMO.name}/.", flush=True)
    DEMO.mkdir(exist_ok=True)
    started = time.time()
    code = call(python, "-m", "build_scripts.walk", DEMO.relative_to(ROOT))
    print(written_since(started))
    return code


def written_since(moment: float) -> str:
    """The files of demo/ written since the moment (seconds of the epoch), a line each with their size."""
    # Two seconds of grace: some file systems round the time of a file.
    files = [file for file in sorted(DEMO.rglob("*")) if file.is_file() and file.stat().st_mtime >= moment - 2]
    rows = [f"  {file.relative_to(ROOT).as_posix():<48} {file.stat().st_size / 1024:8.1f} KiB" for file in files]
    return "\n".join([f"files written: {len(rows)}", *rows])

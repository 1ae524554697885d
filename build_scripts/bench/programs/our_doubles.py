"""Looking for residents who may be one person, in an installation: how long, how much memory on top, how many pairs."""

from __future__ import annotations

import contextlib
import sys
import time
from pathlib import Path

from build_scripts.bench.programs.answer import resident_mib, tell
from desktop import demo
from desktop.base.clock import Clock
from desktop.modules.residents.service import suggest
from desktop.start import MODULES
from desktop.work import session


def main(folder: str) -> None:
    """Sign in, then measure the search alone: the peak of memory that signing in left behind is forgotten first."""
    with session.unlock(Path(folder), demo.SECRETARY, demo.PASSWORD, MODULES, Clock()) as opened:
        reader = opened.store.reader(opened.actor)
        with contextlib.suppress(OSError):  # only Linux has it
            Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
        before, began, worked = resident_mib(), time.perf_counter(), time.process_time()
        found = suggest(reader)
        seconds, processor = time.perf_counter() - began, time.process_time() - worked
        reader.connection.close()
    tell({"seconds": seconds, "processor": processor, "mib": resident_mib("VmHWM") - before, "pairs": len(found)})


if __name__ == "__main__":
    main(sys.argv[1])

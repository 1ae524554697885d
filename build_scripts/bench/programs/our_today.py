"""Our page of the day on an installation: from asking to the painted page, time after time, after one that warms up."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from build_scripts.bench.figure import percentile
from build_scripts.bench.programs.answer import tell
from desktop import demo
from desktop.base.clock import Clock
from desktop.modules.today.page import Page
from desktop.modules.today.service import day_of
from desktop.start import MODULES
from desktop.ui import app
from desktop.ui.collecting import Collecting
from desktop.work import session
from desktop.work.ask import Scripted
from desktop.work.jobs import Now

_PATIENCE_MS = 30_000
_SIZE = (1190, 685)


def came(page: Page, before: object) -> None:
    """Sleep until the page has another day than before; spinning would take the interpreter from the thread that reads."""
    waiting = QEventLoop()
    page.selection_changed.connect(waiting.quit)
    QTimer.singleShot(_PATIENCE_MS, waiting.quit)
    if page.day is before:
        waiting.exec()
    page.selection_changed.disconnect(waiting.quit)


def main(folder: Path, runs: int) -> None:
    """Ask, wait, paint."""
    opening = session.unlock(folder, demo.SECRETARY, demo.PASSWORD, MODULES, Clock())
    desk = opening.desk(Scripted(), Now())
    page = Page(desk)
    page.resize(*_SIZE)
    page.show()
    came(page, None)
    wholes, reads, paints = [], [], []
    for _ in range(runs):
        before, began = page.day, time.perf_counter()
        page.refresh({})
        came(page, before)
        painting = time.perf_counter()
        page.repaint()
        done = time.perf_counter()
        wholes.append((done - began) * 1000)
        paints.append((done - painting) * 1000)
        began = time.perf_counter()
        day_of(desk.store, desk.modules, desk.today)
        reads.append((time.perf_counter() - began) * 1000)
    tell({"whole": percentile(wholes, 95), "read": percentile(reads, 95), "painted": percentile(paints, 95)})


if __name__ == "__main__":
    application = app.application(sys.argv[:1])
    Collecting(application)  # as in the program: nothing is collected in the middle of a reading
    main(Path(sys.argv[1]), int(sys.argv[2]))
    os._exit(0)  # taking windows down is not measured

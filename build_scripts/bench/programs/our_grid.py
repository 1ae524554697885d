"""Our page of residents on an installation: how long the window's thread is held by opening, sorting, jumping, painting.

What takes longer runs on a thread of its own; its whole wait is told beside, because that is what the person waits.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import product
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from build_scripts.bench.figure import percentile
from build_scripts.bench.programs.answer import tell
from desktop import demo
from desktop.base.clock import Clock
from desktop.modules.residents.page import Page
from desktop.start import MODULES
from desktop.ui import app
from desktop.ui.page import RecordPage
from desktop.work import session
from desktop.work.ask import Scripted
from desktop.work.desk import Desk
from desktop.work.jobs import Now

_BEAT_MS = 1
_PATIENCE_MS = 20_000
_MOST = 60
_REST_MS = 250
_SIZE = (1190, 685)


class Pulse:
    """Beats every millisecond on the window's thread; a beat that comes late tells for how long nothing else could be done."""

    def __init__(self) -> None:
        self._timer = QTimer(interval=_BEAT_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._last = 0.0
        self._longest = 0.0

    def held(self, act: Callable[[], None], until: Callable[[], bool]) -> tuple[float, float]:
        """Milliseconds for which the thread was held at most, and until something held; from the act to rest."""
        began = self._last = time.perf_counter()
        self._longest = 0.0
        self._timer.start()
        act()
        self._beat()
        while not until() and time.perf_counter() - began < _PATIENCE_MS / 1000:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        whole = time.perf_counter() - began
        rest = time.perf_counter() + _REST_MS / 1000
        while time.perf_counter() < rest:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        self._timer.stop()
        return self._longest * 1000, whole * 1000

    def _beat(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now


def people(page: Page) -> RecordPage:
    """The page of residents behind its tab."""
    found = page.page
    assert isinstance(found, RecordPage), "the first tab has a table"
    return found


def opened(desk: Desk, pulse: Pulse) -> tuple[Page, float, float]:
    """A page made and shown until its rows are there."""
    made: list[Page] = []

    def make() -> None:
        made.append(Page(desk))
        made[0].resize(*_SIZE)
        made[0].show()

    held, whole = pulse.held(make, lambda: bool(made) and people(made[0]).list.table.rowCount() > 0)
    return made[0], held, whole


def sorted_by(page: RecordPage, pulse: Pulse, runs: int) -> tuple[list[float], list[float]]:
    """Every column that sorts, both ways."""
    grid, table, holds, waits = page.list.grid, page.list.table, [], []
    came: list[int] = []
    table.reloaded.connect(lambda: came.append(1))
    places = [place for place, one in enumerate(table.columns) if one.sorts_by]
    for place, order in product(places * runs, (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)):
        came.clear()
        held, whole = pulse.held(partial(grid.sort_by, place, order), lambda: bool(came))
        holds.append(held)
        waits.append(whole)
    return holds, waits


def painted(page: RecordPage, act: Callable[[], None]) -> float:
    """Milliseconds of an act and the picture after it."""
    began = time.perf_counter()
    act()
    page.list.grid.viewport().repaint()
    return (time.perf_counter() - began) * 1000


def main(folder: Path, runs: int) -> None:
    """Open, sort, jump, paint, find."""
    opening = session.unlock(folder, demo.SECRETARY, demo.PASSWORD, MODULES, Clock())
    desk, pulse = opening.desk(Scripted(), Now()), Pulse()
    page, *_ = opened(desk, pulse)  # the first one reads code and fonts too
    holds, waits = [], []
    for _ in range(max(runs, 3)):
        page.hide()
        page, held, whole = opened(desk, pulse)
        holds.append(held)
        waits.append(whole)
    listed = people(page)
    listed.list.widen()
    pulse.held(lambda: None, lambda: not listed.list.is_narrowed)
    sort_holds, sort_waits = sorted_by(listed, pulse, max(runs // 2, 1))
    grid, last = listed.list.grid, listed.list.table.rowCount() - 1
    ends = [listed.list.table.index(row, 0) for row in (last, 0)]
    jumps = [painted(listed, partial(grid.scrollTo, ends[turn % 2])) for turn in range(_MOST)]
    bar = grid.verticalScrollBar()
    steps = range(0, bar.maximum(), max(bar.maximum() // _MOST, 1))
    for step in steps:
        painted(listed, partial(bar.setValue, step))  # reads the rows
    pages = [painted(listed, listed.list.grid.clearFocus) for _ in range(_MOST)]
    finds = [pulse.held(partial(grid.keyboardSearch, letter), lambda: True) for letter in "lwzcsyhx"]
    tell(
        {
            "open": percentile(holds, 95), "open_whole": percentile(waits, 95),
            "sort": percentile(sort_holds, 95), "sort_whole": percentile(sort_waits, 95),
            "end": percentile(jumps, 95), "paint": percentile(pages, 95),
            "find": percentile([held for held, _ in finds], 95), "rows": float(last + 1),
        }
    )  # fmt: skip


if __name__ == "__main__":
    application = app.application(sys.argv[:1])
    main(Path(sys.argv[1]), int(sys.argv[2]))
    os._exit(0)  # taking windows down is not measured

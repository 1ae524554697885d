"""Where work runs while the window stays usable: one thread, one job at a time, in the order asked."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from desktop.base.errors import DeskError
from desktop.base.progress import CancelledError, Progress

T = TypeVar("T")

_REPORT_EVERY_S = 0.05


@dataclass(eq=False)
class Task:
    """One piece of work, and whom to tell."""

    label: str
    work: Callable[[Progress], Any]
    done: Callable[[Any], None]
    failed: Callable[[DeskError], None]
    stop: threading.Event = field(default_factory=threading.Event)
    result: Any = None
    error: BaseException | None = None


class Jobs(QObject):
    """The window's Jobs. Work runs on the worker's thread; everything told is told on the thread of this object.

    Signals: `began` (label), `advanced` (done, total; total 0 = unknown), `ended` after each job, `rested` when none is left.
    """

    began = Signal(str)
    advanced = Signal(int, int)
    ended = Signal()
    rested = Signal()
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Task] = deque()
        self._now: Task | None = None
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        # Wakes up where this object lives, whatever thread the work ended on.
        self._finished.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether anything runs or waits to run."""
        return self._now is not None or bool(self._waiting)

    @property
    def label(self) -> str:
        """What runs now; blank when nothing does."""
        return self._now.label if self._now else ""

    def start(
        self,
        label: str,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[DeskError], None],
    ) -> None:
        """Run the work when its turn comes; tell its result or its failure here. A cancelled job tells nothing."""
        self._waiting.append(Task(label, work, done, failed))
        if self._now is None:
            self._next()

    def cancel(self) -> None:
        """Ask the running job to stop; its unit rolls back at the next step."""
        if self._now:
            self._now.stop.set()

    def when_rested(self, then: Callable[[], None]) -> None:
        """Call once when nothing runs any more: at once, or after the last job was told."""
        if self.is_busy:
            self.rested.connect(then, Qt.ConnectionType.SingleShotConnection)
        else:
            then()

    def close(self) -> None:
        """Wait for what runs and drop what waits: the last resort when the program ends."""
        self._waiting.clear()
        self.cancel()
        self._pool.waitForDone()

    def _next(self) -> None:
        self._now = self._waiting.popleft()
        self.began.emit(self._now.label)
        self._pool.start(_Run(self._now, self._report, self._finished.emit))

    def _report(self, done: int, total: int) -> None:
        self.advanced.emit(done, total)

    @Slot(object)
    def _settle(self, task: Task) -> None:
        """Tell how a job ended. The next one starts first, so that a question asked by this one does not hold it up."""
        self._now = None
        if self._waiting:
            self._next()
        self.ended.emit()
        try:
            _tell(task)
        finally:
            if not self.is_busy:
                self.rested.emit()


def _tell(task: Task) -> None:
    if isinstance(task.error, CancelledError):
        return
    if isinstance(task.error, DeskError):
        task.failed(task.error)
    elif task.error is not None:
        raise task.error
    else:
        task.done(task.result)


class _Run(QRunnable):
    """A task on the worker's thread."""

    def __init__(self, task: Task, report: Callable[[int, int], None], finished: Callable[[Task], None]) -> None:
        super().__init__()
        self._task, self._report, self._finished = task, report, finished

    def run(self) -> None:
        task = self._task
        try:
            task.result = task.work(_Watched(task.stop, self._report))
        except BaseException as error:  # noqa: BLE001 - told, or raised again, on the window's thread
            task.error = error
        self._finished(task)


class _Watched(Progress):
    """Reports to the window, not oftener than eyes can follow, and notices 取消."""

    def __init__(self, stop: threading.Event, report: Callable[[int, int], None]) -> None:
        self._stop, self._report = stop, report
        self._last = 0.0

    def step(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise CancelledError
        now = time.monotonic()
        if now - self._last >= _REPORT_EVERY_S or done == total:
            self._last = now
            self._report(done, total)

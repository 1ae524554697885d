"""When the program itself is wrong: note where, tell the person, go on. Records' values never reach the log."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from desktop.base.errors import DeskError
from desktop.base.log import LOG

Tell = Callable[[DeskError, str], None]
"""Shows what happened, and the technical text behind 详情."""


class Watch:
    """Catches every exception nobody caught."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._is_telling = False

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Note it and tell it; one that comes while another is told is only noted, or the screen would fill with dialogs."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        where = places(kind, trace)
        LOG.error("uncaught %s", where)
        if self._is_telling:
            return
        self._is_telling = True
        try:
            self._tell(_as_sentence(error), where)
        finally:
            self._is_telling = False


def places(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Sort of error and where it came from, without its message: that may hold somebody's name."""
    frames = [f"{frame.filename.rpartition('desktop')[2]}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
    return "\n".join((kind.__name__, *frames))


def watch(tell: Tell) -> None:
    """From now on catch what nobody caught, on every thread."""
    seen = Watch(tell)
    sys.excepthook = seen.caught
    threading.excepthook = _note


def _note(hooked: threading.ExceptHookArgs) -> None:
    """Another thread's error is only noted: what ran there tells its own failures."""
    LOG.error("uncaught on a thread %s", places(hooked.exc_type, hooked.exc_traceback))


def _as_sentence(error: BaseException) -> DeskError:
    if isinstance(error, DeskError):
        return error
    return DeskError(
        "小巷自己出了问题，刚才这一步可能没有做成",
        "已经保存的资料都在。请看一眼刚才的内容，再做一次；如果还这样，请把“详情”交给装小巷的人。",
    )

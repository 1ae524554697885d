"""Long work: where it runs and how its end is told. The window runs it on its own thread, tests and command line at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from desktop.base.errors import DeskError
from desktop.base.progress import CancelledError, Progress

T = TypeVar("T")


class Jobs(Protocol):
    """Runs one piece of work at a time, in the order asked."""

    def start(
        self,
        label: str,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[DeskError], None],
    ) -> None:
        """Run the work; tell its result or its failure where the caller lives. A cancelled job tells nothing."""


class Now:
    """Runs everything at once, here."""

    def __init__(self, progress: Progress | None = None) -> None:
        self._progress = progress or Progress()

    def start(
        self,
        label: str,  # noqa: ARG002 - a window would show it
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[DeskError], None],
    ) -> None:
        """Run the work and tell."""
        try:
            result = work(self._progress)
        except CancelledError:
            return
        except DeskError as error:
            failed(error)
            return
        done(result)

"""Sitting down at the stage's installation, once per figure."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from build_scripts.bench.stage import Stage
from desktop import demo
from desktop.base.clock import Clock
from desktop.start import MODULES
from desktop.store.reader import Reader
from desktop.work import session
from desktop.work.session import Open


@contextmanager
def signed_in(stage: Stage) -> Iterator[Open]:
    """The installation, opened by its secretary."""
    with session.unlock(stage.installation, demo.SECRETARY, demo.PASSWORD, MODULES, Clock()) as opened:
        yield opened


@contextmanager
def reading(stage: Stage) -> Iterator[Reader]:
    """A reader of the installation as its secretary sees it."""
    with signed_in(stage) as opened:
        reader = opened.store.reader(opened.actor)
        try:
            yield reader
        finally:
            reader.connection.close()

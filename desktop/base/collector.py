"""Python's cycle collector: held while very many objects are made that all stay alive, or run only where it is called."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting() -> Iterator[None]:
    """Hold the collector: it would walk a million new objects over and over, a fifth of the time of a long import."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def sweep() -> None:
    """Collect what has become due by the collector's own thresholds, here and now: for whoever has switched it off."""
    due = [place for place, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if count > most]
    if due and due[0] == 0:
        older = next((place for place in range(len(due)) if due[place] != place), len(due)) - 1
        gc.collect(older)

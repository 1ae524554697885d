"""Figure `window`: from the derived key to a usable window full of residents, beside an empty PySide6 window."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from build_scripts.bench.figure import Figure, alternate
from build_scripts.bench.stage import Stage

_LIMIT = 1.5
_RIVAL = "empty PySide6 window, start to painted"


def measure(stage: Stage) -> Iterator[Figure]:
    """Once without a screen, once on an X server where there is one."""
    yield from _on(stage, "offscreen")
    if stage.display:
        yield from _on(stage, "xcb")


def window_seconds(stage: Stage, platform: str) -> dict[str, float]:
    """One start of our window on the installation: `after_key`, `without_key`, `mib`, `peak_mib`."""
    # Half, because the list does not show those who moved away.
    return stage.fresh("our_window", stage.installation, str(stage.residents // 2), platform=platform)


def _on(stage: Stage, platform: str) -> Iterator[Figure]:
    told: list[dict[str, float]] = []

    def ours() -> float:
        told.append(window_seconds(stage, platform))
        return told[-1]["after_key"]

    mine, empty = alternate(stage.runs, ours, lambda: stage.fresh("empty_window", platform=platform)["painted"])
    whole = statistics.median(one["without_key"] for one in told)
    yield Figure(
        f"window.{platform}",
        f"key derived to painted table, {stage.residents} residents",
        mine,
        peer=empty,
        rival=_RIVAL,
        limit=_LIMIT,
    )
    yield Figure(
        f"window.{platform}.whole",
        "program start to the door, and key to painted table; Argon2id left out",
        whole,
        peer=empty,
        rival=_RIVAL,
    )

"""Figure `memory`: what the program holds with many residents open, beside what it may."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator

from build_scripts.bench.figure import Figure
from build_scripts.bench.stage import Stage
from build_scripts.bench.window import window_seconds

_ALLOWED_MIB = 200.0


def measure(stage: Stage) -> Iterator[Figure]:
    """Resident set of the window's process, a moment after the list was painted; other systems than Linux do not tell it."""
    if not sys.platform.startswith("linux"):
        return
    platform = "xcb" if stage.display else "offscreen"
    told = [window_seconds(stage, platform) for _ in range(stage.heavy_runs)]
    yield Figure(
        "memory.open",
        f"RSS with {stage.residents} residents open ({platform})",
        statistics.median(one["mib"] for one in told),
        unit="MiB",
        peer=_ALLOWED_MIB,
        rival="what is allowed",
        limit=1.0,
        note=f"peak {max(one['peak_mib'] for one in told):.0f} MiB, 128 of it Argon2id while signing in",
    )

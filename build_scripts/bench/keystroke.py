"""Figure `keystroke`: from a key in the search box of the window to the painted list, everyone's words as they type them."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.bench.figure import Figure
from build_scripts.bench.stage import Stage

_ALLOWED_MS = 30.0


def measure(stage: Stage) -> Iterator[Figure]:
    """In a window on the installation, on an X server where there is one."""
    platform = "xcb" if stage.display else "offscreen"
    told = stage.fresh("our_keystroke", stage.installation, platform=platform)
    yield Figure(
        f"keystroke.{platform}",
        f"key to painted list p95, {stage.residents} residents, the pause of 80 ms left out",
        told["p95"],
        "ms",
        peer=_ALLOWED_MS,
        rival="what is allowed",
        limit=1.0,
        note=f"p50 {told['p50']:.1f} ms, most {told['most']:.1f} ms, {told['keys']:.0f} keys",
    )

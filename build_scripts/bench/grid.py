"""Figures `grid` and `export`: a table of many residents on the window's thread, and the same table as an Excel file."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.bench.figure import Figure, alternate
from build_scripts.bench.stage import Stage

_RIVAL = "the most that may be felt"
_WORDS = {
    "open": "page of residents made and its first rows there, longest hold of the window's thread, p95",
    "sort": "sorting by any column, longest hold of the window's thread, p95",
    "end": "jump to the last row and back, painted, p95",
    "paint": "a page of the table painted, p95",
    "find": "a letter typed to find a row, longest hold of the window's thread, p95",
}
_MOST_MS = {"open": 50.0, "sort": 50.0, "end": 50.0, "paint": 8.0, "find": 50.0}
_LIMIT = 1.2


def measure(stage: Stage) -> Iterator[Figure]:
    """Each beside the milliseconds it may take."""
    told = stage.fresh("our_grid", stage.installation, str(stage.runs))
    for name, words in _WORDS.items():
        whole = f"whole wait {told[f'{name}_whole']:.0f} ms" if f"{name}_whole" in told else ""
        limit = _MOST_MS[name]
        yield Figure(
            f"grid.{name}", f"{words}; {stage.residents} residents", told[name], "ms", limit, _RIVAL, limit=1.0, note=whole
        )


def measure_export(stage: Stage) -> Iterator[Figure]:
    """Ours from the store to the file, theirs only the writing of the same cells."""
    told: list[dict[str, float]] = []

    def ours() -> float:
        told.append(stage.fresh("our_export", stage.installation, stage.place("export")))
        return told[-1]["ours"]

    mine, theirs = alternate(stage.heavy_runs, ours, lambda: told[-1]["theirs"])
    yield Figure(
        "export.xlsx",
        f"{told[-1]['rows']:.0f} residents as an Excel file, read and written",
        mine,
        peer=theirs,
        rival="XlsxWriter in constant_memory, the same cells",
        limit=_LIMIT,
    )

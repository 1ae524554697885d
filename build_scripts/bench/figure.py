"""One measured figure, how samples become one, and how figures are shown."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """Ours beside another's, in the same unit, from the same run.

    Attributes:
        name: what `--only` picks by its first part: `window.offscreen`.
        what: in words.
        ours: median, or the percentile that `what` names.
        peer: of the other; None where there is none to compare with, or it is absent.
        rival: who the other is, and that it is absent when it is.
        limit: most that ours / peer may be; None = only told.
        unit: s, ms or MiB.
        note: further numbers.
    """

    name: str
    what: str
    ours: float
    unit: str = "s"
    peer: float | None = None
    rival: str = ""
    limit: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours for each one of the other's."""
        return self.ours / self.peer if self.peer else None

    @property
    def holds(self) -> bool | None:
        """Whether the limit is kept; None where nothing is asked."""
        return None if self.limit is None or self.ratio is None else self.ratio <= self.limit

    def as_json(self) -> dict[str, Any]:
        """Everything, with ratio and verdict."""
        return {**asdict(self), "ratio": self.ratio, "holds": self.holds}


def alternate(runs: int, *sides: Callable[[], float]) -> list[float]:
    """The median of each side, its samples taken in turns so that a busy moment hits all alike."""
    samples = [[side() for side in sides] for _ in range(runs)]
    return [statistics.median(column) for column in zip(*samples, strict=True)]


def percentile(samples: Sequence[float], share: int) -> float:
    """The smallest sample that `share` of a hundred do not exceed."""
    ordered = sorted(samples)
    return ordered[max(0, -(-len(ordered) * share // 100) - 1)]


def table(figures: Iterable[Figure]) -> str:
    """One line each: name, ours, the other's, ratio and limit, verdict, words."""
    rows = [("figure", "ours", "peer", "ratio", "limit", "", "what"), *map(_row, figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(6)]
    lines = []
    for *cells, what in rows:
        aligned = [
            cell.ljust(width) if column in (0, 5) else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        lines.append("  ".join([*aligned, what]).rstrip())
    return "\n".join(lines)


def _row(figure: Figure) -> tuple[str, ...]:
    words = "; ".join(filter(None, (figure.what, figure.rival and f"beside {figure.rival}", figure.note)))
    return (
        figure.name,
        _amount(figure.ours, figure.unit),
        "" if figure.peer is None else _amount(figure.peer, figure.unit),
        "" if figure.ratio is None else f"{figure.ratio:.2f}",
        "" if figure.limit is None else f"{figure.limit:g}",
        {True: "holds", False: "MISSED", None: ""}[figure.holds],
        words,
    )


def _amount(value: float, unit: str) -> str:
    return f"{value:.{2 if unit == 'MiB' else 3}f} {unit}"

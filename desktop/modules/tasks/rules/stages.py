"""How a beginner goes on with a sort of task: 我做你看 → 你做我看 → 你自己做, by work that was passed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from desktop.modules.tasks.rules.lifecycle import GOOD

FIRST, LAST = "watch", "alone"
AFTER: Mapping[str, str] = MappingProxyType({"watch": "together", "together": "alone"})
"""Stage -> the next one."""
ENOUGH: Mapping[str, int] = MappingProxyType({"watch": 1, "together": 2})
"""Stage -> tasks passed in a row that lead to the next one."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where somebody stands: the stage, and how many were passed in a row in it."""

    stage: str = FIRST
    passes: int = 0


def moved_on(now: Progress, score: int | None, returns: int) -> Progress:
    """Where somebody stands after a task was passed.

    Args:
        score: of the check; None when none was given, which counts as good enough.
        returns: how often it had been returned before.
    """
    if returns or (score is not None and score < GOOD):
        return Progress(now.stage, 0)
    passes = now.passes + 1
    if now.stage in AFTER and passes >= ENOUGH[now.stage]:
        return Progress(AFTER[now.stage], 0)
    return Progress(now.stage, passes)


def what_is_left(now: Progress) -> str:
    """What leads to the next stage, in words; blank when there is none."""
    if now.stage not in AFTER:
        return ""
    return f"再通过 {max(ENOUGH[now.stage] - now.passes, 1)} 次进入下一阶段"

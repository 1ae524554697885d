"""The laws of tasks: which step may follow which, who may take it, when a task is due again. Pure functions over values."""

from desktop.modules.tasks.rules.lifecycle import NEXT, OPEN, Standing, Step, is_overdue, refusal

__all__ = ["NEXT", "OPEN", "Standing", "Step", "is_overdue", "refusal"]

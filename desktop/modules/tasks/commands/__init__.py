"""Offers about tasks: to begin one, to take its next step, and about how each sort is done."""

from desktop.modules.tasks.commands.giving import GIVING, QUICK, QUICKLY, ROUND, blank_task
from desktop.modules.tasks.commands.steps import STEPS
from desktop.modules.tasks.commands.summaries import SUMMARIES
from desktop.modules.tasks.commands.training import TRAINING, open_day

COMMANDS = (*GIVING, QUICKLY, *STEPS, *TRAINING, *SUMMARIES)
"""Steps in the order in which they follow: the first that fits is the button beside a task."""

__all__ = ["COMMANDS", "GIVING", "QUICK", "ROUND", "STEPS", "SUMMARIES", "TRAINING", "blank_task", "open_day"]

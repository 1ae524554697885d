"""Offers about visits, about demands, and the way to the ledgers."""

from desktop.modules.visits.commands.demands import DEMANDS, LEDGERS
from desktop.modules.visits.commands.diaries import REVIEW
from desktop.modules.visits.commands.steps import STEPS
from desktop.modules.visits.commands.visits import VISITS

COMMANDS = (*VISITS, *STEPS, *DEMANDS, LEDGERS, REVIEW)
"""Steps before the rest: the first that fits is the button beside a demand."""

__all__ = ["COMMANDS", "DEMANDS", "LEDGERS", "STEPS", "VISITS"]

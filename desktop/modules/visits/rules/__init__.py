"""The laws of visiting, of whose turn it is, and of the way a demand goes. Pure functions over values."""

from desktop.modules.visits.rules.demands import AT_WORK, ATTEMPTS, KEPT_YEARS, NEXT, OPEN, TO_TELL, Step
from desktop.modules.visits.rules.visits import IN_PERSON, KEPT_FOR, delete_on, judge, reached

__all__ = [
    "ATTEMPTS",
    "AT_WORK",
    "IN_PERSON",
    "KEPT_FOR",
    "KEPT_YEARS",
    "NEXT",
    "OPEN",
    "TO_TELL",
    "Step",
    "delete_on",
    "judge",
    "reached",
]

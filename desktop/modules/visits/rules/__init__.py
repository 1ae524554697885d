"""The laws of visiting, and of the way a demand goes."""

from desktop.modules.visits.rules.demands import AT_WORK, ATTEMPTS, KEPT_YEARS, NEXT, OPEN, TO_TELL, Step
from desktop.modules.visits.rules.visits import IN_PERSON, judge, reached

__all__ = ["ATTEMPTS", "AT_WORK", "IN_PERSON", "KEPT_YEARS", "NEXT", "OPEN", "TO_TELL", "Step", "judge", "reached"]

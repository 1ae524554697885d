"""Rules of visiting: what makes a visit, and whose turn it is. Pure functions over values."""

from desktop.modules.visits.rules.calls import IN_PERSON, KEPT_FOR, delete_on, judge, reached

__all__ = ["IN_PERSON", "KEPT_FOR", "delete_on", "judge", "reached"]

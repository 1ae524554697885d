"""Verbs and readings of visiting: calls filed, whose turn it is, how far the area is covered."""

from desktop.modules.visits.service.calls import log_visit, log_visits, statistics, timeline, visits_of
from desktop.modules.visits.service.turns import due, whose_turn

__all__ = ["due", "log_visit", "log_visits", "statistics", "timeline", "visits_of", "whose_turn"]

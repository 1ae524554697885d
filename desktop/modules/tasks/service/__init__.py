"""Verbs and readings of tasks, each sort in a file of its own."""

from desktop.modules.tasks.service.readings import due, statistics, timeline
from desktop.modules.tasks.service.steps import accept, approve, assign, cancel, send_back, standing, submit

__all__ = [
    "accept",
    "approve",
    "assign",
    "cancel",
    "due",
    "send_back",
    "standing",
    "statistics",
    "submit",
    "timeline",
]

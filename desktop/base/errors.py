"""Errors a person can act on. Findings in the records are Problems, see problems.py; bugs are left to fly."""

from __future__ import annotations


class DeskError(Exception):
    """Cannot go on, and the person at the desk can do something about it.

    Args:
        title: what happened, and whether anything was lost.
        advice: what to do now.
    """

    def __init__(self, title: str, advice: str = "") -> None:
        super().__init__(title, advice)
        self.title = title
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.title}。{self.advice}" if self.advice else self.title


class RefusedError(DeskError):
    """The signed-in person has no right to this."""


class StaleError(DeskError):
    """Something changed between looking and doing."""

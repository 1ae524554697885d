"""Offers about tasks."""

from desktop.modules.tasks.commands.steps import COMMANDS

__all__ = ["COMMANDS"]

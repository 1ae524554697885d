"""Offers about the team."""

from desktop.modules.team.commands.members import MEMBERS
from desktop.modules.team.commands.mentoring import MENTORING
from desktop.modules.team.commands.numbers import NUMBERS

COMMANDS = (*MEMBERS, *MENTORING, *NUMBERS)

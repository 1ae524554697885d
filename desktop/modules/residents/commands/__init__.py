"""Offers of the residents' room, in the window and on the command line."""

from desktop.modules.residents.commands import care, doubles, farewells, papers, register, rights
from desktop.modules.residents.commands.households import HOUSEHOLDS
from desktop.modules.residents.commands.moves import MOVES
from desktop.modules.residents.commands.notes import NOTES

COMMANDS = (
    *register.COMMANDS,
    *HOUSEHOLDS,
    *MOVES,
    *NOTES,
    *care.COMMANDS,
    *doubles.COMMANDS,
    *papers.COMMANDS,
    *rights.COMMANDS,
    *farewells.COMMANDS,
)
TOOLS = register.TOOLS

__all__ = ["COMMANDS", "TOOLS"]

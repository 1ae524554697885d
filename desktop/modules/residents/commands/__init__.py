"""Offers of the residents' room, in the window and on the command line."""

from desktop.modules.residents.commands import care, doubles, farewells, papers, register, rights
from desktop.modules.residents.commands.households import HOUSEHOLDS
from desktop.modules.residents.commands.moves import MOVES
from desktop.modules.residents.commands.notes import NOTES
from desktop.work.command import gathered

COMMANDS = (
    *register.COMMANDS,
    *HOUSEHOLDS,
    *gathered("变动", MOVES),
    *NOTES,
    *care.COMMANDS,
    *doubles.COMMANDS,
    *gathered("文书", papers.COMMANDS),
    *gathered("本人权利", (*rights.COMMANDS, *farewells.COMMANDS)),
)
TOOLS = register.TOOLS

__all__ = ["COMMANDS", "TOOLS"]

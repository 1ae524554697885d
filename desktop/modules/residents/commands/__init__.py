"""Offers of the residents' room, in the window and on the command line."""

from desktop.modules.residents.commands import care, doubles, farewells, papers, register, rights

COMMANDS = (
    *register.COMMANDS,
    *care.COMMANDS,
    *doubles.COMMANDS,
    *papers.COMMANDS,
    *rights.COMMANDS,
    *farewells.COMMANDS,
)
TOOLS = register.TOOLS

__all__ = ["COMMANDS", "TOOLS"]

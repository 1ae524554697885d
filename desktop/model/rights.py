"""Who may do what. Roles are enforced by the program, not by mathematics: every valid password holds the key."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType


class Right(Enum):
    """One permission that a verb or a reading needs."""

    PRESENT = auto()
    """Be signed in: see the own area and account, change the own password and letters."""
    READ = auto()
    """See lists and records, private values masked."""
    PRIVATE = auto()
    """See private values whole."""
    SENSITIVE = auto()
    """See sensitive values."""
    EDIT = auto()
    """Keep residents, visits, tasks and elections."""
    MEET = auto()
    """Keep meetings and minutes."""
    EXPORT = auto()
    """Take lists out as files."""
    OWN = auto()
    """People, rights, backup, packages, undoing another's work."""
    LOG = auto()
    """Read the log."""


_ALL = frozenset(Right)

ROLES = MappingProxyType(
    {
        "owner": _ALL,
        "assistant": frozenset({Right.PRESENT, Right.READ, Right.PRIVATE, Right.EDIT, Right.MEET, Right.EXPORT}),
        "recorder": frozenset({Right.PRESENT, Right.READ, Right.MEET}),
        "reader": frozenset({Right.PRESENT, Right.READ}),
        "supervisor": frozenset({Right.PRESENT, Right.LOG}),
    }
)
"""Role code (resources/codes/role.csv) -> rights. Source: decisions on people and rights; 监督 follows 居务监督委员会."""


@dataclass(frozen=True, slots=True)
class Actor:
    """The person signed in.

    Attributes:
        name: as shown and logged.
        role: code of ROLES.
        account: uid of the account record.
        owner: code of the area whose records this installation may edit.
    """

    name: str
    role: str = "owner"
    account: str = ""
    owner: str = ""

    def may(self, right: Right) -> bool:
        """Whether the role has the right."""
        return right in ROLES[self.role]

"""What one room of a building says, in words: on the screen, on paper, to those who cannot see. Decides no colour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.base.text import counted, tr
from desktop.modules.residents.records import Household
from desktop.modules.residents.service import Room
from desktop.ui.chips import MARKS
from desktop.work.listing import VEIL
from desktop.work.module import Mark

VACANT = "空置"
_RENT = "rent"


@dataclass(frozen=True, slots=True)
class Face:
    """One room. name: householder, or 空置; count: `3 人`, blank in a vacant one; mark: how it is coloured, None = not."""

    room: str
    name: str
    count: str
    mark: Mark | None = None

    @property
    def state(self) -> str:
        """The mark in a sign and a word."""
        if self.mark is None:
            return ""
        return f"{MARKS.get(self.mark.tone, '•')} {tr(self.mark.word)}"

    @property
    def words(self) -> str:
        """All of it in one line."""
        return " ".join(filter(None, (self.room, self.name, self.count, self.state)))


def face_of(room: Room, marks: Mapping[str, Mark], *, covered: bool = False) -> Face:
    """The face of a room.

    Args:
        marks: household -> its colour.
        covered: names are veiled.
    """
    if not room.households:
        return Face(room.room, tr(VACANT), "")
    first, *others = room.households
    name = VEIL if covered else first.head or tr("户主未定")
    more = f" {tr('等')} {counted(1 + len(others), '户')}" if others else ""
    mark = next((marks[one.uid] for one in room.households if one.uid in marks), None)
    let = Household.fields["tenure"].kind.show(_RENT)
    is_let = any(one.tenure == _RENT for one in room.households) and (mark is None or mark.word != let)
    count = counted(room.people, "人") + (f" {let}" if is_let else "")
    return Face(room.room, f"{name}{more}", count, mark)

"""Where a room lies in its building: 302 on the third floor, 1201 on the twelfth. What says no floor stands with the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.model.place import natural

_ROOM = re.compile(r"([1-9]\d?)(\d\d)([A-Za-z]?(?:-\d{1,2})?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Spot:
    """One place on the plan. unit: "" where the building has none; door: the room number without its floor."""

    floor: int
    unit: str
    door: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A building as a grid.

    Attributes:
        floors: from the top down.
        doors: (unit, door) of each column, from left to right.
        cells: (floor, unit, door) -> key of what is there.
        others: keys of what has no place on the grid, in natural order of their rooms.
    """

    floors: tuple[int, ...]
    doors: tuple[tuple[str, str], ...]
    cells: Mapping[Spot, str]
    others: tuple[str, ...]


def spot(unit: str, room: str) -> Spot | None:
    """Where a room lies; None when its number says no floor, as 亭子间 or 底楼."""
    found = _ROOM.fullmatch(room)
    return Spot(int(found[1]), unit, found[2] + found[3].upper()) if found else None


def plan(rooms: Iterable[tuple[str, str, str]]) -> Plan:
    """The plan of a building.

    Args:
        rooms: (key, unit, room) of every home; of two homes at one place the second stands with the others.
    """
    cells: dict[Spot, str] = {}
    others: list[tuple[str, str]] = []
    for key, unit, room in rooms:
        where = spot(unit, room)
        if where is None or where in cells:
            others.append((natural(f"{unit}-{room}"), key))
        else:
            cells[where] = key
    doors = sorted({(one.unit, one.door) for one in cells}, key=lambda door: (natural(door[0]), natural(door[1])))
    floors = tuple(sorted({one.floor for one in cells}, reverse=True))
    return Plan(floors, tuple(doors), cells, tuple(key for _, key in sorted(others)))

"""Tell the second row of one person from the first row of another, among the rows of one roster."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field

from desktop.modules.residents.rules.people import Kind, Person

Face = tuple[str, str, str, str]
"""Name, birth, building and room."""


@dataclass(frozen=True, slots=True)
class Sameness:
    """kind: how a row doubles; first: index of the person it doubles."""

    kind: Kind
    first: int


@dataclass(slots=True)
class Known:
    """The people kept so far, found by number, by all their cells, or by name, birth and door.

    A person kept without a number takes the number of the first row that doubles
    them with one, so that two people with two numbers never meet through a third row.
    """

    people: list[Person] = field(default_factory=list)
    _by_number: dict[str, int] = field(default_factory=dict)
    _by_print: dict[int, int] = field(default_factory=dict)
    _unnumbered: dict[Face, list[int]] = field(default_factory=dict)
    _numbered: dict[Face, list[int]] = field(default_factory=dict)
    _filed: int = 0
    _prints: list[int] = field(default_factory=list)
    _claimed: dict[int, str] = field(default_factory=dict)

    def meet(self, person: Person, cells: int) -> Sameness | None:
        """Keep a person not met before, or say whom this row doubles.

        Args:
            person: what the row says.
            cells: the row's print, equal for rows whose cells are all equal.
        """
        if person.id_number:
            first = self._by_number.get(person.id_number)
            if first is not None:
                return Sameness(self._same_number(person, cells, first), first)
            first = self._unnumbered_twin(person) if self._unnumbered else None
        elif cells in self._by_print and _is_telling(person):
            return Sameness(Kind.EXACT, self._by_print[cells])
        else:
            first = self._twin(person)
        if first is not None:
            return Sameness(Kind.NO_ID, first)
        self._keep(person, cells)
        return None

    def _same_number(self, person: Person, cells: int, first: int) -> Kind:
        other = self.people[first]
        if person.name != other.name:
            return Kind.ID_NAME_CONFLICT
        if cells == self._prints[first]:
            return Kind.EXACT
        if not person.place.agrees(other.place):
            return Kind.MOVED
        return Kind.REFORMATTED if other.id_number else Kind.NO_ID

    def _unnumbered_twin(self, person: Person) -> int | None:
        """The first person kept without a number whom this numbered row doubles; they take its number."""
        first = self._fitting(person, self._unnumbered, self._claimed)
        if first is not None:
            self._claimed[first] = person.id_number
            self._by_number[person.id_number] = first
        return first

    def _twin(self, person: Person) -> int | None:
        """The first person, numbered or not, whom this row without a number doubles."""
        for index in range(self._filed, len(self.people)):  # filed only now: most rosters have a number in every row
            face = _face(self.people[index])
            if face and self.people[index].id_number:
                self._numbered.setdefault(face, []).append(index)
        self._filed = len(self.people)
        found = [self._fitting(person, faces, {}) for faces in (self._unnumbered, self._numbered)]
        return min((first for first in found if first is not None), default=None)

    def _fitting(self, person: Person, faces: Mapping[Face, list[int]], taken: Container[int]) -> int | None:
        face = _face(person)
        if face is None:
            return None
        there = (first for first in faces.get(face, ()) if first not in taken)
        return next((first for first in there if person.place.agrees(self.people[first].place)), None)

    def _keep(self, person: Person, cells: int) -> None:
        index = len(self.people)
        self.people.append(person)
        self._prints.append(cells)
        if person.id_number:
            self._by_number[person.id_number] = index
            return
        self._by_print.setdefault(cells, index)
        face = _face(person)
        if face is not None:
            self._unnumbered.setdefault(face, []).append(index)


def _face(person: Person) -> Face | None:
    """Name, birth and door, when all three are said."""
    birth = person.birth or person.birth_part
    place = person.place
    if not birth or not place:
        return None
    return person.name, birth, place.building.lower(), place.room.lower()


def _is_telling(person: Person) -> bool:
    """Whether a row without a number says enough beyond a name for an equal row to be the same person."""
    return bool(person.birth or person.birth_part or person.phone or person.place.room or person.place.building)

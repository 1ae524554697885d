"""Who belongs to which householder and door, where a roster writes them once for a whole household.

Only two things tie a row to the one above: its own word for the relation to the
householder, or the same householder's name. A blank alone ties nothing (merged
cells were filled down before this).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desktop.modules.residents.rules.people import Person
from desktop.modules.residents.rules.places import NOWHERE, Place

HEADS = frozenset(
    {
        "户主",
        "本人",
        "户主本人",
        "本人户主",
        "本人或户主",
        "户主或本人",
        "户主/本人",
        "本人/户主",
        "本人（户主）",
        "户主（本人）",
    }
) | {
    *("0", "01", "02", "本人(户主)", "户主(本人)", "自己"),
}
"""Words and codes for the householder. Source: GB/T 4761-2008, 01 本人, 02 户主; one digit 0."""


@dataclass(slots=True)
class Households:
    """Householder and door of the row above, within one sheet."""

    _head: str = ""
    _place: Place = NOWHERE

    def join(self, names: Sequence[str], heads: Sequence[str], relations: Sequence[str], places: list[Place]) -> list[str]:
        """Householder of each of some consecutive rows; fills `places` where a member's own cells leave them blank."""
        found = []
        for index, (name, own, relation) in enumerate(zip(names, heads, relations, strict=True)):
            head, place = own, places[index]
            if relation in HEADS or own in HEADS:
                head = name if own in HEADS else own or name
            elif self._head and (relation or own) and own in {"", self._head} and place.agrees(self._place):
                head = self._head
                place = places[index] = place if place.building and place.room and place.compound else place.filled(self._place)
            found.append(head)
            self._head, self._place = head, place
        return found


def settled(people: Iterable[Person]) -> list[Person]:
    """The people, members before their householder's row included: a door with one householder is that one's."""
    kept = list(people)
    waiting = [index for index, person in enumerate(kept) if person.relation and not person.head and person.place.room]
    if not waiting:
        return kept
    at_door: dict[tuple[str, Place], set[str]] = {}
    for person in kept:
        if person.head:
            at_door.setdefault((person.sheet, person.place), set()).add(person.head)
    for index in waiting:
        person = kept[index]
        heads = at_door.get((person.sheet, person.place), set())
        if len(heads) == 1:
            kept[index] = replace(person, head=next(iter(heads)))
    return kept

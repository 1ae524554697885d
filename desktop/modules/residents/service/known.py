"""Who is kept already, looked up the way a roster names people: by number, or by name, birth and door."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.modules.residents.records import Resident
from desktop.modules.residents.rules import privacy
from desktop.modules.residents.rules.people import Person
from desktop.modules.residents.service.homes import written
from desktop.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Match:
    """A kept person; `by_number` tells what was the same."""

    uid: str
    name: str
    by_number: bool


class Known:
    """Every kept resident under the keys by which a roster can mean them.

    Args:
        secret: of the area, where a light roster keeps prints instead of numbers.
    """

    def __init__(self, store: Reader, secret: bytes | None) -> None:
        self._secret = secret
        self._by_number: dict[str, Match] = {}
        self._by_self: dict[tuple[str, str, str], Match] = {}
        self._numbered: set[str] = set()
        columns = store.columns(Resident, "name", "birth", "birth_year", "id_number", "id_print", "address", "phone")
        for uid, name, birth, year, number, mark, address, phone in columns:
            if number or mark:
                self._by_number[number or mark] = Match(uid, name or "", by_number=True)
                self._numbered.add(uid)
            # The telephone stands for a birth date nobody knows: without either a roster taken in again would double people.
            if birth or year or (phone and not (number or mark)):
                self._by_self[name or "", birth.isoformat() if birth else str(year or phone), address or ""] = Match(
                    uid, name or "", by_number=False
                )

    def __len__(self) -> int:
        return len(self._by_self)

    def match(self, person: Person, *, is_child: bool) -> Match | None:
        """The kept person that a row means, if any: by number first; without one by name, birth and door."""
        if person.id_number and not is_child:
            mark = privacy.print_of(person.id_number, self._secret) if self._secret else person.id_number
            found = self._by_number.get(mark)
            if found:
                return found
        birth = person.birth[:4] if is_child else person.birth or person.birth_part[:4] or person.phone
        found = self._by_self.get((person.name, birth, written(person.place)))
        return found if found and self._may_be(found, person) else None

    def _may_be(self, found: Match, person: Person) -> bool:
        """Two people of one name and birth date with different numbers stay two."""
        return not person.id_number or found.uid not in self._numbered

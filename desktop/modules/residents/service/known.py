"""Who is kept already, looked up the way a roster names people: by number, or by name, birth and door."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from desktop.modules.residents.records import Resident
from desktop.modules.residents.rules import privacy
from desktop.modules.residents.rules.people import Person
from desktop.modules.residents.service.homes import written
from desktop.store.reader import Reader

_COLUMNS = ("name", "birth", "birth_year", "id_number", "id_print", "address", "phone")


@dataclass(frozen=True, slots=True)
class Match:
    """A kept person; `by_number` tells what was the same, `phone` what tells namesakes apart where no birth date does.

    Attributes:
        is_stopped: they have asked that their records be used no more.
    """

    uid: str
    name: str
    phone: str = ""
    by_number: bool = False
    is_stopped: bool = False


class Known:
    """Every kept resident under the keys by which a roster can mean them; one who was merged means the survivor.

    Args:
        secret: of the area, where a light roster keeps prints instead of numbers.
    """

    def __init__(self, store: Reader, secret: bytes | None) -> None:
        self._secret = secret
        self._by_number: dict[str, Match] = {}
        self._by_self: dict[tuple[str, str, str], Match] = {}
        self._numbered: set[str] = set()
        stopped = frozenset(uid for (uid,) in store.columns(Resident, held=True))
        for held in (True, False):
            self._learn(store, stopped, held=held)

    def __len__(self) -> int:
        return len(self._by_self)

    def _learn(self, store: Reader, stopped: Collection[str], *, held: bool) -> None:
        """Learn what is held back, or the rest: one merged into somebody is as stopped as that other."""
        rows = store.apart().columns(Resident, *_COLUMNS, held=held)
        for itself, name, birth, year, number, mark, address, phone in rows:
            uid = store.same.survivor(Resident.table, itself)
            is_stopped = uid in stopped
            if number or mark:
                self._by_number[number or mark] = Match(uid, name or "", by_number=True, is_stopped=is_stopped)
                self._numbered.add(uid)
            born = birth.isoformat() if birth else str(year or "")
            self._by_self[name or "", born, address or ""] = Match(uid, name or "", phone or "", is_stopped=is_stopped)

    def match(self, person: Person, *, is_child: bool) -> Match | None:
        """The kept person that a row means, if any: by number first; without one by name, birth and door."""
        if person.id_number and not is_child:
            mark = privacy.print_of(person.id_number, self._secret) if self._secret else person.id_number
            found = self._by_number.get(mark)
            if found:
                return found
        born = person.birth[:4] if is_child else person.birth or person.birth_part[:4]
        found = self._by_self.get((person.name, born, written(person.place)))
        return found if found and self._may_be(found, person, born) else None

    def _may_be(self, found: Match, person: Person, born: str) -> bool:
        """Whether nothing tells them apart: not two numbers and, where no birth date is known, not two telephones."""
        if person.id_number and found.uid in self._numbered:
            return False
        return bool(born) or not (found.phone and person.phone) or found.phone == person.phone

"""All record types of one program, by name. Built from the slices at start; nothing registers itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from desktop.model.fields import Field
from desktop.model.kinds import Many, Ref
from desktop.model.record import Record


class Catalogue(Mapping[str, type[Record]]):
    """Table name -> record type, in the order given."""

    def __init__(self, *types: type[Record]) -> None:
        self._types = MappingProxyType({kind.table: kind for kind in types})
        if len(self._types) != len(types):
            twice = sorted({kind.table for kind in types if sum(other.table == kind.table for other in types) > 1})
            message = f"declared twice: {twice}"
            raise ValueError(message)
        self.links = tuple(_links(types))

    def __getitem__(self, table: str) -> type[Record]:
        return self._types[table]

    def __iter__(self) -> Iterator[str]:
        return iter(self._types)

    def __len__(self) -> int:
        return len(self._types)

    def pointing_at(self, table: str) -> Iterator[tuple[type[Record], Field]]:
        """Every field, of any type, that refers to records of this table."""
        return ((kind, field) for kind, field in self.links if field.kind.target == table)  # type: ignore[attr-defined]


def _links(types: tuple[type[Record], ...]) -> Iterator[tuple[type[Record], Field]]:
    for kind in types:
        for field in kind.fields.values():
            if isinstance(field.kind, (Ref, Many)):
                yield kind, field

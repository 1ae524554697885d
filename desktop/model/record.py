"""Turn a class of declared fields into a record type."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, ClassVar, TypeVar, dataclass_transform

from desktop.base.problems import Problem
from desktop.model.fields import KEY, Field

R = TypeVar("R", bound="Record")

REQUIRED = "必填"
"""What is wrong with a blank that may not be one."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Record:
    """Anything the desk keeps. Frozen: to change one, `replace` it and keep it through a unit.

    Every field defaults to None, so that a half-filled form and a bad row are legal
    objects; `check` says what keeps them from being legal records.
    """

    table: ClassVar[str] = ""
    label: ClassVar[str] = ""
    measure: ClassVar[str] = "项"
    lasting: ClassVar[bool] = False
    guarded: ClassVar[bool] = False
    sought: ClassVar[tuple[tuple[str, ...], ...]] = ()
    lands: ClassVar[str] = ""
    confided: ClassVar[tuple[str, ...]] = ()
    fields: ClassVar[Mapping[str, Field]] = MappingProxyType({})

    uid: str = ""
    """ULID, the same on every machine; blank until first kept."""

    def title(self) -> str:
        """The record in a few words: its first field, unless the type says better."""
        first = next(iter(self.fields.values()))
        return first.kind.show(getattr(self, first.name)) or self.label

    def check(self) -> Iterator[Problem]:
        """All that is wrong with the record by itself, in field order."""
        for field in self.fields.values():
            value = getattr(self, field.name)
            blank = REQUIRED if field.required else None
            wrong = blank if value is None else field.kind.check(value)
            if wrong:
                yield Problem(field.label, wrong)


@dataclass_transform(kw_only_default=True, frozen_default=True)
def record(  # noqa: PLR0913 - the words of a declaration
    table: str,
    label: str,
    measure: str = "项",
    *,
    lasting: bool = False,
    guarded: bool = False,
    sought: tuple[tuple[str, ...], ...] = (),
    lands: str = "",
    confided: tuple[str, ...] = (),
) -> Callable[[type[R]], type[R]]:
    """Class decorator: `@record("resident", label="居民", measure="人")`.

    Args:
        table: name in store, log, references and packages; never changed once released.
        label: name on the screen.
        measure: measure word of counts.
        lasting: something outside the file stands on such records (a way in, a package that left), so that
            a unit which wrote one is never taken back.
        guarded: rights or trust hang on such records, so that without the right of an owner they are kept
            only by verbs of their own, never by the general ones.
        sought: fields that are looked up or counted together over the whole table, in this order; the store answers
            such questions from an index alone (15 ms instead of 225 of two hundred thousand visits).
        lands: the table in which the words of a mere form arrive; such a type is asked with and never kept, so
            no catalogue has it. Blank = the type's own table.
        confided: references to accounts, or to records that name one as theirs: these persons see the sensitive values of
            the record though they have no right to others', such as what was said in a talk with them.
    """

    def make(cls: type[R]) -> type[R]:
        shadowed = sorted(set(vars(Record)) & set(cls.__annotations__))
        if shadowed:
            message = f"{cls.__name__} declares {shadowed}, which every record already has"
            raise ValueError(message)
        made = dataclasses.dataclass(frozen=True, kw_only=True)(cls)
        made.table, made.label, made.measure = table, label, measure
        made.lasting, made.guarded, made.sought, made.lands = lasting, guarded, sought, lands or table
        made.confided = confided
        made.fields = MappingProxyType(
            {f.name: dataclasses.replace(f.metadata[KEY], name=f.name) for f in dataclasses.fields(made) if KEY in f.metadata}
        )
        return made

    return make


def values(of: Record) -> dict[str, Any]:
    """Field name -> value as kept, for every field of the record."""
    return {name: field.kind.dump(getattr(of, name)) for name, field in of.fields.items()}

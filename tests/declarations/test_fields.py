"""Written once, for every field of every record of every slice: a new field is tested already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from kernel import KEY, OWNER

from desktop.base.clock import FixedClock
from desktop.model import identity, kinds, place
from desktop.model.fields import Field
from desktop.model.record import Record
from desktop.start import MODULES
from desktop.store.reader import Reader
from desktop.store.store import Store
from desktop.ui.editors import EDITORS, editor
from desktop.ui.filterparts import PARTS
from desktop.ui.filters import why_none
from desktop.work.ask import Scripted
from desktop.work.desk import Desk, catalogue_of
from desktop.work.jobs import Now

CATALOGUE = catalogue_of(MODULES)
FIELDS = [(kind, field) for kind in CATALOGUE.values() for field in kind.fields.values()]


def over(fields: list[tuple[type[Record], Field]]) -> pytest.MarkDecorator:
    """Once for each of these fields."""
    return pytest.mark.parametrize(("kind", "field"), fields, ids=[f"{kind.table}.{field.name}" for kind, field in fields])


every_field = over(FIELDS)
every_written_field = over([(k, f) for k, f in FIELDS if not f.computed and not isinstance(f.kind, (kinds.Ref, kinds.Many))])
"""Those whose words a person types; computed ones are a verb's, references are chosen from a list."""
every_private_field = over([(k, f) for k, f in FIELDS if f.private])
every_kind = pytest.mark.parametrize("kind", CATALOGUE.values(), ids=list(CATALOGUE))

SAMPLES: dict[type[kinds.Kind[Any]], tuple[Any, ...]] = {
    kinds.Text: ("示例", "第一行，\n第二行"),
    kinds.Day: (date(1949, 12, 31), date(2024, 2, 29)),
    kinds.Moment: (1_788_000_000_000 - 1_788_000_000_000 % 60_000, 0),
    kinds.Flag: (True, False),
    kinds.Serial: ("CS-2026-0001",),
    kinds.Ref: ("01J0000000000000000000000A",),
    kinds.Many: (("01J0000000000000000000000A", "01J0000000000000000000000B"),),
    identity.PersonName: ("示例安", "阿依古丽·示例"),
    identity.IdNumber: ("11010519491231002X",),
    identity.Phone: ("13900001234", "13900001234;62345678"),
    place.Address: ("示例路100弄5号302",),
}


def samples(field: Field) -> tuple[Any, ...]:
    """Good values of a field."""
    kind = field.kind
    if isinstance(kind, kinds.Number):
        return (kind.least, min(kind.most, kind.least + 7))
    if isinstance(kind, kinds.Code):
        return tuple(kind.codes.entries)
    found = SAMPLES[type(kind)]
    return tuple(v for v in found if not (isinstance(kind, kinds.Text) and kind.lines == 1 and "\n" in str(v)))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with every record type there is."""
    store = Store(tmp_path_factory.mktemp("all"), KEY, CATALOGUE, FixedClock(date(2026, 8, 28)))
    reader = store.reader(OWNER)
    yield Desk(store, reader, OWNER, MODULES, Scripted(), Now())
    reader.connection.close()
    store.close()


@every_field
def test_its_kind_has_an_editor(kind: type[Record], field: Field) -> None:
    assert type(field.kind) in EDITORS


@every_field
def test_what_is_shown_reads_back_as_what_was_shown(kind: type[Record], field: Field) -> None:
    shown = [field.kind.show(value) for value in samples(field)]

    assert [field.kind.show(field.kind.parse(words)) for words in shown] == shown


@every_field
def test_what_is_shown_reads_back_as_the_value(kind: type[Record], field: Field) -> None:
    values = list(samples(field))

    assert [field.kind.parse(field.kind.show(value)) for value in values] == values


@every_field
def test_its_samples_are_good_values(kind: type[Record], field: Field) -> None:
    assert [found for value in samples(field) if (found := field.kind.check(value))] == []


@every_field
def test_it_comes_back_from_the_store_as_it_went(desk: Desk, kind: type[Record], field: Field) -> None:
    values = samples(field)
    with desk.file.unit("登记", OWNER) as unit:
        kept = [unit.add(kind(**{field.name: value})) for value in values]

    back = [desk.store.apart().get(kind, one.uid) for one in kept]

    assert [getattr(one, field.name) for one in back] == list(values)


@every_written_field
def test_its_editor_reads_what_the_store_gives(desk: Desk, kind: type[Record], field: Field, qtbot) -> None:
    made = editor(field, desk)
    qtbot.addWidget(made)

    back = []
    for value in samples(field):
        made.write(field.kind.show(value))
        back.append(made.value())

    assert back == list(samples(field))


@every_field
def test_it_has_a_filter_or_a_stated_reason_for_none(kind: type[Record], field: Field) -> None:
    assert bool(why_none(field)) or type(field.kind) in PARTS


@every_private_field
def test_a_private_value_is_never_told_by_its_mask(kind: type[Record], field: Field) -> None:
    told = [value for value in samples(field) if field.seen(value, whole=False) == field.kind.show(value)]

    assert told == []


@every_private_field
def test_a_mask_of_a_mask_is_the_mask(kind: type[Record], field: Field) -> None:
    """Who has no right to it gets the mask from the reader, and tables mask what they show once more."""
    masks = [field.kind.mask(value) for value in samples(field) if isinstance(value, str)]

    assert [field.kind.mask(mask) for mask in masks] == masks


@every_field
def test_what_is_sensitive_stands_in_no_list(kind: type[Record], field: Field) -> None:
    assert not (field.sensitive and field.listed)


@every_kind
def test_headings_are_unique_in_their_record(kind: type[Record]) -> None:
    labels = Counter(field.label for field in kind.fields.values())

    assert [label for label, times in labels.items() if times > 1] == []


@every_kind
def test_references_name_types_there_are(kind: type[Record]) -> None:
    targets = {field.kind.target for field in kind.fields.values() if isinstance(field.kind, (kinds.Ref, kinds.Many))}

    assert targets <= set(CATALOGUE)


@every_kind
def test_an_empty_record_has_a_title(kind: type[Record]) -> None:
    assert kind().title()


@every_kind
def test_blank_is_what_comes_back_of_blank(desk: Desk, kind: type[Record]) -> None:
    reader: Reader = desk.store
    with desk.file.unit("登记", OWNER) as unit:
        kept = unit.add(kind())

    back = reader.get(kind, kept.uid)

    assert [name for name in kind.fields if getattr(back, name) != getattr(kept, name)] == []

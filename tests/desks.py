"""A signed-in desk for tests: real store, scripted questions, jobs that run at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from kernel import KEY, OWNER, House, Person

from desktop.base.clock import FixedClock
from desktop.model import fields as f
from desktop.model.catalogue import Catalogue
from desktop.model.record import Record, record
from desktop.model.rights import Actor
from desktop.store.store import Store
from desktop.work.ask import Scripted
from desktop.work.desk import Desk
from desktop.work.jobs import Now
from desktop.work.module import Module
from desktop.work.records import KERNEL, Account, Area


@record("note", label="记事", measure="条")
class Note(Record):
    """The kinds that a person has not: a moment, a flag in the table."""

    text: str | None = f.text("内容", required=True, search=True)
    at: int | None = f.moment("时间")
    done: bool | None = f.flag("办好")
    about: str | None = f.ref("关于", "person")


TYPES = (*KERNEL, House, Person, Note)


@pytest.fixture
def file(tmp_path: Path, clock: FixedClock) -> Iterator[Store]:
    """An open store of the kernel's records, houses, persons and notes."""
    store = Store(tmp_path, KEY, Catalogue(*TYPES), clock)
    with store.unit("建立", OWNER) as unit:
        unit.add(Area(uid=OWNER.owner, name="示例苑居民区", street="示例街道", level="neighbourhood"))
        unit.add(Account(uid=OWNER.account, name=OWNER.name, role="owner"))
    yield store
    store.close()


@pytest.fixture
def desk_of(file: Store) -> Iterator[Callable[..., Desk]]:
    """Sit somebody down: `desk_of(READER, module)`."""
    made: list[Desk] = []

    def sit(actor: Actor = OWNER, *modules: Module) -> Desk:
        made.append(Desk(file, file.reader(actor), actor, modules, Scripted(), Now()))
        return made[-1]

    yield sit
    for desk in made:
        desk.store.connection.close()


@pytest.fixture
def desk(desk_of: Callable[..., Desk]) -> Desk:
    """The secretary's desk."""
    return desk_of()


def keep(desk: Desk, *records: Record) -> list[Record]:
    """Keep records as one unit; answers them with their uids."""
    with desk.file.unit("登记", desk.actor) as unit:
        return [unit.add(one) for one in records]


def anna(**values: object) -> Person:
    """示例安, born in 1949, with number and phone."""
    usual = {
        "name": "示例安",
        "born": date(1949, 12, 31),
        "sex": "2",
        "phone": "13900001234",
        "id_number": "11010519491231002X",
        "age": 76,
    }
    return Person(**{**usual, **values})  # type: ignore[arg-type]

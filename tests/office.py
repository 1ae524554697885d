"""What tests of whole installations share: every slice, a vault they can pay for, signed-in desks."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.base.clock import Clock
from desktop.model.record import Record
from desktop.model.rights import Actor
from desktop.modules import elections, exchange, meetings, residents, setup, tasks, team, today, visits
from desktop.store.vault import Cost, Vault
from desktop.work import session
from desktop.work.ask import Scripted
from desktop.work.desk import Desk
from desktop.work.jobs import Now
from desktop.work.session import FirstRun, Open
from desktop.work.verb import Verb

MODULES = tuple(one.MODULE for one in (today, residents, visits, team, tasks, meetings, elections, exchange, setup))
CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
PASSWORD = "hongcha-luyou-mantou-qiaoliang"
OTHER_PASSWORD = "shanyang-caihong-dianti-huasheng"


def safe(folder: Path, clock: Clock) -> Vault:
    """The vault of a folder, at a cost that tests can pay."""
    return Vault(folder, clock, cost=CHEAP, floor=CHEAP)


def first_run(**given: Any) -> FirstRun:
    """What the first screen asks, answered."""
    return FirstRun(**{"area": "示例苑居民区", "street": "示例街道", "name": "示例书记", "password": PASSWORD} | given)


@dataclass
class Office:
    """One installation, open, with everyone who sits down at it."""

    opened: Open
    code: str
    seats: list[Desk] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        return self.opened.store.folder

    def desk(self, actor: Actor | None = None, *answers: Any) -> Desk:
        """A person's desk, with what they will answer; the secretary's when nobody is named."""
        desk = self.opened.desk(Scripted(list(answers)), Now())
        if actor:
            desk.store.connection.close()
            desk.actor, desk.store = actor, self.opened.store.reader(actor)
        self.seats.append(desk)
        return desk

    def close(self) -> None:
        for desk in self.seats:
            desk.store.connection.close()
        self.opened.close()


def open_office(folder: Path, clock: Clock, **given: Any) -> Office:
    """Make an installation and open it."""
    opened, code = session.begin(folder, first_run(**given), MODULES, clock, safe=safe(folder, clock))
    return Office(opened, code)


def as_role(desk: Desk, role: str, name: str = "") -> Actor:
    """Somebody else of the same area, signed in with an account of their own."""
    return Actor(name or f"示例{role}", role, f"ACCOUNT-{role}-{name}", desk.actor.owner)


def done(desk: Desk, verb: Verb[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Do a verb and answer what it answers, or raise why it refuses."""
    return desk.do(verb, *args, **kwargs).now()


def keep(desk: Desk, *records: Record) -> Any:
    """Keep records as they are, past every rule; answers the last as it is kept."""
    kept: Any = None
    with desk.file.unit("存", desk.actor) as unit:
        for record in records:
            kept = unit.add(record)
    return kept

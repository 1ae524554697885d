"""The desk: what every command and page is handed. Reads through `store`, writes through `do`, asks through `ask`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, ParamSpec, TypeVar

from desktop.base.clock import Clock
from desktop.base.errors import DeskError
from desktop.base.problems import Problem
from desktop.base.progress import Progress
from desktop.model.catalogue import Catalogue
from desktop.model.record import Record
from desktop.model.rights import Actor
from desktop.store import history
from desktop.store.connection import Connection
from desktop.store.reader import Reader
from desktop.store.store import Store
from desktop.store.unit import Unit
from desktop.store.vault import Locksmith
from desktop.work.ask import Ask
from desktop.work.command import Command
from desktop.work.history import opposite, undo
from desktop.work.jobs import Jobs
from desktop.work.keep import Keeping
from desktop.work.ledger import Ledger
from desktop.work.ledgerfile import folder, load
from desktop.work.module import Due, Event, Module, Panel, Period, Shade, Statistic
from desktop.work.records import KERNEL, Account, Area
from desktop.work.verb import Verb

P = ParamSpec("P")
T = TypeVar("T")


def catalogue_of(modules: Sequence[Module]) -> Catalogue:
    """Every record type of the kernel and of the slices."""
    return Catalogue(*KERNEL, *(kind for module in modules for kind in module.records))


def _stay(_module: str, _record: Record | None = None) -> None:
    """Go nowhere: there is no window."""


@dataclass
class Desk:
    """One signed-in person at one open store.

    Attributes:
        file: the open store, for those few verbs that copy or lock it whole.
        store: what the person may read; lives on the thread that made the desk.
        actor: the person.
        modules: the slices, in the order of the navigation.
        ask: how to ask and tell.
        jobs: where work runs.
        go: show a slice's page, with a record open or a part of it named.
        selected: records the page in front has selected.
        smith: changes who can open the store; only a signed-in desk has one.
        lock: close the desk and ask for a password again.
        covered: personal values are not painted now (F9), because somebody else may look at the screen.
    """

    file: Store
    store: Reader
    actor: Actor
    modules: tuple[Module, ...]
    ask: Ask
    jobs: Jobs
    go: Callable[..., None] = field(default=_stay)
    selected: tuple[Record, ...] = ()
    smith: Locksmith | None = None
    lock: Callable[[], None] = field(default=lambda: None)
    covered: bool = False

    @property
    def clock(self) -> Clock:
        """Time, identity and chance."""
        return self.file.clock

    @property
    def today(self) -> date:
        """The day at +08:00."""
        return self.clock.today()

    @property
    def area(self) -> Area:
        """The own area."""
        found = self.store.own(Area, self.actor.owner)
        return found or Area(uid=self.actor.owner)

    @property
    def account(self) -> Account:
        """The signed-in person's own account."""
        found = self.store.own(Account, self.actor.account)
        return found or Account(uid=self.actor.account, name=self.actor.name)

    @property
    def commands(self) -> tuple[Command, ...]:
        """Every command of every slice."""
        return tuple(command for module in self.modules for command in module.commands)

    def keeping(self, kind: type[Record]) -> Keeping:
        """The verbs by which records of a type are kept: their slice's own, or the general ones."""
        return next((module.keeps[kind] for module in self.modules if kind in module.keeps), Keeping())

    def actions(self, record: Record) -> tuple[Command, ...]:
        """The commands about this sort of record, from any slice; those found in no menu first, for here is their place."""
        return tuple(sorted((one for one in self.commands if one.on == record.table), key=lambda one: bool(one.menu)))

    def do(
        self,
        verb: Verb[P, T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Doing[T]:
        """Do a verb as one unit on the writer's thread: `desk.do(log_visit, visit).then(tell)`.

        Nothing happens until `then` is called with what to do with the answer.
        """
        return Doing(self, verb, lambda unit: verb(unit, *args, **kwargs))

    def undo_last(self) -> None:
        """Take back the person's own latest unit (Ctrl+Z)."""
        self._revert(history.undoable, "没有可以撤销的")

    def redo_last(self) -> None:
        """Do again what was last taken back (Ctrl+Y)."""
        self._revert(history.redoable, "没有可以重做的")

    def _revert(self, find: Callable[[Connection, str], history.Done | None], nothing: str) -> None:
        def take_back(unit: Unit) -> str:
            # Looked up when its turn comes: a second Ctrl+Z may be pressed while the first still waits.
            done = find(unit.read.connection, self.actor.account)
            if done is None:
                return nothing
            undo(unit, done)
            return f"已{opposite(done.label)}"

        Doing(self, undo, take_back).then(self.ask.tell)

    def timeline(self, record: Record) -> list[Event]:
        """Everything the slices know about a record, latest first."""
        return sorted((event for module in self.modules for event in module.timeline(self.store, record)), key=lambda e: -e.at)

    def due(self, by: date) -> list[Due]:
        """Everything that waits up to a day, earliest first."""
        return sorted((due for module in self.modules for due in module.due(self.store, by)), key=lambda d: d.day)

    def ahead(self, period: Period) -> list[Due]:
        """Everything that the days of a period bring, earliest first."""
        return sorted((due for module in self.modules for due in module.ahead(self.store, period)), key=lambda d: d.day)

    def retention(self, by: date) -> list[Due]:
        """Everything whose storage time has ended by a day, longest ago first. Source: 个人信息保护法 第十九、四十七条."""
        return sorted((due for module in self.modules for due in module.retention(self.store, by)), key=lambda d: d.day)

    def hints(self, record: Record) -> Iterator[Problem]:
        """What the slices have to tell about a half-typed record."""
        return (problem for module in self.modules for problem in module.hints(self.store, record))

    def carried(self, record: Record) -> list[str]:
        """Everything in which a record has left the office, in a few words each."""
        return [words for module in self.modules for words in module.carried(self.store, record)]

    def shades(self, table: str) -> tuple[Shade, ...]:
        """The ways to colour records of a type."""
        return tuple(one for module in self.modules for one in module.shades if one.on == table)

    def panels(self, table: str) -> tuple[Panel, ...]:
        """What the slices have to show about records of a type, beside what its own page does."""
        return tuple(one for module in self.modules for one in module.panels if one.on == table)

    def ledgers(self) -> tuple[list[Ledger], list[Problem]]:
        """The ledgers the slices fill, in their order, and what is wrong with the files of others."""
        catalogue = self.store.shapes.catalogue
        read = [load(folder() / f"{name}.toml", catalogue) for module in self.modules for name in module.ledgers]
        return [ledger for ledger, _ in read if ledger], [problem for _, found in read for problem in found]

    def statistics(self, period: Period) -> Iterator[Statistic]:
        """Every slice's counts of a period."""
        return (one for module in self.modules for one in module.statistics(self.store, period))


class Doing(Generic[T]):
    """A verb about to be done."""

    def __init__(self, desk: Desk, verb: Verb[..., Any], work: Callable[[Unit], T], undoes: int | None = None) -> None:
        self._desk, self._verb, self._work, self._undoes = desk, verb, work, undoes
        self._note = ""

    def because(self, note: str) -> Doing[T]:
        """Give the log a reason."""
        self._note = note
        return self

    def then(self, done: Callable[[T], None], failed: Callable[[DeskError], None] | None = None) -> None:
        """Do it; the answer comes after COMMIT, a refusal is shown unless the caller takes it."""
        self._desk.jobs.start(self._verb.label, self._run, done, failed or self._desk.ask.refuse)

    def now(self) -> T:
        """Do it at once and wait for the answer: for the command line.

        Raises:
            DeskError: when it is refused.
        """
        return self._run(Progress())

    def _run(self, progress: Progress) -> T:
        desk = self._desk
        with desk.file.unit(
            self._verb.label, desk.actor, note=self._note, undoes=self._undoes, logs=self._verb.logs, progress=progress
        ) as unit:
            return self._work(unit)

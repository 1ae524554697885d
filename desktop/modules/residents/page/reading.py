"""What the import looks through: where a roster comes from, and all that is worked out about it before a person sees it."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from desktop.base.errors import DeskError
from desktop.base.progress import CancelledError, Progress
from desktop.formats import sheets
from desktop.formats.roster import NOTHING_CHOSEN, Chosen
from desktop.model.rights import Actor
from desktop.modules.residents.rules import Judgement, judge
from desktop.modules.residents.service import Fate, Plan, chosen_columns, light_secret, plan_import, problem_rows
from desktop.modules.residents.service.problems import Row, hints
from desktop.modules.residents.service.remarks import Remark, remarks_of
from desktop.store.store import Store
from desktop.work.desk import Desk

Refuse = Callable[[DeskError], None]


@dataclass(frozen=True, slots=True)
class Source:
    """A roster as it was chosen: a file, or the words of the clipboard."""

    name: str
    path: Path | None = None
    text: str = ""

    def opened(self, progress: Progress) -> AbstractContextManager[sheets.Book]:
        """Its grids.

        Raises:
            DeskError: it cannot be read.
        """
        return sheets.opened(self.path, progress) if self.path else nullcontext(sheets.pasted(self.text))


@dataclass(frozen=True, slots=True)
class Examined:
    """One roster looked through; nothing of it is written. counts: people by what would become of them."""

    source: Source
    plan: Plan
    counts: Counter[Fate]
    rows: tuple[Row, ...]
    remarks: tuple[Remark, ...]
    hints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Examiner:
    """Looks through rosters beside the window; made on its thread, where the desk may be asked.

    remembered: what was said of the columns of rosters taken in before.
    """

    file: Store
    actor: Actor
    today: date
    secret: bytes | None
    remembered: Chosen

    @classmethod
    def of(cls, desk: Desk) -> Examiner:
        """The examiner of one person at one store."""
        return cls(desk.file, desk.actor, desk.today, light_secret(desk.file, desk.area), chosen_columns(desk.store))

    def examine(self, source: Source, progress: Progress, chosen: Chosen = NOTHING_CHOSEN) -> Examined | None:
        """Read, judge and plan; None when the person cancelled.

        Args:
            chosen: what the person says of its columns; it goes before what is remembered of rosters like it.

        Raises:
            DeskError: the file cannot be read.
        """
        try:
            with source.opened(progress) as book:
                judgement = judge(book, self.today, {**self.remembered, **chosen})
            return self._planned(source, judgement, progress)
        except CancelledError:
            return None

    def again(self, before: Examined, progress: Progress) -> Examined | None:
        """Plan what was read against what is kept now; None when the person cancelled."""
        try:
            return self._planned(before.source, before.plan.judgement, progress)
        except CancelledError:
            return None

    def _planned(self, source: Source, judgement: Judgement, progress: Progress) -> Examined:
        reader = self.file.reader(self.actor)
        try:
            plan = plan_import(reader, judgement, self.today, self.secret, progress)
        finally:
            reader.connection.close()
        return Examined(source, plan, plan.counts, tuple(problem_rows(plan)), remarks_of(plan), tuple(hints(plan)))


class Reading:
    """A roster looked through beside the window; it can be stopped, and tells how far it is.

    Args:
        advanced: told how many rows of how many.
    """

    def __init__(self, desk: Desk, advanced: Callable[[int, int], None]) -> None:
        self._desk, self._advanced = desk, advanced
        self._watched: Watched | None = None

    def begin(
        self, source: Source, then: Callable[[Examined | None], None], refuse: Refuse, chosen: Chosen = NOTHING_CHOSEN
    ) -> None:
        """Look a roster through; None comes when it was stopped. Other arguments are those of `Examiner.examine`."""
        examiner = Examiner.of(self._desk)

        def work(progress: Progress) -> Examined | None:
            self._watched = Watched(progress, self._advanced)
            return examiner.examine(source, self._watched, chosen)

        self._desk.jobs.start("读花名册", work, then, refuse)

    def again(self, before: Examined, then: Callable[[Examined | None], None], refuse: Refuse) -> None:
        """Hold what was read against what is kept by now."""
        examiner = Examiner.of(self._desk)
        self._desk.jobs.start("重新核对", lambda progress: examiner.again(before, progress), then, refuse)

    def stop(self) -> None:
        """Stop what is under way."""
        if self._watched is not None:
            self._watched.stop.set()


@dataclass
class Watched(Progress):
    """Progress that is also told to the page, and can be stopped from there."""

    inner: Progress
    tell: Callable[[int, int], None]
    stop: threading.Event = field(default_factory=threading.Event)

    def step(self, done: int, total: int) -> None:
        """Pass it on.

        Raises:
            CancelledError: when the person asked to stop.
        """
        if self.stop.is_set():
            raise CancelledError
        self.inner.step(done, total)
        self.tell(done, total)

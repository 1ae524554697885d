"""The power fails in the middle of an import and of a half-typed note: nothing acknowledged is lost, nothing is half done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from stories.keys import Program, display
from stories.offices import OFFICE, REAL_KEYS, ask, at, desk_of, fill, only, signed_in

from build_scripts.bench.stage import Stage
from desktop.base.clock import Clock
from desktop.modules.residents.records import Resident
from desktop.modules.visits.records import Visit
from desktop.start import MODULES
from desktop.store.examine import examine_open
from desktop.work import session

pytestmark = REAL_KEYS

MANY = 6000
"""Rows that take long enough to be interrupted."""


@dataclass(frozen=True)
class Cut:
    """One installation, and the screen before it."""

    folder: Path
    screen: str

    @contextmanager
    def program(self) -> Iterator[Program]:
        with signed_in(self.screen, self.folder, OFFICE.area) as program:
            yield program

    def writing(self) -> Callable[[], bool]:
        """Whether the store has been written to since now."""
        log = self.folder / "xiaoxiang.db-wal"
        before = log.stat().st_mtime_ns if log.exists() else 0
        return lambda: log.exists() and log.stat().st_mtime_ns != before


@pytest.fixture
def cut(tmp_path: Path) -> Iterator[Cut]:
    folder = tmp_path / "office"
    opened = session.begin(folder, OFFICE, MODULES, Clock())[0]
    with opened, desk_of(opened) as desk, desk.file.unit("登记居民", desk.actor) as unit:
        unit.add(Resident(name="单示例", status="living"))
    with display() as screen:
        yield Cut(folder, screen)


def test_a_half_typed_note_is_offered_again(cut: Cut) -> None:
    with cut.program() as program:
        ask(program, "shansl", "ctrl+Return")
        program.turn_to("记走访")
        program.press(*["Return"] * 5)
        is_kept = cut.writing()
        program.type("deng huai le")
        program.until(is_kept, "the draft is kept")
        program.settle()
        program.kill()

    with cut.program() as program:
        ask(program, "shansl", "ctrl+Return")
        fill(program, "记走访")
        program.leave()

    with at(cut.folder, OFFICE.name) as desk:
        assert only(desk, Visit).words == "deng huai le"


def test_an_import_cut_short_has_never_been(cut: Cut, tmp_path: Path) -> None:
    roster = Stage(tmp_path, residents=MANY).workbook
    with cut.program() as program:
        ask(program, "drmc")
        program.press("space")
        program.choose_file("选择居民花名册", roster)
        program.turn_to(OFFICE.area)
        program.press("space")
        is_writing = cut.writing()
        program.press("space", settle=False)
        program.until(is_writing, "the import writes")
        program.kill()

    with at(cut.folder, OFFICE.name) as desk:
        assert desk.store.count(Resident) in {1, MANY + 1}
        assert examine_open(desk.file) == []

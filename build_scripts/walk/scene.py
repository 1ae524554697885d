"""Where the walk is: its folder, the window in front, what earlier steps have left for later ones."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QDialog, QTabBar

from build_scripts.stage import Stage, StageError, write
from build_scripts.stage.answers import Answer
from build_scripts.walk.roster import Truth
from desktop.base.clock import Clock
from desktop.model.record import Record
from desktop.ui.page import RecordPage
from desktop.ui.tabs import Tabs

PASSWORD = "caihong-luyou-mantou-qiaoliang"  # noqa: S105 - of invented offices, printed at the end of the walk


@dataclass
class Scene:
    """The walk's state.

    Attributes:
        folder: what the walk leaves: screens, papers, packages, and the installations under `data`.
        truth: what the roster holds.
        digits: office -> the digits it reads out over the phone.
    """

    folder: Path
    truth: Truth = field(default_factory=Truth)
    digits: dict[str, str] = field(default_factory=dict)
    _stage: Stage | None = None
    _where: Path = Path()
    _shots: int = 0

    def clear(self) -> None:
        """Take away what an earlier walk has left, and nothing else."""
        for name in ("screens", "papers", "packages", "data"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
            (self.folder / name).mkdir(parents=True)

    @property
    def demo(self) -> Path:
        """The invented neighbourhood."""
        return self.folder / "data" / "demo"

    @property
    def office(self) -> Path:
        """The installation of the residential area."""
        return self.folder / "data" / "office"

    @property
    def street(self) -> Path:
        """The installation of the street office."""
        return self.folder / "data" / "street"

    @property
    def stage(self) -> Stage:
        """The window in front.

        Raises:
            StageError: none is open.
        """
        if self._stage is None:
            raise StageError("no window is open")
        return self._stage

    def open(self, folder: Path) -> Stage:
        """Open the program's window on an installation; the one in front is closed."""
        self.close()
        self._stage, self._where = Stage(folder, Clock()), folder
        return self._stage

    def sit_down(self, folder: Path, who: str, password: str) -> Stage:
        """See that this person is signed in at this installation, whatever was before."""
        if self._stage is None or self._where != folder:
            self.open(folder)
        stage = self.stage
        if stage.window.frame is not None and stage.frame.desk.actor.name != who:
            stage.lock()
        if stage.window.frame is None:
            stage.sign_in(who, password)
        stage.tidy()
        return stage

    def close(self) -> None:
        """Close the window in front, if there is one."""
        if self._stage is not None:
            stage, self._stage = self._stage, None
            stage.close()

    def shoot(self, name: str) -> None:
        """Keep what the screen shows as the next picture."""
        self._shots += 1
        self.stage.picture().save(str(self.folder / "screens" / f"{self._shots:02}-{name}.png"))

    def seen(self, name: str, then: Answer) -> Answer:
        """Keep a picture of a dialog as it stands, then answer it."""

        def answer(dialog: QDialog) -> None:
            self.shoot(name)
            then(dialog)

        return answer

    def paper(self, name: str) -> Path:
        """Where a paper is written."""
        return self.folder / "papers" / name

    def package(self, name: str) -> Path:
        """Where a key or a package is written: the stick."""
        return self.folder / "packages" / name

    def table(self, slice_name: str, tab: str = "") -> RecordPage:
        """Go to a slice and, where it has tabs, to one of them.

        Raises:
            StageError: there is no table of records.
        """
        self.stage.go(slice_name)
        page = self.stage.page
        if isinstance(page, Tabs):
            self._turn(page.bar, tab)
            page = page.page
        if not isinstance(page, RecordPage):
            raise StageError(f"{slice_name} shows no table of records")
        return page

    def _turn(self, bar: QTabBar, tab: str) -> None:
        places = [place for place in range(bar.count()) if tab in bar.tabText(place)]
        if not places:
            raise StageError(f"no tab is called “{tab}”")
        bar.setCurrentIndex(places[0])
        self.stage.settle()

    def select(self, page: RecordPage, words: str) -> Record:
        """Search in a table and select the first row found; no words: the first row of all.

        Raises:
            StageError: nothing is found.
        """
        write(page.list.search, words)
        self.stage.settle()
        if not page.list.table.rowCount():
            raise StageError(f"nothing is found for “{words}”")
        page.list.grid.selectRow(0)
        self.stage.settle()
        return page.list.table.records([0])[0]

    def count(self, kind: type[Record]) -> int:
        """How many records of a type are kept at the desk in front."""
        return self.stage.frame.desk.store.count(kind)

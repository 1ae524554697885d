"""Where the pictures are taken: a few installations of one held moment, each opened when a scene first asks for it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

from PySide6.QtWidgets import QApplication, QDialog, QTabBar, QWidget

from build_scripts.stage import Stage, StageError, write
from build_scripts.stage.answers import Answer
from build_scripts.stage.pictures import over
from desktop import demo
from desktop.base.clock import SHANGHAI, FixedClock
from desktop.demo.making import make
from desktop.start import MODULES
from desktop.store.vault import Cost, Vault
from desktop.ui import theme
from desktop.ui.page import RecordPage
from desktop.ui.tabs import Tabs
from desktop.ui.tokens import USUAL
from desktop.work import session
from desktop.work.session import FirstRun

MOMENT = datetime(2026, 8, 28, 14, 27, tzinfo=SHANGHAI)
PASSWORD = "caihong-luyou-mantou-qiaoliang"  # noqa: S105 - of invented offices that live as long as their pictures are taken
SECRETARY = "示例书记"

_CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
"""What opening costs here: nobody guesses at an invented office."""
_OFFICE = FirstRun("示例苑居民区", "示例街道", SECRETARY, PASSWORD)
_STREET = FirstRun("示例街道", "示例区", "示例干事", PASSWORD, level="street")

Look = Callable[[Stage, str], None]
"""Told what to look at: the stage in front and the name of what it shows."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One screen, or a few that follow from one another. play: brings it up, lets it be seen, and leaves all as it was."""

    name: str
    play: Callable[[Studio], None]


class Studio:
    """Opens what a scene needs, and hands what is to be seen to whoever looks.

    Args:
        folder: for the installations; must be empty.
        look: what happens to every screen.
        residents: of the demo.
    """

    def __init__(self, folder: Path, look: Look, residents: int = demo.RESIDENTS) -> None:
        self.folder = folder
        self._look = look
        self._residents = residents
        self._stages: dict[str, Stage] = {}
        self._size: tuple[int, int] | None = None
        self._letters = USUAL

    @property
    def demo(self) -> Stage:
        """The invented neighbourhood, seen by its secretary."""
        return self._front("demo", self._open_demo)

    @property
    def assistant(self) -> Stage:
        """The same, seen by an assistant."""
        return self._front("assistant", self._open_assistant)

    @property
    def office(self) -> Stage:
        """A real office in which nothing is kept yet."""
        return self._front("office", lambda: self._open_new("office", _OFFICE))

    @property
    def street(self) -> Stage:
        """A street office in which nothing is kept yet."""
        return self._front("street", lambda: self._open_new("street", _STREET))

    @property
    def door(self) -> Stage:
        """A real office whose door is shut."""
        return self._front("door", lambda: self._open_new("door", _OFFICE, is_in=False))

    def begin(self) -> Stage:
        """A window on a folder in which nothing was ever installed; a new one each time. Close it with `end`."""
        folder = self.folder / "new"
        shutil.rmtree(folder, ignore_errors=True)
        stage = self._stages["new"] = Stage(folder, FixedClock(MOMENT), safe=_cheap(folder))
        self._bring(stage)
        return stage

    def end(self) -> None:
        """Close the window on the new folder."""
        self._stages.pop("new").close()

    def show(self, letters: str, size: tuple[int, int] | None = None) -> None:
        """From now on show windows with letters of this size, and at this size; None: as they are."""
        self._letters = letters
        theme.show(size=letters)
        if size is None:
            return
        self._size = size
        for stage in self._stages.values():
            stage.resize(size)

    def look(self, stage: Stage, name: str) -> None:
        """Let a screen be seen as it is now."""
        if theme.LOOK.size != self._letters:
            # Whoever signed in has their own.
            theme.show(size=self._letters)
            stage.settle()
        self._look(stage, name)

    def see(self, stage: Stage, name: str) -> None:
        """Let a screen be seen once it has come to rest."""
        stage.settle()
        self.look(stage, name)

    def seen(self, stage: Stage, name: str) -> Answer:
        """An answer that lets a dialog be seen and closes it."""

        def answer(dialog: QDialog) -> None:
            self.look(stage, name)
            dialog.reject()

        return answer

    def table(self, stage: Stage, slice_name: str, tab: str = "") -> QWidget:
        """Go to the page of a slice, or to the one behind one of its tabs."""
        stage.go(slice_name)
        page = stage.page
        if isinstance(page, Tabs):
            turn(page.bar, tab or page.bar.tabText(0))
            stage.settle()
            return page.page
        return page

    def records(self, stage: Stage, slice_name: str, tab: str = "") -> RecordPage:
        """The same, where it is a table of records with a form.

        Raises:
            StageError: it is not.
        """
        page = self.table(stage, slice_name, tab)
        if not isinstance(page, RecordPage):
            raise StageError(f"{slice_name} {tab} is no page of records")
        return page

    def close(self) -> None:
        """Close every window."""
        for stage in self._stages.values():
            stage.close()
        self._stages.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _front(self, name: str, opened: Callable[[], Stage]) -> Stage:
        if name not in self._stages:
            self._stages[name] = opened()
        self._bring(self._stages[name])
        return self._stages[name]

    def _bring(self, stage: Stage) -> None:
        if theme.LOOK.size != self._letters:
            theme.show(size=self._letters)
        if self._size is not None:
            stage.resize(self._size)
        stage.window.activateWindow()
        stage.tidy()

    def _open_demo(self) -> Stage:
        stage = Stage(self._demo_folder(), FixedClock(MOMENT))
        stage.sign_in(demo.SECRETARY, demo.PASSWORD)
        stage.act("setup.backup")
        return stage

    def _open_assistant(self) -> Stage:
        stage = Stage(self._demo_folder().with_name("assistant"), FixedClock(MOMENT))
        stage.sign_in(demo.ASSISTANTS[0], demo.PASSWORD)
        return stage

    def _demo_folder(self) -> Path:
        folder = self.folder / "demo"
        if not folder.exists():
            make(folder, MODULES, demo.Wish(residents=self._residents), MOMENT)
            # Now, because the held clocks of two windows give the same identities again.
            shutil.copytree(folder, folder.with_name("assistant"))
        return folder

    def _open_new(self, name: str, first: FirstRun, *, is_in: bool = True) -> Stage:
        folder, clock = self.folder / name, FixedClock(MOMENT)
        session.begin(folder, first, MODULES, clock, safe=_cheap(folder))[0].close()
        stage = Stage(folder, clock, safe=_cheap(folder))
        if is_in:
            stage.sign_in(first.name, first.password)
        return stage


def turn(bar: QTabBar, words: str) -> None:
    """Choose the tab with these words.

    Raises:
        StageError: there is none.
    """
    place = next((place for place in range(bar.count()) if words in bar.tabText(place)), None)
    if place is None:
        raise StageError(f"no tab is called “{words}”")
    bar.setCurrentIndex(place)


def search(stage: Stage, page: RecordPage, words: str) -> None:
    """Type into the search line of a table; no words: show all rows again."""
    write(page.list.search, words)
    stage.settle()


def shown(stage: Stage) -> QWidget:
    """What a person looks at: what lies on top, else the window."""
    popup = QApplication.activePopupWidget()
    dialogs = [one for one in over(stage.window) if isinstance(one, QDialog)]
    return popup or (dialogs[-1] if dialogs else stage.window)


def _cheap(folder: Path) -> Vault:
    return Vault(folder, FixedClock(MOMENT), cost=_CHEAP, floor=_CHEAP)

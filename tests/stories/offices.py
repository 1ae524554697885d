"""What stories with real keys have in common: who is who, the door, the palette, filling a form."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from stories import actions
from stories.keys import Program

from desktop.base.clock import Clock
from desktop.model.record import R
from desktop.start import MODULES
from desktop.work import session
from desktop.work.ask import Scripted
from desktop.work.desk import Desk
from desktop.work.jobs import Now
from desktop.work.session import FirstRun, Open

MISSING = [name for name in ("Xvfb", "xdotool", "xclip") if shutil.which(name) is None]
REAL_KEYS = [pytest.mark.x11, pytest.mark.skipif(bool(MISSING), reason=f"no {' and no '.join(MISSING)} on this machine")]
"""Marks of a story that needs an X server and keys pressed in it."""

PASSWORD = "caihong-luyou-mantou-qiaoliang"
OFFICE = FirstRun("示例苑居民区", "示例街道", "示例书记", PASSWORD)
STREET = FirstRun("示例街道", "示例区", "示例干事", PASSWORD, level="street")


@contextmanager
def desk_of(opened: Open) -> Iterator[Desk]:
    desk = opened.desk(Scripted(), Now())
    try:
        yield desk
    finally:
        desk.store.connection.close()


@contextmanager
def at(folder: Path, who: str) -> Iterator[Desk]:
    """The desk of a closed installation."""
    with session.unlock(folder, who, PASSWORD, MODULES, Clock()) as opened, desk_of(opened) as desk:
        yield desk


def only(desk: Desk, kind: type[R]) -> R:
    (found,) = desk.store.find(kind)
    return found


@contextmanager
def signed_in(screen: str, folder: Path, area: str, trace: Path | None = None) -> Iterator[Program]:
    """The program, opened with the password; it must not have complained by the end. trace: where to note what is done."""
    program = Program(screen, folder, trace)
    try:
        program.turn_to("小巷")
        program.type(PASSWORD)
        program.press("Return")
        program.turn_to(f"{area} - 小巷")
        yield program
    finally:
        complaints = program.end()
    assert complaints == ""


def ask(program: Program, words: str, *then: str) -> None:
    """Ctrl+K, some words, and what is done with the first row."""
    program.press("ctrl+k")
    program.type(words)
    program.press(*(then or ("Return",)))


def fill(program: Program, title: str, *keys: str) -> None:
    """Fill a form: words are typed, `<…>` are keys; then save it."""
    program.turn_to(title)
    for key in keys:
        program.press(*key[1:-1].split()) if key.startswith("<") else program.type(key)
    program.press("ctrl+Return")
    program.until_gone(title)
    program.turn_to(OFFICE.area)


class Counter:
    """How many actions the person needed since the last look, by the program's own trace."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._seen = len(actions.read(file))

    def take(self) -> list[actions.Action]:
        """The actions since then."""
        found = actions.read(self.file)[self._seen :]
        self._seen += len(found)
        return found

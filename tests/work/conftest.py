"""An installation in a folder of its own, and ways into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from office import MODULES, PASSWORD, Office, open_office, safe

from desktop.base.clock import FixedClock
from desktop.work import session
from desktop.work.session import Open


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "office"


@pytest.fixture
def office(folder: Path, clock: FixedClock) -> Iterator[Office]:
    made = open_office(folder, clock)
    yield made
    made.close()


@pytest.fixture
def unlock(folder: Path, clock: FixedClock) -> Iterator[Callable[..., Open]]:
    """Sign in at the office's folder; whatever is opened is closed at the end."""
    opened: list[Open] = []

    def sign_in(who: str = "示例书记", password: str = PASSWORD) -> Open:
        opened.append(session.unlock(folder, who, password, MODULES, clock, safe=safe(folder, clock)))
        return opened[-1]

    yield sign_in
    for one in opened:
        one.close()


@pytest.fixture
def unlock_with_code(folder: Path, clock: FixedClock) -> Callable[[str], Open]:
    return lambda code: session.unlock_with_code(folder, code, MODULES, clock, safe=safe(folder, clock))

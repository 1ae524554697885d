"""What every test stands on: a Qt that looks the same on every machine."""

from __future__ import annotations

import os

# Before anything imports Qt. A run under a real X server says xcb and keeps it.
if os.environ.get("QT_QPA_PLATFORM") != "xcb":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ["QT_FONT_DPI"] = "96"
os.environ["QT_IM_MODULE"] = "none"

from collections.abc import Callable, Iterator  # noqa: E402 - after the environment is set
from datetime import date  # noqa: E402 - after the environment is set
from pathlib import Path  # noqa: E402 - after the environment is set

import pytest  # noqa: E402 - after the environment is set
from desks import desk, desk_of, file  # noqa: E402, F401 - fixtures, found by name
from kernel import KEY, OWNER, House, Person  # noqa: E402 - after the environment is set

from desktop.base.clock import FixedClock  # noqa: E402 - after the environment is set
from desktop.model.catalogue import Catalogue  # noqa: E402 - after the environment is set
from desktop.store.reader import Reader  # noqa: E402 - after the environment is set
from desktop.store.store import Store  # noqa: E402 - after the environment is set


@pytest.fixture
def clock() -> FixedClock:
    """A clock held at 28 August 2026, nine in the morning."""
    return FixedClock(date(2026, 8, 28))


@pytest.fixture
def make_store(tmp_path: Path, clock: FixedClock) -> Iterator[Callable[..., Store]]:
    """Open a store of houses and persons in a folder named so; closed at the end."""
    opened: list[Store] = []

    def make(name: str = "desk", *kinds: type) -> Store:
        (tmp_path / name).mkdir(exist_ok=True)
        opened.append(Store(tmp_path / name, KEY, Catalogue(*(kinds or (House, Person))), clock))
        return opened[-1]

    yield make
    for store in opened:
        store.close()


@pytest.fixture
def store(make_store: Callable[..., Store]) -> Store:
    """One open store."""
    return make_store()


@pytest.fixture
def reader(store: Store) -> Iterator[Reader]:
    """The store as its owner sees it."""
    found = store.reader(OWNER)
    yield found
    found.connection.close()

"""What every test stands on: a Qt that looks the same on every machine."""

from __future__ import annotations

import os

# Before anything imports Qt. A run under a real X server says xcb and keeps it.
if os.environ.get("QT_QPA_PLATFORM") != "xcb":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ["QT_FONT_DPI"] = "96"
os.environ["QT_IM_MODULE"] = "none"

import gc
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import hypothesis
import pytest
from desks import desk, desk_of, file  # noqa: F401 - fixtures, found by name
from kernel import KEY, OWNER, House, Person

from desktop.base import collector
from desktop.base.clock import FixedClock
from desktop.model.catalogue import Catalogue
from desktop.store.reader import Reader
from desktop.store.store import Store

hypothesis.settings.register_profile("suite", derandomize=True, deadline=None)
hypothesis.settings.register_profile("sweep", print_blob=True, deadline=None)
# The suite tries the same examples everywhere; `build_scripts faults` asks for others (--hypothesis-profile=sweep).
hypothesis.settings.load_profile("suite")


@pytest.fixture(autouse=True)
def collected_between_tests() -> Iterator[None]:
    """As in the program, the collector runs only between things: inside a disconnect of Qt it would wait for itself for ever."""
    gc.disable()
    yield
    collector.sweep()


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

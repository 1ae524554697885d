"""A store's slots in a folder of their own, at a cost that tests can pay."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.base.clock import Clock
from desktop.store import connection
from desktop.store.vault import COPY, KEYS, Cost, Opened, Person, SecretKey, Vault, ring

CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
PASSWORD = "hongcha-luyou-mantou"


@pytest.fixture
def vault(tmp_path: Path, clock: Clock) -> Vault:
    """A door in a folder without slots."""
    return Vault(tmp_path / "store", clock, cost=CHEAP, floor=CHEAP)


@pytest.fixture
def opened(vault: Vault) -> Opened:
    """Slots for 示例书记 and a paper, made in the vault's folder."""
    return vault.create("shili", Person("示例书记"), PASSWORD)


@pytest.fixture
def stranger(tmp_path: Path) -> Opened:
    """Another committee's key and code, under the same name and password."""
    return Vault(tmp_path / "other", Clock(), cost=CHEAP, floor=CHEAP).create("shili", Person("示例书记"), PASSWORD)


@pytest.fixture
def rewritten(vault: Vault) -> Callable[[Callable[[Any], object]], None]:
    """Change the slots as someone with an editor would, checksums made good again, in file and copy."""

    def rewrite(edit: Callable[[Any], object]) -> None:
        found = json.loads((vault.folder / KEYS).read_bytes())
        edit(found)
        slots = [ring._checked({name: value for name, value in slot.items() if name != "check"}) for slot in found.pop("slots")]
        head = ring._checked({name: value for name, value in found.items() if name != "check"})
        for name in (KEYS, COPY):
            (vault.folder / name).write_text(json.dumps({**head, "slots": slots}))

    return rewrite


@pytest.fixture
def store(vault: Vault, opened: Opened) -> Path:
    """A real encrypted file under the vault's key."""
    path = vault.folder / "store.db"
    database = connection.open_writer(path, opened.key.pragma())
    database.execute("CREATE TABLE note (text)")
    database.close()
    return path


@pytest.fixture
def fits(store: Path) -> Callable[[SecretKey], bool]:
    """Whether a key opens that file."""

    def opens(key: SecretKey) -> bool:
        try:
            connection.open_reader(store, key.pragma()).close()
        except connection.UnreadableStoreError:
            return False
        return True

    return opens

"""A neighbourhood and a street office that have checked each other's keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from office import Office, done

from desktop.modules.exchange.records import Handover, Peer
from desktop.modules.exchange.service import Order, pack, pinned, trust, write_key
from desktop.work.desk import Desk


@pytest.fixture
def board(street: Office) -> Desk:
    """The desk at the street office."""
    return street.desk()


@pytest.fixture
def acquainted(desk: Desk, board: Desk, tmp_path: Path) -> None:
    """Both have read the other's digits over the phone."""
    for here, there in ((desk, board), (board, desk)):
        key = tmp_path / f"{here.actor.name}.xkey"
        digits = done(here, write_key, key)
        done(there, trust, key, digits)


@pytest.fixture
def send(desk: Desk, acquainted: None, tmp_path: Path) -> Callable[..., Path]:
    """Seal a package for the street office and answer the file."""

    def seal(kind: str = "monthly", **given: object) -> Path:
        peer = next(desk.store.find(Peer))
        path = tmp_path / f"{kind}{desk.store.count(Handover)}.xiang"
        done(desk, pack, Order(**{"kind": kind, "to": pinned(peer), "path": path} | given))
        return path

    return seal

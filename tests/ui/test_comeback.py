"""Finding the backups a person means."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.base.clock import FixedClock
from desktop.base.errors import DeskError
from desktop.store import backup
from desktop.store.store import Store
from desktop.ui.comeback import backups_in, named


@pytest.fixture
def home(store: Store, clock: FixedClock) -> Path:
    """The folder of an installation with one backup."""
    backup.make(store, store.folder / backup.FOLDER, clock)
    return store.folder


def test_they_are_found_in_the_folder_that_holds_them(home: Path) -> None:
    assert len(backups_in(home / backup.FOLDER)) == 1


def test_they_are_found_in_the_installation(home: Path) -> None:
    assert len(backups_in(home)) == 1


def test_a_backup_s_own_folder_means_that_one(home: Path) -> None:
    (one,) = backup.listed(home / backup.FOLDER)

    assert [found.folder for found in backups_in(one.folder)] == [one.folder]


def test_a_folder_without_any_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "照片").mkdir()

    with pytest.raises(DeskError, match="没有小巷的备份"):
        backups_in(tmp_path / "照片")


def test_a_backup_is_named_by_its_moment_and_its_people(home: Path) -> None:
    (one,) = backups_in(home)

    assert named(one) == "2026 年 8 月 28 日 09:00　居民 0 人"

from __future__ import annotations

import errno
import os

import pytest

from desktop.base.errors import DeskError
from desktop.formats.package.landing import land


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "包.社包"
    path.write_bytes(b"old")
    return path


class Scanner:
    """A virus scanner that holds the file a number of times."""

    def __init__(self, monkeypatch, times: float, winerror: int | None) -> None:
        self.waited: list[float] = []
        self._left, self._winerror, self._real = times, winerror, os.replace
        monkeypatch.setattr(os, "replace", self._replace)

    def _replace(self, source, target):
        if self._left <= 0:
            return self._real(source, target)
        self._left -= 1
        error = PermissionError(errno.EACCES, "held")
        if self._winerror:
            error.winerror = self._winerror
        raise error


def test_the_pieces_become_the_file(old):
    land(old, (b"new ", b"words"))

    assert old.read_bytes() == b"new words"


def test_nothing_is_left_beside_the_file(old):
    land(old, (b"new",))

    assert list(old.parent.iterdir()) == [old]


def test_a_stale_part_is_overwritten(old):
    old.with_name("包.社包.part").write_bytes(b"much longer than what follows")

    land(old, (b"new",))

    assert old.read_bytes() == b"new"


@pytest.mark.parametrize("winerror", [5, 32, 33])
@pytest.mark.parametrize("times", range(8))
def test_a_scanner_that_lets_go_is_waited_for(old, monkeypatch, times, winerror):
    scanner = Scanner(monkeypatch, times, winerror)

    land(old, (b"new",), sleep=scanner.waited.append)

    assert old.read_bytes() == b"new"


def test_a_scanner_that_never_lets_go_costs_five_seconds_and_no_old_byte(old, monkeypatch):
    scanner = Scanner(monkeypatch, float("inf"), 32)

    with pytest.raises(DeskError):
        land(old, (b"new",), sleep=scanner.waited.append)

    assert sum(scanner.waited) <= 5
    assert old.read_bytes() == b"old"
    assert list(old.parent.iterdir()) == [old]


def test_a_plain_refusal_is_not_waited_for(old, monkeypatch):
    scanner = Scanner(monkeypatch, float("inf"), None)

    with pytest.raises(DeskError):
        land(old, (b"new",), sleep=scanner.waited.append)

    assert scanner.waited == []


def test_a_full_disk_says_so_and_keeps_the_old_file(old, monkeypatch):
    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(DeskError, match="盘满了"):
        land(old, (b"new",))

    assert old.read_bytes() == b"old"
    assert list(old.parent.iterdir()) == [old]


def test_a_disk_that_gives_back_other_bytes_is_named(old, monkeypatch):
    part = old.with_name("包.社包.part")
    real = os.fsync

    def rot(handle):
        real(handle)
        part.write_bytes(b"nex")

    monkeypatch.setattr(os, "fsync", rot)

    with pytest.raises(DeskError, match="读回来不一样"):
        land(old, (b"new",))

    assert old.read_bytes() == b"old"


def test_bytes_reach_the_disk_before_the_name_changes(old, monkeypatch):
    steps = []
    real_sync, real_replace = os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda handle: (steps.append("sync"), real_sync(handle)))
    monkeypatch.setattr(os, "replace", lambda *names: (steps.append("replace"), real_replace(*names)))

    land(old, (b"new",))

    assert steps == ["sync", "replace", "sync"]


def test_a_stick_that_cannot_sync_folders_is_good_enough(old, monkeypatch):
    real, seen = os.fsync, []

    def once(handle):
        seen.append(handle)
        if len(seen) > 1:
            raise OSError(errno.EINVAL, "Invalid argument")
        real(handle)

    monkeypatch.setattr(os, "fsync", once)

    land(old, (b"new",))

    assert old.read_bytes() == b"new"


def test_a_folder_that_does_not_reach_the_disk_is_said_as_it_is(old, monkeypatch):
    real, seen = os.fsync, []

    def once(handle):
        seen.append(handle)
        if len(seen) > 1:
            raise OSError(errno.EIO, "Input/output error")
        real(handle)

    monkeypatch.setattr(os, "fsync", once)

    with pytest.raises(DeskError, match="不能确定已经存到盘上"):
        land(old, (b"new",))


def test_a_missing_folder_is_a_sentence(tmp_path):
    with pytest.raises(DeskError, match="没有写成"):
        land(tmp_path / "没有" / "包.社包", (b"new",))


def test_a_name_too_long_is_a_sentence(tmp_path):
    with pytest.raises(DeskError, match="没有写成"):
        land(tmp_path / ("长" * 300), (b"new",))


def test_work_that_stops_midway_leaves_nothing(old):
    def pieces():
        yield b"new"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        land(old, pieces())

    assert list(old.parent.iterdir()) == [old]

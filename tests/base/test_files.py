"""A file is the old one or the whole new one, whatever disk, scanner or person does meanwhile."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.base.errors import DeskError
from desktop.base.files import replacing
from desktop.base.progress import CancelledError

OLD = b"the register of last month"
NEW = "本月的名单".encode()
posix = pytest.mark.skipif(os.name == "nt", reason="leans on calls that Windows does not have")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "名单.xlsx"
    path.write_bytes(OLD)
    return path


def write(path: Path, content: bytes = NEW, **options) -> None:
    with replacing(path, **options) as part:
        part.write_bytes(content)


def held(times: float, monkeypatch: pytest.MonkeyPatch, code: int = 32) -> list[float]:
    """Let a scanner hold the file for so many tries; gives the list of waits that will be made."""
    left, real = [times], os.replace

    def replace(source, destination):
        if left[0] > 0:
            left[0] -= 1
            error = PermissionError(errno.EACCES, "held")
            error.winerror = code
            raise error
        real(source, destination)

    monkeypatch.setattr(os, "replace", replace)
    return []


def test_a_new_file_holds_what_was_written(tmp_path: Path) -> None:
    write(tmp_path / "名单.xlsx")
    assert (tmp_path / "名单.xlsx").read_bytes() == NEW


def test_an_older_file_is_replaced(target: Path) -> None:
    write(target)
    assert target.read_bytes() == NEW


def test_nothing_else_is_left_in_the_folder(target: Path) -> None:
    write(target)
    assert names(target.parent) == [target.name]


def test_the_older_file_stands_until_the_block_ends(target: Path) -> None:
    with replacing(target) as part:
        part.write_bytes(NEW)
        assert target.read_bytes() == OLD


def test_the_part_lies_in_the_same_folder(target: Path) -> None:
    with replacing(target) as part:
        assert part.parent == target.parent


@posix
def test_others_on_the_machine_cannot_read_the_part(target: Path) -> None:
    with replacing(target) as part:
        assert part.stat().st_mode & 0o077 == 0


def test_a_part_left_by_a_killed_program_is_written_over(target: Path) -> None:
    target.with_name(target.name + ".part").write_bytes(b"half" * 1000)
    write(target)
    assert (target.read_bytes(), names(target.parent)) == (NEW, [target.name])


@posix
def test_a_planted_link_does_not_lead_the_writing_elsewhere(target: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    victim = tmp_path_factory.mktemp("elsewhere") / "victim"
    victim.write_bytes(OLD)
    target.with_name(target.name + ".part").symlink_to(victim)
    write(target)
    assert victim.read_bytes() == OLD


@pytest.mark.parametrize("error", [ValueError, CancelledError, KeyboardInterrupt])
def test_a_failing_block_leaves_the_older_file_and_no_part(target: Path, error: type[BaseException]) -> None:
    def fail() -> None:
        with replacing(target) as part:
            part.write_bytes(NEW)
            raise error

    with pytest.raises(error):
        fail()
    assert (target.read_bytes(), names(target.parent)) == (OLD, [target.name])


def test_a_missing_file_inside_the_block_is_not_taken_for_a_missing_folder(target: Path) -> None:
    with pytest.raises(FileNotFoundError), replacing(target):
        (target.parent / "template.docx").read_bytes()


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_says_that_nothing_is_lost(target: Path, code: int) -> None:
    with pytest.raises(DeskError, match=r"磁盘满了.*没有丢"), replacing(target):
        raise OSError(code, "full")
    assert target.read_bytes() == OLD


@posix
def test_a_disk_that_fills_up_while_writing_keeps_the_older_file(target: Path) -> None:
    story = (
        "import resource, sys; from pathlib import Path; from desktop.base.errors import DeskError\n"
        "from desktop.base.files import replacing\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "try:\n"
        "    with replacing(Path(sys.argv[1])) as part: part.write_bytes(bytes(200_000))\n"
        "except DeskError as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", story, str(target)],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert ("磁盘满了" in done.stdout.decode(), target.read_bytes(), names(target.parent)) == (True, OLD, [target.name])


def test_a_pulled_stick_is_named(target: Path) -> None:
    with pytest.raises(DeskError, match="盘出了错"), replacing(target):
        raise OSError(errno.EIO, "gone")


def test_a_failed_flush_is_an_error_and_keeps_the_older_file(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fsync(_number):
        raise OSError(errno.EIO, "flush")

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(DeskError):
        write(target)
    assert target.read_bytes() == OLD


@posix
def test_a_folder_that_is_not_confirmed_is_told_apart(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls, real = [], os.fsync

    def fsync(number):
        calls.append(number)
        if len(calls) == 2:
            raise OSError(errno.EIO, "flush")
        real(number)

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(DeskError, match="没有确认"):
        write(target)


@posix
def test_a_medium_that_gives_back_other_bytes_is_noticed(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def fsync(number):
        os.pwrite(number, b"?", 0)
        real(number)

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(DeskError, match="不一样"):
        write(target)
    assert target.read_bytes() == OLD


@pytest.mark.parametrize("code", [5, 32, 33])
@pytest.mark.parametrize("times", [1, 5, 8])
def test_a_scanner_that_lets_go_is_waited_for(target: Path, monkeypatch: pytest.MonkeyPatch, times: int, code: int) -> None:
    waits = held(times, monkeypatch, code)
    write(target, sleep=waits.append)
    assert (target.read_bytes(), len(waits)) == (NEW, times)


def test_a_scanner_that_never_lets_go_costs_at_most_five_seconds(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waits = held(float("inf"), monkeypatch)
    with pytest.raises(DeskError, match="占用"):
        write(target, sleep=waits.append)
    assert (sum(waits) <= 5, target.read_bytes(), names(target.parent)) == (True, OLD, [target.name])


def test_a_refusal_that_is_not_a_scanner_is_not_waited_for(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waits = held(1, monkeypatch, code=1314)
    with pytest.raises(DeskError, match="不让写"):
        write(target, sleep=waits.append)
    assert waits == []


def test_a_folder_that_went_away_is_named(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="找不到“U盘”"):
        write(tmp_path / "U盘" / "名单.xlsx")


@pytest.mark.parametrize("name", ["示例苑:名单.xlsx", "名单?.xlsx", "名单.", "名" * 200])
def test_a_name_that_windows_refuses_is_refused_everywhere(tmp_path: Path, name: str) -> None:
    with pytest.raises(DeskError, match="作文件名"):
        write(tmp_path / name)
    assert names(tmp_path) == []


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "名单.xlsx").mkdir()
    with pytest.raises(DeskError, match="作文件名"):
        write(tmp_path / "名单.xlsx")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="Windows and root keep no such rule")
def test_a_folder_without_leave_to_write_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(DeskError, match="不让写"):
        write(tmp_path / "名单.xlsx")


def test_a_killed_program_leaves_the_older_file(target: Path) -> None:
    story = (
        "import os, sys; from pathlib import Path\n"
        "from desktop.base.files import replacing\n"
        "with replacing(Path(sys.argv[1])) as part:\n"
        "    part.write_bytes(b'half'); os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", story, str(target)], check=False)
    assert target.read_bytes() == OLD

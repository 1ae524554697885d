from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from build_scripts import environment
from build_scripts.environment import stamp


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    path = tmp_path / "runtime.txt"
    path.write_text("one==1.0\n", encoding="utf-8")
    return path


def test_the_same_lock_has_the_same_stamp(tmp_path: Path, lock: Path) -> None:
    assert stamp(tmp_path, lock) == stamp(tmp_path, lock)


def test_a_changed_lock_has_another_stamp(tmp_path: Path, lock: Path) -> None:
    before = stamp(tmp_path, lock)

    lock.write_text("one==1.1\n", encoding="utf-8")

    assert stamp(tmp_path, lock) != before


@pytest.mark.skipif(sys.platform == "win32", reason="a link needs a right there")
def test_a_link_to_a_python_outside_an_environment_is_not_taken_for_one(tmp_path: Path) -> None:
    base = subprocess.run(
        [sys.executable, "-c", "import sys; print(sys._base_executable)"], capture_output=True, text=True, check=True
    )
    link = tmp_path / "bin" / "python"
    link.parent.mkdir()
    link.symlink_to(base.stdout.strip())

    assert not environment._works(link)


def test_the_environment_the_tests_run_in_is_one() -> None:
    assert environment._works(Path(sys.executable))

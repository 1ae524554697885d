"""The program's own log."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.base import log


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder the log writes to; let go afterwards."""
    before = list(log.LOG.handlers)
    log.write_to(tmp_path / "日志")
    yield tmp_path / "日志"
    for handler in [one for one in log.LOG.handlers if one not in before]:
        log.LOG.removeHandler(handler)
        handler.close()


def test_the_log_lies_in_the_folder_which_is_made(folder: Path) -> None:
    log.LOG.info("opened in %d ms", 12)
    assert (folder / "xiaoxiang.log").read_text(encoding="utf-8").endswith("INFO opened in 12 ms\n")


def test_the_log_never_takes_more_than_three_half_megabytes(folder: Path) -> None:
    for _ in range(4000):
        log.LOG.info("x" * 1000)
    sizes = [file.stat().st_size for file in folder.iterdir()]
    assert (len(sizes), max(sizes) <= 512 * 1024) == (3, True)

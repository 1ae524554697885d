from __future__ import annotations

import os
from pathlib import Path

import pytest

from build_scripts import run


def test_only_what_this_walk_wrote_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "DEMO", tmp_path / "demo")
    monkeypatch.setattr(run, "ROOT", tmp_path)
    (tmp_path / "demo").mkdir()
    old, new = tmp_path / "demo" / "old.png", tmp_path / "demo" / "new.png"
    old.write_bytes(b"1")
    new.write_bytes(b"2" * 2048)
    os.utime(old, (1000, 1000))
    os.utime(new, (5000, 5000))

    lines = run.written_since(4000).splitlines()

    assert lines[0] == "files written: 1"
    assert lines[1].split() == ["demo/new.png", "2.0", "KiB"]

"""Where things are."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop.base import paths


def test_the_resources_lie_beside_the_source() -> None:
    assert (paths.resources() / "codes").is_dir()


def test_in_a_frozen_program_they_lie_in_the_bundle(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() == tmp_path / "resources"


@pytest.mark.parametrize(("system", "variable"), [("win32", "LOCALAPPDATA"), ("linux", "XDG_DATA_HOME")])
def test_records_lie_where_the_system_keeps_a_persons_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, system: str, variable: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setenv(variable, str(tmp_path))
    assert paths.default_folder() == tmp_path / "xiaoxiang"


def test_without_the_systems_word_they_lie_in_the_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert paths.default_folder() == tmp_path / ".local" / "share" / "xiaoxiang"

"""The demo is a program of its own."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QProcess

from desktop.ui.demowindow import show_demo


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, list[str]]]:
    """Programs that would have been started."""
    seen: list[tuple[str, list[str]]] = []

    def start(program: str, words: list[str]) -> tuple[bool, int]:
        seen.append((program, words))
        return True, 1

    monkeypatch.setattr(QProcess, "startDetached", start)
    return seen


def test_from_source_it_is_the_package_with_the_demo_asked_for(started: list[tuple[str, list[str]]]) -> None:
    show_demo()

    assert started == [(sys.executable, ["-m", "desktop", "--demo"])]


def test_installed_it_is_the_program_itself(started: list[tuple[str, list[str]]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    show_demo()

    assert started == [(sys.executable, ["--demo"])]


def test_it_tells_whether_it_started(started: list[tuple[str, list[str]]]) -> None:
    assert show_demo() is True

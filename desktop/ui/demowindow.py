"""The demo runs as a program of its own, so that invented people and real ones never share a process."""

from __future__ import annotations

import sys

from PySide6.QtCore import QProcess


def show_demo() -> bool:
    """Start another window on the demo's own folder; answers whether it started."""
    words = ["--demo"] if getattr(sys, "frozen", False) else ["-m", "desktop", "--demo"]
    started = QProcess.startDetached(sys.executable, words)
    return bool(started[0] if isinstance(started, tuple) else started)

"""An application that looks the same on every machine: drawn into memory, at one scale, in the face that we ship."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from desktop.ui import app, theme

SMALL, LARGE = (1366, 768), (1920, 1080)
"""The panels of most offices, and of the newer ones."""
FACE = "Noto Sans SC"
_GAP = 100


def application() -> QApplication:
    """The application, made at the first call. Has a small and a large screen beside one another."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    os.environ |= {"QT_SCALE_FACTOR": "1", "QT_FONT_DPI": "96", "QT_IM_MODULE": "none", "QT_QPA_PLATFORM": _platform()}
    theme.LOOK.faces = (FACE,)
    qInstallMessageHandler(_complain)
    made = app.application(["xiaoxiang"])
    # A cursor that blinks is in one picture and not in the next.
    made.setCursorFlashTime(0)
    return made


def _complain(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Qt's complaints as they come, but for what is so wherever nothing is shown."""
    if "This plugin does not support" not in message:
        print(f"Qt: {message}", file=sys.stderr)


def _platform() -> str:
    """Qt's offscreen platform with our two screens; elsewhere than on Linux with the one it has."""
    if sys.platform != "linux":
        return "offscreen"
    sizes = {"small": (0, *SMALL), "large": (SMALL[0] + _GAP, *LARGE)}
    screens = [
        {"name": name, "x": left, "y": 0, "width": width, "height": height, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        for name, (left, width, height) in sizes.items()
    ]
    file = Path(tempfile.gettempdir()) / f"xiaoxiang-screens-{os.getpid()}.json"
    file.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    return f"offscreen:configfile={file}"

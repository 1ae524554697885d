"""Where things are: the program's own resources, and the folder of one installation."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_SOURCE = Path(__file__).resolve().parents[2]


def resources() -> Path:
    """Folder of the files shipped with the program: beside the source, or inside the frozen bundle."""
    bundle = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if bundle else _SOURCE
    return root / "resources"


def default_folder() -> Path:
    """Where an installation keeps its store unless told otherwise."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "xiaoxiang"
    return Path(os.environ.get("XDG_DATA_HOME", str(Path.home() / ".local" / "share"))) / "xiaoxiang"

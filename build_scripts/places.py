"""Where the tasks find things and put them."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
LOCKS = ROOT / "build_scripts" / "locks"
PACKAGING = ROOT / "build_scripts" / "packaging"
DEMO = ROOT / "demo"
BUILD = ROOT / "build"
DIST = ROOT / "dist" / "xiaoxiang"


def program(venv: Path, name: str) -> Path:
    """A program of a virtual environment: `program(VENV, "python")`."""
    return venv / "Scripts" / f"{name}.exe" if sys.platform == "win32" else venv / "bin" / name

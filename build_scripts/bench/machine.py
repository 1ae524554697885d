"""The machine the figures are from, as far as it can be asked without further packages."""

from __future__ import annotations

import os
import platform
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from PySide6.QtCore import qVersion


def describe() -> dict[str, str]:
    """Processor, memory, system and the versions that matter."""
    return {
        "system": platform.platform(),
        "processor": _line(Path("/proc/cpuinfo"), "model name") or platform.processor(),
        "cores": str(os.cpu_count()),
        "memory": _line(Path("/proc/meminfo"), "MemTotal"),
        "python": platform.python_version(),
        "qt": qVersion(),
        "sqlite": driver.sqlite_version,
        "load": " ".join(f"{load:.2f}" for load in os.getloadavg()) if hasattr(os, "getloadavg") else "",
    }


def _line(file: Path, start: str) -> str:
    if not file.exists():
        return ""
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(start)), "")

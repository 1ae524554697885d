"""The program's own log: what went wrong inside, never whom it concerned."""

from __future__ import annotations

import logging
import logging.handlers
from pathlib import Path

LOG = logging.getLogger("xiaoxiang")
"""Messages carry names of code, sizes and times. Values of records are never passed to it."""

_SIZE = 512 * 1024


def write_to(folder: Path) -> None:
    """Keep the log in a folder: one file of half a megabyte and two older ones."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = logging.handlers.RotatingFileHandler(folder / "xiaoxiang.log", maxBytes=_SIZE, backupCount=2, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)

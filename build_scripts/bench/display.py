"""An X server for the figures that need a real window system, where the machine has one to start."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def xvfb() -> Iterator[str]:
    """Its display, as `:7`; blank when Xvfb is not installed. It ends with the block."""
    program = shutil.which("Xvfb")
    if not program:
        yield ""
        return
    words = (program, "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp")
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="ascii") as server:
        assert server.stdout is not None
        try:
            number = server.stdout.readline().strip()
            yield f":{number}" if number else ""
        finally:
            server.terminate()

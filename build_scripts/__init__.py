"""The project's tasks: `python3 -m build_scripts TASK`. What a bare machine needs to start is standard library only."""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - says so in one sentence instead of failing at some newer word further in
    sys.exit("This checkout needs Python 3.11 or newer; this one is " + sys.version.split()[0] + ".")

"""One-way steps for what declarations cannot say: renames, splits, recodings. Imports no declaration of ours.

A new record, field or index needs no step; schema.py adds it. A step names
tables and columns literally, because the live declarations will have moved on.
"""

from __future__ import annotations

from collections.abc import Callable

from desktop.store.connection import Connection

Step = Callable[[Connection], None]

STEPS: tuple[Step, ...] = ()
"""In order; step k brings a file from user_version k to k + 1."""

LATEST = len(STEPS) + 1
"""PRAGMA user_version of a file this program writes; 0 is a file not yet made."""


def apply(connection: Connection, steps: tuple[Step, ...] = STEPS) -> int:
    """Run the steps the file has not had, inside the caller's transaction; a new file needs none.

    Returns:
        How many steps ran.
    """
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    pending = steps[version - 1 :] if version else ()
    for step in pending:
        step(connection)
    connection.execute(f"PRAGMA user_version = {len(steps) + 1}")
    return len(pending)

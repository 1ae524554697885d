"""Many rows at once: statements of a thousand rows, done on a second thread while the next are being made.

SQLite works without Python's lock while it does one statement, so that on two cores
making rows and storing them overlap. The statements run one after another, in the order
given, inside the transaction that is open; whoever gave them waits for the last before
anything else is asked of the connection.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from desktop.store.connection import Connection

_MOST_VALUES = 32_000
"""Values of one statement. Source: SQLITE_MAX_VARIABLE_NUMBER, 32,766 since SQLite 3.32."""

_WAITING = 8
"""Inserts that may stand ready; more would only take memory."""


@dataclass(frozen=True, slots=True)
class Insert:
    """Rows for one table.

    Attributes:
        head: the statement up to VALUES.
        marks: one row of it: `(?,?,1)`.
        values: of all rows, one behind the other, as many for each as marks has question marks.
    """

    head: str
    marks: str
    values: Sequence[Any]

    def run(self, connection: Connection) -> None:
        """Store the rows."""
        width = self.marks.count("?")
        most = _MOST_VALUES // width * width
        for start in range(0, len(self.values), most):
            some = self.values[start : start + most]
            connection.execute(f"{self.head} VALUES {','.join([self.marks] * (len(some) // width))}", some)


class Ahead:
    """Runs inserts behind the back of whoever makes them: `with Ahead(connection) as ahead: ahead.put(insert)`.

    Leaving waits for all of them; leaving by an exception drops those that wait, for the transaction is lost anyway.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._waiting: queue.Queue[Insert | None] = queue.Queue(_WAITING)
        self._failed: Exception | None = None
        self._thread = threading.Thread(target=self._work, name="bulk", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is not None:
            self._failed = self._failed or RuntimeError("given up")
        self._waiting.put(None)
        self._thread.join()
        if kind is None:
            self._complain()

    def put(self, insert: Insert) -> None:
        """Have an insert done after those before it. Raises what an earlier one failed of."""
        self._complain()
        self._waiting.put(insert)

    def wait(self) -> None:
        """Until all that was given is stored, so that the connection may be asked. Raises what one of them failed of."""
        self._waiting.join()
        self._complain()

    def _complain(self) -> None:
        if self._failed is not None:
            raise self._failed

    def _work(self) -> None:
        while (insert := self._waiting.get()) is not None:
            try:
                if self._failed is None:
                    insert.run(self._connection)
            except Exception as error:  # noqa: BLE001 - handed over to the thread that waits for it
                self._failed = error
            finally:
                self._waiting.task_done()

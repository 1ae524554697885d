"""Finding a row by typing: letters typed one after the other go to the next row that begins so, by its name or its pinyin.

The store says which rows begin so; a long table asks it on a thread of its own, so that no key waits for an answer.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.store.reader import Reader
from desktop.ui.looking import Looking
from desktop.ui.table import RecordTable

_PAUSE_MS = 1200
"""After this long the next letter begins other words."""


class QuickFind(QObject):
    """Gathers letters and asks for the rows that begin with them.

    Signals:
        found: the words looked for, and the row to go to; -1 when none begins so.

    Args:
        looking: where to ask for long tables; None = here and now, through the table's own reader.
    """

    found = Signal(str, int)

    def __init__(self, table: RecordTable, looking: Looking | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = ""
        self._table, self._looking = table, looking
        self._from = -1
        self._rest = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._rest.timeout.connect(self.forget)

    @Slot()
    def forget(self) -> None:
        """Begin anew with the next letter."""
        self.words = ""

    def type(self, letters: str, row: int) -> None:
        """One more letter. The first looks below the row under the cursor; those after it look from the same place."""
        if not self.words:
            self._from = row
        self.words += letters
        self._rest.start()
        asked, start, table = self.words, self._from, self._table

        def ask(reader: Reader) -> int:
            return table.row_after(start, reader.beginning(table.kind, asked))

        def take(found: int) -> None:
            if asked == self.words:
                self.found.emit(asked, found if table.holds(found) else -1)

        if self._looking is None:
            take(ask(table.reader))
        else:
            self._looking.ask(ask, take)

"""The least a PySide6 program can do: one empty window, painted."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from build_scripts.bench.programs.answer import resident_mib, since_born, tell


class Empty(QWidget):
    """Ends the program once it was painted and the event loop is idle again."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        QTimer.singleShot(0, self._end)

    def _end(self) -> None:
        tell({"painted": since_born(), "mib": resident_mib()})
        QApplication.quit()


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    window = Empty()
    window.resize(1366, 768)
    window.show()
    sys.exit(application.exec())

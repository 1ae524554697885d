"""What the window remembers on this computer between two starts: letter size, colours, its place. Nothing about anybody."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

FILE = "window.ini"


class Memory:
    """A small file beside the store, readable before anyone has signed in."""

    def __init__(self, folder: Path) -> None:
        self._kept = QSettings(str(folder / FILE), QSettings.Format.IniFormat)

    def letters(self, account: str = "") -> str:
        """Letter size last chosen, by this account or by anybody; blank when never."""
        return str(self._kept.value(f"letters/{account or 'last'}", ""))

    def keep_letters(self, code: str, account: str = "") -> None:
        """Remember a letter size for an account and for the sign-in screen."""
        self._kept.setValue("letters/last", code)
        if account:
            self._kept.setValue(f"letters/{account}", code)

    @property
    def colouring(self) -> str:
        """Colours last chosen; blank when never."""
        return str(self._kept.value("colouring", ""))

    def keep_colouring(self, code: str) -> None:
        """Remember the colours."""
        self._kept.setValue("colouring", code)

    @property
    def place(self) -> QByteArray:
        """Where the window was, as Qt writes it; empty when never."""
        found = self._kept.value("place")
        return found if isinstance(found, QByteArray) else QByteArray()

    def keep_place(self, place: QByteArray) -> None:
        """Remember where the window is."""
        self._kept.setValue("place", place)

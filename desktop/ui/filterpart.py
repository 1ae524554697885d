"""The question a filter asks about one field: at least whether it is blank or filled."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.base.text import tr
from desktop.model.fields import Field
from desktop.store.query import Filter, Match
from desktop.ui.arrange import Item, across, down
from desktop.ui.buttons import button
from desktop.work.desk import Desk


class Part(QWidget):
    """The question about one field. Blank or filled can be asked of any; subclasses ask more.

    Signals: `changed` when the answer is another.
    """

    changed = Signal()

    def __init__(self, field: Field, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field, self.desk = field, desk
        self._blank, self._filled = button("没填的", kind="chip"), button("已填的", kind="chip")
        self._items: list[Item] = []
        self._ask()
        self.setLayout(down(*self._items, across(self._blank, self._filled, None, gap=6), gap=8))
        self._blank.clicked.connect(self._only_blank)
        self._filled.clicked.connect(self._only_filled)

    @property
    def filters(self) -> tuple[Filter, ...]:
        """The conditions asked for; none when the field does not matter."""
        if self._blank.isChecked():
            return (Filter(self.field.name, Match.BLANK),)
        if self._filled.isChecked():
            return (Filter(self.field.name, Match.FILLED),)
        return self._conditions()

    @property
    def summary(self) -> str:
        """The answer in a few words; blank when nothing is asked."""
        if self._blank.isChecked():
            return tr("没填的")
        return tr("已填的") if self._filled.isChecked() else self._words()

    def clear(self) -> None:
        """Ask nothing."""
        self._blank.setChecked(False)
        self._filled.setChecked(False)
        self._forget()

    def take(self, asked: Sequence[Filter]) -> bool:
        """Show these conditions as the answer, as a kept view has them; answers whether the question can say them."""
        self.clear()
        if [one.test for one in asked] in ([Match.BLANK], [Match.FILLED]):
            (self._blank if asked[0].test is Match.BLANK else self._filled).setChecked(True)
            return True
        taken = self._take_conditions(asked)
        if not taken:
            self.clear()
        return taken

    def _take_conditions(self, asked: Sequence[Filter]) -> bool:  # noqa: ARG002 - the questions that ask more look at it
        return False

    def _ask(self) -> None:
        """Put the widgets of the question into `_items`."""

    def _conditions(self) -> tuple[Filter, ...]:
        return ()

    def _words(self) -> str:
        return ""

    def _forget(self) -> None:
        """Make the widgets of the question empty."""

    @Slot()
    def _tell(self) -> None:
        self._blank.setChecked(False)
        self._filled.setChecked(False)
        self.changed.emit()

    @Slot()
    def _only_blank(self) -> None:
        self._filled.setChecked(False)
        self._forget()
        self.changed.emit()

    @Slot()
    def _only_filled(self) -> None:
        self._blank.setChecked(False)
        self._forget()
        self.changed.emit()

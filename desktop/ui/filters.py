"""The filter bar of a table, built from declarations alone: quick chips of the main state, and a question per column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from desktop.base.text import tr
from desktop.model.fields import Field
from desktop.model.kinds import Code
from desktop.store.query import Filter
from desktop.ui import theme
from desktop.ui.arrange import Item, across, down, held
from desktop.ui.buttons import button
from desktop.ui.editing.flow import Flow
from desktop.ui.filterpart import Part
from desktop.ui.filterparts import PARTS, TickPart
from desktop.ui.labels import label
from desktop.ui.tones import tones
from desktop.work.desk import Desk

_MOST_QUICK = 3


def why_none(field: Field) -> str:
    """Why a field has no filter; blank when it has one."""
    if field.sensitive:
        return "sensitive values appear in no filter"
    if field.width == 0:
        return "it is not in the table, so nobody could see what was filtered"
    return ""


class FilterPill(QPushButton):
    """One column's filter: a chip that opens its question, and says the answer when there is one."""

    changed = Signal()

    def __init__(self, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part = part
        self.setProperty("kind", "chip")
        self.setCheckable(True)
        self._panel: FilterPanel | None = None
        self.clicked.connect(self._open)
        part.changed.connect(self._take)
        self._say()

    def clear(self) -> None:
        """Ask nothing of this column."""
        self.part.clear()
        self._say()

    def answer(self, asked: Sequence[Filter]) -> bool:
        """Take these conditions for the answer, none for no question; answers whether it could."""
        taken = not asked or self.part.take(asked)
        if not asked:
            self.part.clear()
        self._say()
        if isinstance(self.part, TickPart):
            self.part.answered.emit()
        return taken

    @property
    def panel(self) -> FilterPanel:
        """The question of the column, made when it is first asked: seven nobody asks would be a third of a page's cost."""
        if self._panel is None:
            self._panel = FilterPanel(self.part, self)
        return self._panel

    @Slot()
    def _open(self) -> None:
        self._say()
        self.panel.show_at(self.mapToGlobal(QPoint(0, self.height() + 4)))

    @Slot()
    def _take(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        name, answer = tr(self.part.field.label), self.part.summary
        short = answer if len(answer) <= 16 else f"{answer[:15]}…"
        self.setText(f"{name}：{short}" if answer else f"{name} ▾")
        self.setAccessibleName(f"{tr('筛选')}{name} {answer}".strip())
        self.setChecked(bool(answer))


class FilterPanel(QFrame):
    """The question of a column over the window, under what else can be done with the column; Enter or Esc closes it."""

    def __init__(self, part: Part | None, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "raised")
        self._part = part
        self._lead: QWidget | None = None
        items: list[Item] = []
        if part is not None:
            clear = button("清除", kind="link")
            clear.clicked.connect(self._clear)
            items = [across(label(part.field.label, "strong"), None, clear), part]
        self._layout = down(*items, gap=8, margins=(14, 10, 14, 14))
        self.setLayout(self._layout)

    def show_at(self, corner: QPoint, lead: QWidget | None = None) -> None:
        """Open at a corner, inside the screen, with other acts above the question or without."""
        if self._lead is not None:
            self._lead.hide()
            self._lead.deleteLater()
        self._lead = lead
        if lead is not None:
            self._layout.insertWidget(0, lead)
        self.setMinimumWidth(theme.px(260))
        self.adjustSize()
        edge = self.screen().availableGeometry()
        self.move(
            max(min(corner.x(), edge.right() - self.width()), edge.left()), min(corner.y(), edge.bottom() - self.height())
        )
        self.show()
        first = (lead or self._part or self).nextInFocusChain()
        if first is not None:
            first.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.hide()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _clear(self) -> None:
        assert self._part is not None, "there is a question to clear"
        self._part.clear()
        self._part.changed.emit()


class QuickChips(QWidget):
    """全部 and the commonest states of one column, one press each; the same answer as the column's pill."""

    def __init__(self, part: TickPart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = part
        assert isinstance(part.field.kind, Code)
        entries = list(part.field.kind.codes.entries.items())[:_MOST_QUICK]
        self._all = button("全部", kind="chip")
        self._chips: dict[Any, QPushButton] = {code: button(word, kind="chip") for code, word in entries}
        self.setLayout(across(self._all, *self._chips.values(), gap=6))
        self._all.clicked.connect(self._choose_all)
        for code, chip in self._chips.items():
            chip.clicked.connect(lambda _=False, code=code: self._choose(code))
        part.changed.connect(self.follow)
        part.answered.connect(self.follow)
        self.follow()

    @Slot()
    def follow(self) -> None:
        """Show the answer the pill has now."""
        chosen = {code for one in self._part.filters if isinstance(one.value, tuple) for code in one.value}
        for code, chip in self._chips.items():
            chip.setChecked(code in chosen)
        self._all.setChecked(not self._part.filters)

    @Slot()
    def _choose_all(self) -> None:
        self._part.clear()
        self._part.changed.emit()

    def _choose(self, code: Any) -> None:
        self._part.choose(code)


class FilterBar(QWidget):
    """Pills for the columns of a table, over as many lines as they need.

    Signals: `changed` when rows have to be asked for anew.
    """

    changed = Signal()

    def __init__(self, desk: Desk, fields: Sequence[Field], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pills = [FilterPill(PARTS[type(field.kind)](field, desk)) for field in fields if not why_none(field)]
        self._clear = button("全部清除", kind="link")
        self._flow = Flow()
        self._flow.fill([*self._pills, self._clear])
        self.setLayout(down(self._flow))
        for pill in self._pills:
            pill.changed.connect(self._tell)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()

    @property
    def filters(self) -> tuple[Filter, ...]:
        """All conditions asked for."""
        return tuple(one for pill in self._pills for one in pill.part.filters)

    @property
    def count(self) -> int:
        """How many columns are filtered."""
        return sum(1 for pill in self._pills if pill.part.filters)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The questions, in the order of the columns."""
        return tuple(pill.part for pill in self._pills)

    def take(self, asked: Sequence[Filter]) -> tuple[Filter, ...]:
        """Show these conditions as answers; answers those that no question here can say. Rows are not asked for."""
        left: list[Filter] = []
        for pill in self._pills:
            own = [one for one in asked if one.field == pill.part.field.name]
            if not pill.answer(own):
                left += own
        named = {pill.part.field.name for pill in self._pills}
        self._clear.setVisible(self.count > 0)
        return (*left, *(one for one in asked if one.field not in named))

    def pill(self, name: str) -> FilterPill | None:
        """The pill of a field; None when it has none."""
        return next((one for one in self._pills if one.part.field.name == name), None)

    def quick(self) -> QWidget | None:
        """Chips of the first column whose choices are states; None when the table has none."""
        for part in self.parts:
            if isinstance(part, TickPart) and isinstance(part.field.kind, Code):
                words = part.field.kind.codes.labels
                if any(word in tones() for word in words):
                    return QuickChips(part)
        return None

    @Slot()
    def clear(self) -> None:
        """Ask nothing of any column."""
        for pill in self._pills:
            pill.clear()
            if isinstance(pill.part, TickPart):
                pill.part.changed.emit()
        self._tell()

    @Slot()
    def _tell(self) -> None:
        self._clear.setVisible(self.count > 0)
        self._flow.updateGeometry()
        self.changed.emit()


def panel(bar: FilterBar) -> QFrame:
    """The bar as the second row of a table's card."""
    return held(down(bar, margins=(16, 0, 12, 10)))

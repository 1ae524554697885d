"""Findings in a table: where, and what. Used by import, merge, export and check."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.base.problems import Problem
from desktop.base.text import counted, tr
from desktop.model.rights import Right
from desktop.ui.arrange import across, down
from desktop.ui.buttons import button
from desktop.ui.labels import label
from desktop.ui.table import Index
from desktop.work.desk import Desk
from desktop.work.export import export_problems

_HEADS = ("哪里", "问题")
_NOWHERE = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)


class ProblemTable(QAbstractTableModel):
    """Problems as rows."""

    def __init__(self, found: Sequence[Problem], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found = tuple(found)

    @property
    def found(self) -> tuple[Problem, ...]:
        """The findings."""
        return self._found

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._found)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_HEADS)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role not in {_DISPLAY, _TOOLTIP}:
            return None
        problem = self._found[index.row()]
        return tr(problem.what if index.column() else problem.where)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _DISPLAY:
            return tr(_HEADS[section])
        return None


class ProblemList(QWidget):
    """The table with its count; at a desk also with a button that writes it to a file.

    Args:
        found: the findings.
        desk: where the file is written; None = no button.
        title: name of the file.
    """

    def __init__(
        self, found: Sequence[Problem], desk: Desk | None = None, title: str = "问题清单", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._title = desk, title
        self.model = ProblemTable(found, self)
        self.view = self._table()
        self.export = button("导出", "download")
        self.export.setVisible(desk is not None and desk.actor.may(Right.EXPORT))
        self.export.setEnabled(bool(found))
        head = across(label(f"共 {counted(len(found), '条')}", "quiet"), None, self.export)
        self.setLayout(down(head, (self.view, 1), gap=8))
        self.export.clicked.connect(self._export)
        QShortcut(QKeySequence.StandardKey.Copy, self.view, self._copy, context=Qt.ShortcutContext.WidgetShortcut)

    def _table(self) -> QTableView:
        view = QTableView()
        view.setProperty("role", "findings")
        view.setModel(self.model)
        view.setAccessibleName(tr(self._title))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setTabKeyNavigation(False)
        view.setShowGrid(False)
        view.setWordWrap(True)
        view.setMinimumHeight(view.fontMetrics().lineSpacing() * 9)
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head = view.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        head.setStretchLastSection(True)
        return view

    @Slot()
    def _copy(self) -> None:
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        QGuiApplication.clipboard().setText("\n".join(f"{p.where}\t{p.what}" for p in (self.model.found[row] for row in rows)))

    @Slot()
    def _export(self) -> None:
        assert self._desk is not None
        export_problems(self._desk, self._title, self.model.found)

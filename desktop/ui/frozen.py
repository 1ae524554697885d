"""The first column, standing still while the others are scrolled sideways: a second view of the same rows over the first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.ui.headings import Headings
from desktop.ui.table import RecordTable

_NEVER = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class FrozenColumn(QTableView):
    """Lies over the left edge of a table as long as its first column is scrolled away; presses on it count as on the table.

    It shares rows, selection and painting, and never has the keyboard. Source: Qt's frozen column example.
    """

    def __init__(self, over: QTableView, headings: Headings) -> None:
        super().__init__(over)
        self._over, self._headings = over, headings
        self.setAccessibleName("")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setModel(over.model())
        self.setSelectionModel(over.selectionModel())
        self._behave()
        self._connect()
        self.hide()

    def _behave(self) -> None:
        self.setProperty("role", "frozen")
        self.setHorizontalScrollBarPolicy(_NEVER)
        self.setVerticalScrollBarPolicy(_NEVER)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _connect(self) -> None:
        over = self._over
        over.horizontalScrollBar().valueChanged.connect(self.follow)
        over.horizontalScrollBar().rangeChanged.connect(self.follow)
        over.verticalScrollBar().valueChanged.connect(self._scroll)
        self._headings.sectionResized.connect(self.follow)
        over.model().modelReset.connect(self._thin)
        self.doubleClicked.connect(over.doubleClicked)
        self.clicked.connect(over.clicked)
        self.horizontalHeader().sectionClicked.connect(self._ask_menu)
        over.installEventFilter(self)

    @Slot()
    def follow(self) -> None:
        """Lie where the first column would, as long as it is scrolled away."""
        over = self._over
        is_away = over.horizontalScrollBar().value() > 0 and isinstance(over.model(), RecordTable)
        if is_away:
            self._thin()
            self.setItemDelegate(over.itemDelegate())
            self.setSelectionBehavior(over.selectionBehavior())
            self.verticalHeader().setDefaultSectionSize(over.verticalHeader().defaultSectionSize())
            width = over.columnWidth(0)
            self.setColumnWidth(0, width)
            viewport = over.viewport().geometry()
            above = self._headings.height()
            self.horizontalHeader().setFixedHeight(above)
            self.setGeometry(viewport.x(), viewport.y() - above, width + 1, viewport.height() + above)
            self.setVisible(True)
            self._scroll()
            self.raise_()
        else:
            self.hide()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the table below."""
        self._over.wheelEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() in {QEvent.Type.Resize, QEvent.Type.FontChange}:
            self.follow()
        return False

    @Slot()
    def _ask_menu(self) -> None:
        below = self.horizontalHeader().geometry().bottomLeft()
        self._headings.menu_asked.emit(0, self.mapToGlobal(below))

    @Slot()
    def _scroll(self) -> None:
        if self.isVisible():
            self.verticalScrollBar().setValue(self._over.verticalScrollBar().value())

    @Slot()
    def _thin(self) -> None:
        """Show no column but the first."""
        for place in range(1, self.model().columnCount()):
            self.setColumnHidden(place, True)  # noqa: FBT003 - Qt's signature

"""The card of the palette: the box to type in, the rows found, and what the keys do with the row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QWidget

from desktop.base.text import tr
from desktop.ui import theme
from desktop.ui.arrange import across, down, line
from desktop.ui.finding import MOST, Offer, acts_about
from desktop.ui.labels import label
from desktop.ui.offerpaint import OFFER, OfferDelegate, row_height
from desktop.work.desk import Desk

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_HINT = "姓名、拼音首字母、电话尾号、楼号，或要做的事"
_HINT_ACTS = "要做什么？打字就重新找"
_SPOKEN = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}


class Rows(QAbstractListModel):
    """The offers as a list."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.offers: Sequence[Offer] = ()

    def show(self, found: Sequence[Offer]) -> None:
        """Show other offers."""
        self.beginResetModel()
        self.offers = tuple(found)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.offers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self.offers[index.row()]
        if role == OFFER:
            return one
        return f"{one.title} {one.detail}".strip() if role in _SPOKEN else None


class PaletteCard(QFrame):
    """Shows offers and which of them is current. Signals: `chosen` with an offer that was clicked."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "raised")
        self._desk = desk
        self.box = QLineEdit()
        self._subject = label("", "section")
        self.rows = Rows(self)
        self.list = QListView()
        self._nothing = label("", "quiet")
        self._legend = label("", "caption")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.box.setProperty("role", "ask")
        self.box.setPlaceholderText(tr(_HINT))
        self.box.setAccessibleName(tr("搜索和命令"))
        self.list.setModel(self.rows)
        self.list.setItemDelegate(OfferDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(tr("找到的"))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing.setContentsMargins(16, 6, 16, 6)
        self._subject.setContentsMargins(6, 0, 0, 0)
        self._subject.hide()
        asked = across(self._subject, (self.box, 1), margins=(10, 8, 10, 8))
        found = down(self.list, self._nothing, gap=0, margins=(0, 6, 0, 6))
        legend = across(self._legend, None, margins=(16, 6, 16, 8))
        self._column = down(asked, line(), found, line(), legend, gap=0)
        self.setLayout(self._column)

    def _connect(self) -> None:
        self.list.clicked.connect(lambda index: self.chosen.emit(self.rows.offers[index.row()]))
        self.list.selectionModel().currentChanged.connect(self._explain)

    @property
    def current(self) -> Offer | None:
        """The row that Enter would do."""
        place = self.list.currentIndex().row()
        return self.rows.offers[place] if 0 <= place < len(self.rows.offers) else None

    @property
    def legend(self) -> str:
        """What the foot says about the keys."""
        return self._legend.text()

    @property
    def nothing(self) -> str:
        """What is said when there is no row."""
        return self._nothing.text()

    @property
    def subject(self) -> str:
        """Whom the rows are about; blank when each is about its own."""
        return self._subject.text()

    def ask(self, typed: str, subject: str = "") -> None:
        """Let these words stand in the box, behind the name of whom the rows are about."""
        with QSignalBlocker(self.box):
            self.box.setText(typed)
        self._subject.setText(subject)
        self._subject.setVisible(bool(subject))
        self.box.setPlaceholderText(tr(_HINT_ACTS if subject else _HINT))

    def show_offers(self, found: Sequence[Offer], nothing: str) -> None:
        """Show other rows, or a sentence when there is none."""
        self.rows.show(found)
        self._nothing.setText("" if found else tr(nothing))
        self._nothing.setVisible(not found)
        self.list.setVisible(bool(found))
        self.list.setCurrentIndex(self.rows.index(0, 0))
        self._explain()

    def move_by(self, rows: int) -> None:
        """Go up or down, not beyond the ends."""
        place = min(max(self.list.currentIndex().row() + rows, 0), len(self.rows.offers) - 1)
        self.list.setCurrentIndex(self.rows.index(place, 0))

    def fit(self, width: int, most_height: int) -> None:
        """Take as much height as the rows need, up to a limit."""
        rows = min(len(self.rows.offers), MOST)
        self.list.setFixedHeight(max(min(row_height() * rows, most_height - theme.px(130)), 0))
        self.setFixedWidth(width)
        # The list has just got another height, of which the layouts around it hear only later.
        self._column.activate()
        self.resize(width, self._column.totalSizeHint().height())

    @Slot()
    def _explain(self) -> None:
        """Say at the foot what the keys do with the row."""
        one = self.current
        if one is None:
            self._legend.setText(tr("Esc 关闭"))
        elif one.record is None:
            self._legend.setText(tr("Enter 执行   Shift+Tab 返回   Esc 关闭" if self.subject else "Enter 执行   Esc 关闭"))
        else:
            acts = acts_about(self._desk, one.record)
            keys = [f"{key} {act.title}" for key, act in zip(("Ctrl+Enter", "Alt+Enter"), acts, strict=False)]
            self._legend.setText("   ".join((tr("Enter 打开"), *keys, *((tr("Tab 更多"),) if acts else ()))))

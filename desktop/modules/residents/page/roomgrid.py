"""The plan of a building: a floor a row, a door a column, what fits no floor below. Arrows walk it, Enter opens a room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.base.text import tr
from desktop.modules.residents.page.faces import Face, face_of
from desktop.modules.residents.rules.rooms import Plan, Spot, plan
from desktop.modules.residents.service import Room
from desktop.ui import theme
from desktop.ui.theme import colour
from desktop.work.module import Mark

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_DISPLAY, _ALIGNMENT = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.TextAlignmentRole)
_TOOLTIP, _SPOKEN = int(Qt.ItemDataRole.ToolTipRole), int(Qt.ItemDataRole.AccessibleTextRole)
_MIDDLE = int(Qt.AlignmentFlag.AlignCenter)
_LINE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_NAME = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWrapAnywhere)
_SELECTED = QStyle.StateFlag.State_Selected
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_OTHERS_ACROSS = 4
_NARROWEST, _WIDEST, _ROOMIEST = 116, 190, 240
_GAP, _PAD = 3, 8


class Rooms(QAbstractTableModel):
    """Rooms where they lie. Rows below the floors hold what has no floor."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plan: Plan = plan(())
        self.is_covered = False
        self._rooms: dict[str, Room] = {}
        self._marks: Mapping[str, Mark] = {}

    def show_rooms(self, rooms: Sequence[Room]) -> None:
        """Show another building."""
        self.beginResetModel()
        self._rooms = {room.uid: room for room in rooms}
        self.plan = plan((room.uid, room.unit, room.room) for room in rooms)
        self.endResetModel()

    def show_marks(self, marks: Mapping[str, Mark]) -> None:
        """Colour households otherwise."""
        self.beginResetModel()
        self._marks = marks
        self.endResetModel()

    def room(self, row: int, column: int) -> Room | None:
        """The room at a place; None where there is none."""
        floors, doors = self.plan.floors, self.plan.doors
        if row < len(floors):
            if column >= len(doors):
                return None
            unit, door = doors[column]
            return self._rooms.get(self.plan.cells.get(Spot(floors[row], unit, door), ""))
        place = (row - len(floors)) * self.columnCount() + column
        return self._rooms[self.plan.others[place]] if place < len(self.plan.others) else None

    def place_of(self, uid: str) -> tuple[int, int] | None:
        """Row and column of a room."""
        places = ((row, column) for row in range(self.rowCount()) for column in range(self.columnCount()))
        return next((one for one in places if (room := self.room(*one)) and room.uid == uid), None)

    def face(self, row: int, column: int) -> Face | None:
        """What a room says."""
        room = self.room(row, column)
        return face_of(room, self._marks, covered=self.is_covered) if room else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        others = -(-len(self.plan.others) // self.columnCount()) if self.plan.others else 0
        return 0 if parent.isValid() else len(self.plan.floors) + others

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.plan.doors) or min(len(self.plan.others), _OTHERS_ACROSS)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role not in (_DISPLAY, _TOOLTIP, _SPOKEN):
            return None
        face = self.face(index.row(), index.column())
        return face.words if face else ""

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if role == _ALIGNMENT:
            return _MIDDLE
        if role != _DISPLAY:
            return None
        if orientation == Qt.Orientation.Vertical:
            floors = self.plan.floors
            return f"{floors[section]} {tr('层')}" if section < len(floors) else tr("其他") if section == len(floors) else ""
        if not self.plan.doors:
            return ""
        unit, door = self.plan.doors[section]
        return f"{unit} {tr('单元')} {door}" if unit else f"{door} {tr('室')}"


class _Painter(QStyledItemDelegate):
    def __init__(self, rooms: Rooms, parent: QObject) -> None:
        super().__init__(parent)
        self._rooms = rooms

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        face = self._rooms.face(index.row(), index.column())
        where: QRect = option.rect.adjusted(_GAP, _GAP, -_GAP, -_GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, QRectF(where), face, is_chosen=bool(option.state & _SELECTED))
        if face is not None:
            self._words(painter, where.adjusted(_PAD, 4, -_PAD + 2, -4), face)
        painter.restore()

    def _ground(self, painter: QPainter, where: QRectF, face: Face | None, *, is_chosen: bool) -> None:
        if is_chosen:
            painter.setPen(QPen(colour("primary"), 2))
        else:
            painter.setPen(QPen(colour("border"), 1, Qt.PenStyle.SolidLine if face and face.count else Qt.PenStyle.DashLine))
        ground = "app" if face is None else "subtle" if not face.count else tint_of(face.mark)
        painter.setBrush(colour(ground))
        if face is not None or is_chosen:
            painter.drawRoundedRect(where.adjusted(1, 1, -1, -1), 4, 4)

    def _words(self, painter: QPainter, where: QRect, face: Face) -> None:
        strong, small = fonts()
        line = QFontMetrics(small).height() + 2
        painter.setFont(strong if face.count else small)
        painter.setPen(colour("text" if face.count else "text3"))
        painter.drawText(where.adjusted(0, 0, 0, -line if face.count else 0), _NAME if face.count else _LINE, face.name)
        if face.count:
            foot = QRect(where.left(), where.bottom() - line + 1, where.width(), line)
            painter.setFont(small)
            painter.setPen(colour("text2"))
            painter.drawText(foot, _LINE, face.count)
            if face.mark is not None:
                painter.setPen(colour(ink_of(face.mark)))
                painter.drawText(foot, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), face.state)


class RoomGrid(QTableView):
    """Signals: `chosen` with the room under the cursor or None; `opened` with one to open; `measured`: its width changed."""

    measured = Signal()
    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rooms = Rooms(self)
        self._least = 0
        self.setModel(self.rooms)
        self.setItemDelegate(_Painter(self.rooms, self))
        self.setAccessibleName(tr("楼栋平面"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for scroll in (self.setVerticalScrollMode, self.setHorizontalScrollMode):
            scroll(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        corner = self.findChild(QAbstractButton)
        assert corner is not None, "a table with both its heads has a corner"
        corner.setAccessibleName(tr("楼层"))
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.setHighlightSections(False)
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(self._open)
        theme.LOOK.changed.connect(self.fit)

    @property
    def least_width(self) -> int:
        """Px in which every staircase is seen whole."""
        return self._least + self.verticalHeader().sizeHint().width() + self.verticalScrollBar().sizeHint().width() + 2

    @property
    def current(self) -> Room | None:
        """The room under the cursor."""
        index = self.currentIndex()
        return self.rooms.room(index.row(), index.column()) if index.isValid() else None

    def show_rooms(self, rooms: Sequence[Room], chosen: str = "") -> None:
        """Show a building with one room chosen, the first there is when that is not in it."""
        self.rooms.show_rooms(rooms)
        self.fit()
        self.choose(chosen or next((room.uid for room in rooms if room.households), rooms[0].uid if rooms else ""))

    def show_marks(self, marks: Mapping[str, Mark]) -> None:
        """Colour the rooms, and stay where one was."""
        chosen = self.current
        self.rooms.show_marks(marks)
        self.fit()
        self.choose(chosen.uid if chosen else "")

    def cover(self, *, on: bool) -> None:
        """Veil names, or show them again."""
        self.rooms.is_covered = on
        self.viewport().update()

    def choose(self, uid: str) -> None:
        """Put the cursor on a room."""
        place = self.rooms.place_of(uid)
        if place is not None:
            index = self.rooms.index(*place)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit(self.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers():
            self._open()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
        self.scrollTo(self.currentIndex())  # what is chosen is seen whole, also when a legend took room above

    @Slot()
    def fit(self) -> None:
        """Columns wide enough for their names, rows high enough where a name needs more than one line."""
        strong, small = (QFontMetrics(font) for font in fonts())
        faces = [
            [self.rooms.face(row, column) for column in range(self.rooms.columnCount())] for row in range(self.rooms.rowCount())
        ]
        around = 2 * (_GAP + _PAD) + 4
        widths = []
        for column in range(self.rooms.columnCount()):
            found = [face for line in faces if (face := line[column])]
            foot = max((small.horizontalAdvance(f"{face.count}  {face.state}") for face in found), default=0)
            name = max((strong.horizontalAdvance(face.name) for face in found), default=0)
            widths.append(max(theme.px(_NARROWEST), min(name + around, theme.px(_WIDEST)), foot + around))
        # All alike, as the doors of a building are: as wide as the widest needs, or as there is room for.
        before, self._least = self._least, max(widths, default=0) * len(widths)
        width = max(*widths, min(self.viewport().width() // len(widths), theme.px(_ROOMIEST))) if widths else 0
        for column in range(len(widths)):
            self.setColumnWidth(column, width)
        for row, line in enumerate(faces):
            room = QRect(0, 0, width - around, 10_000)
            names = [strong.boundingRect(room, _NAME, face.name).height() for face in line if face]
            self.setRowHeight(row, max([strong.height(), *names]) + small.height() + 2 * _GAP + 14)
        if before != self._least:
            self.measured.emit()

    @Slot()
    def _open(self) -> None:
        if self.current is not None:
            self.opened.emit(self.current)


def fonts() -> tuple[QFont, QFont]:
    """The letters of names, and of what stands under them."""
    strong, small = QFont(), QFont()
    strong.setFamilies(list(theme.LOOK.faces))
    small.setFamilies(list(theme.LOOK.faces))
    strong.setPixelSize(theme.LOOK.letters.body)
    strong.setWeight(QFont.Weight.DemiBold)
    small.setPixelSize(theme.LOOK.letters.caption)
    return strong, small


def tint_of(mark: Mark | None) -> str:
    """Token of the ground of a mark."""
    return "surface" if mark is None else "tint" if mark.tone == "info" else f"{mark.tone}_tint"


def ink_of(mark: Mark) -> str:
    """Token of the letters of a mark."""
    return "primary" if mark.tone == "info" else mark.tone

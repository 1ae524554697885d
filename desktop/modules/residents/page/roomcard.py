"""One building in its card: its name and counts, how its rooms are coloured, what the colours mean, and the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QWidget

from desktop.base.text import counted, tr
from desktop.model.rights import Right
from desktop.modules.residents.commands.notes import write_note
from desktop.modules.residents.page.card import Table
from desktop.modules.residents.page.faces import face_of
from desktop.modules.residents.page.roomgrid import RoomGrid
from desktop.modules.residents.records import Household, PinnedNote
from desktop.modules.residents.service import Building, Room, rooms_of
from desktop.ui import theme
from desktop.ui.arrange import across, down, held, line
from desktop.ui.buttons import icon_button
from desktop.ui.chips import Chip
from desktop.ui.editing.choices import ChoiceBox
from desktop.ui.editing.flow import Flow
from desktop.ui.labels import Paragraph, label
from desktop.ui.looking import for_store
from desktop.work.daywords import said
from desktop.work.desk import Desk
from desktop.work.module import Mark, Shade

_PLAIN = "不着色"
_ACROSS, _DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
_NARROWEST = 360


class RoomCard(QFrame):
    """Signals: `left` when the person wants to see all buildings again.

    Attributes:
        rooms: of the building shown.
    """

    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._desk = desk
        self._building = Building(None, None)
        self.rooms: Sequence[Room] = ()
        self._marks: Mapping[str, Mark] = {}
        self._looking = for_store(desk.file, desk.actor, self)
        self._shades: dict[str, Shade] = {shade.label: shade for shade in desk.shades(Household.table)}
        self.back = icon_button("arrow-left", "回到全部楼栋", key="Esc")
        self.note = icon_button("notebook", "给这栋楼写便签")
        self._title, self._counts = label("", "section"), Paragraph("", "caption")
        self.shade = ChoiceBox()
        self.shade.setAccessibleName(tr("着色"))
        self.shade.addItems([tr(word) for word in (_PLAIN, *self._shades)])
        self._legend = Flow()
        self.grid = RoomGrid()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        words = down(self._title, self._counts, gap=0)
        bar = across(self.back, (words, 1), label("着色", "quiet"), self.shade, self.note, gap=8, margins=(10, 8, 10, 8))
        self._legend_row = held(across((self._legend, 1), margins=(16, 0, 16, 8)))
        self._legend_row.hide()
        self.setLayout(down(bar, self._legend_row, line(), (self.grid, 1), gap=0, margins=(1, 1, 1, 1)))
        self.note.setVisible(self._desk.actor.may(Right.EDIT))

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.note.clicked.connect(self._write_note)
        self.shade.activated.connect(self._colour)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_NARROWEST), super().minimumSizeHint().height())

    @property
    def name(self) -> str:
        """Of the building shown."""
        return self._building.name

    @property
    def status(self) -> str:
        """The building and its counts in one line."""
        return f"{self.name}：{self._counts.text()}"

    def show_building(self, building: Building, chosen: str = "") -> None:
        """Show a building with one room chosen."""
        self._building = building
        self._title.setText(building.name)
        self._read(chosen)
        self._colour()

    def reload(self) -> None:
        """Read the building anew, and stay in the room where one was."""
        current = self.grid.current
        self._read(current.uid if current else "")
        self._colour()

    def cover(self) -> None:
        """Veil names, or show them again."""
        self.grid.cover(on=self._desk.covered)

    def table(self, title: str) -> Table:
        """The building as it stands on paper, without colours."""
        rooms = self.grid.rooms
        heads = [str(rooms.headerData(place, _ACROSS)) for place in range(rooms.columnCount())]
        floors = []
        for row in range(rooms.rowCount()):
            found = [rooms.room(row, column) for column in range(rooms.columnCount())]
            floors.append((str(rooms.headerData(row, _DOWN)), [face_of(room, {}) if room else None for room in found]))
        today = self._desk.today
        return Table(title, f"{self._counts.text()}　{today.year} 年 {said(today, today)}", heads, floors)

    def _read(self, chosen: str) -> None:
        self.rooms = rooms_of(self._desk.store, self._building.compound, self._building.number)
        self.grid.cover(on=self._desk.covered)
        self.grid.show_rooms(self.rooms, chosen)
        vacant = sum(not room.households for room in self.rooms)
        counts = (
            counted(len(self.rooms), "套"),
            counted(sum(len(room.households) for room in self.rooms), "户"),
            counted(sum(room.people for room in self.rooms), "人"),
            f"{tr('空置')} {counted(vacant, '套')}",
        )
        self._counts.reword(" · ".join(counts))

    @Slot()
    def _colour(self) -> None:
        shade = self._shades.get(self.shade.currentText())
        if shade is None:
            self._show_marks({})
        elif self._looking is None:
            self._show_marks(shade.marks(self._desk.store, self._desk.today))
        else:
            marks, today = shade.marks, self._desk.today
            self._looking.ask(lambda reader: marks(reader, today), self._show_marks)

    def _show_marks(self, marks: Mapping[str, Mark]) -> None:
        """Colour the rooms, and say what each colour means and how many rooms have it."""
        self.grid.show_marks(marks)
        found = Counter(face.mark for room in self.rooms if (face := face_of(room, marks)) and face.mark)
        self._legend.fill([Chip(f"{mark.word} {count}", mark.tone) for mark, count in found.most_common()])
        self._legend_row.setVisible(bool(found))

    @Slot()
    def _write_note(self) -> None:
        write_note(self._desk, PinnedNote(building=self.name), self.name)

"""What residents look like: 人员, 户, 楼栋, 房屋, 楼组 behind tabs; rosters and households are taken in in their place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.model.record import Record
from desktop.modules.residents.commands.doubles import DOUBLES
from desktop.modules.residents.commands.households import BUILDING, ENTRY
from desktop.modules.residents.page.building import BuildingPage
from desktop.modules.residents.page.entry import EntrySheet
from desktop.modules.residents.page.importing import ROSTER, Importing
from desktop.modules.residents.page.rooms import BUILDINGS_TAB, DOUBLES_TAB, ENDED_TAB, PEOPLE, PEOPLE_TAB, tabs_of
from desktop.ui.arrange import down, held
from desktop.ui.tabs import Tabs
from desktop.work.desk import Desk

IMPORT, ENDED = "import", "ended"
"""What `desk.go("residents", …)` names instead of a record, to show the import, or what has ended."""

_TURNS = {PEOPLE: PEOPLE_TAB, DOUBLES: DOUBLES_TAB, ENDED: ENDED_TAB}
_TABLE = 2
"""Rows on the clipboard from which they are a table and not a word to search for."""


class Page(Tabs):
    """See ui/pages.py for what the window asks of it. A roster, or the file of one, may be dropped on it or pasted into it."""

    def __init__(self, desk: Desk) -> None:
        self._importing: Importing | None = None
        self._entry: EntrySheet | None = None
        super().__init__(desk, "居民", tabs_of(desk))
        self.setAcceptDrops(True)
        QShortcut(QKeySequence.StandardKey.Paste, self, self._paste, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def importing(self) -> Importing:
        """The import, made when it is first asked for: most days it is not."""
        if self._importing is None:
            self._importing = Importing(self._desk)
            self._importing.left.connect(self._leave)
            self.stack.addWidget(self._importing)
        return self._importing

    @property
    def entry(self) -> EntrySheet:
        """The sheet of a new household, made when it is first asked for."""
        if self._entry is None:
            self._entry = EntrySheet(self._desk)
            self._entry.closed.connect(self._leave)
            self._entry.kept.connect(lambda household: self.show_record(household.uid))
            frame = held(down((self._entry, 1), margins=(20, 12, 20, 14)), "page")
            self.stack.addWidget(frame)
        return self._entry

    @property
    def selected(self) -> tuple[Record, ...]:
        return () if self._is_away else super().selected

    @property
    def status(self) -> str:
        return "" if self._is_away else super().status

    def show_record(self, uid: str) -> None:
        word, _, rest = uid.partition(":")
        if word == IMPORT:
            self._show(self.importing)
            self.importing.begin()
        elif word == ENTRY:
            self._show(self.entry)
            self.entry.begin(rest)
        elif word in _TURNS:
            self._leave()
            self.turn_to(_TURNS[word])
        else:
            self._leave()
            self._open_building(rest) if word == BUILDING else super().show_record(uid)

    def draft(self) -> dict[str, str]:
        own = self._entry.draft() if self._entry is not None else {}
        return super().draft() | {f"{ENTRY}/{key}": words for key, words in own.items()}

    def restore(self, draft: Mapping[str, str]) -> None:
        own = {key.partition("/")[2]: words for key, words in draft.items() if key.startswith(f"{ENTRY}/")}
        super().restore({key: words for key, words in draft.items() if not key.startswith(f"{ENTRY}/")})
        if own:
            self._show(self.entry)
            self.entry.restore(own)

    def cover(self) -> None:
        super().cover()
        if self._importing is not None:
            self._importing.cover()
        if self._desk.covered and self._entry is not None:
            self._leave()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _roster(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _roster(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self._read(path)

    @property
    def _is_away(self) -> bool:
        """Whether something stands in the place of the tabs."""
        return self.stack.currentWidget() is not self.page

    def _show(self, part: QWidget) -> None:
        place = next(place for place in range(self.stack.count()) if _holds(self.stack.widget(place), part))
        self.stack.setCurrentIndex(place)
        self.selection_changed.emit()

    def _read(self, path: Path) -> None:
        self._show(self.importing)
        self.importing.read_file(path)

    def _open_building(self, home: str) -> None:
        self.turn_to(BUILDINGS_TAB)
        assert isinstance(self.page, BuildingPage)
        self.page.open_home(home)

    @Slot()
    def _leave(self) -> None:
        self.stack.setCurrentWidget(self.page)
        self.selection_changed.emit()

    @Slot()
    def _paste(self) -> None:
        clipboard = QGuiApplication.clipboard()
        path = _roster(clipboard.mimeData())
        if path is not None:
            self._read(path)
            return
        rows = [row for row in clipboard.text().splitlines() if row.strip()]
        if len(rows) >= _TABLE:
            self._show(self.importing)
            self.importing.paste()


def _holds(widget: QWidget | None, part: QWidget) -> bool:
    return widget is not None and (widget is part or widget.isAncestorOf(part))


def _roster(brought: QMimeData) -> Path | None:
    """The one file that is dropped, or was copied among the files of a folder, when it looks like a roster."""
    files = [Path(url.toLocalFile()) for url in brought.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].suffix.lower().lstrip(".") in ROSTER.endings else None

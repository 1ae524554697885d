"""What residents look like: 人员, 户, 楼栋, 房屋, 楼组 behind tabs; rosters and households are taken in in their place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.base.text import tr
from desktop.model import days
from desktop.model.record import Record
from desktop.modules.residents.commands import GROUP, NEW
from desktop.modules.residents.commands import IMPORT as IMPORT_ROSTER
from desktop.modules.residents.commands.households import BUILDING, ENTER, ENTRY
from desktop.modules.residents.page.building import BuildingPage
from desktop.modules.residents.page.entry import EntrySheet
from desktop.modules.residents.page.importing import ROSTER, Importing
from desktop.modules.residents.page.neighbours import (
    FIRST,
    OF_HOUSEHOLD,
    ahead_of,
    facts_of,
    farewell,
    household_of,
    of_home,
    of_household,
)
from desktop.modules.residents.records import BuildingGroup, Home, Household, Resident
from desktop.modules.residents.service import change_resident, register_resident
from desktop.ui.arrange import down, held
from desktop.ui.page import RecordPage, Slots
from desktop.ui.tabs import Tab, Tabs
from desktop.ui.views import begin_with
from desktop.work.desk import Desk
from desktop.work.keep import Keeping
from desktop.work.listing import Column, columns_of

IMPORT = "import"
"""What `desk.go("residents", …)` names instead of a record, to show the import."""

_BUILDINGS = "楼栋"
_TABLE = 2
"""Rows on the clipboard from which they are a table and not a word to search for."""


class Page(Tabs):
    """See ui/pages.py for what the window asks of it. A roster may be dropped on it or pasted into it."""

    def __init__(self, desk: Desk) -> None:
        self._importing: Importing | None = None
        self._entry: EntrySheet | None = None
        super().__init__(desk, "居民", _tabs(desk))
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

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if _roster(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        path = _roster(event)
        if path is not None:
            event.acceptProposedAction()
            self._show(self.importing)
            self.importing.read_file(path)

    @property
    def _is_away(self) -> bool:
        """Whether something stands in the place of the tabs."""
        return self.stack.currentWidget() is not self.page

    def _show(self, part: QWidget) -> None:
        place = next(place for place in range(self.stack.count()) if _holds(self.stack.widget(place), part))
        self.stack.setCurrentIndex(place)
        self.selection_changed.emit()

    def _open_building(self, home: str) -> None:
        place = next(place for place in range(self.bar.count()) if self.bar.tabText(place) == tr(_BUILDINGS))
        self.go(place)
        assert isinstance(self.page, BuildingPage)
        self.page.open_home(home)

    @Slot()
    def _leave(self) -> None:
        self.stack.setCurrentWidget(self.page)
        self.selection_changed.emit()

    @Slot()
    def _paste(self) -> None:
        rows = [row for row in QGuiApplication.clipboard().text().splitlines() if row.strip()]
        if len(rows) >= _TABLE:
            self._show(self.importing)
            self.importing.paste()


def _holds(widget: QWidget | None, part: QWidget) -> bool:
    return widget is not None and (widget is part or widget.isAncestorOf(part))


def _tabs(desk: Desk) -> tuple[Tab, ...]:
    homes = Slots(
        aside=lambda record: of_home(desk, record),
        picture="building-community",
        blank="登记居民、导入花名册时，会按住址建好每一套房屋。",
    )
    groups = Slots(
        commands=(GROUP,),
        ahead=lambda record: ahead_of(desk, record),
        picture="users",
        blank="一个楼道或一个门洞是一个楼组，记下谁是楼组长。",
    )
    return (
        Tab("人员", lambda: _people(desk), Resident),
        Tab("户", lambda: RecordPage(desk, Household, _households(desk)), Household),
        Tab(_BUILDINGS, lambda: BuildingPage(desk)),
        Tab("房屋", lambda: RecordPage(desk, Home, homes), Home),
        Tab("楼组", lambda: RecordPage(desk, BuildingGroup, groups), BuildingGroup),
    )


def _households(desk: Desk) -> Slots:
    return Slots(
        commands=(ENTER,),
        facts=lambda record: facts_of(desk, record),
        ahead=lambda record: ahead_of(desk, record),
        first=OF_HOUSEHOLD,
        aside=lambda record: of_household(desk, record),
        picture="home",
        blank="登记居民、导入花名册时，会按住址和户主建户。",
    )


def _people(desk: Desk) -> RecordPage:
    """Residents by age; the birth date can be filtered by and shown, but the age is what is asked for."""
    slots = Slots(
        commands=(NEW, IMPORT_ROSTER),
        columns=_columns(desk),
        keep=Keeping(register_resident, change_resident),
        fresh=lambda: Resident(status="living"),
        facts=lambda record: facts_of(desk, record),
        ahead=lambda record: ahead_of(desk, record),
        first=FIRST,
        aside=lambda record: household_of(desk, record),
        farewell=lambda chosen: farewell(desk, chosen),
        picture="users",
        blank="有花名册的先导入，列名不用改，约三分钟。以后来的人一个一个登记。",
    )
    page = RecordPage(desk, Resident, slots)
    begin_with(page.list, hidden=(Resident.fields["birth"].label,))
    return page


def _columns(desk: Desk) -> tuple[Column, ...]:
    name, sex, *others = columns_of(Resident)
    age = Column("年龄", 4, words=lambda one: str(days.age(one.birth, desk.today)) if one.birth else "", order="birth")
    return (name, sex, age, *others)


def _roster(event: QDropEvent) -> Path | None:
    """The one file that is dropped, when it looks like a roster."""
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].suffix.lower().lstrip(".") in ROSTER.endings else None

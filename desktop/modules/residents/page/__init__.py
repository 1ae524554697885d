"""What residents look like: 人员, 户, 房屋, 楼组 behind tabs, and the import of rosters in their place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut

from desktop.model import days
from desktop.model.record import Record
from desktop.modules.residents.commands import COMMANDS
from desktop.modules.residents.page.importing import ROSTER, Importing
from desktop.modules.residents.page.neighbours import household_of, of_home, of_household
from desktop.modules.residents.records import BuildingGroup, Home, Household, Resident
from desktop.modules.residents.service import change_resident, register_resident
from desktop.ui.page import RecordPage, Slots
from desktop.ui.tabs import Tab, Tabs
from desktop.ui.views import begin_with
from desktop.work.desk import Desk
from desktop.work.keep import Keeping
from desktop.work.listing import Column, columns_of

IMPORT = "import"
"""What `desk.go("residents", …)` names instead of a record, to show the import."""

_TABLE = 2
"""Rows on the clipboard from which they are a table and not a word to search for."""


class Page(Tabs):
    """See ui/pages.py for what the window asks of it. A roster may be dropped on it or pasted into it."""

    def __init__(self, desk: Desk) -> None:
        self._importing: Importing | None = None
        super().__init__(desk, "居民", _tabs(desk))
        self.setAcceptDrops(True)
        QShortcut(QKeySequence.StandardKey.Paste, self, self._paste, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def importing(self) -> Importing:
        """The import, made when it is first asked for: most days it is not."""
        if self._importing is None:
            self._importing = Importing(self._desk)
            self._importing.left.connect(self._leave_import)
            self.stack.addWidget(self._importing)
        return self._importing

    @property
    def selected(self) -> tuple[Record, ...]:
        return () if self._is_importing else super().selected

    @property
    def status(self) -> str:
        return "" if self._is_importing else super().status

    def show_record(self, uid: str) -> None:
        if uid == IMPORT:
            self._show_import()
            self.importing.begin()
        else:
            self._leave_import()
            super().show_record(uid)

    def cover(self) -> None:
        super().cover()
        if self._importing is not None:
            self._importing.cover()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if _roster(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        path = _roster(event)
        if path is not None:
            event.acceptProposedAction()
            self._show_import()
            self.importing.read_file(path)

    @property
    def _is_importing(self) -> bool:
        return self._importing is not None and self.stack.currentWidget() is self._importing

    def _show_import(self) -> None:
        self.stack.setCurrentWidget(self.importing)
        self.selection_changed.emit()

    @Slot()
    def _leave_import(self) -> None:
        self.stack.setCurrentWidget(self.page)
        self.selection_changed.emit()

    @Slot()
    def _paste(self) -> None:
        rows = [row for row in QGuiApplication.clipboard().text().splitlines() if row.strip()]
        if len(rows) >= _TABLE:
            self._show_import()
            self.importing.paste()


def _tabs(desk: Desk) -> tuple[Tab, ...]:
    new, bring_in, group = COMMANDS
    people = Slots(
        commands=(new, bring_in),
        columns=_columns(desk),
        keep=Keeping(register_resident, change_resident),
        fresh=lambda: Resident(status="living"),
        aside=lambda record: household_of(desk, record),
        picture="users",
        blank="有花名册的先导入，列名不用改，约三分钟。以后来的人一个一个登记。",
    )
    households = Slots(
        aside=lambda record: of_household(desk, record), picture="home", blank="登记居民、导入花名册时，会按住址和户主建户。"
    )
    homes = Slots(
        aside=lambda record: of_home(desk, record),
        picture="building-community",
        blank="登记居民、导入花名册时，会按住址建好每一套房屋。",
    )
    groups = Slots(commands=(group,), picture="users", blank="一个楼道或一个门洞是一个楼组，记下谁是楼组长。")
    return (
        Tab("人员", lambda: _people(desk, people), Resident),
        Tab("户", lambda: RecordPage(desk, Household, households), Household),
        Tab("房屋", lambda: RecordPage(desk, Home, homes), Home),
        Tab("楼组", lambda: RecordPage(desk, BuildingGroup, groups), BuildingGroup),
    )


def _people(desk: Desk, slots: Slots) -> RecordPage:
    """Residents by age; the birth date can be filtered by and shown, but the age is what is asked for."""
    page = RecordPage(desk, Resident, slots)
    begin_with(page.list, hidden=(Resident.fields["birth"].label,))
    return page


def _columns(desk: Desk) -> tuple[Column, ...]:
    name, sex, *others = columns_of(Resident)
    age = Column(
        "年龄", 4, words=lambda one: str(days.age(one.birth, desk.today)) if one.birth else "", order="birth", counts=True
    )
    return (name, sex, age, *others)


def _age(one: Resident, today: date) -> str:
    return str(days.age(one.birth, today)) if one.birth else ""


def _roster(event: QDropEvent) -> Path | None:
    """The one file that is dropped, when it looks like a roster."""
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].suffix.lower().lstrip(".") in ROSTER.endings else None

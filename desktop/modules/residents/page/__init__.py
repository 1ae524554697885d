"""What residents look like: 人员, 户, 房屋, 楼组, 像同一人 behind tabs, and the import of rosters in their place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut

from desktop.base.problems import Problem
from desktop.model import days
from desktop.model.record import Record
from desktop.model.rights import Right
from desktop.modules.residents.commands.care import CARE
from desktop.modules.residents.commands.doubles import DOUBLES
from desktop.modules.residents.commands.register import GROUP, IMPORT, NEW
from desktop.modules.residents.page.care import care_page, cared_of
from desktop.modules.residents.page.doubles import Doubles
from desktop.modules.residents.page.ended import Ended
from desktop.modules.residents.page.importing import ROSTER, Importing
from desktop.modules.residents.page.neighbours import about, beside, of_home, of_household
from desktop.modules.residents.records import BuildingGroup, CareTag, Consent, Home, Household, Resident
from desktop.modules.residents.rules.consents import judge
from desktop.modules.residents.service import change_consent, change_resident, give_consent, register_resident, standing
from desktop.ui.form import Manners
from desktop.ui.page import RecordPage, Slots
from desktop.ui.tabs import Tab, Tabs
from desktop.ui.views import begin_with
from desktop.work.command import Command
from desktop.work.desk import Desk
from desktop.work.keep import Keeping
from desktop.work.listing import Column, columns_of

ROSTER_PAGE, PEOPLE, ENDED = "import", "people", "ended"
"""What `desk.go("residents", …)` names instead of a record, to show the import, the people, or what has ended."""

ENDED_TAB = "到期与停用"

FIND = Command("residents.find", "去人员里选人", lambda desk: desk.go("residents", PEOPLE), icon="users", primary=True)
"""An agreement is somebody's: it is written down from their own row."""

_DOUBLES_TAB = 4
_TABLE = 2
"""Rows on the clipboard from which they are a table and not a word to search for."""


class Page(Tabs):
    """See ui/pages.py for what the window asks of it. A roster, or the file of one, may be dropped on it or pasted into it."""

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
        if uid == ROSTER_PAGE:
            self._show_import()
            self.importing.begin()
        elif uid == DOUBLES:
            self._leave_import()
            self.go(_DOUBLES_TAB)
        elif uid == PEOPLE:
            self._leave_import()
            self.go(0)
        elif uid == ENDED:
            self._leave_import()
            self.go(self.bar.count() - 1)
        else:
            self._leave_import()
            super().show_record(uid)

    def cover(self) -> None:
        super().cover()
        if self._importing is not None:
            self._importing.cover()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _roster(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _roster(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self._read(path)

    @property
    def _is_importing(self) -> bool:
        return self._importing is not None and self.stack.currentWidget() is self._importing

    def _show_import(self) -> None:
        self.stack.setCurrentWidget(self.importing)
        self.selection_changed.emit()

    def _read(self, path: Path) -> None:
        self._show_import()
        self.importing.read_file(path)

    @Slot()
    def _leave_import(self) -> None:
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
            self._show_import()
            self.importing.paste()


def _tabs(desk: Desk) -> tuple[Tab, ...]:
    people = Slots(
        commands=(NEW, IMPORT),
        columns=_columns(desk),
        keep=Keeping(register_resident, change_resident),
        fresh=lambda: Resident(status="living"),
        aside=lambda record: beside(cared_of(desk, record), about(desk, record)),
        picture="users",
        blank="有花名册的先导入，列名不用改，约三分钟。以后来的人一个一个登记。",
    )
    households = Slots(
        aside=lambda record: beside(cared_of(desk, record), of_household(desk, record)),
        picture="home",
        blank="登记居民、导入花名册时，会按住址和户主建户。",
    )
    homes = Slots(
        aside=lambda record: of_home(desk, record),
        picture="building-community",
        blank="登记居民、导入花名册时，会按住址建好每一套房屋。",
    )
    groups = Slots(commands=(GROUP,), picture="users", blank="一个楼道或一个门洞是一个楼组，记下谁是楼组长。")
    consents = Slots(
        commands=(FIND,),
        keep=Keeping(give_consent, change_consent),
        manners=Manners(rules=lambda consent: judged(desk, consent)),
        picture="writing-sign",
        blank="在“人员”里选中一个人，点“登记同意”。撤回同意时，凭它保存的内容马上停用。",
    )
    return (
        Tab("人员", lambda: _people(desk, people), Resident),
        Tab("户", lambda: RecordPage(desk, Household, households), Household),
        Tab("房屋", lambda: RecordPage(desk, Home, homes), Home),
        Tab("楼组", lambda: RecordPage(desk, BuildingGroup, groups), BuildingGroup),
        Tab("关爱", lambda: care_page(desk, CARE), CareTag),
        Tab("像同一人", lambda: Doubles(desk)),
        Tab("同意", lambda: _consents(desk, consents), Consent),
        *((Tab(ENDED_TAB, lambda: Ended(desk)),) if desk.actor.may(Right.OWN) else ()),
    )


def judged(desk: Desk, consent: Consent) -> Iterator[Problem]:
    """What is odd about an agreement while it is typed."""
    resident = desk.store.get(Resident, consent.resident or "")
    if resident is not None:
        yield from judge(consent, resident, desk.today, standing(desk.store, resident))


def _people(desk: Desk, slots: Slots) -> RecordPage:
    """Residents by age; the birth date can be filtered by and shown, but the age is what is asked for."""
    page = RecordPage(desk, Resident, slots)
    begin_with(page.list, hidden=(Resident.fields["birth"].label,))
    return page


def _consents(desk: Desk, slots: Slots) -> RecordPage:
    """Agreements, the latest on top; who witnessed and how it was taken back can be shown."""
    page = RecordPage(desk, Consent, slots)
    fields = Consent.fields
    hidden = [fields[name].label for name in ("witness", "guardian", "withdrawn_way")]
    begin_with(page.list, hidden=hidden, by=fields["given_on"].label, latest_first=True)
    return page


def _columns(desk: Desk) -> tuple[Column, ...]:
    name, sex, *others = columns_of(Resident)
    age = Column("年龄", 4, words=lambda one: str(days.age(one.birth, desk.today)) if one.birth else "", order="birth")
    return (name, sex, age, *others)


def _roster(brought: QMimeData) -> Path | None:
    """The one file that is dropped, or was copied among the files of a folder, when it looks like a roster."""
    files = [Path(url.toLocalFile()) for url in brought.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].suffix.lower().lstrip(".") in ROSTER.endings else None

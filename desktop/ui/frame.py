"""The signed-in window: navigation, top bar, the pages, foot. Everything of it goes when the desk is locked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.base.errors import DeskError
from desktop.model.record import Record
from desktop.ui import pages, theme
from desktop.ui.actions import Actions, carry_out
from desktop.ui.arrange import across, down
from desktop.ui.demobar import DemoBar
from desktop.ui.dialogs import Dialogs
from desktop.ui.draftbook import DraftBook
from desktop.ui.finding import Offer, module_of
from desktop.ui.foot import LETTER_SIZES, Foot
from desktop.ui.jobs import Jobs
from desktop.ui.lookout import Lookout
from desktop.ui.memory import Memory
from desktop.ui.navigation import Navigation
from desktop.ui.own_commands import last_commands, own_commands
from desktop.ui.pagestack import PageStack
from desktop.ui.palette import Palette
from desktop.ui.stage import Stage
from desktop.ui.tidings import Tidings
from desktop.ui.toast import Toast
from desktop.ui.topbar import TopBar
from desktop.work.desk import Desk
from desktop.work.module import Module
from desktop.work.session import Open

_AUTOSAVE_MS = 1_500
"""What a power cut may cost of half-typed words."""
_RECENT_KEPT = 24
_PAGE = "page:"
_PERSON = ("setup.password", "window.lock", "window.change_person", "window.leave")
"""Commands of the person's own menu."""


@dataclass(frozen=True, slots=True)
class Rooms:
    """What the window hands to a frame: the slices, where work runs, what is remembered."""

    modules: tuple[Module, ...]
    jobs: Jobs
    memory: Memory


class Frame(QWidget):
    """One signed-in person's desk on the screen.

    Signals: `lock_wanted`, `change_wanted` when somebody else is to sign in, `leave_wanted`.
    """

    lock_wanted = Signal()
    change_wanted = Signal()
    leave_wanted = Signal()
    _written = Signal(object)

    def __init__(self, opened: Open, rooms: Rooms, parent: QWidget) -> None:
        super().__init__(parent)
        self._rooms = rooms
        self.toast = Toast(self, self._undo)
        self.dialogs = Dialogs(parent, self.toast, opened.store.clock)
        self.desk: Desk = opened.desk(self.dialogs, rooms.jobs)
        self.drafts = DraftBook(self.desk.file, self.desk.actor.account, rooms.jobs)
        self.dialogs.attach(self.desk, self.drafts)
        self.desk.go, self.desk.lock = self.open, self.lock_wanted.emit
        self._recent: list[str] = str(self.desk.file.meta(self._recent_key, "")).split()
        self.lookout = Lookout(self.desk, rooms.modules, self)
        self._autosave = QTimer(self)
        self._autosave.setInterval(_AUTOSAVE_MS)
        self._lay_out()
        self.acts = self._make_actions(parent)
        self._connect()

    def _lay_out(self) -> None:
        area = self.desk.area
        self.navigation = Navigation(self._rooms.modules, area.name or "小巷")
        self.topbar = TopBar(self.desk.actor.name)
        self.stack = PageStack(self.desk, self._rooms.modules)
        self.foot = Foot(self._rooms.jobs)
        self.demo = DemoBar()
        self.demo.setVisible(bool(area.demo))
        right = down(self.topbar, self.demo, (self.stack, 1), self.foot, gap=0)
        self.setLayout(across(self.navigation, (right, 1), gap=0))
        self.toast.setParent(self)

    def _make_actions(self, window: QWidget) -> Actions:
        ways = {name: (way.text(), way.key) for name, way in self.navigation.buttons.items()}
        stage = Stage(self, self._rooms.memory)
        made = Actions(window, self.desk, (*own_commands(stage, ways), *self.desk.commands, *last_commands(stage)))
        made.fill(self.topbar.menus)
        self.topbar.offer_person(*(made.action(one.id) for one in made.commands if one.id in _PERSON))
        self.foot.offer_letters({code: made.action(f"window.letters.{code}") for code in LETTER_SIZES.entries})
        self.palette_box = Palette(self, self.desk, lambda: made.commands, self._act)
        return made

    def _connect(self) -> None:
        self.desk.file.listeners.append(self._heard)
        self._written.connect(self._refresh)
        self.lookout.came.connect(self.show_news)
        self._rooms.jobs.ended.connect(self.lookout.look_soon)  # a backup is no write, and yet it is news
        self._autosave.timeout.connect(self.keep_drafts)
        self.navigation.chosen.connect(self.go)
        self.topbar.searched.connect(self.search)
        self.topbar.undone.connect(self._undo)
        self.stack.shown.connect(self.navigation.mark)
        self.stack.selected.connect(self._select)
        self.palette_box.used.connect(self._remember)
        self.demo.leave.clicked.connect(self.leave_wanted)

    def start(self) -> None:
        """Show the first page, and look round once that is on the screen."""
        first = next(iter(self.navigation.buttons), "")
        self.setFocus()
        if first:
            self.go(first)
        self.stack.restore(self.drafts.under(_PAGE))
        self.lookout.look_soon()
        for module in self._rooms.modules:
            module.opening(self.desk)
        self._autosave.start()

    def carry_out(self, command: str) -> None:
        """Do a command by its id, if there is one."""
        for one in self.desk.commands:
            if one.id == command:
                carry_out(self.desk, one)

    def keep_drafts(self) -> None:
        """Keep what is half-typed on the pages, and forget what was sent off since."""
        now = self.stack.drafts()
        for name in {*now, *self.drafts.under(_PAGE)}:
            self.drafts.keep(f"{_PAGE}{name}", now.get(name, {}))

    def stop(self) -> None:
        """Let nothing reach the frame any more: it is about to go."""
        self.desk.file.listeners.remove(self._heard)
        self.acts.remove_from(self.dialogs.over)
        self._autosave.stop()
        self.lookout.stop()

    @property
    def recent(self) -> dict[str, str]:
        """What the store should remember of this person's searching: meta key -> value."""
        return {self._recent_key: " ".join(self._recent)}

    @Slot(str)
    def go(self, name: str) -> None:
        """Show a slice."""
        self.open(name)

    def open(self, name: str, what: Record | str = "") -> None:
        """Show a slice with a record open, or a part of it by a name the slice knows: `desk.go`."""
        try:
            self.stack.go(name, what if isinstance(what, str) else what.uid)
        except DeskError as error:
            self.dialogs.refuse(error)
            return
        # Someone walking through the navigation with the arrow keys keeps it there; a page may have put it somewhere itself.
        page, focused = self.stack.page, self.window().focusWidget()
        if page is not None and not self.navigation.isAncestorOf(focused) and not page.isAncestorOf(focused):
            pages.take_keyboard(page)

    @property
    def news(self) -> Tidings | None:
        """The last look round; None before the first."""
        return self.lookout.news

    @Slot()
    def search(self) -> None:
        """Open the palette."""
        self.palette_box.open(self._recent)

    @Slot()
    def show_news(self) -> None:
        """Show the last look round: a new one has come, or somebody has pressed F9."""
        if self.news is not None:
            self.navigation.show_due(self.news.due)
            self.foot.show_tidings(self.news, self.desk.today)
            self.topbar.show_undo("" if not self.news.undo else "上一步" if self.desk.covered else self.news.undo)

    @property
    def _recent_key(self) -> str:
        return f"recent:{self.desk.actor.account}"

    def _heard(self, touched: Mapping[str, set[str]]) -> None:
        """On the writer's thread: hand over a copy to the window's."""
        self._written.emit({table: set(uids) for table, uids in touched.items()})

    @Slot(object)
    def _refresh(self, touched: Mapping[str, set[str]]) -> None:
        self.stack.refresh(touched)
        self.drafts.written(touched)
        if "area" in touched:
            self.navigation.rename(self.desk.area.name or "")
        if "account" in touched and self.desk.account.letters:
            theme.show(size=self.desk.account.letters)
        self.lookout.look_soon()

    @Slot()
    def _select(self) -> None:
        self.desk.selected = self.stack.selection
        self.acts.refresh()
        self.foot.say(self.stack.status)

    @Slot()
    def _undo(self) -> None:
        self.desk.undo_last()

    @Slot(str)
    def _remember(self, key: str) -> None:
        self._recent = [key, *(one for one in self._recent if one != key)][:_RECENT_KEPT]

    def _act(self, one: Offer) -> None:
        """Do a row of the palette."""
        if one.command is not None:
            self._carry_out(one)
        elif one.record is not None:
            module = module_of(self.desk, one.record)
            self.open(module.name if module else "", one.record)

    def _carry_out(self, one: Offer) -> None:
        assert one.command is not None, "asked only of commands"
        if one.subject is not None:
            self.desk.selected = (one.subject,)
        carry_out(self.desk, one.command)
        self._select()

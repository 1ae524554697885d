"""What the window's own commands do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui import pages, theme
from desktop.ui.about import About
from desktop.ui.keysheet import KeySheet
from desktop.ui.memory import Memory
from desktop.ui.tidings import moment

if TYPE_CHECKING:
    from desktop.ui.frame import Frame


class Stage:
    """The acts of a frame that any person may call for."""

    def __init__(self, frame: Frame, memory: Memory) -> None:
        self._frame, self._memory = frame, memory

    def go(self, name: str) -> None:
        """Show a slice."""
        self._frame.go(name)

    def step_back(self, by: int) -> None:
        """Back or forward along the way that was gone."""
        self._frame.stack.step(by)

    def search(self) -> None:
        """Open the palette."""
        self._frame.search()

    def find(self) -> None:
        """Go to the search box of the page, or to the palette when it has none."""
        page = self._frame.stack.page
        if page is None or not pages.offer(page, "seek"):
            self._frame.search()

    def put_away(self) -> None:
        """Put what is selected on the page into the recycle bin."""
        page = self._frame.stack.page
        if page is None or not pages.selected(page) or not pages.offer(page, "put_away"):
            self._frame.toast.say("没有选中可以删除的行")

    def refresh(self) -> None:
        """Read the page in front again."""
        self._frame.stack.refresh({table: set() for table in self._frame.desk.store.shapes})

    def say_saved(self) -> None:
        """Answer Ctrl+S: everything always is."""
        news = self._frame.news
        saved = news.saved_ms if news else None
        self._frame.toast.say(f"已经保存 {moment(saved, self._frame.desk.today)}" if saved else "已经保存")

    def cover(self) -> None:
        """Hide personal values, or show them again."""
        desk = self._frame.desk
        desk.covered = not desk.covered
        self._frame.stack.cover()
        self._frame.show_news()
        self._frame.toast.say("个人信息已遮挡，再按 F9 显示" if desk.covered else "个人信息已显示")

    def show_keys(self) -> None:
        """All shortcuts."""
        dialogs = self._frame.dialogs
        dialogs.run(KeySheet(dialogs.over, self._frame.acts.commands))

    def show_about(self) -> None:
        """Which version this is."""
        self._frame.dialogs.run(About(self._frame.dialogs.over))

    def choose_letters(self, code: str) -> None:
        """Another letter size, from now on and at the next sign-in."""
        theme.show(size=code)
        self._memory.keep_letters(code, self._frame.desk.actor.account)

    def step_letters(self, by: int) -> None:
        """A larger or smaller letter size."""
        self.choose_letters(theme.step(by))

    def choose_colours(self, code: str) -> None:
        """Other colours."""
        theme.show(colouring=code)
        self._memory.keep_colouring(code)

    def lock(self) -> None:
        """Ask to be locked."""
        self._frame.lock_wanted.emit()

    def change_person(self) -> None:
        """Ask that somebody else may sign in."""
        self._frame.change_wanted.emit()

    def leave(self) -> None:
        """Ask to be closed."""
        self._frame.leave_wanted.emit()

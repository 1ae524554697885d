"""The strip at the foot: what the page counts, the job at work, saved when, backed up when, letter size."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from desktop.base.text import tr
from desktop.model.codes import CodeList
from desktop.ui import theme
from desktop.ui.arrange import across
from desktop.ui.buttons import button
from desktop.ui.jobs import Jobs
from desktop.ui.jobstrip import JobStrip
from desktop.ui.labels import Elided, label, reword
from desktop.ui.tidings import Tidings, days_since, moment

LETTER_SIZES = CodeList("letter_size")
_BACKUP_AMBER_DAYS = 3


class Foot(QFrame):
    """Everything a glance down should answer: is it saved, is there a copy."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self.status = Elided()
        self.status.setProperty("role", "caption")
        self.jobs = JobStrip(jobs)
        self.saved = label("", "caption")
        self.backup = label("", "caption")
        self.letters = button(LETTER_SIZES.label(theme.LOOK.size), kind="link")
        self.letters.setProperty("menu", "true")
        self.menu = QMenu(self.letters)
        self.letters.setMenu(self.menu)
        row = across((self.status, 1), self.jobs, self.saved, self.backup, self.letters, gap=16, margins=(16, 2, 10, 2))
        self.setLayout(row)
        self._sizes: Mapping[str, QAction] = {}
        self._connect()
        self.show_letters()

    def _connect(self) -> None:
        theme.LOOK.changed.connect(self.show_letters)

    def offer_letters(self, sizes: Mapping[str, QAction]) -> None:
        """Let these be chosen; the one in force has a mark."""
        self._sizes = sizes
        group = QActionGroup(self)
        for action in sizes.values():
            action.setCheckable(True)
            group.addAction(action)
        self.menu.addActions(list(sizes.values()))
        self.show_letters()

    def say(self, text: str) -> None:
        """What the page counts."""
        self.status.setText(tr(text))

    def show_tidings(self, news: Tidings, today: date) -> None:
        """Saved when, backed up when; a copy of more than three days ago is amber."""
        self.saved.setText(f"{tr('已自动保存')} {moment(news.saved_ms, today)}" if news.saved_ms else "")
        if news.backup_ms is None:
            reword(self.backup, "还没有备份", "warn")
            return
        days = days_since(news.backup_ms, today)
        text = f"{tr('备份')} {moment(news.backup_ms, today)}" if days < 1 else f"{tr('备份')} {days} {tr('天前')}"
        reword(self.backup, text, "warn" if days > _BACKUP_AMBER_DAYS else "caption")

    def show_letters(self) -> None:
        """Name the letter size in force."""
        name = tr(LETTER_SIZES.label(theme.LOOK.size))
        self.letters.setText(f"{tr('字号')} {name}")
        self.letters.setAccessibleName(f"{tr('字号')}：{name}")
        if theme.LOOK.size in self._sizes:
            self._sizes[theme.LOOK.size].setChecked(True)

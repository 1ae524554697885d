"""What the room of tasks looks like: 任务, and behind tabs the 模板 they are made from and what comes round (定期)."""

from __future__ import annotations

from desktop.modules.tasks.commands import QUICK
from desktop.modules.tasks.page.tasks import TaskPage
from desktop.modules.tasks.page.templates import RecurrencePage, TemplatePage
from desktop.modules.tasks.records import Recurrence, Task, TaskTemplate
from desktop.ui.tabs import Tab, Tabs
from desktop.work.desk import Desk


class Page(Tabs):
    """See ui/pages.py for what the window asks of it."""

    def __init__(self, desk: Desk) -> None:
        tabs = (
            Tab("任务", lambda: TaskPage(desk), Task),
            Tab("模板", lambda: TemplatePage(desk), TaskTemplate),
            Tab("定期", lambda: RecurrencePage(desk), Recurrence),
        )
        super().__init__(desk, "任务", tabs)

    def show_record(self, uid: str) -> None:
        if uid == QUICK:
            self.go(0)
            assert isinstance(self.page, TaskPage), "the first tab"
            self.page.quick.begin()
        else:
            super().show_record(uid)

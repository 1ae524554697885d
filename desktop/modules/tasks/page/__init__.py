"""What the room of tasks looks like: 任务, and behind tabs 小结, the 模板 they are made from and what comes round (定期)."""

from __future__ import annotations

from desktop.modules.tasks.commands import QUICK, ROUND
from desktop.modules.tasks.page.summary import SummaryPage
from desktop.modules.tasks.page.tasks import TaskPage
from desktop.modules.tasks.page.templates import RecurrencePage, TemplatePage
from desktop.modules.tasks.records import SPANS, Recurrence, Task, TaskTemplate
from desktop.modules.team.records import Member
from desktop.ui import pages
from desktop.ui.tabs import Tab, Tabs
from desktop.work.desk import Desk


class Page(Tabs):
    """See ui/pages.py for what the window asks of it."""

    def __init__(self, desk: Desk) -> None:
        tabs = (
            Tab("任务", lambda: TaskPage(desk), Task),
            Tab("小结", lambda: SummaryPage(desk), Member),
            Tab("模板", lambda: TemplatePage(desk), TaskTemplate),
            Tab("定期", lambda: RecurrencePage(desk), Recurrence),
        )
        super().__init__(desk, "任务", tabs)

    def show_record(self, uid: str) -> None:
        if uid == QUICK:
            self.go(0)
            assert isinstance(self.page, TaskPage), "the first tab"
            self.page.quick.begin()
        elif uid == ROUND:
            self.turn_to("定期")
        elif uid.partition(":")[0] in SPANS:
            self.turn_to("小结")
            pages.offer(self.page, "show_record", uid)
        else:
            super().show_record(uid)

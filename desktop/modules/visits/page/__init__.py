"""What the visits' room looks like: 走访记录, 该走访了, 诉求, 覆盖 and 台账 behind tabs."""

from __future__ import annotations

from desktop.modules.visits.commands.demands import LEDGER_PAGE
from desktop.modules.visits.page.covered import Covered
from desktop.modules.visits.page.demands import DemandPage
from desktop.modules.visits.page.turns import Turns
from desktop.modules.visits.page.visits import VisitPage
from desktop.modules.visits.records import Demand, Visit
from desktop.ui.ledgers import LedgerPage
from desktop.ui.tabs import Tab, Tabs
from desktop.work.desk import Desk


class Page(Tabs):
    """See ui/pages.py for what the window asks of it."""

    def __init__(self, desk: Desk) -> None:
        self._pages = (
            Tab("走访记录", lambda: VisitPage(desk), Visit),
            Tab("该走访了", lambda: Turns(desk)),
            Tab("诉求", lambda: DemandPage(desk), Demand),
            Tab("覆盖", lambda: Covered(desk)),
            Tab("台账", lambda: LedgerPage(desk)),
        )
        super().__init__(desk, "走访", self._pages)

    def show_record(self, uid: str) -> None:
        if uid == LEDGER_PAGE:
            self.go(len(self._pages) - 1)
        else:
            super().show_record(uid)

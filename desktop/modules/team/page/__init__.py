"""What the team's room looks like: 成员, 任职, 带教, 培训, 统计 and 名册 behind tabs."""

from __future__ import annotations

from desktop.modules.team.page.members import MemberPage
from desktop.modules.team.page.mentoring import MentoringPage
from desktop.modules.team.page.numbers import NumbersPage
from desktop.modules.team.page.tenures import TenurePage
from desktop.modules.team.page.trainings import TrainingPage
from desktop.modules.team.records import Member, Mentorship, Tenure, Training
from desktop.ui.ledgers import LedgerPage
from desktop.ui.tabs import Tab, Tabs
from desktop.work.desk import Desk

ROSTERS = ("X01", "X02", "X03", "X04", "X14")


class Page(Tabs):
    """See ui/pages.py for what the window asks of it."""

    def __init__(self, desk: Desk) -> None:
        pages = (
            Tab("成员", lambda: MemberPage(desk), Member),
            Tab("任职", lambda: TenurePage(desk), Tenure),
            Tab("带教", lambda: MentoringPage(desk), Mentorship),
            Tab("培训", lambda: TrainingPage(desk), Training),
            Tab("统计", lambda: NumbersPage(desk)),
            Tab("名册", lambda: LedgerPage(desk, "名册", ROSTERS)),
        )
        super().__init__(desk, "队伍", pages)

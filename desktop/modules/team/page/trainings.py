"""The training log: what the team learned, where, from whom; filed with the street each quarter."""

from __future__ import annotations

from dataclasses import replace

from desktop.modules.team.commands.members import TRAIN
from desktop.modules.team.records import Training
from desktop.store.query import Filter, Match
from desktop.ui.page import RecordPage, Slots
from desktop.ui.views import View, Views, begin_with
from desktop.work.cycle import Cycle
from desktop.work.desk import Desk
from desktop.work.listing import columns_of

_WHO = Training.fields["attendees"].label


class TrainingPage(RecordPage):
    """See ui/pages.py for what the window asks of it."""

    def __init__(self, desk: Desk) -> None:
        chips = views_of(desk)
        views = Views(desk, Training, chips)
        # Who of the team was there is what one looks for; a place may be cut.
        columns = (replace(one, whole=True) if one.label == _WHO else one for one in columns_of(Training))
        slots = Slots(
            title="培训",
            columns=tuple(columns),
            commands=(TRAIN,),
            fresh=lambda: Training(held_on=desk.today),
            above=lambda _: views,
            picture="notebook",
            blank="参加过什么培训，记一笔：时间、地点、班名、谁主讲、谁去了。每季度 25 日交街道时照这里填。",
        )
        super().__init__(desk, Training, slots)
        begin_with(self.list, hidden=("出席范围", "所属条线", "内容", "类别", "课时"), by="时间", latest_first=True)
        views.rule(self.list, first=chips[0])


def views_of(desk: Desk) -> tuple[View, ...]:
    """本季, 今年, 全部."""
    spans = {"本季": Cycle.QUARTER.around(desk.today), "今年": Cycle.YEAR.around(desk.today)}
    made = [
        View(word, (Filter("held_on", Match.FROM, span.first), Filter("held_on", Match.TO, span.last)))
        for word, span in spans.items()
    ]
    return (*made, View("全部"))

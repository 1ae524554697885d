"""What one row of the day tells."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget
from ui import conftest as looks

from desktop.modules.meetings.records import Meeting
from desktop.modules.residents.records import Household
from desktop.modules.today.page.rows import DueRow
from desktop.ui import theme
from desktop.work.desk import Desk
from desktop.work.module import Due, Sort

qapp, usual_look, show = looks.qapp, looks.usual_look, looks.show


@pytest.fixture
def row(desk: Desk, show: Callable[..., QWidget]) -> Callable[[Due], DueRow]:
    """A row as wide as the right column of the day on a small screen."""

    def make(due: Due) -> DueRow:
        made = DueRow(desk)
        made.show_due(due)
        show(made, 420, 200)
        return made

    return make


@pytest.mark.parametrize(("ahead", "told"), [(0, "14:00　活动室"), (6, "9 月 3 日 周四 · 14:00　活动室")])
def test_a_meeting_of_another_day_says_which(desk: Desk, row: Callable[[Due], DueRow], ahead: int, told: str) -> None:
    due = Due(desk.today + timedelta(days=ahead), "听证会", "", Meeting(subject="听证会"), Sort.MEETING, place="14:00　活动室")

    assert row(due).more.text() == told


@pytest.mark.parametrize("size", ["medium", "largest"])
def test_no_address_is_cut_however_large_the_letters(desk: Desk, row: Callable[[Due], DueRow], size: str) -> None:
    place = "示例路100弄12号2单元1502室　2025 年 12 月 24 日见过　每周打一次电话，一个月上门看一次"
    theme.show(size=size)

    more = row(Due(desk.today, "示例安", "", Household(), Sort.VISIT, place=place)).more

    assert more.wordWrap()
    assert more.heightForWidth(more.width()) <= more.height()
    assert more.text().startswith("2025 年 12 月 24 日见过")

"""The page of demands: its views, and what they say of limits."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from office import keep
from ui import conftest as looks

from desktop.modules.visits.page.demands import DemandPage, views_of
from desktop.modules.visits.records import Demand
from desktop.store.query import Query
from desktop.work.desk import Desk

qapp, usual_look = looks.qapp, looks.usual_look


def demand(desk: Desk, summary: str, **fields: Any) -> None:
    keep(desk, Demand(summary=summary, category="property", **{"received": date(2026, 8, 3), "status": "doing"} | fields))


@pytest.fixture
def some(desk: Desk) -> None:
    demand(desk, "昨天", due=date(2026, 8, 27))
    demand(desk, "今天", due=date(2026, 8, 28))
    demand(desk, "三天", due=date(2026, 8, 31))
    demand(desk, "四天", due=date(2026, 9, 1))
    demand(desk, "待告知", status="solved", due=date(2026, 9, 30))
    demand(desk, "暂难", status="hard", due=date(2026, 11, 1), received=date(2025, 12, 31))
    demand(desk, "办结", status="closed", closed=date(2026, 8, 20))
    demand(desk, "不受理", status="declined", closed=date(2026, 8, 20))


def test_each_view_shows_its_own(desk: Desk, some: None) -> None:
    found = {
        view.label: [one.summary for one in desk.store.find(Demand, Query(filters=view.filters))] for view in views_of(desk)
    }

    assert found == {
        "在办": ["昨天", "今天", "三天", "四天", "待告知"],
        "快到期": ["今天", "三天"],
        "逾期": ["昨天"],
        "待告知": ["待告知"],
        "暂难": ["暂难"],
        "已办结": ["办结", "不受理"],
        "全部": ["昨天", "今天", "三天", "四天", "待告知", "暂难", "办结", "不受理"],
    }


def column(page: DemandPage, label: str) -> list[str]:
    place = [one.label for one in page.list.table.columns].index(label)
    return [page.list.table.cells(row)[place] for row in range(page.list.table.rowCount())]


def test_what_is_at_work_comes_by_its_limit_with_the_time_that_is_left(qapp, desk: Desk, some: None) -> None:
    assert column(DemandPage(desk), "时限") == ["⚠ 逾期 1 天", "今天到期", "还有 3 天", "还有 4 天", "还有 33 天"]


def test_what_was_carried_over_says_so(qapp, desk: Desk) -> None:
    demand(desk, "去年的", received=date(2025, 12, 31))
    demand(desk, "今年的", received=date(2026, 1, 1))

    assert sorted(column(DemandPage(desk), "时限")) == ["", "上年遗留"]

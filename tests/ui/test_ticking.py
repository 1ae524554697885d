"""A list of things to tick."""

from __future__ import annotations

import pytest
from ui.audit import findings

from desktop.ui.ticking import TickSheet


@pytest.fixture
def sheet(show) -> TickSheet:
    return show(
        TickSheet(None, ("拆开居民", "要归另一位的在这里勾选"), ("走访 2026-08-01 换灯", "任务 贴通知"), "拆开"), 620, 400
    )


def test_nothing_is_ticked_until_somebody_does(sheet: TickSheet) -> None:
    assert sheet.ticked == ()


def test_the_places_of_what_is_ticked_are_the_answer(sheet: TickSheet) -> None:
    sheet.boxes[1].click()

    assert sheet.ticked == (1,)


def test_nothing_is_cut(sheet: TickSheet) -> None:
    assert findings(sheet) == []


def test_without_anything_to_tick_the_button_has_the_focus(show) -> None:
    sheet = show(TickSheet(None, ("拆开居民", "都各归各"), (), "拆开"), 620, 300)

    assert (sheet.ticked, sheet.focusWidget().text()) == ((), "拆开")

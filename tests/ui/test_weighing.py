"""Two records side by side."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from ui.audit import findings

from desktop.ui import theme
from desktop.ui.weighing import WeighSheet
from desktop.work.ask import Line, Weighed

LINES = (Line("姓名", "张卫国", "张为国"), Line("联系电话", "", "139****1234"), Line("备注", "会修锁，" * 20, "热心"))
SIDES = ("张卫国（示例路100弄5号302）", "张为国（示例路100弄6号101）")


@pytest.fixture
def sheet(show) -> WeighSheet:
    return show(WeighSheet(None, "合并居民", SIDES, LINES), 780, 560)


def test_the_left_one_remains_with_its_own_words(sheet: WeighSheet) -> None:
    assert sheet.weighed == Weighed(keeps_right=False, taken=())


def test_only_what_both_say_differently_is_asked(sheet: WeighSheet) -> None:
    assert list(sheet.choices) == [0, 2]


def test_words_of_the_other_can_be_taken(sheet: WeighSheet) -> None:
    QTest.mouseClick(sheet.choices[0][1], Qt.MouseButton.LeftButton)

    assert sheet.weighed == Weighed(keeps_right=False, taken=(0,))


def test_changed_about_the_other_remains_with_its_own_words(sheet: WeighSheet) -> None:
    sheet.flip.click()

    assert sheet.weighed == Weighed(keeps_right=True, taken=())
    assert sheet.choices[0][0].mark.accessibleName() == "姓名：张为国"


def test_a_choice_made_by_hand_stays_with_its_words_when_changed_about(sheet: WeighSheet) -> None:
    sheet.choices[0][1].mark.click()
    sheet.flip.click()

    assert sheet.weighed == Weighed(keeps_right=True, taken=())
    sheet.choices[2][1].mark.click()
    sheet.flip.click()
    assert sheet.weighed == Weighed(keeps_right=False, taken=(0,))


def test_the_act_has_the_focus(sheet: WeighSheet) -> None:
    assert sheet.focusWidget() is sheet.act


@pytest.mark.parametrize("size", ["medium", "largest"])
def test_nothing_is_cut(sheet: WeighSheet, size: str) -> None:
    theme.show(size=size)
    sheet.adjustSize()

    assert findings(sheet) == []

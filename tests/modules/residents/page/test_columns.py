from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel
from ui.audit import findings

from desktop.modules.residents.page.columns import ColumnsStep
from desktop.modules.residents.page.reading import Examined
from desktop.ui import theme


def words(step: ColumnsStep) -> list[str]:
    return [one.text() for one in step.findChildren(QLabel)]


@pytest.fixture
def step(show: Callable[..., ColumnsStep], examined: Examined) -> ColumnsStep:
    made = ColumnsStep()
    made.show_examined(examined)
    return show(made, 1150, 560)


def test_each_heading_stands_beside_the_field_it_became(step: ColumnsStep) -> None:
    boxes = {box.accessibleName(): box.currentText() for card in step.cards for box in card.boxes.values()}

    assert boxes["“手机”是什么"] == "联系电话"


def test_two_headings_for_one_field_are_marked(step: ColumnsStep) -> None:
    assert words(step).count("⚠ 两列同一项") == 2
    assert "两列是同一项的，一行里先取有内容的那一格。" in words(step)


def test_a_withheld_column_is_named_with_its_topic(step: ColumnsStep) -> None:
    shown = words(step)

    assert shown[shown.index("宗教信仰") + 1].startswith("涉及宗教")


def test_what_a_withheld_column_holds_is_never_shown(step: ColumnsStep) -> None:
    assert not [word for word in words(step) if "秘密" in word]


@pytest.mark.parametrize("size", ["medium", "largest"])
def test_nothing_is_cut(step: ColumnsStep, size: str) -> None:
    theme.show(size=size)

    assert findings(step) == []


def test_a_file_that_is_no_roster_leads_back_only(show, examine: Callable[[str], Examined]) -> None:
    step = ColumnsStep()

    step.show_examined(examine("今天 吃饭\n明天 散步\n"))

    assert (step.on.isEnabled(), step.back.isEnabled()) == (False, True)

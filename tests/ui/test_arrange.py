"""Beside and below one another."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QWidget

from desktop.ui.arrange import across, down, held, line, scrolling, stand
from desktop.ui.labels import Paragraph, label


def test_items_stand_from_left_to_right(show: Callable[..., QWidget]) -> None:
    one, other = label("甲"), label("乙")
    show(held(across(one, other)))

    assert one.x() < other.x()


def test_items_stand_from_top_to_bottom(show: Callable[..., QWidget]) -> None:
    one, other = label("甲"), label("乙")
    show(held(down(one, other)))

    assert one.y() < other.y()


def test_none_takes_all_the_room_that_is_left(show: Callable[..., QWidget]) -> None:
    last = label("乙")
    show(held(across(label("甲"), None, last)), width=400)

    assert last.geometry().right() == 399


def test_a_share_goes_to_its_item() -> None:
    row = across((label("甲"), 2), label("乙"))

    assert (row.stretch(0), row.stretch(1)) == (2, 0)


def test_a_layout_within_may_have_a_share_too() -> None:
    row = across((down(label("甲")), 1))

    assert isinstance(row, QHBoxLayout)
    assert row.stretch(0) == 1


def test_a_frame_says_its_role() -> None:
    assert held(across(), "card").property("role") == "card"


def test_a_line_is_one_px_high(show: Callable[..., QWidget]) -> None:
    rule = line()
    show(held(down(rule, None)))

    assert rule.height() == 1


def test_long_content_scrolls_down_and_never_sideways(show: Callable[..., QWidget]) -> None:
    area = scrolling(held(down(*(Paragraph("很长的一段话，要换好几行才放得下。" * 6) for _ in range(9)))))
    show(area, 300, 200)

    assert (area.verticalScrollBar().maximum() > 0, area.horizontalScrollBar().maximum()) == (True, 0)


def test_the_scroll_area_itself_is_no_stop_for_the_tab_key() -> None:
    assert not isinstance(scrolling(QWidget()).nextInFocusChain(), QScrollArea)


@pytest.mark.parametrize("shown", [True, False])
def test_what_nobody_holds_yet_is_shown_or_not_once_somebody_does(qapp: object, shown: bool) -> None:
    one, around = QLabel("示例"), QWidget()
    one.hide()
    stand(one, shown=shown)
    alone = one.isVisible()
    around.setLayout(down(one))
    around.show()

    assert (alone, one.isVisible()) == (False, shown)
    around.close()

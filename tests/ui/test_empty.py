"""Where there is nothing yet."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from ui.audit import findings

from desktop.ui import theme
from desktop.ui.arrange import down
from desktop.ui.buttons import button
from desktop.ui.empty import Empty, empty_card
from desktop.ui.tokens import SIZES


@pytest.mark.parametrize("size", SIZES)
def test_the_sentence_is_whole_at_every_letter_size(show: Callable[..., QWidget], size: str) -> None:
    page = show(
        Empty(
            "inbox",
            "还没有会议",
            "开过的会、定过的事都会留在这里，以后要找哪一次会上怎么说的，从这里找。",
            button("看看示例"),
            button("记会议", "plus", kind="primary"),
        )
    )

    theme.show(size=size)

    assert findings(page) == []


def test_it_stands_in_the_middle(show: Callable[..., QWidget]) -> None:
    act = button("记会议", kind="primary")
    page = show(Empty("inbox", "还没有会议", "开过的会都会留在这里。", act), 900, 600)

    assert abs(act.mapTo(page, act.rect().center()).x() - 450) <= 2


@pytest.mark.parametrize(("height", "is_whole"), [(420, True), (215, False)])
def test_where_there_is_little_height_the_picture_gives_way_first(
    show: Callable[..., QWidget], height: int, is_whole: bool
) -> None:
    shown = Empty("inbox", "还没有往来", "交出去的、收进来的每一份，都在这里留底。", button("交街道"))
    show(shown, 700, height)
    QApplication.processEvents()

    assert (shown.picture.circle.width() == shown.picture.sizeHint().width(), shown.height()) == (is_whole, height)


def test_what_is_as_high_as_it_likes_keeps_its_picture(show: Callable[..., QWidget]) -> None:
    shown, around = Empty("lock", "这个文件夹正在用", "先在另一个窗口里退出。"), QWidget()
    around.setLayout(down(None, shown, None))
    show(around, 700, 600)
    for _ in range(3):
        QApplication.processEvents()

    assert not shown.picture.circle.isEmpty()


def test_an_empty_room_stands_in_the_card_its_table_would_stand_in() -> None:
    card = empty_card("inbox", "还没有往来", "交出去的、收进来的每一份，都在这里留底。")

    assert (card.property("role"), len(card.findChildren(Empty))) == ("card", 1)

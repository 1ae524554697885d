"""Boxes with a head."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from ui.audit import findings

from desktop.ui.buttons import button
from desktop.ui.cards import Card
from desktop.ui.labels import label


def test_the_act_of_a_card_stands_at_the_right_of_its_title(show: Callable[..., QWidget]) -> None:
    act = button("全部 9 项", kind="link")
    card = show(Card("今天要办的事", act), 400, 200)

    assert act.mapTo(card, act.rect().topRight()).x() > card.width() - 30


def test_what_is_added_stands_under_the_head(show: Callable[..., QWidget]) -> None:
    card, words = Card("会议"), label("加装电梯听证会")
    card.add(words)
    show(card, 400, 200)

    assert words.y() > card.title.y()


def test_a_card_without_a_title_has_no_head(show: Callable[..., QWidget]) -> None:
    card = Card()
    card.add(label("内容"))
    show(card, 400, 200)

    assert card.title.isHidden() or card.title.parent() is None


def test_nothing_is_wrong_with_a_card(show: Callable[..., QWidget]) -> None:
    card = Card("今天要办的事", button("全部 9 项", kind="link"))
    card.add(label("回访"))

    assert findings(show(card, 400, 200)) == []

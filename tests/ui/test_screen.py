"""One card in the middle."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from ui.audit import findings

from desktop.ui import theme
from desktop.ui.arrange import down, held
from desktop.ui.labels import Paragraph, label
from desktop.ui.screen import Screen


def test_the_card_stands_in_the_middle(show: Callable[..., QWidget]) -> None:
    words = label("小巷", "title")
    screen = show(Screen(held(down(words)), 400), 1200, 700)
    middle = words.mapTo(screen, words.rect().center())

    assert (abs(middle.x() - 600) < 210, abs(middle.y() - 350) < 30) == (True, True)


def test_a_tall_card_scrolls_instead_of_being_cut(show: Callable[..., QWidget]) -> None:
    theme.show(size="largest")
    screen = show(Screen(held(down(*(Paragraph("街道不允许另存名册时勾选。" * 6) for _ in range(12)))), 500), 900, 400)

    assert findings(screen) == []


def test_the_content_can_be_asked_for() -> None:
    words = label("小巷")

    assert Screen(words, 400).content is words

"""The round mark of a name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.ui import theme
from desktop.ui.arrange import across, held
from desktop.ui.avatar import Avatar


def painted(mark: Avatar) -> set[str]:
    image = mark.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_it_is_a_tinted_circle_with_the_first_character(show: Callable[..., QWidget]) -> None:
    mark = Avatar("王示例")
    show(held(across(mark)))

    assert {theme.colour("tint").name(), theme.colour("primary").name()} <= painted(mark)


def test_another_name_paints_another_mark(show: Callable[..., QWidget]) -> None:
    mark = Avatar("王示例")
    show(held(across(mark)))
    before = mark.grab().toImage()

    mark.show_name("李示例")

    assert mark.grab().toImage() != before


def test_it_grows_with_the_letters() -> None:
    mark = Avatar("王示例", 40)

    theme.show(size="largest")

    assert mark.sizeHint().width() == theme.px(40)

"""Pictures: sharp, tinted, and every one that is declared is there."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPixmap

from desktop.base.paths import resources
from desktop.ui import theme
from desktop.ui.icons import icon

ROOT = Path(__file__).resolve().parents[2]


def ink(picture: QPixmap) -> QColor:
    """The most opaque colour in a picture."""
    image = picture.toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(pixels, key=lambda one: one.alpha())


def test_a_picture_has_the_colour_of_its_token() -> None:
    assert ink(icon("plus", "primary").pixmap(QSize(48, 48), 1.0)).name() == theme.colour("primary").name()


def test_a_picture_follows_a_change_of_colours() -> None:
    theme.show(colouring="dark")

    assert ink(icon("plus", "text2").pixmap(QSize(48, 48), 1.0)).name() == theme.colour("text2").name()


def test_a_disabled_picture_is_pale() -> None:
    picture = icon("plus", "primary").pixmap(QSize(48, 48), 1.0, QIcon.Mode.Disabled)

    assert ink(picture).name() == theme.colour("control").name()


def test_a_picture_on_a_dense_screen_has_all_its_pixels() -> None:
    assert icon("plus").pixmap(QSize(20, 20), 2.0).width() == 40


def test_every_picture_named_in_the_source_is_in_resources() -> None:
    named = {
        word
        for path in (ROOT / "desktop").rglob("*.py")
        for word in re.findall(r'(?:icon|picture)="([a-z0-9-]+)"', path.read_text(encoding="utf-8"))
    }

    assert {name for name in named if not (resources() / "icons" / f"{name}.svg").exists()} == set()

"""Rows of the palette as they are painted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QListView, QWidget

from desktop.ui import theme
from desktop.ui.finding import Offer
from desktop.ui.offerpaint import OfferDelegate
from desktop.ui.palettecard import Rows


def painted(show: Callable[..., QWidget], offer: Offer) -> QImage:
    view = QListView()
    rows = Rows(view)
    view.setModel(rows)
    view.setItemDelegate(OfferDelegate(view))
    rows.show([offer])
    return show(view, 400, 80).grab().toImage()


def test_a_row_shows_why_it_was_found(show: Callable[..., QWidget]) -> None:
    plain = painted(show, Offer("k", "单示例"))

    assert painted(show, Offer("k", "单示例", why="拼音")) != plain


def test_a_row_shows_what_tells_it_apart(show: Callable[..., QWidget]) -> None:
    plain = painted(show, Offer("k", "单示例"))

    assert painted(show, Offer("k", "单示例", "示例路100弄1号101")) != plain


def test_a_row_shows_its_picture(show: Callable[..., QWidget]) -> None:
    plain = painted(show, Offer("k", "单示例"))

    assert painted(show, Offer("k", "单示例", picture="users")) != plain


def test_rows_are_higher_with_larger_letters(show: Callable[..., QWidget]) -> None:
    view = show(QListView())
    delegate = OfferDelegate(view)
    before = delegate.sizeHint(None, None).height()

    theme.show(size="largest")

    assert delegate.sizeHint(None, None).height() > before

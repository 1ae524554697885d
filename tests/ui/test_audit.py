"""The machine's eye sees each thing it is meant to see."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QToolButton, QWidget
from ui.audit import findings, overlapping

from desktop.ui.arrange import across, down, held
from desktop.ui.buttons import button
from desktop.ui.labels import label


def shown_with(show: Callable[..., QWidget], widget: QWidget) -> list[str]:
    """What is found on a page with only this widget on it."""
    page = QWidget()
    widget.setParent(page)
    show(page, 300, 200)
    return findings(page)


def test_a_label_without_room_for_its_words_is_found(show: Callable[..., QWidget]) -> None:
    words = QLabel("已自动保存 14:27")
    words.resize(30, 30)

    assert any("cut" in one for one in shown_with(show, words))


def test_a_wrapped_label_without_room_for_its_lines_is_found(show: Callable[..., QWidget]) -> None:
    words = QLabel("很长的一段话要换好几行才放得下" * 3)
    words.setWordWrap(True)
    words.resize(100, 20)

    assert any("cut" in one for one in shown_with(show, words))


def test_a_button_without_room_for_its_words_is_found(show: Callable[..., QWidget]) -> None:
    press = QPushButton("导入居民花名册")
    press.resize(40, 36)

    assert any("cut" in one for one in shown_with(show, press))


def test_a_target_under_24_px_is_found(show: Callable[..., QWidget]) -> None:
    line = QLineEdit()
    line.setAccessibleName("姓名")
    line.setStyleSheet("min-height: 0; max-height: 18px; border: 0")
    line.resize(100, 18)

    assert any("target" in one for one in shown_with(show, line))


def test_letters_under_13_px_are_found(show: Callable[..., QWidget]) -> None:
    words = QLabel("备注")
    words.setStyleSheet("font-size: 11px")

    assert any("letters of 11 px" in one for one in shown_with(show, words))


def test_two_primary_buttons_in_one_card_are_found(show: Callable[..., QWidget]) -> None:
    card = held(across(button("保存", kind="primary"), button("导入", kind="primary")), "card")

    assert any("2 primary" in one for one in shown_with(show, card))


def test_primary_buttons_of_two_cards_are_fine(show: Callable[..., QWidget]) -> None:
    cards = [held(across(button(name, kind="primary")), "card") for name in ("保存", "导入")]
    page = show(held(down(*cards)), 300, 200)

    assert findings(page) == []


def test_a_picture_without_a_name_is_found(show: Callable[..., QWidget]) -> None:
    assert any("without" in one for one in shown_with(show, QToolButton()))


def test_a_line_without_a_name_is_found(show: Callable[..., QWidget]) -> None:
    line = QLineEdit()
    line.resize(100, 36)

    assert any("focusable without a name" in one for one in shown_with(show, line))


@pytest.mark.parametrize("raw", ["Cancel", "None", "保存 failed", "Traceback"])
def test_english_and_raw_words_are_found(show: Callable[..., QWidget], raw: str) -> None:
    assert any("English" in one for one in shown_with(show, QLabel(raw)))


@pytest.mark.parametrize("fine", ["Ctrl+Enter 保存", "Excel 表格", "存到 U 盘", "F9", "RW-2026-0001"])
def test_keys_products_and_numbers_are_no_english(show: Callable[..., QWidget], fine: str) -> None:
    assert [one for one in shown_with(show, QLabel(fine)) if "English" in one] == []


def test_a_character_without_a_glyph_is_found(show: Callable[..., QWidget]) -> None:
    assert any("no glyph" in one for one in shown_with(show, QLabel("\U000e0101居民")))


def test_siblings_lying_on_one_another_are_found(show: Callable[..., QWidget]) -> None:
    page = QWidget()
    row = QHBoxLayout(page)
    one, other = label("居民"), label("走访")
    row.addWidget(one)
    row.addWidget(other)
    show(page, 300, 100)
    other.setGeometry(one.geometry())

    assert any("lies on" in found for found in overlapping(page))


def test_what_reaches_out_of_its_parent_is_found(show: Callable[..., QWidget]) -> None:
    words = QLabel("居民")
    words.setGeometry(280, 10, 90, 30)

    assert any("reaches out" in one for one in shown_with(show, words))


def test_a_page_that_scrolls_sideways_is_found(show: Callable[..., QWidget]) -> None:
    area, wide = QScrollArea(), QWidget()
    wide.setFixedSize(900, 50)
    area.setWidget(wide)
    area.setAccessibleName("页")
    area.resize(200, 100)

    assert any("sideways" in one for one in shown_with(show, area))


def test_a_good_page_has_no_findings(show: Callable[..., QWidget]) -> None:
    page = show(held(down(label("居民", "title"), button("登记居民", "plus", kind="primary"), None)), 300, 200)

    assert findings(page) == []

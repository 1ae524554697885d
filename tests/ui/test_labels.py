"""Words: whole at every size, or whole in a tooltip."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from ui.audit import findings

from desktop.ui import theme
from desktop.ui.arrange import down, held
from desktop.ui.labels import Elided, Paragraph, dotted, label, reword, unbroken
from desktop.ui.tokens import SIZES

LONG = "街道不允许另存名册时勾选，证件号就只留后四位；以后可以在设置里改，已经存下的也会跟着改。"


def test_a_label_never_reads_words_as_markup(show: Callable[..., QWidget]) -> None:
    words = label("<b>王示例</b>")
    show(held(down(words)))

    assert words.sizeHint().width() > label("王示例").sizeHint().width()


def test_other_words_may_bring_another_role() -> None:
    words = label("还没有备份", "warn")

    reword(words, "备份 09:00", "caption")

    assert (words.text(), words.property("role")) == ("备份 09:00", "caption")


@pytest.mark.parametrize("size", SIZES)
def test_a_paragraph_is_whole_at_every_letter_size(show: Callable[..., QWidget], size: str) -> None:
    window = show(held(down(Paragraph(LONG), Paragraph(LONG, "caption"), None)), 320, 500)

    theme.show(size=size)
    window.repaint()

    assert findings(window) == []


def test_a_paragraph_grows_when_it_gets_more_words(show: Callable[..., QWidget]) -> None:
    words = Paragraph("短")
    show(held(down(words, None)), 320, 500)
    before = words.minimumHeight()

    words.setText(LONG)

    assert words.minimumHeight() > before


def test_an_elided_line_gives_the_whole_in_its_tooltip(show: Callable[..., QWidget]) -> None:
    words = Elided(LONG)
    show(held(down(words)), 200, 60)

    assert words.toolTip() == LONG


def test_a_line_that_fits_has_no_tooltip(show: Callable[..., QWidget]) -> None:
    words = Elided("共 4 人")
    show(held(down(words)), 200, 60)

    assert words.toolTip() == ""


def test_an_elided_line_gives_way_to_its_neighbours() -> None:
    assert Elided(LONG).minimumSizeHint().width() < label(LONG).minimumSizeHint().width() / 3


def test_a_name_behind_an_address_is_not_broken_over_two_lines() -> None:
    title = unbroken("示例苑1号1单元101 冯屿示")

    assert (title.replace("\u2060", ""), title[-5:]) == ("示例苑1号1单元101 冯屿示", "冯\u2060屿\u2060示")


@pytest.mark.parametrize("title", ["流浪猫太多，楼道有味道", "2026-08-26 12:44", "冯屿", ""])
def test_other_titles_break_where_they_like(title: str) -> None:
    assert unbroken(title) == title


@pytest.mark.parametrize(
    ("room", "lines"),
    [(40, "口头 · 刚退休 · 2026-06-19"), (12, "口头 · 刚退休\n2026-06-19"), (5, "口头\n刚退休\n2026-06-19")],
)
def test_no_dot_is_left_behind_at_the_end_of_a_line(room: int, lines: str) -> None:
    assert dotted(["口头", "刚退休", "2026-06-19"], len, room) == lines


def test_no_words_are_no_line() -> None:
    assert dotted([], len, 10) == ""

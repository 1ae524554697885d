"""Leaflets and cards on pages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.ui.print.leaflets import CardPages, leaflet_pages
from desktop.work.leaflet import BLANK, PAIR, ROW, SIGN, TEXT, TITLE, Cards, Leaflet, Line, leaflet

LABEL = (("住址", "示例路100弄5号302"), ("收件人", "示例安　收"))


def ink(pages: CardPages, page: int) -> int:
    """How many dark points a page has."""
    image = QImage(210, 297, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    pages.paint(painter, page, 210 / pages.form.size.width())
    painter.end()
    return sum(image.pixelColor(x, y).lightness() < 128 for x in range(210) for y in range(297))


@pytest.mark.parametrize(("cards", "pages"), [(0, 1), (1, 1), (14, 1), (15, 2), (28, 2)])
def test_fourteen_labels_stand_on_a_page(cards: int, pages: int, qapp) -> None:
    assert CardPages(Cards("标签", (LABEL,) * cards)).count == pages


@pytest.mark.parametrize(("cards", "pages"), [(1, 1), (2, 1), (3, 2)])
def test_two_cards_stand_on_a_page(cards: int, pages: int, qapp) -> None:
    assert CardPages(Cards("居民登记卡", (LABEL,) * cards, across=1, down=2, ruled=True)).count == pages


@pytest.mark.parametrize("ruled", [False, True])
def test_more_cards_are_more_ink(ruled: bool, qapp) -> None:
    one, two = (CardPages(Cards("卡", (LABEL,) * number, across=1, down=2, ruled=ruled)) for number in (1, 2))

    assert ink(two, 0) > ink(one, 0) > 0


def test_every_copy_of_a_leaflet_begins_on_a_page_of_its_own(qapp) -> None:
    one = leaflet_pages(leaflet("告知书", [{"name": "示例安"}])).count
    three = leaflet_pages(leaflet("告知书", [{"name": "示例安"}] * 3)).count

    assert three == 3 * one


def test_pairs_are_a_table_and_words_are_no_markup(qapp) -> None:
    pages = leaflet_pages(Leaflet("单", ((Line(TITLE, "本人信息单"), Line(PAIR, "<b>粗</b>", "备注")),)))

    assert "<b>粗</b>" in pages._document.toPlainText()


def test_rows_are_a_table_whose_first_is_the_heading(qapp) -> None:
    pages = leaflet_pages(Leaflet("月报", ((Line(ROW, "项目\t本月"), Line(ROW, "完成\t9")),)))
    table = pages._document.begin().next()

    assert [word for word in pages._document.toPlainText().split("\n") if word] == ["项目", "本月", "完成", "9"]
    assert table.charFormat().fontWeight() > 400


def test_a_group_of_rows_is_one_cell_and_numbers_stand_at_the_right(qapp) -> None:
    rows = (Line(ROW, "类别\t项目\t本月"), Line(ROW, "任务\t新派\t9"), Line(ROW, "\t完成\t7"))
    pages = leaflet_pages(Leaflet("月报", (rows,)))
    (found,) = pages._document.rootFrame().childFrames()

    assert found.cellAt(1, 0).rowSpan() == 2
    assert found.cellAt(2, 2).firstCursorPosition().blockFormat().alignment() & Qt.AlignmentFlag.AlignRight


def test_the_room_between_signatures_stays(qapp) -> None:
    pages = leaflet_pages(Leaflet("单", ((Line(SIGN, "签名：　　　日期："),),)))

    assert "签名：　　　日期：" in pages._document.toPlainText()


def test_room_for_handwriting_is_not_broken_over_two_lines(qapp) -> None:
    pages = leaflet_pages(Leaflet("单", ((Line(TEXT, f"{'联系人和联系电话都写在这里，' * 9}{BLANK}。"),),)))
    pages.count  # noqa: B018 - laid out
    block = pages._document.begin()
    text, layout = block.text(), block.layout()
    lines = [layout.lineAt(at) for at in range(layout.lineCount())]
    shown = [text[one.textStart() : one.textStart() + one.textLength()].replace("\u2060", "") for one in lines]

    assert [BLANK in one for one in shown].count(True) == 1

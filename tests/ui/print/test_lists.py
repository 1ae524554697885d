from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from desktop.ui.print.lists import Blank, ListPages, Table
from desktop.ui.print.pages import mm

HEADS = ("姓名", "住址", "电话")


def table(rows: int, **more: object) -> Table:
    cells = [(f"示例{number}", f"示例路100弄{number}号", "139****1234") for number in range(1, rows + 1)]
    return Table("示例苑居民区居民名单", f"共 {rows} 人", HEADS, cells, **more)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def dressed(usual_look: None) -> None:
    """Fonts are there."""


def text_of(pages: ListPages, folder: Path) -> list[str]:
    """The words of every page of the PDF."""
    if which("pdftotext") is None:
        pytest.skip("poppler is not here")
    (folder / "list.pdf").write_bytes(pages.pdf("名单"))
    subprocess.run(["pdftotext", "-layout", "list.pdf", "list.txt"], cwd=folder, check=True)
    return (folder / "list.txt").read_text(encoding="utf-8").split("\f")[:-1]


def test_a_short_list_is_one_upright_page() -> None:
    pages = ListPages(table(5))

    assert (pages.count, pages.form.across) == (1, False)


def test_columns_that_do_not_fit_upright_go_across() -> None:
    wide = Table("名单", "", tuple(f"第{n}列的标题很长" for n in range(8)), [("内容也相当长的一格",) * 8])

    assert ListPages(wide).form.across


def test_an_empty_list_is_a_page_too() -> None:
    assert ListPages(table(0)).count == 1


def test_every_row_is_on_one_page_and_only_one(tmp_path: Path) -> None:
    words = " ".join(text_of(ListPages(table(120)), tmp_path)).split()

    assert [word for word in words if word.startswith("示例") and word[2:].isdigit()] == [f"示例{n}" for n in range(1, 121)]


def test_the_head_is_on_every_page(tmp_path: Path) -> None:
    pages = text_of(ListPages(table(120)), tmp_path)

    assert len(pages) > 1
    assert all("姓名" in page and "电话" in page for page in pages)


def test_the_title_is_on_the_first_page_alone(tmp_path: Path) -> None:
    pages = text_of(ListPages(table(120)), tmp_path)

    assert ["示例苑居民区居民名单" in page for page in pages] == [True, *[False] * (len(pages) - 1)]


def test_pages_are_numbered_as_in_official_paper(tmp_path: Path) -> None:
    pages = text_of(ListPages(table(120)), tmp_path)

    assert all(f"—{number}—" in page.replace(" ", "") for number, page in enumerate(pages, 1))


def test_long_words_go_on_in_the_next_line(tmp_path: Path) -> None:
    long = "很长的备注，" * 30
    pages = ListPages(Table("名单", "", ("姓名", "备注"), [("示例安", long)]))

    assert pages._heights[0] > 3 * pages._line / 2
    assert "".join(text_of(pages, tmp_path)[0].split()).count("很长的备注，") == 30


def test_a_row_higher_than_the_rest_of_the_page_begins_the_next() -> None:
    short, long = ("示例安", "短"), ("示例宁", "很长的备注，" * 60)
    full = ListPages(Table("名单", "", ("姓名", "备注"), [short] * 100), across=False)._starts[1]

    pages = ListPages(Table("名单", "", ("姓名", "备注"), [*[short] * (full - 1), long]), across=False)

    assert pages._starts == [0, full - 1]


def test_there_is_room_to_sign(tmp_path: Path) -> None:
    assert "签名" in text_of(ListPages(table(3, blanks=(Blank("签名", 26),))), tmp_path)[0]


def test_narrow_columns_keep_what_they_need() -> None:
    rows = [("示例安", "男", "很长很长的住址" * 6)]
    pages = ListPages(Table("名单", "", ("姓名", "性别", "住址"), rows), across=False)

    assert pages._widths[2] >= pages._metrics.horizontalAdvance("性别")
    assert round(sum(pages._widths)) == round(pages.form.text.width())


def test_a_foot_stands_under_the_last_row_on_the_last_page(tmp_path: Path) -> None:
    pages = text_of(ListPages(table(120, foot="制表人：示例")), tmp_path)

    assert ["制表人" in page for page in pages] == [*[False] * (len(pages) - 1), True]


def test_a_foot_without_room_takes_the_last_row_to_a_page_of_its_own() -> None:
    full = ListPages(table(200), across=False)._starts[1]
    without, with_foot = (ListPages(table(full, foot=foot), across=False).count for foot in ("", "制表人：示例"))

    assert (without, with_foot) == (1, 2)


def test_a_sheet_of_numbers_has_no_column_of_row_numbers() -> None:
    assert ListPages(table(3, numbered=False))._heads == HEADS


def test_a_blank_may_have_boxes_to_tick_and_is_as_wide_as_it_says(tmp_path: Path) -> None:
    pages = ListPages(table(3, blanks=(Blank("见到", 30, "□见到 □未遇"),)), across=False)

    assert pages._widths[-1] >= mm(30)
    assert text_of(pages, tmp_path)[0].count("□未遇") == 3


def test_a_heading_stands_above_the_rows_of_its_section(tmp_path: Path) -> None:
    words = " ".join(text_of(ListPages(table(4, sections={0: "1号 2 户", 2: "12号 2 户"})), tmp_path)).split()

    told = [word for word in words if word in {"1号", "12号"} or (word.startswith("示例") and word[2:].isdigit())]
    assert told == ["1号", "示例1", "示例2", "12号", "示例3", "示例4"]


def test_a_section_that_goes_on_says_so_on_the_next_page(tmp_path: Path) -> None:
    pages = ListPages(table(120, sections={0: "1号", 3: "12号"}))
    texts = text_of(pages, tmp_path)

    assert ["12号（续）" in text for text in texts] == [False, *[True] * (len(texts) - 1)]
    assert all(
        sum(pages._needs(n, pages._heights[n], is_first=n == start) for n in range(start, end)) <= pages.form.text.height()
        for start, end in zip(pages._starts, [*pages._starts[1:], 120], strict=True)
    )


def test_a_heading_is_not_left_alone_at_the_foot_of_a_page() -> None:
    full = ListPages(table(120, sections={0: "1号"}))._starts[1]

    assert ListPages(table(120, sections={0: "1号", full - 1: "12号"}))._starts[1] == full - 1


def inked(pages: ListPages, left: float, right: float) -> bool:
    """Whether anything is drawn in a strip of the first data row, as shares of the width of the text."""
    image = QImage(800, 1130, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    pages.paint(painter, 0, 800 / pages.form.size.width())
    painter.end()
    text, scale = pages.form.text, 800 / pages.form.size.width()
    y = text.top() + pages._title_height() + pages._line * 1.5
    columns = range(round((text.left() + text.width() * left) * scale), round((text.left() + text.width() * right) * scale))
    return any(image.pixelColor(x, round(y * scale) + dy).lightness() < 128 for x in columns for dy in range(-3, 4))


def test_numbers_stand_at_the_right_of_their_column() -> None:
    pages = ListPages(Table("统计", "", ("项目", "本月"), [("走访", "7")], numbered=False, numbers=frozenset((1,))))
    begin = pages._widths[0] / sum(pages._widths)

    assert (inked(pages, begin + 0.02, 0.9), inked(pages, 0.93, 0.99)) == (False, True)


def test_a_group_that_goes_on_says_its_name_again_on_the_next_page() -> None:
    rows = [("走访" if not number else "", f"第 {number} 项") for number in range(80)]
    pages = ListPages(Table("统计", "", ("类别", "项目"), rows, numbered=False, joined=True))

    assert (pages.count > 1, pages._group(pages._starts[1]), pages._group(0)) == (True, "走访", "走访")


def test_a_number_is_never_broken_over_two_lines() -> None:
    rows = [("示例安", "很长很长的住址" * 9, "很长很长的备注" * 9, "139****1234、138****5678")]
    pages = ListPages(Table("名单", "", ("姓名", "住址", "备注", "电话"), rows), across=False)

    assert pages._widths[-1] >= pages._metrics.horizontalAdvance("139****1234")
    assert pages._wrapped("示例路100弄12号1203", pages._widths[1]) & Qt.TextFlag.TextWordWrap
    assert round(sum(pages._widths)) == round(pages.form.text.width())


def test_letters_longer_than_a_line_are_broken_all_the_same() -> None:
    pages = ListPages(Table("名单", "", ("姓名", "备注"), [("示例安", "x" * 400)]), across=False)

    assert pages._heights[0] > 2 * pages._line


def test_a_sheet_for_the_pocket_has_larger_letters_and_more_room() -> None:
    usual, pocket = (ListPages(table(3, is_pocket=one), across=False) for one in (False, True))

    assert pocket._body.pixelSize() > usual._body.pixelSize()
    assert pocket.form.text.height() > usual.form.text.height()


def test_the_widest_words_of_a_narrow_column_stay_in_one_line() -> None:
    rows = [("示例安", "很长很长的住址" * 9, f"逾期 {days} 天") for days in range(90, 330)]
    pages = ListPages(Table("名单", "", ("姓名", "住址", "期限"), [*rows, ("示例宁", "短", "逾期 323 天")]), across=False)

    assert pages._heights[-1] == pages._line

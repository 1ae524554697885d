from __future__ import annotations

from pathlib import Path

import pytest
from desks import anna, keep
from kernel import READER, Person
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from ui.audit import findings

from desktop.store import history
from desktop.store.query import Query
from desktop.ui import theme
from desktop.ui.print import HtmlPages, ListPages, Preview, print_listing, show_pages
from desktop.work.desk import Desk
from desktop.work.listing import Listing, columns_of


def listing(*names: str) -> Listing:
    return Listing(Person, Query(), columns_of(Person, names), "人员名单")


@pytest.fixture
def over(show) -> QWidget:
    return show(QWidget())


@pytest.fixture
def preview(desk: Desk, over: QWidget, qtbot: QtBot) -> Preview:
    keep(desk, *(anna(name=f"示例{number}", id_number=None) for number in range(60)))
    print_listing(desk, listing("name", "age"), over)
    made = over.findChild(Preview)
    qtbot.waitExposed(made)
    QApplication.processEvents()
    return made


def test_what_is_seen_is_laid_out(preview: Preview) -> None:
    pages = preview.view.pages

    assert (isinstance(pages, ListPages), pages._table.rows[0], len(pages._table.rows)) == (True, ("示例0", "76"), 60)


def test_it_says_how_many_pages_there_are(preview: Preview) -> None:
    assert preview._pages_told.text() == f"共 {preview.view.pages.count} 页"


def test_printing_is_in_the_log_before_the_preview_is_there(preview: Preview, desk: Desk) -> None:
    latest = history.units(desk.store.connection, limit=1)[0]

    assert (latest.label, latest.note) == ("打印人员名单 60 人", "姓名、年龄")


def test_who_may_not_take_lists_out_sees_none(desk_of, desk: Desk, over: QWidget) -> None:
    keep(desk, anna())
    guest = desk_of(READER)

    print_listing(guest, listing("name"), over)

    assert (over.findChild(Preview), len(guest.ask.refused)) == (None, 1)


def test_private_columns_are_asked_about(desk: Desk, over: QWidget) -> None:
    keep(desk, anna())
    desk.ask.answers = [0]

    print_listing(desk, listing("phone"), over)

    assert over.findChild(Preview).view.pages._table.rows == [("139****1234",)]


def test_the_paper_can_be_turned(preview: Preview) -> None:
    upright = preview.view.pages.form.across

    preview._across.click()

    assert (upright, preview.view.pages.form.across, preview._across.isChecked()) == (False, True, True)


def test_a_pdf_of_the_pages_can_be_saved(preview: Preview, desk: Desk, tmp_path: Path) -> None:
    desk.ask.answers = [tmp_path / "名单.pdf"]

    preview.save_button.click()

    assert (tmp_path / "名单.pdf").read_bytes().startswith(b"%PDF-")


def test_enter_prints(preview: Preview) -> None:
    assert preview.print_button.isDefault()


def test_esc_closes_it(preview: Preview, qtbot: QtBot) -> None:
    qtbot.keyClick(preview, Qt.Key.Key_Escape)

    assert not preview.isVisible()


def test_it_goes_with_what_it_is_over(preview: Preview, over: QWidget) -> None:
    assert preview.parent() is over


def test_the_preview_draws_the_page_itself(preview: Preview) -> None:
    view = preview.view
    shown = view.grab().toImage()
    scale = view._scale * shown.devicePixelRatio()
    page = QImage(shown.width(), shown.height(), QImage.Format.Format_RGB32)
    page.fill("white")
    text = view.pages.form.text
    head = sum(
        shown.pixelColor(x, y).lightness() < 120
        for x in range(int(text.left() * scale), int(text.right() * scale), 2)
        for y in range(int(text.top() * scale), int(text.top() * scale) + 60, 2)
    )

    assert head > 40


def test_a_short_paper_is_shown_too(desk: Desk, over: QWidget) -> None:
    made = show_pages(desk, "回执单", HtmlPages("<h1>回执单</h1>"), over)

    assert (made.view.pages.count, made.windowTitle()) == (1, "打印预览 · 回执单")


@pytest.mark.parametrize("size", ["medium", "largest"])
def test_nothing_is_cut(preview: Preview, size: str) -> None:
    theme.show(size=size)
    QApplication.processEvents()

    assert findings(preview) == []

"""Pages offer what they have a use for, and nothing is missed when they do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from desktop.modules.residents.records import Home, Resident
from desktop.ui import pages
from desktop.ui.arrange import down, held
from desktop.ui.buttons import button
from desktop.ui.empty import Empty
from desktop.work.module import Module

RESIDENTS = Module("residents", "居民", "users", (Home, Resident))
TODAY = Module("today", "今天", "sun", ())


class Rich(QWidget):
    """A page that offers everything."""

    selected = (Resident(name="王示例"),)
    status = "共 1 人"
    tables = frozenset({"visit"})

    def draft(self) -> dict[str, str]:
        return {"note": "半句"}

    def restore(self, words: dict[str, str]) -> None:
        self.restored = words


def test_a_plain_widget_has_nothing_selected(qapp: object) -> None:
    assert pages.selected(QWidget()) == ()


def test_a_plain_widget_says_nothing_at_the_foot(qapp: object) -> None:
    assert pages.status(QWidget()) == ""


def test_a_plain_widget_has_no_draft(qapp: object) -> None:
    assert pages.draft(QWidget()) == {}


def test_a_page_s_own_words_are_taken(qapp: object) -> None:
    page = Rich()

    assert (pages.selected(page)[0].name, pages.status(page), pages.draft(page)) == ("王示例", "共 1 人", {"note": "半句"})


def test_what_a_page_offers_is_called(qapp: object) -> None:
    page = Rich()

    assert pages.offer(page, "restore", {"note": "半句"})
    assert page.restored == {"note": "半句"}


def test_what_a_page_does_not_offer_is_left(qapp: object) -> None:
    assert not pages.offer(Rich(), "cover")


@pytest.mark.parametrize(
    ("page", "module", "table"), [(QWidget, RESIDENTS, "resident"), (QWidget, TODAY, "visit"), (Rich, RESIDENTS, "visit")]
)
def test_a_page_is_told_of_its_own_tables_or_those_of_its_slice(qapp: object, page: type, module: Module, table: str) -> None:
    assert pages.shows(page(), module, {table: {"01"}})


@pytest.mark.parametrize(("page", "table"), [(QWidget, "visit"), (Rich, "resident")])
def test_a_page_is_not_told_of_tables_it_does_not_show(qapp: object, page: type, table: str) -> None:
    assert not pages.shows(page(), RESIDENTS, {table: {"01"}})


def test_on_an_empty_page_the_keyboard_goes_to_what_ends_the_emptiness(show: Callable[..., QWidget]) -> None:
    begin = button("记会议", "plus", "primary")
    page = show(
        held(down(button("导出"), Empty("speakerphone", "还没有会议", "开过的会都会留在这里。", button("导入"), begin)))
    )

    pages.take_keyboard(page)

    assert page.focusWidget() is begin

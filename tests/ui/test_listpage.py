from __future__ import annotations

from collections.abc import Callable

import pytest
from desks import keep
from kernel import Person
from pytestqt.qtbot import QtBot

from desktop.ui.labels import label
from desktop.ui.listpage import ListPage
from desktop.ui.pagehead import PageHead
from desktop.work.desk import Desk


@pytest.fixture
def page(show: Callable[..., ListPage], desk: Desk) -> ListPage:
    keep(desk, Person(name="示例甲", phone="19900000001"), Person(name="示例乙"))
    made = ListPage(desk, PageHead(desk, "人员"), Person, (label("两个人"),))
    made.list.ask()
    return show(made, 1000, 600)


def test_it_counts_what_it_lists(page: ListPage) -> None:
    assert page.status == "共 2 人"


def test_what_is_selected_is_what_commands_act_on(qtbot: QtBot, desk: Desk, page: ListPage) -> None:
    with qtbot.waitSignal(page.selection_changed):
        page.list.grid.selectRow(1)

    assert [one.title() for one in desk.selected] == ["示例乙"]


def test_a_record_is_selected_when_it_is_to_be_opened(desk: Desk, page: ListPage) -> None:
    page.show_record(next(desk.store.find(Person, name="示例乙")).uid)

    assert [one.title() for one in page.selected] == ["示例乙"]


def test_what_was_written_since_is_listed(desk: Desk, page: ListPage) -> None:
    keep(desk, Person(name="示例丙"))

    page.refresh({"person": set()})

    assert page.status == "共 3 人"


def test_personal_words_are_veiled_while_the_screen_is_covered(desk: Desk, page: ListPage) -> None:
    desk.covered = True

    page.cover()

    assert page.list.table.cells(0)[0] == "•••"


def test_nothing_can_be_put_away_from_it(page: ListPage) -> None:
    assert not page.list.bin_button.isVisible()


def test_its_search_line_can_be_gone_to(page: ListPage) -> None:
    page.seek()

    assert page.list.search.hasFocus()

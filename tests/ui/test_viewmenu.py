from __future__ import annotations

from collections.abc import Callable

import pytest
from desks import keep
from kernel import Person

from desktop.ui.listcard import ListCard
from desktop.ui.viewmenu import ViewMenu
from desktop.ui.views import Views
from desktop.work.desk import Desk


@pytest.fixture
def menu(desk: Desk, show: Callable[..., ListCard]) -> ViewMenu:
    keep(desk, Person(name="示例甲", sex="1"), Person(name="示例乙", sex="2"))
    views, listed = Views(desk, Person), ListCard(desk, Person)
    views.rule(listed)
    desk.file.listeners.append(views.refresh)
    listed.ask()
    show(listed)
    return ViewMenu(views, listed)


def words(menu: ViewMenu) -> list[str]:
    return [one.text() for one in menu.menu().actions() if one.text()]


def choose(menu: ViewMenu, group: str, word: str) -> None:
    (sub,) = [one.menu() for one in menu.menu().actions() if one.text() == group]
    (action,) = [one for one in sub.actions() if one.text() == word]
    action.trigger()


def test_what_is_shown_can_be_kept(menu: ViewMenu) -> None:
    assert words(menu) == ["存为视图…", "还原成原来的样子", "分组", "行高"]


def test_an_own_view_can_be_renamed_and_deleted(menu: ViewMenu, desk: Desk) -> None:
    desk.ask.answers.append("我的")

    menu.menu().actions()[0].trigger()

    assert words(menu)[2:5] == ["更新“我的”", "给“我的”改名…", "删除“我的”"]


def test_rows_are_grouped_from_the_menu(menu: ViewMenu) -> None:
    choose(menu, "分组", "性别")

    assert menu._list.table.is_grouped


def test_rows_are_made_higher_from_the_menu(menu: ViewMenu) -> None:
    before = menu._list.grid.rowHeight(0)

    choose(menu, "行高", "宽")

    assert menu._list.grid.rowHeight(0) > before

"""The strip on top."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from ui.audit import LEAST_TARGET_PX, findings

from desktop.ui import theme
from desktop.ui.arrange import across
from desktop.ui.topbar import SearchButton, TopBar


def filled() -> TopBar:
    """With as many menus as there are."""
    made = TopBar("示例书记")
    for name in ("文件", "编辑", "视图", "居民", "走访", "队伍", "任务", "议事", "换届", "交换", "帮助"):
        made.menus.addMenu(name)
    return made


@pytest.fixture
def bar(show: Callable[..., QWidget]) -> TopBar:
    return show(filled(), 1190, 60)


def test_the_search_box_asks_to_search(bar: TopBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.searched):
        bar.search.click()


def test_undo_says_what_it_takes_back(bar: TopBar) -> None:
    bar.show_undo("登记居民：王示例")

    assert (bar.undo.isEnabled(), bar.undo.text().strip()) == (True, "撤销：登记居民：王示例")


def test_a_long_name_is_short_on_the_button_and_whole_in_the_tooltip(bar: TopBar) -> None:
    bar.show_undo("导入示例苑居民花名册（2026）")

    assert ("…" in bar.undo.text(), "（2026）" in bar.undo.toolTip()) == (True, True)


def test_with_nothing_to_undo_it_is_grey_and_says_so(bar: TopBar) -> None:
    bar.show_undo("")

    assert (bar.undo.isEnabled(), bar.undo.toolTip()) == (False, "没有可以撤销的")


def test_the_person_s_menu_holds_what_is_offered(bar: TopBar) -> None:
    bar.offer_person(QAction("锁上", bar))

    assert [act.text() for act in bar.person.menu().actions()] == ["锁上"]


@pytest.mark.parametrize(
    ("width", "expected"), [(60, ""), (96, "搜索"), (170, "搜索  Ctrl+K"), (460, "搜居民、楼号、任务、会议…  Ctrl+K")]
)
def test_the_search_box_says_as_much_as_there_is_room_for(show: Callable[..., QWidget], width: int, expected: str) -> None:
    assert show(SearchButton(), width, 36).text().strip() == expected


@pytest.mark.parametrize("size", ["small", "medium", "large", "largest"])
def test_nothing_is_wrong_with_it_beside_the_navigation_at_1366(bar: TopBar, size: str) -> None:
    theme.show(size=size)
    bar.show_undo("登记居民：王示例")
    bar.resize(1366 - theme.LOOK.letters.nav, bar.height())

    assert findings(bar) == []


@pytest.mark.parametrize("size", ["small", "medium", "large", "largest"])
@pytest.mark.parametrize("undone", ["", "恢复使用：示例", "导入示例苑居民花名册（2026）"])
def test_every_menu_is_in_sight_at_1366_whatever_can_be_undone(bar: TopBar, size: str, undone: str) -> None:
    theme.show(size=size)
    bar.show_undo(undone)
    bar.resize(1366 - theme.LOOK.letters.nav, bar.height())
    QApplication.processEvents()

    last = bar.menus.actionGeometry(bar.menus.actions()[-1])
    assert not last.isEmpty()
    assert last.right() < bar.menus.width()
    assert bar.search.x() >= bar.menus.geometry().right()


def test_it_does_not_keep_the_window_from_becoming_narrower(show: Callable[..., QWidget]) -> None:
    bar, around = filled(), QWidget()
    around.setLayout(across(bar))
    show(around, 1190, 80).resize(700, 80)
    QApplication.processEvents()

    assert (bar.width(), bar.menus.rest.isVisible()) == (700, True)
    assert bar.menus.rect().contains(bar.menus.rest.geometry())
    assert bar.menus.rest.width() >= LEAST_TARGET_PX


def test_on_a_wide_screen_no_button_is_stretched(bar: TopBar) -> None:
    bar.show_undo("登记居民：王示例")
    bar.resize(1740, bar.height())
    QApplication.processEvents()

    assert [one.width() - one.sizeHint().width() for one in (bar.undo, bar.person)] == [0, 0]


def test_it_comes_to_rest_whatever_there_is_to_undo(show: Callable[..., QWidget], qtbot: QtBot) -> None:
    bar = show(filled(), 1000, 60)
    asked: list[int] = []

    class Requests(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() is QEvent.Type.LayoutRequest:
                asked.append(1)
            return super().eventFilter(watched, event)

    watching = Requests()
    bar.installEventFilter(watching)
    bar.show_undo("登记一户：示例路100弄5号302，还有他们的孩子")
    qtbot.wait(200)
    bar.removeEventFilter(watching)

    assert len(asked) < 5

from __future__ import annotations

import pytest
from kernel import READER
from PySide6.QtWidgets import QPushButton
from ui.audit import findings

from desktop.ui import theme
from desktop.ui.pagehead import Act, PageHead, own_button
from desktop.work.command import Command, Needs
from desktop.work.desk import Desk
from desktop.work.export import note_export
from desktop.work.keep import keep_new


def _told(desk: Desk) -> None:
    desk.ask.tell("做了")


NEW = Command("a.new", "登记居民", _told, keep_new, icon="plus", primary=True)
IMPORT = Command("a.import", "导入名册", _told, keep_new, icon="file-import")
MERGE = Command("a.merge", "合并", _told, keep_new, on="person", needs=Needs.SOME)
OTHER = tuple(Command(f"a.{n}", f"其他{n}", _told, keep_new) for n in range(3))


def names(head: PageHead) -> list[str]:
    return [button.accessibleName() for button in head.findChildren(QPushButton)]


def test_the_loudest_stands_last(desk: Desk, show) -> None:
    head = show(PageHead(desk, "居民", commands=(NEW, IMPORT)), 900, 80)

    assert [button.accessibleName() for button in sorted(head.findChildren(QPushButton), key=lambda b: b.x())] == [
        "导入名册",
        "登记居民",
    ]


def test_what_needs_a_selection_stands_in_menus(desk: Desk, show) -> None:
    assert names(show(PageHead(desk, "居民", commands=(MERGE,)), 900, 80)) == []


def test_many_commands_do_not_crowd_the_row(desk: Desk, show) -> None:
    head = show(PageHead(desk, "居民", commands=(NEW, IMPORT, *OTHER)), 900, 80)

    assert names(head) == ["导入名册", "其他0", "更多", "登记居民"]


def test_a_button_does_its_command(desk: Desk, show) -> None:
    head = show(PageHead(desk, "居民", commands=(NEW,)), 900, 80)

    head.findChild(QPushButton).click()

    assert desk.ask.told == ["做了"]


def test_what_may_not_be_done_is_grey_and_says_why(desk_of, show) -> None:
    head = show(PageHead(desk_of(READER), "居民", commands=(NEW,)), 900, 80)
    button = head.findChild(QPushButton)

    assert (button.isEnabled(), button.toolTip()) == (False, "需要书记操作")


def test_a_button_of_the_page_itself_needs_the_right_of_its_verb(desk_of, qtbot) -> None:
    button = own_button(desk_of(READER), Act("导出", "download", note_export, lambda: None))
    qtbot.addWidget(button)

    assert not button.isEnabled()


@pytest.mark.parametrize("size", ["medium", "largest"])
def test_nothing_is_cut(desk: Desk, show, size: str) -> None:
    theme.show(size=size)

    assert findings(show(PageHead(desk, "居民", "示例苑居民区在册居民", (NEW, IMPORT, *OTHER)), 1134, 90)) == []

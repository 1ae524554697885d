"""Pages: made late, told of what they show, gone back and forth through."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from ui.cast import MODULES, crowd

from desktop.base.clock import FixedClock
from desktop.base.errors import DeskError, RefusedError
from desktop.model.rights import Actor
from desktop.modules.residents.records import Resident
from desktop.store.store import Store
from desktop.ui.pagestack import PageStack
from desktop.work.ask import Scripted
from desktop.work.desk import Desk, catalogue_of
from desktop.work.jobs import Now


@pytest.fixture
def desk(make_store: Callable[..., Store], clock: FixedClock) -> Iterator[Desk]:
    actor = Actor("示例书记", "owner", "ACCOUNT-1", "AREA-1")
    file = make_store("pages", *catalogue_of(MODULES).values())
    with file.unit("导入名册", actor) as unit:
        unit.add_all(crowd(clock))
    made = Desk(file, file.reader(actor), actor, MODULES, Scripted(), Now())
    yield made
    made.store.connection.close()


@pytest.fixture
def stack(desk: Desk, show: Callable[..., QWidget]) -> PageStack:
    return show(PageStack(desk, MODULES))


def test_a_page_is_made_when_it_is_first_shown(stack: PageStack) -> None:
    before = stack.count()

    stack.go("names")

    assert (before, stack.count(), stack.front) == (0, 1, "names")


def test_a_page_is_made_only_once(stack: PageStack) -> None:
    stack.go("names")
    first = stack.page
    stack.go("visits")
    stack.go("names")

    assert stack.page is first


def test_a_record_is_opened_on_its_page(stack: PageStack, desk: Desk) -> None:
    li = next(desk.store.find(Resident, name="李示例"))

    stack.go("names", li.uid)

    assert [one.name for one in stack.selection] == ["李示例"]


def test_a_slice_without_a_page_is_refused(stack: PageStack) -> None:
    with pytest.raises(DeskError, match="没有自己的页面"):
        stack.go("team")


def test_the_page_in_front_hears_of_its_own_records(stack: PageStack) -> None:
    stack.go("names")

    stack.refresh({"resident": {"01"}})

    assert stack.page.refreshed == [{"resident": {"01"}}]


def test_the_page_in_front_hears_nothing_of_other_records(stack: PageStack) -> None:
    stack.go("names")

    stack.refresh({"task": {"01"}})

    assert stack.page.refreshed == []


def test_a_hidden_page_hears_of_everything_at_once_when_it_is_shown(stack: PageStack) -> None:
    stack.go("names")
    page = stack.page
    stack.go("visits")
    stack.refresh({"resident": {"01"}})
    stack.refresh({"resident": {"02"}, "stay": {"03"}})
    before = list(page.refreshed)

    stack.go("names")

    assert (before, page.refreshed) == ([], [{"resident": {"01", "02"}, "stay": {"03"}}])


def test_selecting_is_told(stack: PageStack, qtbot: QtBot) -> None:
    stack.go("names")

    with qtbot.waitSignal(stack.selected):
        stack.page.names.setCurrentRow(1)


def test_back_and_forward_walk_the_way_that_was_gone(stack: PageStack) -> None:
    stack.go("names")
    stack.go("visits")

    stack.step(-1)
    back = stack.front
    stack.step(1)

    assert (back, stack.front) == ("names", "visits")


def test_there_is_nothing_before_the_first_page(stack: PageStack) -> None:
    stack.go("names")

    stack.step(-1)

    assert stack.front == "names"


def test_going_elsewhere_forgets_the_way_forward(stack: PageStack) -> None:
    stack.go("names")
    stack.go("visits")
    stack.step(-1)
    stack.go("visits")

    stack.step(1)

    assert (stack.front, stack._place) == ("visits", 1)


def test_half_typed_words_are_collected_and_put_back(stack: PageStack, desk: Desk, show: Callable[..., QWidget]) -> None:
    stack.go("names")
    stack.page.note.setText("半句")
    other = show(PageStack(desk, MODULES))

    other.restore(stack.drafts())
    other.go("names")

    assert other.page.note.text() == "半句"


def test_words_of_a_slice_that_is_gone_are_no_harm(stack: PageStack) -> None:
    stack.restore({"works": {"note": "半句"}})

    assert stack.count() == 0


def test_a_page_that_may_not_be_seen_says_so(desk: Desk, show: Callable[..., QWidget]) -> None:
    def refuse(_: Desk) -> QWidget:
        raise RefusedError("这里需要查看资料的权限", "请书记调整。")

    stack = show(PageStack(desk, (replace(MODULES[1], page=refuse),)))
    stack.go("visits")

    assert "这里需要查看资料的权限" in [one.text() for one in stack.findChildren(QLabel)]

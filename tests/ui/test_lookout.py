"""Looking round beside the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from ui.cast import MODULES

from desktop.model.rights import Actor
from desktop.modules.residents.records import Resident
from desktop.store.store import Store
from desktop.ui.lookout import Lookout
from desktop.work.ask import Scripted
from desktop.work.desk import Desk, catalogue_of
from desktop.work.jobs import Now


@pytest.fixture
def desk(make_store: Callable[..., Store]) -> Iterator[Desk]:
    actor = Actor("示例书记", "owner", "ACCOUNT-1", "AREA-1")
    file = make_store("lookout", *catalogue_of(MODULES).values())
    made = Desk(file, file.reader(actor), actor, MODULES, Scripted(), Now())
    yield made
    made.store.connection.close()


@pytest.fixture
def lookout(desk: Desk, qapp: object) -> Iterator[Lookout]:
    holder = QObject()
    made = Lookout(desk, MODULES, holder)
    yield made
    made.stop()


def test_before_the_first_look_there_is_no_news(lookout: Lookout) -> None:
    assert lookout.news is None


def test_news_come_a_moment_after_a_write(lookout: Lookout, desk: Desk, qtbot: QtBot) -> None:
    with desk.file.unit("登记居民", desk.actor) as unit:
        unit.add(Resident(name="王示例"))

    with qtbot.waitSignal(lookout.came):
        lookout.look_soon()

    assert (lookout.news.undo, lookout.news.due) == ("登记居民", {"names": 1, "visits": 0})


def test_many_writes_in_a_row_are_looked_at_once(lookout: Lookout, qtbot: QtBot) -> None:
    looks: list[int] = []
    lookout.came.connect(lambda: looks.append(1))

    for _ in range(5):
        lookout.look_soon()
        qtbot.wait(20)
    qtbot.waitUntil(lambda: bool(looks))
    qtbot.wait(50)

    assert looks == [1]


def test_once_stopped_it_looks_no_more(lookout: Lookout, qtbot: QtBot) -> None:
    lookout.look_soon()

    lookout.stop()

    with qtbot.assertNotEmitted(lookout.came, wait=200):
        pass


def test_who_has_stopped_looks_no_more(lookout: Lookout, qtbot: QtBot) -> None:
    lookout.stop()
    lookout.look_soon()
    qtbot.wait(60)

    assert lookout.news is None

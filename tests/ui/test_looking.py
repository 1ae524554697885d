from __future__ import annotations

import threading

import pytest
from desks import anna, keep
from kernel import Person
from pytestqt.qtbot import QtBot

from desktop.store.query import Query
from desktop.ui.looking import Looking, for_store
from desktop.ui.table import RecordTable
from desktop.work.desk import Desk


@pytest.fixture
def looking(desk: Desk, qtbot: QtBot):
    made = Looking(desk.file, desk.actor)
    yield made
    made.wait()


def test_the_answer_comes_on_the_thread_of_the_window(looking: Looking, qtbot: QtBot) -> None:
    found: list[bool] = []

    looking.ask(
        lambda _: threading.current_thread() is threading.main_thread(),
        lambda there: found.extend((there, threading.current_thread() is threading.main_thread())),
    )

    qtbot.waitUntil(lambda: found == [False, True])


def test_only_the_latest_question_is_answered(looking: Looking, qtbot: QtBot) -> None:
    found: list[int] = []

    for number in range(5):
        looking.ask(lambda _, number=number: number, found.append)

    qtbot.waitUntil(lambda: bool(found))
    looking.wait()
    qtbot.wait(20)
    assert found == [4]


def test_a_long_table_is_filled_from_there(desk: Desk, looking: Looking, qtbot: QtBot) -> None:
    keep(desk, anna())
    table = RecordTable(desk.store, Person, (), looking)

    with qtbot.waitSignal(table.reloaded):
        table.ask(Query())

    assert table.rowCount() == 1


def test_a_small_store_is_looked_through_at_once(desk: Desk, looking: Looking) -> None:
    assert for_store(desk.file, desk.actor, looking) is None


def test_after_locking_nothing_is_answered(desk: Desk, looking: Looking, qtbot: QtBot) -> None:
    found: list[object] = []
    desk.store.connection.close()
    desk.file.close()

    looking.ask(lambda _: 1, found.append)

    looking.wait()
    qtbot.wait(20)
    assert found == []


def test_a_warm_one_answers_from_one_connection_and_lets_go_of_it_when_it_goes(desk: Desk, qtbot: QtBot) -> None:
    warm = Looking(desk.file, desk.actor, warm=True)
    readers: list[object] = []
    for _ in range(2):
        before = len(readers)
        warm.ask(lambda reader: reader, readers.append)
        qtbot.waitUntil(lambda before=before: len(readers) > before)
    first, second = readers
    warm.deleteLater()

    assert first is second
    qtbot.waitUntil(lambda: not _is_open(first))


def _is_open(reader: object) -> bool:
    try:
        reader.connection.execute("SELECT 1")  # type: ignore[attr-defined]  # a reader
    except Exception as error:  # noqa: BLE001 - the driver's own
        return "closed" not in str(error)
    return True

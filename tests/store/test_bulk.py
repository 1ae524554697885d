"""Rows stored behind the back of whoever makes them."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from desktop.store.bulk import Ahead, Insert
from desktop.store.connection import Connection, DriverError, driver


@pytest.fixture
def connection() -> Iterator[Connection]:
    made = driver.connect(":memory:", isolation_level=None, check_same_thread=False)
    made.execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT, c INTEGER)")
    yield made
    made.close()


def rows(*numbers: int) -> Insert:
    return Insert("INSERT INTO t (a, b, c)", "(?,?,7)", [value for n in numbers for value in (n, f"第{n}行")])


def stored(connection: Connection) -> list[int]:
    return [a for (a,) in connection.execute("SELECT a FROM t ORDER BY rowid")]


def test_every_value_stands_in_its_column(connection: Connection) -> None:
    rows(1, 2).run(connection)

    assert connection.execute("SELECT * FROM t").fetchall() == [(1, "第1行", 7), (2, "第2行", 7)]


def test_more_rows_than_one_statement_may_hold_are_all_stored(connection: Connection) -> None:
    rows(*range(20_001)).run(connection)

    assert stored(connection) == list(range(20_001))


def test_leaving_waits_for_everything_that_was_given(connection: Connection) -> None:
    with Ahead(connection) as ahead:
        for start in range(0, 5_000, 100):
            ahead.put(rows(*range(start, start + 100)))

    assert stored(connection) == list(range(5_000))


def test_waiting_lets_the_connection_be_asked_in_between(connection: Connection) -> None:
    with Ahead(connection) as ahead:
        ahead.put(rows(1))
        ahead.wait()
        between = stored(connection)
        ahead.put(rows(2))

    assert (between, stored(connection)) == ([1], [1, 2])


def test_what_fails_is_raised_where_rows_are_given_and_nothing_after_it_is_stored(connection: Connection) -> None:
    with pytest.raises(DriverError, match="UNIQUE"), Ahead(connection) as ahead:
        ahead.put(rows(1))
        ahead.put(rows(1))
        ahead.put(rows(2))
        ahead.wait()

    assert stored(connection) == [1]


def test_the_last_failure_is_raised_when_leaving(connection: Connection) -> None:
    with pytest.raises(DriverError, match="UNIQUE"), Ahead(connection) as ahead:
        ahead.put(rows(1, 1))


def test_whoever_gives_up_keeps_their_own_reason_and_leaves_no_thread(connection: Connection) -> None:
    before = threading.active_count()

    with pytest.raises(KeyError, match="mine"), Ahead(connection) as ahead:
        ahead.put(rows(1))
        raise KeyError("mine")

    assert threading.active_count() == before

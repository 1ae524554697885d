"""One look round the store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from kernel import OWNER, Person

from desktop.base.clock import FixedClock
from desktop.store import backup, history
from desktop.store.reader import Reader
from desktop.store.store import Store
from desktop.ui.tidings import Tidings, days_since, look_round, moment
from desktop.work.history import undo
from desktop.work.module import Due, Module

TODAY = date(2026, 8, 28)


def due(_: Reader, by: date) -> Iterator[Due]:
    yield Due(by, "回访", "", Person(name="王示例"))
    yield Due(by, "走访", "", Person(name="李示例"))


MODULES = (Module("visits", "走访", "notebook", (), due=due), Module("team", "队伍", "id", ()))


def looked(store: Store, reader: Reader) -> Tidings:
    return look_round(reader, MODULES, TODAY, store.folder)


def test_what_waits_is_counted_by_slice(store: Store, reader: Reader) -> None:
    assert looked(store, reader).due == {"visits": 2, "team": 0}


def test_an_empty_store_has_nothing_to_tell(store: Store, reader: Reader) -> None:
    news = looked(store, reader)

    assert (news.undo, news.redo, news.saved_ms, news.backup_ms) == ("", "", None, None)


def test_the_latest_own_unit_is_what_undo_takes_back(store: Store, reader: Reader) -> None:
    with store.unit("登记", OWNER) as unit:
        unit.add(Person(name="王示例"))

    assert looked(store, reader).undo == "登记"


def test_saved_is_when_the_latest_unit_was_written(store: Store, reader: Reader, clock: FixedClock) -> None:
    with store.unit("登记", OWNER) as unit:
        unit.add(Person(name="王示例"))

    assert abs((looked(store, reader).saved_ms or 0) - clock.now_ms()) < 1000


def test_the_latest_backup_is_told(store: Store, reader: Reader, clock: FixedClock) -> None:
    made = backup.make(store, store.folder / backup.FOLDER, clock)

    assert looked(store, reader).backup_ms == made.made


@pytest.mark.parametrize(("ahead", "expected"), [(0, "09:00"), (-1, "8 月 27 日")])
def test_a_moment_is_a_time_today_and_a_day_before(clock: FixedClock, ahead: int, expected: str) -> None:
    clock.advance(days=ahead)

    assert moment(clock.now_ms(), TODAY) == expected


def test_days_are_counted_by_the_calendar(clock: FixedClock) -> None:
    clock.advance(hours=-10)  # 23:00 of the day before

    assert days_since(clock.now_ms(), TODAY) == 1


def test_the_folder_of_backups_need_not_exist(store: Store, reader: Reader, tmp_path: Path) -> None:
    assert look_round(reader, MODULES, TODAY, tmp_path / "leer").backup_ms is None


def test_what_was_done_again_is_named_by_itself(store: Store, reader: Reader) -> None:
    with store.unit("登记：王示例", OWNER) as unit:
        unit.add(Person(name="王示例"))
    for find in (history.undoable, history.redoable):
        done = find(reader.connection, OWNER.account)
        with store.unit("撤销", OWNER, undoes=done.seq) as unit:
            undo(unit, done)

    assert looked(store, reader).undo == "登记：王示例"

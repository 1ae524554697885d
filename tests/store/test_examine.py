"""Damage is found, whatever was damaged, and never brings the program down."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from kernel import KEY, OWNER, House, Person

from desktop.base.clock import FixedClock
from desktop.base.errors import DeskError
from desktop.base.problems import Problem
from desktop.model.catalogue import Catalogue
from desktop.store.examine import examine, examine_open
from desktop.store.store import FILE, Store

FLIPS, CUTS = 200, 40


@pytest.fixture
def path(store: Store) -> Path:
    """A closed store of two hundred persons."""
    uids = store.clock.uids()
    with store.unit("导入", OWNER) as unit:
        unit.add_all(Person(uid=next(uids), name="单文华", phone=f"1361234{i:04d}", note="示例") for i in range(200))
    store.close()
    return store.path


def outcome(path: Path, clock: FixedClock) -> tuple[int, str]:
    """How many findings there are, and how opening ends."""
    found = len(examine(path, KEY))
    try:
        Store(path.parent, KEY, Catalogue(House, Person), clock).close()
    except DeskError as error:
        return found, error.title
    finally:
        for journal in path.parent.glob(f"{FILE}-*"):
            journal.unlink()
    return found, ""


def test_a_whole_file_has_nothing_wrong(path: Path) -> None:
    assert examine(path, KEY) == []


def test_a_store_at_work_has_nothing_wrong(store: Store) -> None:
    with store.unit("登记", OWNER) as unit:
        unit.add(Person(name="张三", helped=True))
    assert examine_open(store) == []


def test_what_still_lies_in_the_journal_is_no_damage(store: Store) -> None:
    """A reader in the middle of looking keeps the journal from being moved whole: the file has holes meanwhile."""
    reader = store.reader(OWNER)
    for number in range(40):
        with store.unit("登记", OWNER) as unit:
            unit.add(Person(name="张三", note="长" * 3000, age=number))
        reader.connection.execute("BEGIN")
        reader.count(Person)
        store.writer.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        reader.connection.execute("COMMIT")
    assert examine_open(store) == []
    reader.connection.close()


def test_one_flipped_bit_anywhere_is_always_found(path: Path, clock: FixedClock) -> None:
    whole, chance, missed = path.read_bytes(), random.Random(20260828), []
    places = [*range(0, 32, 2), *(chance.randrange(len(whole)) for _ in range(FLIPS - 16))]
    for place in places:
        damaged = bytearray(whole)
        damaged[place] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)
        found, _ = outcome(path, clock)
        if not found:
            missed.append(place)
    assert (len(places), missed) == (FLIPS, [])


def test_a_file_cut_short_anywhere_is_always_found(path: Path, clock: FixedClock) -> None:
    whole, chance, missed = path.read_bytes(), random.Random(20260828), []
    for length in (1, 15, 4096, *(chance.randrange(1, len(whole)) for _ in range(CUTS - 3))):
        path.write_bytes(whole[:length])
        found, _ = outcome(path, clock)
        if not found:
            missed.append(length)
    assert missed == []


def test_two_pages_that_were_swapped_are_found(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[4096:8192], whole[8192:12288] = whole[8192:12288], whole[4096:8192]
    path.write_bytes(whole)
    assert examine(path, KEY)[0] == Problem("资料文件", "有页面损坏")


def test_another_key_is_a_finding(path: Path) -> None:
    assert [one.where for one in examine(path, f"x'{'00' * 48}'")] == ["资料文件"]


def test_a_file_that_is_gone_is_a_finding_and_is_not_made(tmp_path: Path) -> None:
    assert examine(tmp_path / FILE, KEY) == [Problem("资料文件", "不见了")]
    assert list(tmp_path.iterdir()) == []


def test_what_points_nowhere_is_found(store: Store) -> None:
    store.writer.execute("PRAGMA foreign_keys = OFF")
    store.writer.execute("INSERT INTO change (unit, record, uid, mac) VALUES (9, 'person', 'A', x'00')")
    assert [str(one) for one in examine_open(store)] == [
        "资料文件：change 里有指不到地方的记录",
        "操作记录第 9 条：缺失，它的改动还在",
    ]


def test_a_log_that_was_edited_is_found(store: Store) -> None:
    with store.unit("登记", OWNER) as unit:
        unit.add(Person(name="张三"))
    store.writer.execute("UPDATE unit SET actor = '别人'")
    assert examine_open(store) == [Problem("操作记录第 1 条", "内容被改动过")]


def test_an_index_that_does_not_fit_its_table_is_found(make_store: Callable[..., Store]) -> None:
    store = make_store()
    with store.unit("登记", OWNER) as unit:
        unit.add(Person(name="张三", id_number="11010519491231002X"))
    store.writer.execute("PRAGMA writable_schema = ON")
    store.writer.execute(
        "UPDATE sqlite_master SET sql = replace(sql, '(id_number,', '(name,') WHERE name = 'person__id_number'"
    )
    store.close()
    assert examine(store.path, KEY) == [Problem("资料文件", "结构损坏")]

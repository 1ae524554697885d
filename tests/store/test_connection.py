"""The only file that knows the driver."""

from __future__ import annotations

import hashlib
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from kernel import KEY

from desktop.base.errors import DeskError
from desktop.store import connection
from desktop.store.connection import UnreadableStoreError, open_reader, open_writer, refuses_wrong_key, sentences

OTHER_KEY = f"x'{'5b' * 48}'"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "x.db"


@pytest.fixture
def writer(path: Path) -> Iterator[Any]:
    found = open_writer(path, KEY)
    found.execute("CREATE TABLE t (a)")
    found.execute("INSERT INTO t VALUES ('示例甲')")
    yield found
    found.close()


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_sqlite_is_one_without_the_bug_that_spoils_a_journal_when_it_is_reset() -> None:
    assert connection.driver.sqlite_version_info >= (3, 51, 3)


def test_sqlite_utils_would_catch_this_drivers_errors() -> None:
    assert sys.modules["pysqlite3"] is connection.driver


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1), ("temp_store", 2),
        ("trusted_schema", 0), ("cache_size", -65536), ("journal_size_limit", 64 << 20),
    ],
)  # fmt: skip
def test_the_writer_writes_safely(writer: Any, pragma: str, value: object) -> None:
    assert writer.execute(f"PRAGMA {pragma}").fetchone()[0] == value


def test_locking_is_shared_so_that_readers_can_look(writer: Any) -> None:
    assert writer.execute("PRAGMA locking_mode").fetchone()[0] == "normal"


def test_nothing_readable_lies_in_the_file_or_its_journal(writer: Any, path: Path) -> None:
    files = [file.read_bytes() for file in path.parent.iterdir()]
    assert len(files) == 3
    assert not any(word in content for content in files for word in ("示例甲".encode(), b"CREATE", b"SQLite format 3"))


def test_a_reader_sees_and_cannot_write(writer: Any, path: Path) -> None:
    reader = open_reader(path, KEY)
    assert reader.execute("SELECT a FROM t").fetchone() == ("示例甲",)
    with pytest.raises(connection.DriverError, match="readonly"):
        reader.execute("INSERT INTO t VALUES (2)")
    reader.close()


def test_a_reader_never_moves_the_journal_into_the_file(writer: Any, path: Path) -> None:
    reader = open_reader(path, KEY)
    assert reader.execute("PRAGMA wal_autocheckpoint").fetchone() == (0,)
    reader.close()


@pytest.mark.parametrize("open_it", [open_writer, open_reader])
def test_another_key_is_refused_and_nothing_is_touched(writer: Any, path: Path, open_it: Any) -> None:
    writer.close()
    before = digest(path)
    with pytest.raises(UnreadableStoreError):
        open_it(path, OTHER_KEY)
    assert digest(path) == before


def test_a_key_with_one_digit_changed_is_refused_so_the_file_is_really_locked(writer: Any, path: Path) -> None:
    assert refuses_wrong_key(path, KEY)
    assert refuses_wrong_key(path, f"x'{'0' * 96}'")


def test_a_file_that_any_key_opens_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    assert not refuses_wrong_key(tmp_path / "empty.db", KEY)


def test_a_file_without_cipher_is_refused_and_nothing_is_touched(path: Path) -> None:
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE t (a)")
    plain.close()
    before = digest(path)
    with pytest.raises(UnreadableStoreError, match="没有加密"):
        open_writer(path, KEY)
    assert digest(path) == before


def test_what_is_no_store_at_all_is_refused_and_nothing_is_touched(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + b"\0" * 8000)
    before = digest(path)
    with pytest.raises(UnreadableStoreError, match="打不开"):
        open_writer(path, KEY)
    assert digest(path) == before


@pytest.mark.parametrize("length", [1, 100, 4095])
def test_the_stump_of_a_file_is_refused_and_not_begun_anew(writer: Any, path: Path, length: int) -> None:
    writer.close()
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(UnreadableStoreError, match="截断"):
        open_writer(path, KEY)
    assert path.stat().st_size == length


def test_an_empty_file_is_filled(path: Path) -> None:
    path.touch()
    open_writer(path, KEY).close()
    assert path.stat().st_size > 0


def test_a_folder_that_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="文件夹不在"):
        open_writer(tmp_path / "away" / "x.db", KEY)


def test_a_file_in_the_hands_of_another_program_is_said_to_be_so(writer: Any, path: Path, monkeypatch: Any) -> None:
    connect = connection.driver.connect
    impatient = SimpleNamespace(**vars(connection.driver))
    impatient.connect = lambda name, **options: connect(name, timeout=0.05, **options)
    monkeypatch.setattr(connection, "driver", impatient)
    writer.execute("PRAGMA locking_mode = EXCLUSIVE")
    writer.execute("INSERT INTO t VALUES (2)")
    with pytest.raises(DeskError, match="占用") as caught:
        open_reader(path, KEY)
    assert not isinstance(caught.value, UnreadableStoreError)


def test_a_refusal_comes_before_anything_is_written(writer: Any, path: Path) -> None:
    def refuse(_: Any) -> None:
        raise DeskError("不认识")

    writer.execute("PRAGMA journal_mode = DELETE")
    writer.close()
    before = digest(path)
    with pytest.raises(DeskError, match="不认识"):
        open_writer(path, KEY, refuse)
    assert (digest(path), [file.name for file in path.parent.iterdir()]) == (before, ["x.db"])


def test_an_old_sqlite_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "driver", SimpleNamespace(sqlite_version_info=(3, 51, 2), sqlite_version="3.51.2"))
    with pytest.raises(DeskError, match="太旧"):
        open_writer(path, KEY)


def test_a_driver_without_cipher_is_refused_before_it_makes_a_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The standard library takes a key without a word and writes plain text (signal-desktop 5097)."""
    plain = SimpleNamespace(sqlite_version_info=(3, 99, 0), connect=sqlite3.connect, DatabaseError=sqlite3.DatabaseError)
    monkeypatch.setattr(connection, "driver", plain)
    with pytest.raises(DeskError, match="不会用明文保存"):
        open_writer(path, KEY)
    assert not path.exists()


@pytest.mark.parametrize(
    ("complaint", "said"),
    [
        ("database or disk is full", "磁盘满了"),
        ("disk I/O error", "磁盘写不进去"),
        ("attempt to write a readonly database", "磁盘写不进去"),
        ("database is locked", "占用"),
        ("unable to open database file", "文件夹不在"),
        ("database disk image is malformed", "有损坏"),
        ("file is not a database", "有损坏"),
        ("vtable constructor failed: find_words", "有损坏"),
    ],
)
def test_what_the_driver_complains_of_is_said_as_a_sentence(complaint: str, said: str) -> None:
    with pytest.raises(DeskError, match=said) as caught, sentences():
        raise connection.driver.OperationalError(complaint)
    assert caught.value.advice


def test_a_mistake_of_ours_is_not_dressed_up() -> None:
    with pytest.raises(connection.DriverError, match="no such table"), sentences():
        raise connection.driver.OperationalError("no such table: x")


def test_other_errors_pass() -> None:
    with pytest.raises(KeyError), sentences():
        raise KeyError

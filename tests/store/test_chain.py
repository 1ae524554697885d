"""The log proves itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from kernel import OWNER, Person

from desktop.store import chain
from desktop.store.chain import Head
from desktop.store.store import Store


@pytest.fixture
def log(store: Store) -> Store:
    """Five units: two people registered, one changed, an entry without changes, and twenty at once."""
    uids = store.clock.uids()
    with store.unit("登记", OWNER) as unit:
        first, second = (unit.add(Person(name=name, helped=True)) for name in ("张三", "李四"))
    with store.unit("修改", OWNER) as unit:
        unit.change(first, replace(first, name="张叁", helped=None))
    with store.unit("导出", OWNER, logs=True, note="例会用"):
        pass
    with store.unit("导入", OWNER) as unit:
        unit.add_all(Person(uid=next(uids), name="王五") for _ in range(20))
    with store.unit("删除", OWNER) as unit:
        unit.remove(second)
    return store


def findings(store: Store) -> list[str]:
    return [str(problem) for problem in chain.verify(store.writer)]


def tamper(store: Store, *statements: str) -> None:
    store.writer.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        store.writer.execute(statement)


def test_a_log_nobody_touched_is_whole(log: Store) -> None:
    assert findings(log) == []


def test_an_empty_log_is_whole(store: Store) -> None:
    assert (findings(store), store.head()) == ([], Head(0, chain.START))


def test_the_head_is_the_last_unit(log: Store) -> None:
    assert log.head() == Head(5, log.writer.execute("SELECT hash FROM unit WHERE seq = 5").fetchone()[0])


def test_a_unit_still_being_written_is_not_the_head(log: Store) -> None:
    before = log.head()
    with log.unit("登记", OWNER) as unit:
        unit.add(Person(name="赵六"))
        assert chain.head(log.writer) == before
    assert log.head().seq == 6


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("id", "'x'"), ("act", "'别的事'"), ("label", "'别的事'"), ("about", "'person A'"), ("salt", "zeroblob(16)"),
        ("salt", "NULL"), ("mac", "zeroblob(32)"), ("mac", "'text'"), ("actor", "'别人'"), ("account", "'ACCOUNT-9'"), ("device", "'x'"), ("at", "1"),
        ("note", "'没有'"), ("note", "x'00'"), ("undoes", "1"), ("stays", "1"), ("hash", "'0'"), ("prev", "'0'"),
    ],
)  # fmt: skip
def test_a_unit_that_was_edited_is_found(log: Store, column: str, value: str) -> None:
    tamper(log, f"UPDATE unit SET {column} = {value} WHERE seq = 3")
    assert any(problem.startswith("操作记录第 3 条：") for problem in findings(log))


@pytest.mark.parametrize("table", chain.LOGS)
@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("diff", "'{}'"), ("diff", "x'00ff'"), ("salt", "zeroblob(16)"), ("salt", "NULL"), ("salt", "'text'"),
        ("mac", "zeroblob(32)"), ("mac", "'text'"), ("uid", "'SOMEBODY-ELSE'"), ("record", "'house'"), ("unit", "4"),
    ],
)  # fmt: skip
def test_a_change_that_was_edited_is_found(log: Store, table: str, column: str, value: str) -> None:
    tamper(log, f"UPDATE {table} SET {column} = {value} WHERE seq = (SELECT min(seq) FROM {table} WHERE unit = 2)")
    assert findings(log) != []


def test_a_change_moved_into_the_other_log_is_found(log: Store) -> None:
    tamper(
        log,
        "INSERT INTO change SELECT seq + 1000, unit, record, uid, diff, salt, mac FROM change__sensitive",
        "DELETE FROM change__sensitive",
    )
    assert findings(log) != []


def test_two_changes_that_were_swapped_are_found(log: Store) -> None:
    tamper(
        log,
        "UPDATE change SET seq = 100 WHERE seq = 1",
        "UPDATE change SET seq = 1 WHERE seq = 2",
        "UPDATE change SET seq = 2 WHERE seq = 100",
    )
    assert findings(log) == ["操作记录第 1 条：内容被改动过"]


@pytest.mark.parametrize("table", chain.LOGS)
def test_a_change_that_was_deleted_is_found(log: Store, table: str) -> None:
    tamper(log, f"DELETE FROM {table} WHERE seq = 1")
    assert findings(log) == ["操作记录第 1 条：内容被改动过"]


def test_a_change_that_was_slipped_in_is_found(log: Store) -> None:
    proof = chain.mac(b"s", "{}").hex()
    tamper(log, f"INSERT INTO change (unit, record, uid, diff, salt, mac) VALUES (3, 'person', 'A', '{{}}', x'73', x'{proof}')")
    assert findings(log) == ["操作记录第 3 条：内容被改动过"]


@pytest.mark.parametrize("unit", [99, -1])
def test_a_change_of_no_unit_is_found(log: Store, unit: int) -> None:
    proof = chain.mac(b"s", "{}").hex()
    tamper(
        log,
        f"INSERT INTO change (unit, record, uid, diff, salt, mac) VALUES ({unit}, 'person', 'A', '{{}}', x'73', x'{proof}')",
    )
    assert findings(log) == [f"操作记录第 {unit} 条：缺失，它的改动还在"]


@pytest.mark.parametrize("seq", [1, 2, 3, 4])
def test_a_unit_that_was_deleted_is_found(log: Store, seq: int) -> None:
    tamper(
        log,
        f"DELETE FROM unit WHERE seq = {seq}",
        f"DELETE FROM change WHERE unit = {seq}",
        f"DELETE FROM change__sensitive WHERE unit = {seq}",
    )
    assert findings(log) == [f"操作记录第 {seq} 条：缺失", f"操作记录第 {seq + 1} 条：与前一条接不上"]


def test_two_units_that_were_swapped_are_found(log: Store) -> None:
    tamper(
        log,
        "UPDATE unit SET seq = 100 WHERE seq = 2",
        "UPDATE unit SET seq = 2 WHERE seq = 3",
        "UPDATE unit SET seq = 3 WHERE seq = 100",
    )
    assert len(findings(log)) >= 2


def cut(store: Store) -> None:
    tamper(
        store,
        "DELETE FROM unit WHERE seq > 3",
        "DELETE FROM change WHERE unit > 3",
        "DELETE FROM change__sensitive WHERE unit > 3",
    )


def rehash(store: Store) -> None:
    """What somebody with the key could do who knows this program: change an entry and make every hash after it anew."""
    salt, note, about = store.writer.execute("SELECT salt, note, about FROM unit WHERE seq = 3").fetchone()
    said = chain.said(salt, "别的事", note, about).hex()
    tamper(store, f"UPDATE unit SET label = '别的事', mac = x'{said}' WHERE seq = 3")
    prev = chain.START
    for seq, *words in store.writer.execute(f"SELECT seq, {','.join(chain._WORDS)} FROM unit ORDER BY seq").fetchall():
        link = chain.link(prev, dict(zip(chain._WORDS, words, strict=True)), chain._leaves(store.writer, seq))
        store.writer.execute("UPDATE unit SET prev = ?, hash = ? WHERE seq = ?", (prev, link, seq))
        prev = link


@pytest.mark.parametrize("attack", [cut, rehash])
def test_what_the_log_itself_cannot_show_is_found_against_a_head_kept_outside(
    log: Store, attack: Callable[[Store], None]
) -> None:
    outside = log.head()
    attack(log)
    assert (findings(log), chain.knows(log.writer, outside.hash)) == ([], False)


def test_a_head_kept_outside_is_known_for_ever(log: Store) -> None:
    outside = log.head()
    with log.unit("导出", OWNER, logs=True):
        pass
    assert chain.knows(log.writer, outside.hash)
    assert chain.knows(log.writer, chain.START)


def test_a_purged_change_leaves_the_chain_whole(log: Store) -> None:
    for table in chain.LOGS:
        tamper(log, f"UPDATE {table} SET diff = NULL, salt = NULL WHERE unit <= 2")
    assert findings(log) == []


def test_a_unit_whose_words_were_purged_leaves_the_chain_whole(log: Store) -> None:
    tamper(log, "UPDATE unit SET label = act, note = '', about = '', salt = NULL WHERE seq IN (3, 5)")
    assert findings(log) == []


@pytest.mark.parametrize(("column", "value"), [("label", "'登记：别人'"), ("note", "'别的理由'"), ("about", "'person A'")])
def test_what_somebody_writes_in_the_place_of_purged_words_is_found(log: Store, column: str, value: str) -> None:
    tamper(log, "UPDATE unit SET label = act, note = '', about = '', salt = NULL WHERE seq = 3")
    tamper(log, f"UPDATE unit SET {column} = {value} WHERE seq = 3")
    assert findings(log) == ["操作记录第 3 条：内容被改动过"]


def test_a_purge_that_takes_the_proof_along_is_found(log: Store) -> None:
    tamper(log, "UPDATE change SET diff = NULL, salt = NULL, mac = zeroblob(32) WHERE unit = 2")
    assert findings(log) == ["操作记录第 2 条：内容被改动过"]


def test_the_same_diff_has_another_proof_under_another_salt() -> None:
    assert chain.mac(b"a" * 16, '{"helped":[null,1]}') != chain.mac(b"b" * 16, '{"helped":[null,1]}')


def test_parts_of_a_change_cannot_be_shifted_into_one_another() -> None:
    assert chain.leaf("change", "ab", "c", b"") != chain.leaf("change", "a", "bc", b"")

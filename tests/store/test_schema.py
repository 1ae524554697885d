"""Tables follow the declarations."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from kernel import KEY, OWNER, House, Person

from desktop.base.clock import FixedClock
from desktop.base.errors import DeskError
from desktop.model import fields as f
from desktop.model.catalogue import Catalogue
from desktop.model.record import Record, record
from desktop.store import migrations, schema
from desktop.store.connection import open_writer
from desktop.store.store import FILE, Store


def kind(table: str, **declared: Any) -> type[Record]:
    """A record type of these fields."""
    made = type(table.title(), (Record,), {"__annotations__": dict.fromkeys(declared, "Any"), **declared})
    return record(table, label="样本")(made)


def columns(store: Store, table: str) -> list[str]:
    return [row[1] for row in store.writer.execute(f"PRAGMA table_info({table})")]


def indexes(store: Store, table: str) -> set[str]:
    return {row[1] for row in store.writer.execute(f"PRAGMA index_list({table})")}


def digest(folder: Path) -> str:
    return hashlib.sha256((folder / FILE).read_bytes()).hexdigest()


def test_a_new_file_has_a_table_for_every_part_of_every_type(store: Store) -> None:
    assert columns(store, "person")[:7] == ["n", "uid", "owner", "kept", "ver", "cver", "fv"]
    assert columns(store, "person__sensitive")[7:] == ["helped"]
    assert columns(store, "house")[7:] == ["address", "address__key"]


def test_a_new_file_says_whose_it_is_and_of_which_version(store: Store) -> None:
    found = [store.writer.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    assert found == [schema.APPLICATION_ID, migrations.LATEST]


def test_references_and_what_should_be_unique_are_indexed_but_may_be_twice(store: Store) -> None:
    assert {"person__house", "person__id_number"} <= indexes(store, "person")
    with store.unit("登记", OWNER) as unit:
        for _ in range(2):
            unit.add(Person(name="张三", id_number="11010519491231002X"))


def plan(store: Store, condition: str) -> str:
    sql = f"EXPLAIN QUERY PLAN SELECT n FROM person WHERE kept = 1{condition} ORDER BY n"
    return " ".join(row[3] for row in store.writer.execute(sql))


def test_which_rows_are_present_is_known_without_reading_them(store: Store) -> None:
    assert plan(store, "") == "SCAN person USING COVERING INDEX person__kept"


def test_that_index_never_stands_before_one_of_a_reference(store: Store) -> None:
    assert "person__house" in plan(store, " AND house = 'x'")


def test_a_uid_is_there_once(store: Store) -> None:
    unique = {row[1] for row in store.writer.execute("PRAGMA index_list(person)") if row[2]}
    assert unique == {"idx_person_uid"}


def test_a_field_added_later_appears_and_the_values_of_others_are_untouched(make_store: Callable[..., Store]) -> None:
    before = kind("sample", name=f.name("姓名", search=True), age=f.number("年龄"))
    after = kind(
        "sample",
        name=f.name("姓名", search=True),
        nick=f.name("小名"),
        age=f.number("年龄"),
        care=f.flag("帮助", sensitive=True),
    )
    store = make_store("desk", before)
    with store.unit("登记", OWNER) as unit:
        kept = unit.add(before(name="张三", age=40))
    raw = store.writer.execute("SELECT n, uid, owner, kept, ver, cver, fv, name, age FROM sample").fetchall()
    store.close()
    again = make_store("desk", after)
    reader = again.reader(OWNER)
    assert again.writer.execute("SELECT n, uid, owner, kept, ver, cver, fv, name, age FROM sample").fetchall() == raw
    assert list(reader.find(after)) == [after(uid=kept.uid, name="张三", age=40)]
    assert [hit.label for hit in reader.search("张三")] == ["张三"]
    reader.connection.close()
    with again.unit("修改", OWNER) as unit:
        unit.change(after(uid=kept.uid, name="张三", age=40), after(uid=kept.uid, name="张三", age=40, nick="三三", care=True))
    assert again.writer.execute("SELECT nick, nick__key FROM sample").fetchone() == ("三三", "san1三san1三")


def test_a_type_added_later_appears_beside_the_others(make_store: Callable[..., Store]) -> None:
    make_store("desk", House).close()
    store = make_store("desk", House, Person)
    assert [store.shapes[table].number for table in ("house", "person")] == [1, 2]


def test_a_type_keeps_its_number_whatever_stands_before_it(make_store: Callable[..., Store]) -> None:
    make_store("desk", House, Person).close()
    store = make_store("desk", kind("first", name=f.text("名")), Person)
    assert {table: shape.number for table, shape in store.shapes.items()} == {"first": 3, "person": 2}


def test_a_field_no_longer_declared_is_left_in_the_file(make_store: Callable[..., Store]) -> None:
    make_store("desk", kind("sample", name=f.text("名"), old=f.text("旧"))).close()
    assert "old" in columns(make_store("desk", kind("sample", name=f.text("名"))), "sample")


def test_a_text_that_becomes_a_reference_is_indexed(make_store: Callable[..., Store]) -> None:
    make_store("desk", House, kind("sample", house=f.text("房子"))).close()
    assert "sample__house" in indexes(make_store("desk", House, kind("sample", house=f.ref("房子", "house"))), "sample")


def test_a_field_that_should_be_unique_from_now_on_is_indexed(make_store: Callable[..., Store]) -> None:
    make_store("desk", kind("sample", no=f.text("号"))).close()
    assert "sample__no" in indexes(make_store("desk", kind("sample", no=f.text("号", unique=True))), "sample")


def test_a_file_that_fits_is_not_touched(make_store: Callable[..., Store], tmp_path: Path) -> None:
    make_store().close()
    before = digest(tmp_path / "desk")
    make_store().close()
    assert digest(tmp_path / "desk") == before


def test_what_a_type_says_is_looked_up_together_has_an_index_that_answers_alone(
    make_store: Callable[..., Store],
) -> None:
    fields = {"one": f.text("一"), "two": f.text("二")}
    made = type("Sample", (Record,), {"__annotations__": dict.fromkeys(fields, "Any"), **fields})
    sought = record("sample", label="样本", sought=(("one", "two"),))(made)
    store = make_store("sought", sought)
    reader = store.reader(OWNER)
    plan = reader.connection.execute(
        "EXPLAIN QUERY PLAN SELECT one, max(two) FROM sample WHERE kept = 1 AND one IS NOT NULL GROUP BY one"
    ).fetchall()
    reader.connection.close()

    assert "USING COVERING INDEX sample__by__one__two" in plan[0][3]
    assert schema.fingerprint(Catalogue(sought)) != schema.fingerprint(
        Catalogue(kind("sample", one=f.text("一"), two=f.text("二")))
    )


def test_the_fingerprint_changes_with_what_tables_depend_on_and_not_with_words() -> None:
    plain = schema.fingerprint(Catalogue(kind("sample", name=f.text("名"))))
    assert schema.fingerprint(Catalogue(kind("sample", name=f.text("名字", help="说明", width=3)))) == plain
    others = [
        f.text("名", search=True),
        f.text("名", unique=True),
        f.text("名", sensitive=True),
        f.name("名"),
        f.number("名"),
        f.ref("名", "x"),
    ]
    assert len({plain, *(schema.fingerprint(Catalogue(kind("sample", name=other))) for other in others)}) == 7


def test_a_newer_file_is_refused_and_not_touched(make_store: Callable[..., Store], tmp_path: Path) -> None:
    store = make_store()
    store.writer.execute(f"PRAGMA user_version = {migrations.LATEST + 1}")
    store.close()
    before = digest(tmp_path / "desk")
    with pytest.raises(DeskError, match="更新版本"):
        make_store()
    assert (digest(tmp_path / "desk"), [file.name for file in (tmp_path / "desk").iterdir()]) == (before, [FILE])


def test_a_foreign_file_of_the_same_key_is_refused_and_not_touched(tmp_path: Path, clock: FixedClock) -> None:
    foreign = open_writer(tmp_path / FILE, KEY)
    foreign.execute("PRAGMA journal_mode = DELETE")
    foreign.execute("CREATE TABLE t (a)")
    foreign.close()
    before = digest(tmp_path)
    with pytest.raises(DeskError, match="不是小巷的资料"):
        Store(tmp_path, KEY, Catalogue(House), clock)
    assert (digest(tmp_path), [file.name for file in tmp_path.iterdir()]) == (before, [FILE])


def test_a_step_that_fails_leaves_the_file_as_it_was(make_store: Callable[..., Store], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise ValueError

    make_store("desk", House).close()
    monkeypatch.setattr(schema, "_fit", fail)
    with pytest.raises(TypeError):
        make_store("desk", House, Person)
    monkeypatch.undo()
    store = make_store("desk", House)
    assert store.writer.execute("SELECT count(*) FROM sqlite_master WHERE name = 'person'").fetchone() == (0,)


def test_more_types_than_search_rows_can_tell_apart_are_refused(make_store: Callable[..., Store]) -> None:
    kinds = [kind(f"kind{number}", name=f.text("名")) for number in range(64)]
    make_store("fits", *kinds[:63])
    with pytest.raises(ValueError, match="63"):
        make_store("desk", *kinds)


def test_meta_keeps_one_value_a_key(store: Store) -> None:
    for value in ("一", "二"):
        schema.set_meta(store.writer, "x", value)
    assert (schema.get_meta(store.writer, "x"), schema.get_meta(store.writer, "y", 5)) == ("二", 5)


def test_a_file_without_tables_has_no_meta(tmp_path: Path) -> None:
    file = open_writer(tmp_path / FILE, KEY)
    assert schema.get_meta(file, "x", "nothing") == "nothing"
    file.close()


def test_numbers_of_types_lie_in_the_file(store: Store) -> None:
    assert json.loads(schema.get_meta(store.writer, "numbers")) == {"house": 1, "person": 2}


def test_dates_survive_the_table(store: Store) -> None:
    with store.unit("登记", OWNER) as unit:
        unit.add(Person(name="张三", born=date(1949, 12, 31)))
    assert store.writer.execute("SELECT typeof(born), born FROM person").fetchone() == ("text", "1949-12-31")


def test_what_is_counted_by_often_is_counted_from_an_index_alone(make_store: Callable[..., Store]) -> None:
    often = record("often", label="次", sought=(("way", "day"),))(
        type(
            "Often", (Record,), {"__annotations__": {"day": "object", "way": "object"}, "day": f.day("日"), "way": f.text("法")}
        )
    )
    reader = make_store("desk", often).reader(OWNER)
    sql = 'EXPLAIN QUERY PLAN SELECT way, count(*) FROM often WHERE kept = 1 AND "on" >= ? GROUP BY way'
    plan = " ".join(row[3] for row in reader.connection.execute(sql, ("2026",)))
    reader.connection.close()

    assert "COVERING INDEX often__by__way__day" in plan
    assert "TEMP B-TREE" not in plan

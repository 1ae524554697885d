"""Nothing is left of whoever is purged, and the log still proves itself."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kernel import KEY, OWNER, House, Person
from pages import bytes_of

from desktop.base.clock import FixedClock
from desktop.base.errors import RefusedError, StaleError
from desktop.model.catalogue import Catalogue
from desktop.model.rights import Actor
from desktop.store import chain, drafts, history, purge, search, traces
from desktop.store.purge import Erasure
from desktop.store.store import Store
from desktop.store.unit import Unit

NAME, NUMBER, PHONE, SECRET = "示例龘靐", "11010519491231002X", "13987654321", "住在示例路尽头的小院"
WORDS = frozenset((NAME, NUMBER, PHONE))


def add(store: Store, **values: object) -> Person:
    with store.unit("登记", OWNER) as unit:
        return unit.add(Person(**values))  # type: ignore[arg-type]


def erased(store: Store, person: Person, *kept: tuple[object, object]) -> None:
    with store.unit("彻底删除", OWNER) as unit:
        purge.erase(unit, Erasure((person,), tuple(kept), WORDS))  # type: ignore[arg-type]
        unit.label = "彻底删除 1 人"
    assert purge.cleanse(store)


def left(store: Store, *words: str) -> list[str]:
    """Those of the words whose bytes are in the file, in any of the ways text could lie there."""
    found = bytes_of(store.path, KEY)
    ways = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
    return [word for word in words if any(word.encode(way) in found for way in ways)]


def tokens(store: Store) -> set[str]:
    """Every token of the search tables, also of rows that were taken out."""
    found = set()
    for table in search.TABLES:
        store.writer.execute(f"CREATE VIRTUAL TABLE temp.seen USING fts5vocab('main', '{table}', 'row')")
        found |= {term for (term,) in store.writer.execute("SELECT term FROM temp.seen")}
        store.writer.execute("DROP TABLE temp.seen")
    return found


@pytest.fixture
def person(store: Store) -> Person:
    return add(store, name=NAME, id_number=NUMBER, phone=PHONE, note=SECRET, helped=True)


def test_the_scan_finds_what_is_there(store: Store, person: Person) -> None:
    assert left(store, NAME, NUMBER, PHONE, SECRET) == [NAME, NUMBER, PHONE, SECRET]


def test_a_bin_is_no_purge(store: Store, person: Person) -> None:
    with store.unit("删除", OWNER) as unit:
        unit.remove(person)
    store.writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    assert left(store, NAME) == [NAME]


def test_no_byte_is_left_of_whoever_is_purged(store: Store, person: Person) -> None:
    erased(store, person)

    assert left(store, NAME, NUMBER, PHONE, SECRET) == []


def test_no_token_is_left_either(store: Store, person: Person) -> None:
    before = tokens(store)
    erased(store, person)

    assert (any("龘靐" in token for token in before), tokens(store)) == (True, set())


def test_no_token_is_left_among_those_of_many_others(store: Store) -> None:
    """Of a row in many, the search tables drop nothing by themselves: they only remember not to show it."""
    uids = store.clock.uids()
    crowd = [Person(uid=next(uids), name=NAME if place == 150 else "示例宁") for place in range(300)]
    with store.unit("导入", OWNER) as unit:
        unit.add_all(crowd)
    token = "龘靐".encode()[1:]  # what begins like the token before it is not written a second time
    before = token in bytes_of(store.path, KEY)
    erased(store, crowd[150])

    assert (before, token in bytes_of(store.path, KEY)) == (True, False)


def test_the_chain_still_verifies(store: Store, person: Person) -> None:
    add(store, name="示例宁")
    erased(store, person)

    assert list(chain.verify(store.writer)) == []


def test_a_head_kept_outside_before_is_known_afterwards(store: Store, person: Person) -> None:
    head = store.head()
    erased(store, person)

    assert chain.knows(store.writer, head.hash)


def test_the_entry_says_how_many_and_names_nobody(store: Store, person: Person) -> None:
    erased(store, person)

    assert [(done.act, done.label, done.note) for done in history.units(store.writer, limit=1)] == [
        ("彻底删除", "彻底删除 1 人", "")
    ]


def test_a_reason_that_names_the_person_is_not_kept(store: Store, person: Person) -> None:
    with store.unit("彻底删除", OWNER, note=f"{NAME}本人要求") as unit:
        purge.erase(unit, Erasure((person,), (), WORDS))

    assert history.units(store.writer, limit=1)[0].note == ""


def test_entries_that_named_the_person_keep_only_the_act(store: Store, person: Person) -> None:
    with store.unit("修改", OWNER, note=f"{NAME}来电") as unit:
        unit.label = f"修改人：{NAME}"
        unit.change(person, replace(person, age=70))
    with store.unit("查看完整内容", OWNER, logs=True) as unit:
        unit.about.append(person)
    erased(store, person)

    assert [(done.label, done.note) for done in history.units(store.writer)][1:] == [
        ("查看完整内容", ""),
        ("修改", ""),
        ("登记", ""),
    ]
    assert (left(store, NAME), list(chain.verify(store.writer))) == ([], [])


def test_somebody_elses_entries_stay_as_they_are(store: Store, person: Person) -> None:
    with store.unit("登记", OWNER) as unit:
        unit.label = "登记人：示例宁"
        unit.add(Person(name="示例宁"))
    erased(store, person)

    assert history.units(store.writer)[1].label == "登记人：示例宁"


def test_a_purge_is_never_taken_back(store: Store, person: Person) -> None:
    erased(store, person)

    assert history.undoable(store.writer, OWNER.account) is None
    with pytest.raises(StaleError), store.unit("撤销", OWNER) as unit:
        history.revert(unit, 1)


def test_a_record_that_stays_loses_its_words_and_their_past(store: Store, person: Person) -> None:
    friend = add(store, name="示例宁", note=f"常与{NAME}下棋", friends=(person.uid,))
    erased(store, person, (friend, replace(friend, note="常与某居民下棋", friends=None)))

    reader = store.reader(OWNER)
    now = reader.get(Person, friend.uid)
    reader.connection.close()
    assert (now, left(store, NAME, person.uid.lower())) == (replace(friend, note="常与某居民下棋", friends=None), [])


def test_a_namesake_who_is_spared_keeps_their_past(store: Store, person: Person) -> None:
    other = add(store, name=NAME, age=30)
    with store.unit("彻底删除", OWNER) as unit:
        purge.erase(unit, Erasure((person,), (), WORDS, spared=frozenset({("person", other.uid)})))

    assert store.writer.execute("SELECT diff FROM change WHERE uid = ?", (other.uid,)).fetchone()[0] is not None


def test_what_was_half_typed_about_the_person_is_gone(store: Store, person: Person) -> None:
    drafts.keep(store, "ACCOUNT-2", f"form:person:{person.uid}", {"note": "再去一次"})
    drafts.keep(store, "ACCOUNT-2", "form:visit:", {"words": f"{NAME}家漏水"})
    drafts.keep(store, "ACCOUNT-2", "form:task:", {"subject": "贴通知"})
    erased(store, person)

    assert drafts.places(store, "ACCOUNT-2") == ["form:task:"]


def test_another_areas_record_is_not_purged_here(store: Store, person: Person) -> None:
    elsewhere = Actor("示例干部", "owner", "ACCOUNT-9", "AREA-9")
    with pytest.raises(RefusedError), store.unit("彻底删除", elsewhere) as unit:
        purge.erase(unit, Erasure((person,)))

    assert left(store, NAME) == [NAME]


def test_a_purge_cut_short_is_known_at_the_next_start(store: Store, person: Person) -> None:
    with store.unit("彻底删除", OWNER) as unit:
        purge.erase(unit, Erasure((person,), (), WORDS))
    waited = purge.is_pending(store)
    purge.cleanse(store)

    assert (waited, purge.is_pending(store)) == (True, False)


def test_while_somebody_reads_the_journal_is_said_not_to_be_empty(store: Store, person: Person) -> None:
    reader = store.reader(OWNER)
    store.writer.execute("PRAGMA busy_timeout = 50")
    reader.connection.execute("BEGIN")
    reader.connection.execute("SELECT * FROM change").fetchall()
    with store.unit("彻底删除", OWNER) as unit:
        purge.erase(unit, Erasure((person,), (), WORDS))
    assert not purge.cleanse(store)
    reader.connection.execute("COMMIT")
    reader.connection.close()
    assert purge.cleanse(store)


Step = tuple[str, int, int]
steps = st.lists(
    st.tuples(
        st.sampled_from(
            ("change", "rename", "bin", "restore", "hold", "release", "befriend", "mention", "undo", "draft", "look")
        ),
        st.integers(0, 2),
        st.integers(0, 2),
    ),
    max_size=14,
)
NAMES = ("示例龘", "示例靐", "示例齉")
NEW = ("示例爩", "示例麤", "示例灪")
PHONES = ("13911112222", "13933334444", "13955556666")


def play(store: Store, people: list[Person], step: Step) -> None:
    """One thing somebody does to one of three people; what cannot be done now is left out."""
    act, at, to = step
    if act == "draft":
        drafts.keep(store, OWNER.account, f"form:person:{people[at].uid}", {"name": NAMES[at]})
        return
    if act == "undo":
        done = history.undoable(store.writer, OWNER.account)
        if done:
            with store.unit("撤销", OWNER, undoes=done.seq) as unit:
                unit.label = f"撤销：{done.label}"
                history.revert(unit, done.seq)
        return
    with store.unit("动", OWNER, logs=True) as unit:
        now = traces.any_state(unit.read, Person, people[at].uid)
        assert isinstance(now, Person)
        unit.label = f"动了{now.name}"
        deeds: dict[str, Callable[[Unit], object]] = {
            "change": lambda unit: unit.change(now, replace(now, phone=PHONES[to], helped=bool(to % 2))),
            "rename": lambda unit: unit.change(now, replace(now, name=NEW[at])),
            "bin": lambda unit: unit.remove(now),
            "restore": lambda unit: unit.restore(now),
            "hold": lambda unit: unit.hold(now),
            "release": lambda unit: unit.release(now),
            "befriend": lambda unit: unit.change(now, replace(now, friends=(people[to].uid,))),
            "mention": lambda unit: unit.change(now, replace(now, note=f"认得{NAMES[to]}和{NEW[to]}")),
            "look": lambda unit: unit.about.append(now),
        }
        if act not in ("restore", "hold", "release", "bin", "look") and traces.state_of(unit.read, now) != 1:
            return
        deeds[act](unit)


def forget(store: Store, gone: Person) -> frozenset[str]:
    """Purge somebody the way a slice does: what points at them is cut loose, what mentions them is put otherwise."""
    with store.unit("彻底删除", OWNER) as unit:
        names = ("name", "phone", "id_number")
        words = traces.former_values(unit.read, gone, names)
        now: dict[str, Person] = {}
        before: dict[str, Person] = {}
        found = [*traces.pointing(unit.read, gone), *traces.mentioning(unit.read, words)]
        for one in found:
            if one.record.uid != gone.uid and isinstance(one.record, Person):
                last = now.setdefault(one.record.uid, one.record)
                before.setdefault(one.record.uid, one.record)
                now[one.record.uid] = replace(last, **{one.field.name: None})
        purge.erase(unit, Erasure((gone,), tuple((before[uid], now[uid]) for uid in now), words))
        unit.label = "彻底删除 1 人"
    purge.cleanse(store)
    return words


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps, st.integers(0, 2))
def test_whatever_happened_before_no_byte_is_left_and_the_chain_verifies(history_of: list[Step], who: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        store = Store(Path(name), KEY, Catalogue(House, Person), FixedClock(date(2026, 8, 28)))
        try:
            people = [
                add(store, name=NAMES[at], phone=f"1370000{at}{at}{at}{at}", note=f"{NAMES[at]}的备注") for at in range(3)
            ]
            for step in history_of:
                play(store, people, step)
            words = forget(store, people[who])

            assert NAMES[who] in words
            assert left(store, *words) == []
            assert list(chain.verify(store.writer)) == []
            assert not {word for word in tokens(store) if set(word) & set((NAMES[who] + NEW[who]).replace("示例", ""))}
        finally:
            store.close()

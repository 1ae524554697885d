"""Copies that count only when they were opened and compared."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from kernel import KEY, OWNER, House, Person

from desktop.base.clock import FixedClock
from desktop.base.errors import DeskError
from desktop.model.catalogue import Catalogue
from desktop.store import backup, chain, drafts
from desktop.store.backup import Backup, check, listed, make, restore, spare
from desktop.store.connection import UnreadableStoreError, open_reader, open_writer
from desktop.store.store import FILE, Store

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def filled(store: Store) -> Store:
    """Some records, a draft, keys beside them."""
    with store.unit("登记", OWNER) as unit:
        for name in ("张三", "李四"):
            unit.add(Person(name=name, phone="13612343817", helped=True))
        unit.remove(unit.add(House(address="示例路1号")))
    drafts.keep(store, "A", "person/new", {"name": "王五"})
    for name in backup.SLOTS:
        (store.folder / name).write_text(f"slots of {name}", encoding="utf-8")
    return store


@pytest.fixture
def into(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def dump(path: Path) -> dict[str, list[Any]]:
    """Everything in a store's file, table by table."""
    connection = open_reader(path, KEY)
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    found = {
        table: connection.execute(f'SELECT * FROM "{table}"').fetchall() for table in tables if not table.startswith("find_")
    }
    connection.close()
    return found


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# --- making -----------------------------------------------------------------------------------------------------------


def test_the_copy_holds_everything_the_original_does(filled: Store, into: Path) -> None:
    made = make(filled, into, filled.clock)
    assert dump(made.folder / FILE) == dump(filled.path)


def test_the_copy_says_what_it_is(filled: Store, into: Path) -> None:
    made = make(filled, into, filled.clock)
    assert (made.counts, made.head, made.number) == ({"house": 0, "person": 2}, filled.head().hash, 1)
    assert listed(into) == [made]


def test_a_backup_is_a_folder_of_its_own_named_by_its_moment(filled: Store, into: Path) -> None:
    made = make(filled, into, filled.clock)
    assert made.folder.parent == into
    assert made.folder.name.startswith("20260828-09000")
    assert names(made.folder) == sorted([FILE, backup.DESCRIPTION, *backup.SLOTS])


def test_a_store_without_keys_beside_it_is_copied_too(store: Store, into: Path) -> None:
    assert names(make(store, into, store.clock).folder) == sorted([FILE, backup.DESCRIPTION])


def test_the_copy_is_locked_with_the_same_key(filled: Store, into: Path) -> None:
    made = make(filled, into, filled.clock)
    content = (made.folder / FILE).read_bytes()
    assert not any(word in content for word in (b"SQLite format 3", "张三".encode(), b"13612343817"))
    with pytest.raises(UnreadableStoreError):
        open_reader(made.folder / FILE, f"x'{'00' * 48}'")


def test_the_copy_leads_from_a_search_to_a_record(filled: Store, into: Path, clock: FixedClock) -> None:
    made = make(filled, into, filled.clock)
    copy = Store(made.folder, KEY, Catalogue(House, Person), clock)
    reader = copy.reader(OWNER)
    assert [hit.label for hit in reader.search("张三")] == ["张三"]
    reader.connection.close()
    copy.close()


def test_writing_goes_on_after_a_backup(filled: Store, into: Path) -> None:
    make(filled, into, filled.clock)
    with filled.unit("登记", OWNER) as unit:
        unit.add(Person(name="赵六"))
    assert make(filled, into, filled.clock).counts["person"] == 3


def test_backups_are_told_latest_first(filled: Store, into: Path) -> None:
    made = [make(filled, into, filled.clock) for _ in range(3)]
    assert listed(into) == made[::-1]


def test_backups_are_told_in_the_order_made_though_the_clock_went_back(filled: Store, into: Path, clock: FixedClock) -> None:
    first = make(filled, into, clock)
    clock.advance(days=-365)
    second = make(filled, into, clock)
    assert listed(into) == [second, first]


def test_where_there_are_no_backups_none_are_told(tmp_path: Path) -> None:
    (tmp_path / "note.txt").touch()
    (tmp_path / "photos").mkdir()
    assert (listed(tmp_path), listed(tmp_path / "away")) == ([], [])


def test_what_a_kill_left_half_made_is_no_backup_and_is_cleared_away(filled: Store, into: Path) -> None:
    made = make(filled, into, filled.clock)
    half = into / "20260828-090000-001.part"
    shutil.copytree(made.folder, half)
    stranger = into / "mine.part"
    stranger.mkdir()
    assert listed(into) == [made]
    make(filled, into, filled.clock)
    assert (half.exists(), stranger.exists()) == (False, True)


def test_a_damaged_original_is_not_copied_and_the_backups_there_are_stay(make_store: Callable[..., Store], into: Path) -> None:
    store = make_store()
    uids = store.clock.uids()
    with store.unit("导入", OWNER) as unit:
        unit.add_all(Person(uid=next(uids), name="张三", note="长" * 500) for _ in range(300))
    before = make(store, into, store.clock)
    page = store.writer.execute("SELECT rootpage FROM sqlite_master WHERE name = 'change'").fetchone()[0]
    store.close()
    content = bytearray(store.path.read_bytes())
    content[(page - 1) * 4096 + 2000] ^= 1
    store.path.write_bytes(content)
    again = make_store()
    with pytest.raises(DeskError):
        make(again, into, again.clock)
    assert (listed(into), names(into)) == ([before], [before.folder.name])


def test_a_copy_that_is_not_the_same_does_not_count(filled: Store, into: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when the stick loses a page on the way."""
    copied = backup._counts

    def count(connection: Any, tables: Any) -> dict[str, int]:
        found = copied(connection, tables)
        return found if connection is filled.writer else {**found, "person": 1}

    monkeypatch.setattr(backup, "_counts", count)
    with pytest.raises(DeskError, match="数目不符"):
        make(filled, into, filled.clock)
    assert names(into) == []


@pytest.mark.parametrize("kind", ["replace", "copyfile", "fsync"])
def test_a_disk_that_fails_on_the_way_leaves_nothing_half_and_is_said(
    filled: Store, into: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil if kind == "copyfile" else os, kind, fail)
    with pytest.raises(DeskError, match="备份没有做成：磁盘满了"):
        make(filled, into, filled.clock)
    assert names(into) == []


def test_a_place_that_cannot_be_written_is_said(filled: Store, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DeskError, match="写不进去"):
        make(filled, tmp_path / "file" / "backups", filled.clock)


def test_a_stick_that_cannot_flush_a_folder_still_takes_a_backup(
    filled: Store, into: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flush = os.fsync

    def some(handle: int) -> None:
        if Path(f"/proc/self/fd/{handle}").is_dir():
            raise OSError(errno.EINVAL, "Invalid argument")
        flush(handle)

    monkeypatch.setattr(os, "fsync", some)
    assert check(make(filled, into, filled.clock), KEY) == ""


# --- a full disk ------------------------------------------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1 MiB."""
    place = tmp_path / "small"
    place.mkdir()
    try:
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place], check=False, capture_output=True)
    except FileNotFoundError:
        pytest.skip("LEFT OUT: no mount here, so no full disk can be made")
    if mounted.returncode:
        pytest.skip("LEFT OUT: only root may mount a small disk, so no full disk was tried")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def test_a_full_disk_leaves_no_half_backup_and_is_said(filled: Store, small_disk: Path) -> None:
    uids = filled.clock.uids()
    with filled.unit("导入", OWNER) as unit:
        unit.add_all(Person(uid=next(uids), name="张三", note="长" * 100) for _ in range(2000))
    with pytest.raises(DeskError, match="磁盘满了"):
        make(filled, small_disk / "backups", filled.clock)
    assert names(small_disk / "backups") == []


def test_a_full_disk_leaves_what_was_to_be_replaced_as_it_was(filled: Store, into: Path, small_disk: Path) -> None:
    uids = filled.clock.uids()
    with filled.unit("导入", OWNER) as unit:
        unit.add_all(Person(uid=next(uids), name="张三", note="长" * 100) for _ in range(2000))
    made = make(filled, into, filled.clock)
    (small_disk / FILE).write_bytes(b"what is there now")
    with pytest.raises(DeskError, match="没有恢复：磁盘满了"):
        restore(made, small_disk)
    assert ((small_disk / FILE).read_bytes(), names(small_disk)) == (b"what is there now", [FILE])


# --- looking through --------------------------------------------------------------------------------------------------


def test_a_whole_backup_has_nothing_wrong(filled: Store, into: Path) -> None:
    assert check(make(filled, into, filled.clock), KEY) == ""


def test_looking_through_leaves_nothing_beside_the_copy(filled: Store, into: Path) -> None:
    made = make(filled, into, filled.clock)
    check(made, KEY)
    assert names(made.folder) == sorted([FILE, backup.DESCRIPTION, *backup.SLOTS])


@pytest.mark.parametrize("place", [20, 5000, 30_000])
def test_a_damaged_copy_is_said_to_be_so(filled: Store, into: Path, place: int) -> None:
    made = make(filled, into, filled.clock)
    content = bytearray((made.folder / FILE).read_bytes())
    content[place] ^= 1
    (made.folder / FILE).write_bytes(content)
    assert check(made, KEY) != ""


def test_a_copy_overwritten_by_chance_is_said_to_be_so(filled: Store, into: Path) -> None:
    made = make(filled, into, filled.clock)
    for name in names(made.folder):
        (made.folder / name).write_bytes(random.Random(1).randbytes(20_000))
    (found,) = listed(into)
    assert (check(found, KEY), check(replace(found, number=1), KEY) != "", spare([found] * 30)) == ("说明文件损坏", True, [])


def test_a_copy_that_is_gone_is_said_to_be_so_and_is_not_made(filled: Store, into: Path) -> None:
    made = make(filled, into, filled.clock)
    (made.folder / FILE).unlink()
    assert (check(made, KEY), (made.folder / FILE).exists()) == ("资料文件不见了", False)


def test_an_older_copy_in_the_place_of_a_newer_one_is_noticed(filled: Store, into: Path) -> None:
    older = make(filled, into, filled.clock)
    with filled.unit("登记", OWNER) as unit:
        unit.add(Person(name="赵六"))
    newer = make(filled, into, filled.clock)
    shutil.copyfile(older.folder / FILE, newer.folder / FILE)
    assert check(newer, KEY) == "操作记录不符"


def test_records_that_went_missing_without_a_trace_are_noticed(filled: Store, into: Path) -> None:
    made = make(filled, into, filled.clock)
    assert check(replace(made, counts={"house": 0, "person": 3}), KEY) == "数目不符"


@pytest.mark.parametrize(
    "words",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"made": 1}',
        '{"made": "x", "counts": {}, "head": "", "version": "", "number": 1}',
        '{"made": 1, "counts": [], "head": "", "version": "", "number": 1}',
    ],
)
def test_a_description_that_cannot_be_read_is_a_damaged_backup_and_comes_last(filled: Store, into: Path, words: str) -> None:
    damaged, whole = make(filled, into, filled.clock), make(filled, into, filled.clock)
    (damaged.folder / backup.DESCRIPTION).write_text(words, encoding="utf-8")
    assert [(one.folder, bool(check(one, KEY))) for one in listed(into)] == [(whole.folder, False), (damaged.folder, True)]


def test_a_description_cannot_ask_the_copy_anything_but_counts(filled: Store, into: Path) -> None:
    made = make(filled, into, filled.clock)
    words = json.loads((made.folder / backup.DESCRIPTION).read_text(encoding="utf-8"))
    words["counts"] = {"person WHERE kept = 1 UNION SELECT 0 --": 2, "person": 2}
    (made.folder / backup.DESCRIPTION).write_text(json.dumps(words), encoding="utf-8")
    (found,) = listed(into)
    assert (found.counts, check(found, KEY)) == ({"person": 2}, "")


def test_a_copy_of_something_else_under_the_same_key_is_said_to_be_so(filled: Store, into: Path) -> None:
    made = make(filled, into, filled.clock)
    (made.folder / FILE).unlink()
    other = open_writer(made.folder / FILE, KEY)
    other.execute("CREATE TABLE t (a)")
    other.close()
    assert check(made, KEY) == "里面不是小巷的资料"


def test_a_description_names_no_folder_so_that_a_backup_may_be_moved(filled: Store, into: Path, tmp_path: Path) -> None:
    made = make(filled, into, filled.clock)
    assert json.loads((made.folder / backup.DESCRIPTION).read_text(encoding="utf-8"))["folder"] == ""
    shutil.move(into, tmp_path / "stick")
    (found,) = listed(tmp_path / "stick")
    assert (found.folder.parent, check(found, KEY)) == (tmp_path / "stick", "")


# --- putting back -----------------------------------------------------------------------------------------------------


def reopened(folder: Path, clock: FixedClock) -> list[str | None]:
    """Names of the persons in a folder's store, which must be whole."""
    store = Store(folder, KEY, Catalogue(House, Person), clock)
    reader = store.reader(OWNER)
    assert list(chain.verify(reader.connection)) == []
    found = [person.name for person in reader.find(Person)]
    reader.connection.close()
    store.close()
    return found


def test_a_backup_put_back_is_what_was_there_then(filled: Store, into: Path, clock: FixedClock) -> None:
    before = dump(filled.path)
    made = make(filled, into, clock)
    with filled.unit("登记", OWNER) as unit:
        unit.add(Person(name="赵六"))
    filled.close()
    restore(made, filled.folder)
    assert dump(filled.path) == before
    assert reopened(filled.folder, clock) == ["张三", "李四"]


def test_a_backup_comes_back_on_an_empty_computer(filled: Store, into: Path, tmp_path: Path, clock: FixedClock) -> None:
    made = make(filled, into, clock)
    before = dump(filled.path)
    (tmp_path / "new").mkdir()
    restore(made, tmp_path / "new")
    assert names(tmp_path / "new") == sorted([FILE, *backup.SLOTS])
    assert dump(tmp_path / "new" / FILE) == before


def test_the_keys_come_back_with_the_store(filled: Store, into: Path, clock: FixedClock) -> None:
    made = make(filled, into, clock)
    filled.close()
    (filled.folder / "keys.json").write_text("of later", encoding="utf-8")
    restore(made, filled.folder)
    assert (filled.folder / "keys.json").read_text(encoding="utf-8") == "slots of keys.json"


@pytest.fixture
def crashed(filled: Store, into: Path, clock: FixedClock) -> tuple[Backup, Path]:
    """A backup, and a folder whose program was killed later: a journal with newer pages lies beside the file."""
    made = make(filled, into, clock)
    with filled.unit("删除", OWNER) as unit:
        for person in list(unit.read.find(Person)):
            unit.remove(person)
    folder = into.parent / "crashed"
    folder.mkdir()
    for name in (FILE, f"{FILE}-wal"):
        shutil.copyfile(filled.folder / name, folder / name)
    assert (folder / f"{FILE}-wal").stat().st_size > 0
    return made, folder


def test_the_trap_a_stale_journal_is_replayed_into_a_file_put_back_by_hand(
    crashed: tuple[Backup, Path], clock: FixedClock
) -> None:
    """What restore must not do; should SQLite ever refuse such a journal by itself, this says so."""
    made, folder = crashed
    shutil.copyfile(made.folder / FILE, folder / FILE)
    try:
        store = Store(folder, KEY, Catalogue(House, Person), clock)
        reader = store.reader(OWNER)
        found = [person.name for person in reader.find(Person)]
        reader.connection.close()
        store.close()
    except DeskError:
        found = []
    assert found == []


def test_a_stale_journal_is_removed_before_a_backup_is_put_back(crashed: tuple[Backup, Path], clock: FixedClock) -> None:
    made, folder = crashed
    restore(made, folder)
    assert reopened(folder, clock) == ["张三", "李四"]


def test_a_backup_without_its_file_is_refused_and_nothing_changes(filled: Store, into: Path) -> None:
    made = make(filled, into, filled.clock)
    (made.folder / FILE).unlink()
    before = names(filled.folder)
    with pytest.raises(DeskError, match="不全"):
        restore(made, filled.folder)
    assert names(filled.folder) == before


def test_half_copies_of_an_earlier_attempt_do_not_slip_in(filled: Store, into: Path, clock: FixedClock) -> None:
    (filled.folder / "keys.json.bak").unlink()
    made = make(filled, into, clock)
    filled.close()
    (filled.folder / "keys.json.bak.part").write_text("of another backup", encoding="utf-8")
    restore(made, filled.folder)
    assert not (filled.folder / "keys.json.bak").exists()


# --- thinning ---------------------------------------------------------------------------------------------------------


def office(days: int, jumps: dict[int, timedelta]) -> Iterator[list[Backup]]:
    """Two backups a working day, thinned after each; `jumps` set the clock at a day's number."""
    now, kept, number = datetime(2026, 1, 5, 1, tzinfo=UTC), [], 0
    for day in range(days):
        now += DAY + jumps.get(day, timedelta(0))
        for hour in (1, 9) if day % 7 < 5 else ():
            number += 1
            made = int((now + hour * HOUR).timestamp() * 1000)
            kept.append(Backup(Path(f"{number}"), made, {}, "", number=number))
            gone = {one.folder for one in spare(kept)}
            kept = [one for one in kept if one.folder not in gone]
            yield kept


def day_of(one: Backup) -> datetime:
    return datetime.fromtimestamp(one.made / 1000, UTC) + timedelta(hours=8)


def test_thinning_over_three_years_keeps_ten_latest_and_seven_days_four_weeks_twelve_months() -> None:
    states = list(office(3 * 365, {}))
    last = states[-1]
    assert {one.number for one in last} >= {last[-1].number - back for back in range(10)}
    assert len({day_of(one).date() for one in last}) >= 7
    assert len({day_of(one).isocalendar()[:2] for one in last}) >= 4
    assert len({(day_of(one).year, day_of(one).month) for one in last}) == 12
    assert max(map(len, states)) <= 10 + 7 + 4 + 12


def test_thinning_keeps_the_last_of_each_month() -> None:
    *_, last = office(3 * 365, {})
    months = {(day_of(one).year, day_of(one).month): day_of(one).day for one in last}
    assert min(list(months.values())[:-1]) >= 26


@pytest.mark.parametrize(
    "jumps",
    [
        {100: timedelta(days=-1)}, {100: timedelta(days=-3650)},
        {100: timedelta(days=50 * 365), 110: timedelta(days=-50 * 365)},
        {100: timedelta(days=-3650), 104: timedelta(days=3650)}, {200 + i: timedelta(days=(-1) ** i * 400) for i in range(60)},
    ],
    ids=["a day back", "ten years back", "fifty years on and back", "no battery for four days", "to and fro"],
)  # fmt: skip
def test_whatever_the_clock_does_the_ten_latest_stay(jumps: dict[int, timedelta]) -> None:
    for kept in office(280, jumps):
        latest = kept[-1].number
        assert {one.number for one in kept} >= {number for number in range(latest - 9, latest + 1) if number > 0}


def test_few_backups_are_all_kept() -> None:
    made = [Backup(Path(f"{number}"), number, {}, "", number=number) for number in range(1, 11)]
    assert spare(made) == []

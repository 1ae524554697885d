"""Who may open the store: passwords, the paper code, wrong tries, damage, and changes cut off anywhere."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.base.clock import Clock, FixedClock
from desktop.base.errors import DeskError
from desktop.store import connection
from desktop.store.vault import (
    COPY,
    KEYS,
    NEXT,
    Cost,
    Locksmith,
    Opened,
    Person,
    SecretKey,
    TooSoonError,
    Vault,
    WrongPasswordError,
    ring,
)

CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
AREA = "shili"
FIRST = Person("示例书记")
SECOND = Person("示例助手", "assistant")
PASSWORD = "hongcha-luyou-mantou"


@pytest.fixture
def vault(tmp_path, clock):
    return Vault(tmp_path / "store", clock, cost=CHEAP, floor=CHEAP)


@pytest.fixture
def opened(vault):
    return vault.create(AREA, FIRST, PASSWORD)


def proven(key: SecretKey) -> None:
    assert key.pragma()


def rewritten(folder: Path, edit) -> None:
    """Change the slots as someone with an editor would, checksums made good again, in file and copy."""
    found = json.loads((folder / KEYS).read_bytes())
    edit(found)
    slots = [ring._checked({name: value for name, value in slot.items() if name != "check"}) for slot in found.pop("slots")]
    head = ring._checked({name: value for name, value in found.items() if name != "check"})
    for name in (KEYS, COPY):
        (folder / name).write_text(json.dumps({**head, "slots": slots}))


def store_of(folder: Path) -> Path:
    return folder / "store.db"


def fill_store(path: Path, key: SecretKey) -> None:
    database = connection.open_writer(path, key.pragma())
    database.execute("CREATE TABLE note (text)")
    database.close()


def opens(path: Path):
    def fits(key: SecretKey) -> bool:
        try:
            connection.open_reader(path, key.pragma()).close()
        except connection.UnreadableStoreError:
            return False
        return True

    return fits


# signing in


def test_the_password_gives_back_the_key(vault, opened):
    assert vault.unlock("示例书记", PASSWORD).pragma() == opened.key.pragma()


def test_a_person_is_found_by_id_as_well(vault, opened):
    assert vault.unlock(vault.people()[0].id, PASSWORD).pragma() == opened.key.pragma()


def test_full_width_letters_open_what_half_width_ones_locked(vault, opened):
    wide = "".join(chr(ord(char) + 0xFEE0) for char in PASSWORD)
    assert vault.unlock("示例书记", wide).pragma() == opened.key.pragma()


def test_an_unknown_name_is_said(vault, opened):
    with pytest.raises(DeskError, match="没有叫“示例路人”的人"):
        vault.unlock("示例路人", PASSWORD)


def test_the_recovery_code_gives_back_the_key(vault, opened):
    assert vault.unlock_with_code(opened.recovery_code).pragma() == opened.key.pragma()


def test_a_right_looking_code_of_another_store_opens_nothing(vault, opened, tmp_path):
    other = Vault(tmp_path / "other", Clock(), cost=CHEAP, floor=CHEAP).create(AREA, FIRST, PASSWORD)
    with pytest.raises(WrongPasswordError):
        vault.unlock_with_code(other.recovery_code)


def test_the_folder_opens_wherever_it_is_copied(vault, opened, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("USERNAME", "someone-else")
    shutil.copytree(vault.folder, tmp_path / "copied")
    assert replace(vault, folder=tmp_path / "copied").unlock("示例书记", PASSWORD).pragma() == opened.key.pragma()


def test_the_key_opens_a_real_store(vault, opened, tmp_path):
    fill_store(tmp_path / "store.db", opened.key)
    assert vault.unlock("示例书记", PASSWORD, opens(tmp_path / "store.db")).pragma() == opened.key.pragma()


def test_a_store_of_another_committee_is_refused_in_so_many_words(vault, opened, tmp_path):
    stranger = Vault(tmp_path / "other", Clock(), cost=CHEAP, floor=CHEAP).create(AREA, FIRST, PASSWORD)
    fill_store(tmp_path / "store.db", stranger.key)
    with pytest.raises(DeskError, match="密码对，但资料文件不是用这把钥匙锁的"):
        vault.unlock("示例书记", PASSWORD, opens(tmp_path / "store.db"))


def test_slots_are_never_made_over_others(vault, opened):
    with pytest.raises(DeskError, match="已经有资料库"):
        vault.create(AREA, FIRST, PASSWORD)


def test_area_and_demo_mark_are_known_before_signing_in(tmp_path, clock):
    vault = Vault(tmp_path, clock, cost=CHEAP, floor=CHEAP)
    vault.create(AREA, FIRST, PASSWORD, is_demo=True)
    assert (vault.header().area, vault.header().is_demo) == (AREA, True)


def test_no_password_and_no_key_stand_in_any_file(vault, opened):
    written = b"".join(path.read_bytes() for path in vault.folder.iterdir()).lower()
    secrets = (PASSWORD, opened.key.pragma()[2:66], opened.recovery_code.replace(" ", ""))
    assert [secret for secret in secrets if secret.encode() in written] == []


def test_files_are_readable_by_their_owner_only(vault, opened):
    assert {path.stat().st_mode & 0o077 for path in vault.folder.iterdir()} == {0}


# the key itself


def test_raw_key_carries_key_and_salt(opened):
    assert len(bytes.fromhex(opened.key.pragma().removeprefix("x'").removesuffix("'"))) == 48


def test_subkeys_differ_by_purpose_and_repeat(opened):
    draft, backup = opened.key.derive("draft"), opened.key.derive("backup", 64)
    assert (draft == opened.key.derive("draft"), draft == backup[:32], len(backup)) == (True, False, 64)


def test_a_wiped_key_is_overwritten_and_refused():
    secret = bytearray(b"k" * 48)
    key = SecretKey(secret, "0" * 26)
    key.wipe()
    with pytest.raises(RuntimeError):
        key.pragma()
    assert secret == bytes(48)


def test_a_key_is_not_shown(opened):
    hidden = opened.key.pragma()[2:20]
    assert [
        text for text in (repr(opened.key), str(opened), repr(opened)) if hidden in text or opened.recovery_code in text
    ] == []


def test_a_key_is_not_pickled(opened):
    with pytest.raises(TypeError):
        pickle.dumps(opened.key)


# wrong tries


def test_every_wrong_try_says_the_same_and_waits_longer(vault, opened, clock):
    told, waits = set(), []
    for _ in range(8):
        with pytest.raises(WrongPasswordError) as refused:
            vault.unlock("示例书记", "wrong")
        told.add(str(refused.value))
        waits.append(refused.value.wait.seconds)
        clock.advance(seconds=31)
    assert (len(told), waits) == (1, [1, 2, 4, 8, 16, 30, 30, 30])


def test_while_the_delay_runs_even_the_right_password_is_not_looked_at(vault, opened, clock):
    for _ in range(4):
        with pytest.raises(WrongPasswordError):
            vault.unlock("示例书记", "wrong")
        clock.advance(seconds=8)
    with pytest.raises(WrongPasswordError):
        vault.unlock("示例书记", "wrong")
    with pytest.raises(TooSoonError) as refused:
        vault.unlock("示例书记", PASSWORD)
    assert refused.value.wait.seconds == 16


def test_one_persons_wrong_tries_do_not_delay_another(vault, opened):
    Locksmith(vault, opened.key).add_person(SECOND, "caihong-qiaoliang")
    with pytest.raises(WrongPasswordError):
        vault.unlock("示例书记", "wrong")
    assert vault.unlock("示例助手", "caihong-qiaoliang").pragma() == opened.key.pragma()


def test_the_right_password_clears_the_count(vault, opened, clock):
    for _ in range(5):
        with pytest.raises(WrongPasswordError):
            vault.unlock("示例书记", "wrong")
        clock.advance(seconds=31)
    vault.unlock("示例书记", PASSWORD)
    with pytest.raises(WrongPasswordError) as refused:
        vault.unlock("示例书记", "wrong")
    assert refused.value.wait.seconds == 1


def test_a_clock_set_back_locks_nobody_out_longer_than_thirty_seconds(vault, opened, clock):
    for _ in range(7):
        with pytest.raises(WrongPasswordError):
            vault.unlock("示例书记", "wrong")
        clock.advance(seconds=31)
    clock.advance(days=-3650)
    with pytest.raises(TooSoonError) as refused:
        vault.unlock("示例书记", PASSWORD)
    clock.advance(seconds=refused.value.wait.seconds)
    assert (refused.value.wait.seconds <= 30, vault.unlock("示例书记", PASSWORD).is_wiped) == (True, False)


COUNTED_CHILD = """
import sys
from pathlib import Path
from desktop.base.clock import Clock
from desktop.store.vault import Vault, Cost
Vault(Path(sys.argv[1]), Clock(), cost=Cost(8, 1, 1), floor=Cost(8, 1, 1)).unlock("示例书记", "wrong")
"""


def test_a_try_is_counted_before_it_is_looked_at_and_outlives_kill_9(tmp_path):
    folder = tmp_path / "store"
    slow = Cost(memory_kib=256 * 1024, passes=20, lanes=1)
    Vault(folder, Clock(), cost=slow, floor=CHEAP).create(AREA, FIRST, PASSWORD)
    child = subprocess.Popen([sys.executable, "-c", COUNTED_CHILD, str(folder)], cwd=Path(__file__).parents[2])
    until = time.monotonic() + 20
    while not (folder / "tries.json").exists() and time.monotonic() < until:
        time.sleep(0.01)
    child.send_signal(signal.SIGKILL)
    assert child.wait() == -signal.SIGKILL
    assert [count for count, _ in json.loads((folder / "tries.json").read_bytes()).values()] == [1]


# what a slot costs


def test_a_slot_below_the_floor_is_refused(vault, opened):
    with pytest.raises(DeskError, match="强度低于规定"):
        Vault(vault.folder, vault.clock).unlock("示例书记", PASSWORD)


def test_new_slots_below_the_floor_are_a_bug(tmp_path, clock):
    with pytest.raises(ValueError, match="refused on reading"):
        Vault(tmp_path, clock, cost=CHEAP)


@pytest.mark.parametrize("asked", [{"memory_kib": 2**20 + 1}, {"passes": 21}, {"lanes": 17, "memory_kib": 1024}])
def test_a_slot_above_the_ceiling_is_refused_before_it_works(vault, opened, asked):
    rewritten(vault.folder, lambda found: found["slots"][0].update(asked))
    with pytest.raises(DeskError, match="超出规定"):
        vault.unlock("示例书记", PASSWORD)


def test_the_usual_cost_is_the_decided_one():
    assert Cost() == Cost(memory_kib=128 * 1024, passes=3, lanes=4)


@pytest.mark.parametrize(
    "change",
    [
        {"name": "示例路人"},
        {"role": "supervisor"},
        {"turn": 2},
        {"created": 1},
        {"id": "01HZZZZZZZZZZZZZZZZZZZZZZZ"},
        {"memory_kib": 16},
        {"passes": 2},
    ],
)
def test_a_slot_edited_in_the_file_opens_nothing(vault, opened, change):
    rewritten(vault.folder, lambda found: found["slots"][0].update(change))
    with pytest.raises(WrongPasswordError):
        vault.unlock(vault.people()[0].id, PASSWORD)


@pytest.mark.parametrize("change", [{"area": "elsewhere"}, {"demo": True}])
def test_a_false_area_or_demo_mark_opens_nothing(vault, opened, change):
    rewritten(vault.folder, lambda found: found.update(change))
    with pytest.raises(WrongPasswordError):
        vault.unlock("示例书记", PASSWORD)


def test_slots_given_another_stores_identity_are_named_as_such(vault, opened):
    rewritten(vault.folder, lambda found: found.update(file="01HZZZZZZZZZZZZZZZZZZZZZZZ"))
    with pytest.raises(DeskError, match="属于另一个资料库"):
        vault.unlock("示例书记", PASSWORD)


# damage


@pytest.mark.parametrize(
    "harm", [Path.unlink, lambda path: path.write_bytes(b""), lambda path: path.write_bytes(b"[" * 100_000)]
)
def test_the_copy_stands_in_for_the_main_file_and_mends_it(vault, opened, harm):
    whole = (vault.folder / KEYS).read_bytes()
    harm(vault.folder / KEYS)
    assert vault.unlock("示例书记", PASSWORD).pragma() == opened.key.pragma()
    assert sorted((vault.folder / KEYS).read_bytes()) == sorted(whole)


def test_with_both_lost_the_sentence_names_the_backups(vault, opened):
    for name in (KEYS, COPY):
        (vault.folder / name).write_bytes(b"{")
    with pytest.raises(DeskError, match="备份里把 keys.json"):
        vault.people()


def test_one_damaged_slot_is_listed_and_the_others_open(vault, opened):
    helper = Locksmith(vault, opened.key).add_person(SECOND, "caihong-qiaoliang")
    harmed = (
        (vault.folder / KEYS)
        .read_text()
        .replace(json.loads((vault.folder / KEYS).read_bytes())["slots"][2]["wrapped"], "0" * 180)
    )
    for name in (KEYS, COPY):
        (vault.folder / name).write_text(harmed)
    assert [(who.name, who.is_damaged) for who in vault.people()] == [("示例书记", False), ("示例助手", True)]
    assert vault.unlock("示例书记", PASSWORD).pragma() == opened.key.pragma()
    with pytest.raises(DeskError, match="“示例助手”的钥匙坏了"):
        vault.unlock(helper.id, "caihong-qiaoliang")


def test_a_damaged_slot_is_made_good_by_a_new_password(vault, opened):
    helper = Locksmith(vault, opened.key).add_person(SECOND, "caihong-qiaoliang")
    for name in (KEYS, COPY):
        (vault.folder / name).write_text((vault.folder / name).read_text().replace('"assistant"', '"owner"'))
    Locksmith(vault, opened.key).change_password(helper.id, SECOND, "mantou-luyou", proven)
    assert [(who.name, who.role, who.is_damaged) for who in vault.people()][1] == ("示例助手", "assistant", False)


def test_a_slot_damaged_in_one_file_is_taken_from_the_other(vault, opened):
    (vault.folder / KEYS).write_text((vault.folder / KEYS).read_text().replace('"wrapped": "', '"wrapped": "0'))
    assert vault.unlock("示例书记", PASSWORD).pragma() == opened.key.pragma()


@given(place=st.integers(0, 10**6), byte=st.integers(0, 255), cut=st.booleans())
@settings(deadline=None, max_examples=200)
def test_any_harm_to_both_files_ends_in_the_key_or_in_a_sentence(tmp_path_factory, place, byte, cut):
    vault, opened = _made_once(tmp_path_factory)
    text = bytearray((vault.folder / "whole").read_bytes())
    place %= len(text)
    text[place] = byte
    for name in (KEYS, COPY):
        (vault.folder / name).write_bytes(text[:place] if cut else text)
    (vault.folder / "tries.json").unlink(missing_ok=True)
    try:
        assert vault.unlock("示例书记", PASSWORD).pragma() == opened.key.pragma()
    except DeskError as sentence:
        assert sentence.advice  # noqa: PT017 - either end is right


_MADE: list[tuple[Vault, Opened]] = []


def _made_once(factory) -> tuple[Vault, Opened]:
    if not _MADE:
        vault = Vault(factory.mktemp("harm") / "store", FixedClock(date(2026, 3, 2)), cost=CHEAP, floor=CHEAP)
        _MADE.append((vault, vault.create(AREA, FIRST, PASSWORD)))
        shutil.copy(vault.folder / KEYS, vault.folder / "whole")
    return _MADE[0]


def test_slots_of_a_newer_program_are_left_alone(vault, opened):
    rewritten(vault.folder, lambda found: found.update(format=2))
    with pytest.raises(DeskError, match="更新版本"):
        vault.unlock("示例书记", PASSWORD)


# people


def test_a_new_person_opens_the_same_store(vault, opened):
    Locksmith(vault, opened.key).add_person(SECOND, "caihong-qiaoliang")
    assert vault.unlock("示例助手", "caihong-qiaoliang").pragma() == opened.key.pragma()


@pytest.mark.parametrize("name", ["示例书记", " 示例书记 ", "  "])
def test_a_name_taken_or_empty_is_refused(vault, opened, name):
    with pytest.raises(DeskError):
        Locksmith(vault, opened.key).add_person(Person(name, "reader"), "x")


def test_a_removed_persons_password_opens_nothing(vault, opened):
    smith = Locksmith(vault, opened.key)
    smith.remove_person(smith.add_person(SECOND, "caihong-qiaoliang").id)
    with pytest.raises(DeskError, match="没有叫"):
        vault.unlock("示例助手", "caihong-qiaoliang")


def test_the_last_secretary_cannot_be_removed(vault, opened):
    smith = Locksmith(vault, opened.key)
    smith.add_person(SECOND, "caihong-qiaoliang")
    with pytest.raises(DeskError, match="至少要留一位书记"):
        smith.remove_person("示例书记")


def test_the_last_secretary_cannot_take_another_role(vault, opened):
    with pytest.raises(DeskError, match="至少要留一位书记"):
        Locksmith(vault, opened.key).change_password("示例书记", Person("示例书记", "reader"), PASSWORD, proven)


def test_a_new_code_ends_the_old_one(vault, opened, clock):
    fresh = Locksmith(vault, opened.key).new_recovery_code()
    with pytest.raises(WrongPasswordError):
        vault.unlock_with_code(opened.recovery_code)
    clock.advance(seconds=2)
    assert vault.unlock_with_code(fresh).pragma() == opened.key.pragma()


def test_another_stores_key_changes_nothing_here(vault, opened, tmp_path):
    stranger = Vault(tmp_path / "other", Clock(), cost=CHEAP, floor=CHEAP).create(AREA, FIRST, PASSWORD)
    with pytest.raises(ValueError, match="another store"):
        Locksmith(vault, stranger.key)


# a new password


def test_a_new_password_opens_and_the_old_one_does_not(vault, opened):
    Locksmith(vault, opened.key).change_password("示例书记", FIRST, "mantou-luyou", proven)
    assert vault.unlock("示例书记", "mantou-luyou").pragma() == opened.key.pragma()
    with pytest.raises(WrongPasswordError):
        vault.unlock("示例书记", PASSWORD)


def test_a_person_keeps_the_id_over_a_new_password(vault, opened):
    before = vault.people()[0].id
    Locksmith(vault, opened.key).change_password(before, FIRST, "mantou-luyou", proven)
    assert [who.id for who in vault.people()] == [before]


def test_the_old_slot_stays_until_the_new_one_is_proven(vault, opened):
    def refuse(key: SecretKey) -> None:
        assert key.pragma() == opened.key.pragma()
        raise DeskError("打不开")

    with pytest.raises(DeskError, match="打不开"):
        Locksmith(vault, opened.key).change_password("示例书记", FIRST, "mantou-luyou", refuse)
    assert vault.unlock("示例书记", PASSWORD).pragma() == opened.key.pragma()


KILLED_CHILD = """
import os, shutil, sys
from datetime import date
from pathlib import Path
from desktop.base.clock import FixedClock
from desktop.store.vault import Cost, Locksmith, Person, Vault, WrongPasswordError

CHEAP, FIRST = Cost(8, 1, 1), Person("示例书记")
root = Path(sys.argv[1])
clock = FixedClock(date(2026, 3, 2))
whole = Vault(root / "whole", clock, cost=CHEAP, floor=CHEAP)
key = whole.create("shili", FIRST, "old").key

def change(folder, calls):
    left = [calls]
    def deadly(real):
        def call(*args, **kwargs):
            left[0] -= 1
            if left[0] == 0:
                os._exit(9)
            answer = real(*args, **kwargs)
            left[0] -= 1
            if left[0] == 0:
                os._exit(9)
            return answer
        return call
    for name in ("open", "write", "fsync", "replace", "rename"):
        setattr(os, name, deadly(getattr(os, name)))
    vault = Vault(folder, clock, cost=CHEAP, floor=CHEAP)
    Locksmith(vault, key).change_password("示例书记", FIRST, "new", lambda fresh: fresh.pragma())

def opens(vault, password):
    (vault.folder / "tries.json").unlink(missing_ok=True)
    try:
        return vault.unlock("示例书记", password).pragma() == key.pragma()
    except WrongPasswordError:
        return False

calls, seen = 0, []
while True:
    calls += 1
    folder = root / str(calls)
    shutil.copytree(whole.folder, folder)
    child = os.fork()
    if child == 0:
        change(folder, calls)
        os._exit(0)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    vault = Vault(folder, clock, cost=CHEAP, floor=CHEAP)
    people = len(vault.people())
    old, new = opens(vault, "old"), opens(vault, "new")
    seen.append((ended, old, new, people))
    if ended == 0:
        break
print(seen)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_password_change_killed_anywhere_leaves_the_old_or_the_new_one(tmp_path):
    ran = subprocess.run(
        [sys.executable, "-c", KILLED_CHILD, str(tmp_path)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    seen = eval(ran.stdout)  # noqa: PGH001,RUF100 - a list printed by the child above
    assert len(seen) > 24
    assert [entry for entry in seen if not (entry[1] or entry[2]) or entry[3] != 1] == []
    assert seen[-1] == (0, False, True, 1)


# a new key


def rewrite_store(path: Path, old: SecretKey, *, broken_off: bool = False):
    def rewrite(fresh: SecretKey) -> None:
        database = connection.open_writer(path, old.pragma())
        database.execute(f"ATTACH '{path}.new' AS fresh KEY \"{fresh.pragma()}\"")
        database.execute("SELECT sqlcipher_export('fresh')")
        database.close()
        Path(f"{path}.new").replace(path)
        if broken_off:
            raise DeskError("停电")

    return rewrite


@pytest.fixture
def with_store(vault, opened):
    fill_store(store_of(vault.folder), opened.key)
    return opened


def renew(vault, key, password, *, broken_off: bool = False) -> Opened:
    me = vault.people()[0].id
    rewrite = rewrite_store(store_of(vault.folder), key, broken_off=broken_off)
    return Locksmith(vault, key).renew({me: FIRST}, {me: password}, rewrite)


def test_after_a_renewal_neither_the_old_key_nor_old_slots_open_the_store(vault, with_store, tmp_path):
    Locksmith(vault, with_store.key).add_person(SECOND, "caihong-qiaoliang")
    shutil.copy(vault.folder / KEYS, tmp_path / KEYS)
    renew(vault, with_store.key, PASSWORD)
    kept = replace(vault, folder=tmp_path).unlock("示例助手", "caihong-qiaoliang")
    assert (opens(store_of(vault.folder))(kept), [who.name for who in vault.people()]) == (False, ["示例书记"])


def test_after_a_renewal_the_password_and_the_new_code_open_the_store(vault, with_store):
    fresh = renew(vault, with_store.key, "mantou-luyou")
    fits = opens(store_of(vault.folder))
    assert fits(vault.unlock("示例书记", "mantou-luyou", fits))
    assert fits(vault.unlock_with_code(fresh.recovery_code, fits))


def test_a_renewal_broken_off_after_the_store_was_written_is_finished_at_sign_in(vault, with_store):
    with pytest.raises(DeskError, match="停电"):
        renew(vault, with_store.key, PASSWORD, broken_off=True)
    fits = opens(store_of(vault.folder))
    assert fits(vault.unlock("示例书记", PASSWORD, fits))
    assert (fits(vault.unlock("示例书记", PASSWORD)), (vault.folder / NEXT).exists()) == (True, False)


def test_a_renewal_broken_off_before_the_store_was_written_is_dropped_at_sign_in(vault, with_store):
    def never(fresh: SecretKey) -> None:
        raise DeskError("停电")

    me = vault.people()[0].id
    with pytest.raises(DeskError, match="停电"):
        Locksmith(vault, with_store.key).renew({me: FIRST}, {me: PASSWORD}, never)
    fits = opens(store_of(vault.folder))
    assert (fits(vault.unlock("示例书记", PASSWORD, fits)), (vault.folder / NEXT).exists()) == (True, False)


# the disk


@pytest.mark.parametrize("number", [5, 32, 33])
def test_a_file_held_by_a_virus_scanner_for_a_moment_is_waited_for(vault, opened, monkeypatch, number):
    real, times = Path.replace, []

    def held(path, target):
        times.append(path)
        if len(times) <= 2:
            error = PermissionError(13, "held")
            error.winerror = number
            raise error
        return real(path, target)

    monkeypatch.setattr(Path, "replace", held)
    Locksmith(vault, opened.key).add_person(SECOND, "x")
    assert len(vault.people()) == 2


def test_a_file_held_for_ever_is_given_up_within_five_seconds_and_stays_as_it_was(vault, opened, monkeypatch):
    def held(path, target):
        error = PermissionError(13, "held")
        error.winerror = 32
        raise error

    slept = [0.0]
    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(time, "sleep", lambda seconds: slept.__setitem__(0, slept[0] + seconds))
    monkeypatch.setattr(time, "monotonic", lambda: slept[0])
    before = (vault.folder / KEYS).read_bytes()
    with pytest.raises(DeskError, match="原来的内容还在"):
        Locksmith(vault, opened.key).add_person(SECOND, "x")
    assert (slept[0] <= 5, (vault.folder / KEYS).read_bytes() == before, list(vault.folder.glob("*.part"))) == (True, True, [])


def test_a_folder_that_cannot_be_made_is_said(tmp_path, clock):
    (tmp_path / "file").write_text("")
    with pytest.raises(DeskError, match="建不起来"):
        Vault(tmp_path / "file" / "store", clock, cost=CHEAP, floor=CHEAP).create(AREA, FIRST, PASSWORD)

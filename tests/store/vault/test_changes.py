"""A new password and a new key, cut off anywhere."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.base.errors import DeskError
from desktop.store import connection
from desktop.store.vault import KEYS, NEXT, Locksmith, Opened, Person, SecretKey, WrongPasswordError

PASSWORD = "hongcha-luyou-mantou"
FIRST = Person("示例书记")
SECOND = Person("示例助手", "assistant")


def proven(key: SecretKey) -> None:
    assert key.pragma()


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


def test_a_disk_that_only_pretends_to_write_is_noticed_before_the_old_password_goes(vault, opened, monkeypatch):
    with monkeypatch.context() as lying:
        lying.setattr(Path, "replace", lambda *_: None)
        with pytest.raises(DeskError, match="新密码没有写好"):
            Locksmith(vault, opened.key).change_password("示例书记", FIRST, "mantou-luyou", proven)
    assert vault.unlock("示例书记", PASSWORD).pragma() == opened.key.pragma()


@pytest.fixture
def cut_off(vault, opened, tmp_path):
    """The folder as a power cut leaves it while a new password is being proven."""

    def cut(key: SecretKey) -> None:
        shutil.copytree(vault.folder, tmp_path / "cut")

    Locksmith(vault, opened.key).change_password("示例书记", FIRST, "mantou-luyou", cut)
    return replace(vault, folder=tmp_path / "cut")


@pytest.mark.parametrize("password", [PASSWORD, "mantou-luyou"])
def test_while_the_new_password_is_proven_either_opens(cut_off, password):
    assert not cut_off.unlock("示例书记", password).is_wiped


@pytest.mark.parametrize(("used", "other"), [(PASSWORD, "mantou-luyou"), ("mantou-luyou", PASSWORD)])
def test_after_a_change_cut_off_the_password_used_first_is_the_only_one(cut_off, used, other):
    cut_off.unlock("示例书记", used)
    with pytest.raises(WrongPasswordError):
        cut_off.unlock("示例书记", other)


KILLED_CHILD = """
import json, os, shutil, sys
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
print(json.dumps(seen))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_password_change_killed_anywhere_leaves_the_old_or_the_new_one(tmp_path):
    ran = subprocess.run(
        [sys.executable, "-c", KILLED_CHILD, str(tmp_path)],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    seen = json.loads(ran.stdout)
    assert len(seen) > 24
    assert [entry for entry in seen if not (entry[1] or entry[2]) or entry[3] != 1] == []
    assert seen[-1] == [0, False, True, 1]


@pytest.fixture
def renewed(vault, opened, store):
    """Renew the key with 示例书记 alone staying; the store is copied under the new key and put in place."""

    def renew(password=PASSWORD, *, cut_before=False, cut_after=False) -> Opened:
        def rewrite(fresh: SecretKey) -> None:
            if cut_before:
                raise DeskError("停电")
            database = connection.open_writer(store, opened.key.pragma())
            database.execute(f"ATTACH '{store}.new' AS fresh KEY \"{fresh.pragma()}\"")
            database.execute("SELECT sqlcipher_export('fresh')")
            database.close()
            Path(f"{store}.new").replace(store)
            if cut_after:
                raise DeskError("停电")

        me = vault.people()[0].id
        return Locksmith(vault, opened.key).renew({me: FIRST}, {me: password}, rewrite)

    return renew


def test_after_a_renewal_neither_the_old_key_nor_old_slots_open_the_store(vault, opened, renewed, fits, tmp_path):
    Locksmith(vault, opened.key).add_person(SECOND, "caihong-qiaoliang")
    shutil.copy(vault.folder / KEYS, tmp_path / KEYS)
    renewed()
    kept = replace(vault, folder=tmp_path).unlock("示例助手", "caihong-qiaoliang")
    assert (fits(kept), [who.name for who in vault.people()]) == (False, ["示例书记"])


def test_after_a_renewal_the_password_opens_the_store(vault, renewed, fits):
    renewed("mantou-luyou")
    assert fits(vault.unlock("示例书记", "mantou-luyou", fits))


def test_after_a_renewal_the_new_code_opens_the_store(vault, renewed, fits):
    assert fits(vault.unlock_with_code(renewed().recovery_code, fits))


def test_a_renewal_keeps_the_persons_id(vault, renewed):
    before = [who.id for who in vault.people()]
    renewed()
    assert [who.id for who in vault.people()] == before


@pytest.mark.parametrize("cut", ["cut_before", "cut_after"])
def test_a_renewal_broken_off_is_settled_at_sign_in(vault, renewed, fits, cut):
    with pytest.raises(DeskError, match="停电"):
        renewed("mantou-luyou" if cut == "cut_after" else PASSWORD, **{cut: True})
    password = "mantou-luyou" if cut == "cut_after" else PASSWORD
    vault.unlock("示例书记", password, fits)
    assert (fits(vault.unlock("示例书记", password)), (vault.folder / NEXT).exists()) == (True, False)


def test_a_renewal_broken_off_is_kept_open_while_nobody_proves_a_key(vault, renewed):
    with pytest.raises(DeskError, match="停电"):
        renewed(cut_after=True)
    vault.unlock("示例书记", PASSWORD)
    assert (vault.folder / NEXT).exists()


def test_a_renewal_without_a_secretary_is_refused(vault, opened):
    me = vault.people()[0].id
    with pytest.raises(DeskError, match="至少要留一位书记"):
        Locksmith(vault, opened.key).renew({me: Person("示例书记", "reader")}, {me: PASSWORD}, proven)

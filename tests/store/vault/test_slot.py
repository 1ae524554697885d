"""The key, and what a slot is sealed to."""

from __future__ import annotations

import pickle

import pytest

from desktop.base.errors import DeskError
from desktop.store.vault import Cost, SecretKey, Vault, WrongPasswordError

PASSWORD = "hongcha-luyou-mantou"
CHEAP = Cost(memory_kib=8, passes=1, lanes=1)


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


def test_a_key_of_another_size_is_a_bug():
    with pytest.raises(ValueError, match="48 bytes"):
        SecretKey(bytearray(32), "0" * 26)


def test_a_key_is_not_shown(opened):
    hidden = opened.key.pragma()[2:20]
    assert [
        text for text in (repr(opened.key), str(opened), repr(opened)) if hidden in text or opened.recovery_code in text
    ] == []


def test_a_key_is_not_pickled(opened):
    with pytest.raises(TypeError):
        pickle.dumps(opened.key)


def test_a_slot_below_the_floor_is_refused(vault, opened):
    with pytest.raises(DeskError, match="强度低于规定"):
        Vault(vault.folder, vault.clock).unlock("示例书记", PASSWORD)


def test_new_slots_below_the_floor_are_a_bug(tmp_path, clock):
    with pytest.raises(ValueError, match="refused on reading"):
        Vault(tmp_path, clock, cost=CHEAP)


@pytest.mark.parametrize("asked", [{"memory_kib": 2**20 + 1}, {"passes": 21}, {"lanes": 17, "memory_kib": 1024}])
def test_a_slot_above_the_ceiling_is_refused_before_it_works(vault, opened, asked, rewritten):
    rewritten(lambda found: found["slots"][0].update(asked))
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
def test_a_slot_edited_in_the_file_opens_nothing(vault, opened, change, rewritten):
    rewritten(lambda found: found["slots"][0].update(change))
    with pytest.raises(WrongPasswordError):
        vault.unlock(vault.people()[0].id, PASSWORD)


@pytest.mark.parametrize("change", [{"area": "elsewhere"}, {"demo": True}])
def test_a_false_area_or_demo_mark_opens_nothing(vault, opened, change, rewritten):
    rewritten(lambda found: found.update(change))
    with pytest.raises(WrongPasswordError):
        vault.unlock("示例书记", PASSWORD)


def test_slots_given_another_stores_identity_are_named_as_such(vault, opened, rewritten):
    rewritten(lambda found: found.update(file="01HZZZZZZZZZZZZZZZZZZZZZZZ"))
    with pytest.raises(DeskError, match="属于另一个资料库"):
        vault.unlock("示例书记", PASSWORD)

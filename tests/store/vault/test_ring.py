"""The file of slots: damaged, lost, held by others."""

from __future__ import annotations

import json
import shutil
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.base.clock import FixedClock
from desktop.base.errors import DeskError
from desktop.store.vault import COPY, KEYS, Cost, Locksmith, Opened, Person, SecretKey, Vault

PASSWORD = "hongcha-luyou-mantou"
FIRST = Person("示例书记")
SECOND = Person("示例助手", "assistant")
CHEAP = Cost(memory_kib=8, passes=1, lanes=1)


def proven(key: SecretKey) -> None:
    assert key.pragma()


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
    with pytest.raises(DeskError, match="备份里把 keys"):
        vault.people()


def test_one_damaged_slot_is_listed_and_the_others_open(vault, opened):
    assistant = Locksmith(vault, opened.key).add_person(SECOND, "caihong-qiaoliang")
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
        vault.unlock(assistant.id, "caihong-qiaoliang")


def test_a_damaged_slot_is_made_good_by_a_new_password(vault, opened):
    assistant = Locksmith(vault, opened.key).add_person(SECOND, "caihong-qiaoliang")
    for name in (KEYS, COPY):
        (vault.folder / name).write_text((vault.folder / name).read_text().replace('"assistant"', '"owner"'))
    Locksmith(vault, opened.key).change_password(assistant.id, SECOND, "mantou-luyou", proven)
    assert [(who.name, who.role, who.is_damaged) for who in vault.people()][1] == ("示例助手", "assistant", False)


def test_a_slot_damaged_in_one_file_is_taken_from_the_other(vault, opened):
    (vault.folder / KEYS).write_text((vault.folder / KEYS).read_text().replace('"wrapped": "', '"wrapped": "0'))
    assert vault.unlock("示例书记", PASSWORD).pragma() == opened.key.pragma()


@pytest.mark.parametrize(
    "change", [{"passes": True}, {"kind": "street"}, {"role": "king"}, {"salt": "00"}, {"lanes": 0}, {"memory_kib": 7}]
)
def test_a_slot_that_makes_no_sense_is_damaged(vault, opened, rewritten, change):
    rewritten(lambda found: found["slots"][0].update(change))
    assert [who.is_damaged for who in vault.people()] == [True]


def test_a_file_that_is_no_table_of_slots_is_lost(vault, opened):
    for name in (KEYS, COPY):
        (vault.folder / name).write_text("[1, 2]")
    with pytest.raises(DeskError, match="不见了或坏了"):
        vault.people()


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
        _MADE.append((vault, vault.create("shili", FIRST, PASSWORD)))
        shutil.copy(vault.folder / KEYS, vault.folder / "whole")
    return _MADE[0]


def test_slots_of_a_newer_program_are_left_alone(vault, opened, rewritten):
    rewritten(lambda found: found.update(format=2))
    with pytest.raises(DeskError, match="更新版本"):
        vault.unlock("示例书记", PASSWORD)


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
    with pytest.raises(DeskError, match="原来的文件没有变"):
        Locksmith(vault, opened.key).add_person(SECOND, "x")
    assert (slept[0] <= 5, (vault.folder / KEYS).read_bytes() == before, list(vault.folder.glob("*.part"))) == (True, True, [])

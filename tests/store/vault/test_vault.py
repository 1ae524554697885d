"""Signing in, and who can."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from desktop.base.errors import DeskError
from desktop.store.vault import Locksmith, Person, SecretKey, WrongPasswordError

PASSWORD = "hongcha-luyou-mantou"
FIRST = Person("示例书记")
SECOND = Person("示例助手", "assistant")


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


def test_a_right_looking_code_of_another_store_opens_nothing(vault, opened, stranger):
    with pytest.raises(WrongPasswordError):
        vault.unlock_with_code(stranger.recovery_code)


def test_the_folder_opens_wherever_it_is_copied(vault, opened, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("USERNAME", "someone-else")
    shutil.copytree(vault.folder, tmp_path / "copied")
    assert replace(vault, folder=tmp_path / "copied").unlock("示例书记", PASSWORD).pragma() == opened.key.pragma()


def test_the_key_opens_a_real_store(vault, opened, fits):
    assert vault.unlock("示例书记", PASSWORD, fits).pragma() == opened.key.pragma()


def test_slots_of_another_committee_beside_the_store_are_named_as_such(vault, fits, stranger, tmp_path):
    other = replace(vault, folder=tmp_path / "other")
    with pytest.raises(DeskError, match="密码对，但资料文件不是用这把钥匙锁的"):
        other.unlock("示例书记", PASSWORD, fits)


def test_slots_are_never_made_over_others(vault, opened):
    with pytest.raises(DeskError, match="已经有资料库"):
        vault.create("shili", FIRST, PASSWORD)


def test_area_and_demo_mark_are_known_before_signing_in(vault):
    vault.create("shili", FIRST, PASSWORD, is_demo=True)
    assert (vault.header().area, vault.header().is_demo) == ("shili", True)


def test_no_password_and_no_key_stand_in_any_file(vault, opened):
    written = b"".join(path.read_bytes() for path in vault.folder.iterdir()).lower()
    secrets = (PASSWORD, opened.key.pragma()[2:66], opened.recovery_code.replace(" ", ""))
    assert [secret for secret in secrets if secret.encode() in written] == []


def test_files_are_readable_by_their_owner_only(vault, opened):
    assert {path.stat().st_mode & 0o077 for path in vault.folder.iterdir()} == {0}


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
        Locksmith(vault, opened.key).change_password("示例书记", Person("示例书记", "reader"), PASSWORD, SecretKey.pragma)


def test_a_new_code_ends_the_old_one(vault, opened, clock):
    fresh = Locksmith(vault, opened.key).new_recovery_code()
    with pytest.raises(WrongPasswordError):
        vault.unlock_with_code(opened.recovery_code)
    clock.advance(seconds=2)
    assert vault.unlock_with_code(fresh).pragma() == opened.key.pragma()


def test_another_stores_key_changes_nothing_here(vault, opened, stranger):
    with pytest.raises(ValueError, match="another store"):
        Locksmith(vault, stranger.key)


def test_a_wiped_key_changes_nothing(vault, opened):
    smith = Locksmith(vault, opened.key)
    opened.key.wipe()
    with pytest.raises(ValueError, match="wiped"):
        smith.new_recovery_code()


def test_a_role_that_does_not_exist_is_a_bug(vault):
    with pytest.raises(ValueError, match="no such role"):
        vault.create("shili", Person("示例书记", "king"), PASSWORD)


def test_a_folder_that_cannot_be_made_is_said(vault, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(DeskError, match="建不起来"):
        replace(vault, folder=tmp_path / "file" / "store").create("shili", FIRST, PASSWORD)

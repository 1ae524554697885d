"""Keys written, read over the phone, pinned."""

from __future__ import annotations

from pathlib import Path

import pytest
from office import Office, as_role, done

from desktop.base.errors import DeskError, RefusedError
from desktop.formats.package import PackageError
from desktop.modules.exchange.records import Peer
from desktop.modules.exchange.service import own_keys, pinned, trust, write_key
from desktop.work.desk import Desk


@pytest.fixture
def key(street: Office, tmp_path: Path) -> tuple[Path, str]:
    """The street's key file and its digits."""
    path = tmp_path / "street.xkey"
    return path, done(street.desk(), write_key, path)


def test_the_digits_are_six_groups_of_five(key: tuple[Path, str]) -> None:
    groups = key[1].split(" ")

    assert [len(group) for group in groups] == [5] * 6
    assert "".join(groups).isdigit()


def test_the_own_keys_are_made_once(desk: Desk, tmp_path: Path) -> None:
    first, second = (done(desk, write_key, tmp_path / name) for name in ("one.xkey", "two.xkey"))

    assert first == second


def test_the_key_file_holds_no_private_key(desk: Desk, tmp_path: Path) -> None:
    done(desk, write_key, tmp_path / "own.xkey")
    keys = done(desk, own_keys)
    written = (tmp_path / "own.xkey").read_text(encoding="utf-8")

    assert [secret for secret in (keys.identity, keys.signing.hex()) if secret in written] == []


def test_with_the_right_digits_an_office_is_trusted_and_it_is_told_by_whom_and_when(desk: Desk, key: tuple[Path, str]) -> None:
    peer = done(desk, trust, *key)

    assert (peer.name, peer.checked, peer.checked_by) == ("示例街道办事处", desk.today, "示例书记")


@pytest.mark.parametrize("wrong", ["", "12345 12345 12345 12345 12345 12345", "last digit", "first group only"])
def test_with_wrong_digits_nobody_is_trusted(desk: Desk, key: tuple[Path, str], wrong: str) -> None:
    path, digits = key
    last = str((int(digits[-1]) + 1) % 10)
    typed = {"last digit": digits[:-1] + last, "first group only": digits[:5]}.get(wrong, wrong)
    with pytest.raises(DeskError, match="数字对不上"):
        done(desk, trust, path, typed)

    assert desk.store.count(Peer) == 0


def test_digits_may_be_typed_without_gaps_and_in_full_width(desk: Desk, key: tuple[Path, str]) -> None:
    path, digits = key
    full_width = digits.replace(" ", "").translate({ord(one): ord(one) + 0xFEE0 for one in "0123456789"})

    assert done(desk, trust, path, full_width).name == "示例街道办事处"


def test_an_altered_key_file_is_refused(desk: Desk, key: tuple[Path, str]) -> None:
    path, digits = key
    path.write_text(path.read_text(encoding="utf-8").replace("示例街道", "示范街道"), encoding="utf-8")

    with pytest.raises(PackageError) as refusal:
        done(desk, trust, path, digits)
    assert refusal.value.code == "damaged_key_file"


def test_trusting_the_same_keys_again_changes_nothing(desk: Desk, key: tuple[Path, str]) -> None:
    first = done(desk, trust, *key)

    assert (done(desk, trust, *key), desk.store.count(Peer)) == (first, 1)


def test_other_keys_of_a_trusted_office_are_refused(desk: Desk, street: Office, key: tuple[Path, str]) -> None:
    done(desk, trust, *key)
    street.opened.store.set_meta("keys", None)
    digits = done(street.desk(), write_key, key[0])

    with pytest.raises(PackageError) as refusal:
        done(desk, trust, key[0], digits)
    assert refusal.value.code == "changed_key"


def test_the_own_key_file_is_not_somebody_elses(desk: Desk, tmp_path: Path) -> None:
    digits = done(desk, write_key, tmp_path / "own.xkey")

    with pytest.raises(DeskError, match="本单位自己的身份文件"):
        done(desk, trust, tmp_path / "own.xkey", digits)


def test_what_is_pinned_is_what_the_file_said(desk: Desk, street: Office, key: tuple[Path, str]) -> None:
    peer = done(desk, trust, *key)

    assert pinned(peer) == done(street.desk(), own_keys).public


@pytest.mark.parametrize("role", ["assistant", "recorder", "reader"])
def test_only_the_secretary_trusts_and_holds_the_keys(office: Office, desk: Desk, key: tuple[Path, str], role: str) -> None:
    other = office.desk(as_role(desk, role))

    with pytest.raises(RefusedError):
        done(other, trust, *key)
    with pytest.raises(RefusedError):
        done(other, own_keys)

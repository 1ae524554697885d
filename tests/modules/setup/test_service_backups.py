"""Backups made and put back, the store looked through."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from office import OTHER_PASSWORD, as_role, done, keep

from desktop.base.clock import FixedClock
from desktop.base.errors import DeskError, RefusedError
from desktop.modules.exchange.service import own_keys
from desktop.modules.residents.records import Resident
from desktop.modules.setup.service import (
    back_up,
    change_password,
    check,
    restore,
    stop_person,
)
from desktop.store import backup
from desktop.store.store import FILE
from desktop.work import session
from desktop.work.desk import Desk
from desktop.work.records import Account


def labels(desk: Desk) -> list[str]:
    return [label for (label,) in desk.file.writer.execute("SELECT label FROM unit ORDER BY seq")]


def test_a_backup_holds_what_is_there(desk: Desk) -> None:
    keep(desk, Resident(name="张三"))
    made = back_up(desk.file)

    assert (made.counts["resident"], made.head, backup.check(made, desk.file.key)) == (1, desk.file.head().hash, "")
    assert [one.folder for one in backup.listed(desk.file.folder / backup.FOLDER)] == [made.folder]


def test_a_backup_may_go_onto_a_stick(desk: Desk, tmp_path: Path) -> None:
    made = back_up(desk.file, tmp_path / "stick")

    assert (made.folder.parent, (made.folder / FILE).exists()) == (tmp_path / "stick", True)


def test_old_backups_are_thinned_and_those_on_a_stick_never(desk: Desk, clock: FixedClock, tmp_path: Path) -> None:
    for _ in range(14):
        clock.advance(minutes=1)
        back_up(desk.file)
        back_up(desk.file, tmp_path / "stick")

    assert len(backup.listed(desk.file.folder / backup.FOLDER)) == 10
    assert len(backup.listed(tmp_path / "stick")) == 14


def test_what_was_done_since_the_backup_is_gone_after_it_is_restored(desk: Desk, reopen: Callable[..., Desk]) -> None:
    before = keep(desk, Resident(name="张三"))
    made = back_up(desk.file)
    keep(desk, Resident(name="李四"))
    desk.store.connection.close()
    restore(desk.file, made, desk.actor)

    assert list(reopen().store.find(Resident)) == [before]


def test_restoring_makes_a_backup_of_what_is_there_first(desk: Desk, reopen: Callable[..., Desk]) -> None:
    made = back_up(desk.file)
    late = keep(desk, Resident(name="李四"))
    desk.store.connection.close()
    restore(desk.file, made, desk.actor)
    again = reopen()
    [saved] = [one for one in backup.listed(again.file.folder / backup.FOLDER) if one.folder != made.folder]
    again.store.connection.close()
    restore(again.file, saved, again.actor)

    assert list(reopen().store.find(Resident)) == [late]


def test_restoring_is_in_the_log_and_the_chain_holds(desk: Desk, reopen: Callable[..., Desk]) -> None:
    made = back_up(desk.file)
    desk.store.connection.close()
    restore(desk.file, made, desk.actor)
    again = reopen()

    assert labels(again)[-2:] == ["从备份恢复", "登录"]
    assert check(again.file) == []


def test_every_restoring_raises_the_epoch_of_packages(desk: Desk, reopen: Callable[..., Desk]) -> None:
    made = back_up(desk.file)
    epochs = []
    for _ in range(2):
        desk.store.connection.close()
        restore(desk.file, made, desk.actor)
        desk = reopen()
        epochs.append(desk.file.meta("epoch"))

    assert epochs == [2, 3]


def test_the_keys_that_others_pinned_outlive_a_backup_older_than_they(desk: Desk, reopen: Callable[..., Desk]) -> None:
    made = back_up(desk.file)
    keys = done(desk, own_keys).public
    desk.store.connection.close()
    restore(desk.file, made, desk.actor)

    assert done(reopen(), own_keys).public == keys


def test_somebody_stopped_since_the_backup_stays_out(
    desk: Desk, add: Callable[..., Account], reopen: Callable[..., Desk]
) -> None:
    account = add()
    made = back_up(desk.file)
    done(desk, stop_person, desk.smith, account)
    desk.store.connection.close()
    restore(desk.file, made, desk.actor)

    assert [one.name for one in session.people(desk.file.folder)] == ["示例书记"]
    assert (reopen().store.get(Account, account.uid) or account).stopped


def test_somebody_added_since_the_backup_still_signs_in(
    desk: Desk, add: Callable[..., Account], reopen: Callable[..., Desk]
) -> None:
    made = back_up(desk.file)
    account = add()
    desk.store.connection.close()
    restore(desk.file, made, desk.actor)

    assert reopen("示例助手甲", OTHER_PASSWORD).actor.account == account.uid


def test_a_password_changed_since_the_backup_stays_changed(desk: Desk, reopen: Callable[..., Desk]) -> None:
    made = back_up(desk.file)
    done(desk, change_password, desk.smith, desk.account, OTHER_PASSWORD)
    desk.store.connection.close()
    restore(desk.file, made, desk.actor)

    assert reopen(password=OTHER_PASSWORD).actor.name == "示例书记"


def test_a_damaged_backup_is_refused_and_nothing_is_changed(desk: Desk) -> None:
    made = back_up(desk.file)
    late = keep(desk, Resident(name="李四"))
    content = (made.folder / FILE).read_bytes()
    (made.folder / FILE).write_bytes(content[:6000] + bytes([content[6000] ^ 1]) + content[6001:])
    with pytest.raises(DeskError, match="没有恢复"):
        restore(desk.file, made, desk.actor)

    assert list(desk.store.find(Resident)) == [late]


@pytest.mark.parametrize("role", ["assistant", "recorder", "reader", "supervisor"])
def test_only_the_secretary_restores(desk: Desk, role: str) -> None:
    made = back_up(desk.file)
    before = desk.file.head()
    with pytest.raises(RefusedError):
        restore(desk.file, made, as_role(desk, role))

    assert (desk.file.head(), len(backup.listed(desk.file.folder / backup.FOLDER))) == (before, 1)


def test_a_whole_store_has_nothing_wrong(desk: Desk) -> None:
    keep(desk, Resident(name="张三"))
    back_up(desk.file)

    assert check(desk.file) == []


def test_a_log_entry_altered_behind_our_back_is_found(desk: Desk) -> None:
    keep(desk, Resident(name="张三"))
    desk.file.writer.execute("UPDATE unit SET actor = '别人' WHERE seq = 2")

    assert [str(one) for one in check(desk.file)] == ["操作记录第 2 条：内容被改动过"]


def test_a_page_damaged_on_the_disk_is_found(desk: Desk) -> None:
    keep(desk, Resident(name="张三"))
    desk.file.writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with desk.file.path.open("r+b") as file:
        file.seek(desk.file.path.stat().st_size - 2000)
        file.write(bytes(16))

    assert "资料文件" in [one.where for one in check(desk.file)]


@pytest.mark.parametrize("damage", ["garbled", "gone", "no description"])
def test_a_damaged_backup_is_found_among_the_whole_ones(desk: Desk, clock: FixedClock, damage: str) -> None:
    whole, bad = back_up(desk.file), back_up(desk.file)
    if damage == "garbled":
        (bad.folder / FILE).write_bytes(b"not a store at all" * 1000)
    elif damage == "gone":
        (bad.folder / FILE).unlink()
    else:
        (bad.folder / backup.DESCRIPTION).write_text("{")

    assert [one.where for one in check(desk.file)] == [f"备份 {bad.folder.name}"]
    assert whole.folder != bad.folder

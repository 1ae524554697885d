"""People and their passwords, backups made and put back, the store looked through."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from office import MODULES, OTHER_PASSWORD, PASSWORD, Office, as_role, done, keep, safe

from desktop.base.clock import FixedClock
from desktop.base.errors import DeskError, RefusedError
from desktop.model.rights import Actor
from desktop.modules.exchange.service import own_keys
from desktop.modules.residents.records import Resident
from desktop.modules.setup.service import (
    add_person,
    back_up,
    change_password,
    check,
    note_backup,
    renew_code,
    restore,
    stop_person,
)
from desktop.store import backup
from desktop.store.store import FILE
from desktop.work import session
from desktop.work.desk import Desk
from desktop.work.records import Account

WEAK = ["123456", "Admin@123", "zhangsan1990", "示例苑居民区2026", "Shili2026!!", ""]


@pytest.fixture
def add(desk: Desk) -> Callable[..., Account]:
    def run(name: str = "示例助手甲", password: str = OTHER_PASSWORD, **given: object) -> Account:
        account: Account = done(desk, add_person, desk.smith, Account(**{"name": name, "role": "assistant"} | given), password)
        return account

    return run


@pytest.fixture
def reopen(office: Office, clock: FixedClock) -> Callable[..., Desk]:
    """Close the office and sign in again."""

    def run(who: str = "示例书记", password: str = PASSWORD) -> Desk:
        folder = office.folder
        office.close()
        office.seats.clear()
        office.opened = session.unlock(folder, who, password, MODULES, clock, safe=safe(folder, clock))
        return office.desk()

    return run


def labels(desk: Desk) -> list[str]:
    return [label for (label,) in desk.file.writer.execute("SELECT label FROM unit ORDER BY seq")]


def test_somebody_added_has_an_account_with_a_way_in(desk: Desk, add: Callable[..., Account]) -> None:
    account = add()
    [_, holder] = session.people(desk.file.folder)

    assert (account.slot, account.name, account.role) == (holder.id, holder.name, holder.role)


@pytest.mark.parametrize("password", WEAK)
def test_a_weak_password_is_refused_and_nobody_added(desk: Desk, add: Callable[..., Account], password: str) -> None:
    with pytest.raises(DeskError, match="密码没有设成"):
        add(password=password)

    assert (desk.store.count(Account), len(session.people(desk.file.folder))) == (1, 1)


def test_a_password_made_of_the_persons_own_name_is_refused(add: Callable[..., Account]) -> None:
    with pytest.raises(DeskError):
        add("欧阳示例", "OuyangShili-1990")


@pytest.mark.parametrize("given", [{"name": None}, {"role": None}, {"role": "emperor"}])
def test_a_person_without_name_or_role_is_not_added(desk: Desk, add: Callable[..., Account], given: dict[str, object]) -> None:
    with pytest.raises(DeskError, match="没有添加"):
        add(**given)

    assert desk.store.count(Account) == 1


def test_a_name_is_given_once(add: Callable[..., Account]) -> None:
    add()
    with pytest.raises(DeskError, match="已经有叫“示例助手甲”的人了"):
        add()


def test_adding_a_person_is_not_undone_because_their_way_in_would_stay(desk: Desk, add: Callable[..., Account]) -> None:
    add()
    desk.undo_last()

    assert desk.store.count(Account) == 2


def test_the_last_secretary_is_not_stopped(desk: Desk) -> None:
    with pytest.raises(DeskError, match="至少要留一位书记"):
        done(desk, stop_person, desk.smith, desk.account)

    assert (desk.account.stopped, len(session.people(desk.file.folder))) == (None, 1)


def test_one_of_two_secretaries_may_go(desk: Desk, add: Callable[..., Account]) -> None:
    add("示例副书记", role="owner")
    done(desk, stop_person, desk.smith, desk.account)

    assert [one.name for one in session.people(desk.file.folder)] == ["示例副书记"]


def test_somebody_stopped_is_not_stopped_again(desk: Desk, add: Callable[..., Account]) -> None:
    account = add()
    done(desk, stop_person, desk.smith, account)

    with pytest.raises(DeskError, match="示例助手甲已经停用"):
        done(desk, stop_person, desk.smith, account)


def test_somebody_stopped_gets_no_new_password(desk: Desk, add: Callable[..., Account]) -> None:
    account = add()
    done(desk, stop_person, desk.smith, account)

    with pytest.raises(DeskError, match="示例助手甲已经停用"):
        done(desk, change_password, desk.smith, account, PASSWORD)


def test_an_assistant_changes_their_own_password(office: Office, desk: Desk, add: Callable[..., Account]) -> None:
    account = add()
    own = office.desk(Actor("示例助手甲", "assistant", account.uid, desk.actor.owner))
    done(own, change_password, desk.smith, account, PASSWORD)

    assert labels(desk)[-1] == "修改密码：示例助手甲"


def test_an_assistant_does_not_change_anybody_elses(office: Office, desk: Desk, add: Callable[..., Account]) -> None:
    account = add()
    own = office.desk(Actor("示例助手甲", "assistant", account.uid, desk.actor.owner))

    with pytest.raises(RefusedError, match="别人的密码只有书记能改"):
        done(own, change_password, desk.smith, desk.account, OTHER_PASSWORD)


def test_the_secretarys_way_in_dressed_up_as_ones_own_account_is_no_way_around(
    office: Office, desk: Desk, add: Callable[..., Account], reopen: Callable[..., Desk]
) -> None:
    account = add()
    own = office.desk(Actor("示例助手甲", "assistant", account.uid, desk.actor.owner))
    done(
        own,
        change_password,
        desk.smith,
        dataclasses.replace(account, slot=desk.account.slot, role="owner"),
        "qiche-lianhua-5-shuiguo",
    )

    assert reopen().actor.role == "owner"
    assert reopen("示例助手甲", "qiche-lianhua-5-shuiguo").actor.role == "assistant"


def test_a_weak_new_password_leaves_the_old_one(desk: Desk, reopen: Callable[..., Desk]) -> None:
    with pytest.raises(DeskError):
        done(desk, change_password, desk.smith, desk.account, "123456")

    assert reopen().actor.name == "示例书记"


def test_no_password_and_no_code_lie_in_the_log(desk: Desk, add: Callable[..., Account]) -> None:
    add()
    done(desk, change_password, desk.smith, desk.account, OTHER_PASSWORD)
    code = done(desk, renew_code, desk.smith)
    log = json.dumps(
        [desk.file.writer.execute(f"SELECT * FROM {table}").fetchall() for table in ("unit", "change")], default=str
    )

    assert [word for word in (PASSWORD, OTHER_PASSWORD, code) if word in log] == []


@pytest.mark.parametrize("role", ["assistant", "recorder", "reader", "supervisor"])
def test_only_the_secretary_handles_people_codes_and_backups(office: Office, desk: Desk, role: str) -> None:
    other = office.desk(as_role(desk, role))
    for verb, *arguments in ((add_person, Account(), ""), (stop_person, desk.account), (renew_code,)):
        with pytest.raises(RefusedError):
            done(other, verb, desk.smith, *arguments)
    with pytest.raises(RefusedError):
        done(other, note_backup)


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

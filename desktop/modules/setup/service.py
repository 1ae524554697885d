"""Verbs of setup: the office itself, people and their passwords, backups, the record of what was done."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from shutil import rmtree

from desktop.base.errors import DeskError, RefusedError
from desktop.base.files import replacing
from desktop.base.problems import Problem
from desktop.model.rights import Actor, Right
from desktop.store import backup, examine
from desktop.store.backup import Backup
from desktop.store.passwords import weaknesses
from desktop.store.store import Store
from desktop.store.unit import Unit
from desktop.store.vault import Locksmith, Person, SecretKey
from desktop.work.keep import keep_change
from desktop.work.records import Account, Area
from desktop.work.verb import verb


@verb("修改单位资料", needs=Right.OWN)
def change_area(unit: Unit, before: Area, after: Area) -> Area:
    """Keep another name, street or telephone of the office, and its own rules.

    What was printed or packed before keeps the name it left with, and so do the keys that other offices have pinned.

    Raises:
        DeskError: it would have no name or no street, or a value cannot be.
    """
    for problem in after.check():
        raise DeskError(f"单位资料没有改：{problem}", "填好的内容还在，改好再保存。")
    kept = keep_change(unit, before, after)
    assert isinstance(kept, Area)
    unit.label = f"修改单位资料：{kept.name}"
    return kept


@verb("添加人员", needs=Right.OWN)
def add_person(unit: Unit, smith: Locksmith, account: Account, password: str) -> Account:
    """Let one more person sign in with a password of their own.

    Raises:
        DeskError: the password is weak, or the name is taken.
    """
    for problem in account.check():
        raise DeskError(f"没有添加：{problem}", "填好的内容还在，补上再保存。")
    _refuse_weak(unit, account, password)
    unit.label = f"添加人员：{account.name}"
    holder = smith.add_person(Person(account.name or "", account.role or "reader"), password)
    return unit.add(dataclasses.replace(account, slot=holder.id))


@verb("修改密码", needs=Right.PRESENT, logs=True)
def change_password(unit: Unit, smith: Locksmith, account: Account, password: str) -> None:
    """Give a person a new password; the old one opens nothing once the new one is proven.

    Raises:
        RefusedError: another's password is changed without the right.
        DeskError: the password is weak, or the person was stopped.
    """
    if account.uid != unit.actor.account and not unit.actor.may(Right.OWN):
        raise RefusedError("别人的密码只有书记能改，没有改动", "请书记来改。")
    known = _active(unit, account)
    _refuse_weak(unit, known, password)
    unit.label = f"修改密码：{known.name}"
    smith.change_password(known.slot or "", Person(known.name or "", known.role or "reader"), password, _no_more)


@verb("改自己的字号", needs=Right.PRESENT)
def prefer(unit: Unit, letters: str) -> Account:
    """Keep the letter size somebody has chosen for themselves."""
    known = _active(unit, Account(uid=unit.actor.account, name=unit.actor.name))
    return unit.change(known, dataclasses.replace(known, letters=letters))


@verb("停用人员", needs=Right.OWN)
def stop_person(unit: Unit, smith: Locksmith, account: Account) -> Account:
    """Take a person's way in away; what they did stays under their name.

    Raises:
        DeskError: no 书记 would be left, or the person was stopped already.
    """
    known = _active(unit, account)
    unit.label = f"停用人员：{known.name}"
    smith.remove_person(known.slot or "")
    return unit.change(known, dataclasses.replace(known, stopped=True))


@verb("备份", needs=Right.OWN, logs=True)
def note_backup(unit: Unit, into: Path | None = None) -> None:
    """Write into the log that somebody copies the store, and where to."""
    unit.note = str(into) if into else ""


@verb("从备份恢复", needs=Right.OWN, logs=True)
def note_restore(unit: Unit, chosen: Backup) -> None:
    """Write into the log that a backup is put in place of what is there."""
    unit.note = chosen.folder.name


@verb("换新恢复码", needs=Right.OWN, logs=True)
def renew_code(unit: Unit, smith: Locksmith) -> str:
    """A new recovery code to print; the one before opens nothing any more."""
    unit.note = "旧恢复码作废"
    return smith.new_recovery_code()


def back_up(store: Store, into: Path | None = None) -> Backup:
    """Copy the store into the folder of backups, or onto a stick; older ones that may go are removed from the former.

    Raises:
        DeskError: disk full, or the copy is not the same.
    """
    made = backup.make(store, into or store.folder / backup.FOLDER, store.clock)
    if into is None:
        for old in backup.spare(backup.listed(store.folder / backup.FOLDER)):
            rmtree(old.folder, ignore_errors=True)
    return made


def restore(store: Store, chosen: Backup, actor: Actor) -> None:
    """Put a backup in place of what is there, which is backed up first; the store is locked afterwards.

    Records and their log go back. What others hold on to stays: who may sign in with which password, the keys of
    the area; and the epoch of packages goes up, so that the street sees that this area went back.

    Raises:
        RefusedError: the person has no right to it.
        DeskError: the backup is damaged, or the present state cannot be backed up; nothing is changed then.
    """
    if wrong := backup.check(chosen, store.key):
        raise DeskError(f"这份备份有损坏（{wrong}），没有恢复", "现在的资料没有被改动。请选另一份备份。")
    with store.unit(note_restore.label, actor, logs=True) as unit:
        note_restore(unit, chosen)
        accounts = list(unit.read.find(Account))
    # without thinning, which might take away the very one that is chosen
    backup.make(store, store.folder / backup.FOLDER, store.clock)
    epoch, keys = store.meta("epoch", 1), store.meta("keys")
    folder, key, catalogue, clock = store.folder, store.key, store.shapes.catalogue, store.clock
    slots = {folder / name: (folder / name).read_bytes() for name in backup.SLOTS if (folder / name).exists()}
    store.close()
    backup.restore(chosen, folder)
    for path, content in slots.items():
        with replacing(path) as part:
            part.write_bytes(content)
    again = Store(folder, key, catalogue, clock)
    with again.unit(note_restore.label, actor, logs=True) as unit:
        note_restore(unit, chosen)
        _keep_people(unit, accounts)
        unit.set_meta("epoch", max(epoch, unit.meta("epoch", 1)) + 1)
        if keys is not None:
            unit.set_meta("keys", keys)
    again.close()


def check(store: Store) -> list[Problem]:
    """Everything wrong with the store, its log and its backups; empty when all is well."""
    found = list(examine.examine_open(store))
    kept = backup.listed(store.folder / backup.FOLDER)
    return found + [Problem(f"备份 {one.folder.name}", wrong) for one in kept if (wrong := backup.check(one, store.key))]


def _active(unit: Unit, account: Account) -> Account:
    """The account as it is kept: what a caller says of its way in and its role does not count."""
    known = unit.read.own(Account, account.uid)
    if known is None or known.stopped:
        raise DeskError(f"{account.name}已经停用，没有改动", "要让这个人再登录，请重新添加。")
    return known


def _keep_people(unit: Unit, accounts: Sequence[Account]) -> None:
    """Everyone who may sign in now has an account in the restored store, with the rights of now."""
    for account in accounts:
        before = unit.read.get(Account, account.uid)
        if before:
            unit.change(before, account)
        else:
            unit.add(account)


def _no_more(_: SecretKey) -> None:
    """The key is the store's own; there is nothing further to prove."""


def _refuse_weak(unit: Unit, account: Account, password: str) -> None:
    area = unit.read.own(Area, unit.actor.owner) or Area()
    for why in weaknesses(password, (account.name or "", area.name or "", area.street or "")):
        raise DeskError(f"密码没有设成：{why}", "可以用程序建议的四个词。")

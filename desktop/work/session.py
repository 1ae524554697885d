"""From a folder to a desk: make an installation, sign in, lock. The slow step is Argon2id, on purpose; run it in a job."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from desktop.base.clock import Clock
from desktop.base.errors import DeskError
from desktop.model.rights import Actor
from desktop.store import hold, places, purge
from desktop.store.connection import UnreadableStoreError, open_reader
from desktop.store.store import FILE, Store
from desktop.store.vault import COPY, KEYS, Keyholder, Locksmith, Person, SecretKey, Vault
from desktop.store.vault.slot import plain
from desktop.work.ask import Ask
from desktop.work.desk import Desk, catalogue_of
from desktop.work.jobs import Jobs
from desktop.work.module import Module
from desktop.work.records import Account, Area


@dataclass(frozen=True, slots=True)
class FirstRun:
    """What the first screen asks.

    Attributes:
        letters: code of letter_size.csv.
        light: 轻名册, where the street does not allow a local roster.
        level: neighbourhood or street.
        demo: an invented area, which can never be packed upward.
    """

    area: str
    street: str
    name: str
    password: str
    letters: str = "medium"
    light: bool = False
    level: str = "neighbourhood"
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Keys:
    """What holding an open installation takes: the vault, its key, the lock on the folder, and whose key it is (id)."""

    safe: Vault
    key: SecretKey
    held: hold.Hold
    who: str


class Open:
    """An unlocked installation and who unlocked it. Closing it wipes the key and lets the folder go."""

    def __init__(self, store: Store, actor: Actor, keys: Keys, modules: tuple[Module, ...]) -> None:
        self.store = store
        self.actor = actor
        self._keys = keys
        self._modules = modules

    @property
    def who(self) -> str:
        """Id of the keyholder, for the door: known also when the store is closed already."""
        return self._keys.who

    def desk(self, ask: Ask, jobs: Jobs) -> Desk:
        """The person's desk; its reader belongs to the thread that asks."""
        smith = Locksmith(self._keys.safe, self._keys.key)
        return Desk(self.store, self.store.reader(self.actor), self.actor, self._modules, ask, jobs, smith=smith)

    def close(self) -> None:
        """Lock: the store closes, the key is wiped, the folder is free for another."""
        self.store.close()
        self._keys.key.wipe()
        self._keys.held.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def is_new(folder: Path) -> bool:
    """Whether nothing was ever installed in the folder; a store that lost its key slots is no new one."""
    return not Vault(folder, Clock()).exists() and not (folder / FILE).exists()


def people(folder: Path) -> list[Keyholder]:
    """Who can sign in, for the tiles.

    Raises:
        DeskError: the key slots and their copy are lost.
    """
    return Vault(folder, Clock()).people()


def begin(
    folder: Path, first: FirstRun, modules: tuple[Module, ...], clock: Clock, *, safe: Vault | None = None
) -> tuple[Open, str]:
    """Make an installation; answers it open, and the recovery code to print and forget.

    Args:
        safe: the vault, where its cost is to be another than the usual.

    Raises:
        DeskError: the folder is unfit for a live store, held by another, or has one already.
    """
    if why := places.unfit(folder):
        raise DeskError(why, "请另选一个本机硬盘上的文件夹。")
    safe = safe or Vault(folder, clock)
    with ExitStack() as undone:
        held = hold.take(folder, first.name, clock)
        undone.callback(held.release)
        if not is_new(folder):
            raise DeskError("这个文件夹里已经有资料库了", "原来的资料没有变动。请登录，或者另选一个空文件夹。")
        undone.callback(_take_away, folder)
        opened = safe.create(clock.uid(), Person(first.name), first.password, is_demo=first.demo)
        undone.callback(opened.key.wipe)
        store = Store(folder, opened.key.pragma(), catalogue_of(modules), clock)
        undone.callback(store.close)
        actor = _first_actor(store, safe, first)
        undone.pop_all()
    return Open(store, actor, Keys(safe, opened.key, held, safe.people()[0].id), modules), opened.recovery_code


def unlock(
    folder: Path, who: str, password: str, modules: tuple[Module, ...], clock: Clock, *, safe: Vault | None = None
) -> Open:
    """Open an installation with a person's password.

    Args:
        who: id or name of a keyholder.
        safe: the vault, where its least cost is to be another than the usual.

    Raises:
        HeldError: another program has the folder; it names the holder.
        WrongPasswordError, TooSoonError: the same words each time, a growing delay.
        DeskError: the store is damaged, foreign or newer; the account was stopped.
    """
    safe = safe or Vault(folder, clock)
    known = (one for one in safe.people() if plain(who) in (one.id, one.name))
    return _open(safe, next(known, None), modules, "登录", lambda fits: safe.unlock(who, password, fits))


def unlock_with_code(folder: Path, code: str, modules: tuple[Module, ...], clock: Clock, *, safe: Vault | None = None) -> Open:
    """Open an installation with the code on paper, as its first 书记; a new code and password must be made then.

    Raises:
        DeskError: as `unlock`, naming the mistyped groups.
    """
    safe = safe or Vault(folder, clock)
    owner = next((person for person in safe.people() if person.role == "owner"), safe.people()[0])
    return _open(safe, owner, modules, "用恢复码登录", lambda fits: safe.unlock_with_code(code, fits))


def _first_actor(store: Store, safe: Vault, first: FirstRun) -> Actor:
    """Keep the area and the account of whoever makes the installation."""
    area, slot = safe.header().area, safe.people()[0].id
    actor = Actor(first.name, "owner", store.clock.uid(), area)
    # under no account, so that no Ctrl+Z of anybody offers to take the installation itself back
    with store.unit("建立资料库", dataclasses.replace(actor, account="")) as unit:
        unit.add(Area(uid=area, name=first.area, street=first.street, level=first.level, light=first.light, demo=first.demo))
        unit.add(Account(uid=actor.account, name=first.name, role="owner", slot=slot, letters=first.letters))
    return actor


def _take_away(folder: Path) -> None:
    """Leave the folder as new as it was: nobody has seen a recovery code, so nothing in it could be opened again."""
    for name in (KEYS, COPY, FILE, f"{FILE}-wal", f"{FILE}-shm"):
        with suppress(OSError):
            (folder / name).unlink(missing_ok=True)


Way = Callable[[Callable[[SecretKey], bool]], SecretKey]
"""What somebody knows, asked to open the vault; it is given a test whether a key opens the store's file."""


def _open(safe: Vault, who: Keyholder | None, modules: tuple[Module, ...], label: str, unlocked: Way) -> Open:
    folder, clock = safe.folder, safe.clock
    if why := places.unfit(folder):
        raise DeskError(why, "请把整个文件夹移到本机硬盘上再打开。")
    with ExitStack() as undone:
        held = hold.take(folder, who.name if who else "", clock)
        undone.callback(held.release)
        key = unlocked(lambda tried: _fits(folder, tried))
        assert who, "the vault opens for nobody it does not know"
        undone.callback(key.wipe)
        store = Store(folder, key.pragma(), catalogue_of(modules), clock)
        undone.callback(store.close)
        actor = _actor(store, who)
        if purge.is_pending(store):
            purge.cleanse(store)
        with store.unit(label, actor, logs=True):
            pass
        held.rename(actor.name)
        undone.pop_all()
    return Open(store, actor, Keys(safe, key, held, who.id), modules)


def _fits(folder: Path, key: SecretKey) -> bool:
    """Whether a key opens the store's file; a store not yet made fits any."""
    if not (folder / FILE).exists():
        return True
    try:
        open_reader(folder / FILE, key.pragma()).close()
    except UnreadableStoreError:
        return False
    return True


def _actor(store: Store, who: Keyholder) -> Actor:
    """The account that belongs to a keyholder. Never by name: somebody stopped may have had the same."""
    eyes = Actor("", "owner")
    reader = store.reader(eyes)
    try:
        accounts: Sequence[Account] = list(reader.find(Account))
        area = next(reader.find(Area), None)
    finally:
        reader.connection.close()
    account = next((one for one in accounts if one.slot == who.id), None)
    if account is None or area is None or account.stopped:
        raise DeskError("这个人员已停用，没有打开", "资料没有变动。请书记在“设置 → 人员与权限”里重新启用。")
    return Actor(account.name or "", account.role or "reader", account.uid, area.uid)

"""Who may open the store: its key, wrapped once for each person and once on paper, in `keys.json` beside it.

Nothing here depends on the computer or its user account: the folder opens wherever it is copied.
Random bytes come from the clock; outside tests that must be the system's own `Clock`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from desktop.base.clock import Clock
from desktop.base.errors import DeskError
from desktop.store.passwords import read_code
from desktop.store.vault import ring as files
from desktop.store.vault.ring import COPY, KEYS, NEXT, Ring
from desktop.store.vault.slot import FLOOR, PAPER, PERSON, Cost, Header, Keyholder, Person, SecretKey, Workbench, plain
from desktop.store.vault.tries import TooSoonError, Tries, Wait, WrongPasswordError

__all__ = [
    "COPY",
    "FLOOR",
    "KEYS",
    "NEXT",
    "Cost",
    "Header",
    "Keyholder",
    "Locksmith",
    "Opened",
    "Person",
    "SecretKey",
    "TooSoonError",
    "Vault",
    "Wait",
    "WrongPasswordError",
]


@dataclass(frozen=True, slots=True)
class Opened:
    """A new key, and the recovery code to print and then forget."""

    key: SecretKey
    recovery_code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Vault:
    """The door of the store in one folder, before anyone is signed in. It never sleeps and keeps no password.

    Attributes:
        folder: where the store is.
        cost: what new slots cost to open.
        floor: the least that a slot must cost; only tests lower it.
    """

    folder: Path
    clock: Clock
    cost: Cost = field(default=Cost(), kw_only=True)
    floor: Cost = field(default=FLOOR, kw_only=True)

    def __post_init__(self) -> None:
        if self.cost.is_below(self.floor):
            message = "new slots would be refused on reading"
            raise ValueError(message)

    def exists(self) -> bool:
        """Whether slots were ever made here."""
        return any((self.folder / name).exists() for name in (KEYS, COPY))

    def header(self) -> Header:
        """Area and demo mark, readable before signing in; sealed into every slot, so a false one opens nothing."""
        return files.load(self.folder).header

    def people(self) -> list[Keyholder]:
        """The people who can sign in, for the tiles; the damaged ones are marked.

        Raises:
            DeskError: the slots and their copy are lost.
        """
        return [who for who in files.load(self.folder).keyholders() if who.kind != PAPER]

    def create(self, area: str, first: Person, password: str, *, is_demo: bool = False) -> Opened:
        """Make a new key with a slot for the first person and one on paper.

        Raises:
            DeskError: there are slots already, which are never written over; or the disk refuses.
        """
        if self.exists():
            raise DeskError("这个文件夹里已经有资料库了", "原来的资料没有变动。请登录，或者另选一个空文件夹。")
        _make_folder(self.folder)
        header = Header(self.clock.uid(), area, is_demo)
        key = SecretKey.fresh(header.file, self.clock)
        bench = Workbench(self.clock, self.cost)
        slot, paper = bench.slot(header, bench.newcomer(first), key, password), bench.paper(header, key)
        files.save(self.folder, Ring(header, (slot, paper.slot)))
        return Opened(key, paper.code)

    def unlock(self, who: str, password: str, fits: Callable[[SecretKey], bool] | None = None) -> SecretKey:
        """The key, for one person.

        Args:
            who: id or name.
            password: as typed.
            fits: whether a key opens the store's file. When given, a renewal of the key that broke off
                is settled: the slots whose key fits stay.

        Raises:
            WrongPasswordError: counted; the next try has to wait.
            TooSoonError: not looked at.
            DeskError: no such person, the slot is damaged or weak, or the file belongs to another key.
        """
        person = find(files.load(self.folder), who)
        if person.is_damaged:
            raise DeskError(
                f"“{person.name}”的钥匙坏了，资料没有丢",
                "请用别人的账号或恢复码登录后重设密码，或者把备份里的 keys.json 拷回来。",
            )
        return self._open(person.id, password, fits)

    def unlock_with_code(self, typed: str, fits: Callable[[SecretKey], bool] | None = None) -> SecretKey:
        """The key, for the code on paper. Good for one use: set a password, then make and print a new code.

        Raises:
            DeskError: as `unlock`, and naming the mistyped groups.
        """
        return self._open(PAPER, read_code(typed), fits)

    def _open(self, keyholder: str, words: str, fits: Callable[[SecretKey], bool] | None) -> SecretKey:
        tries = Tries(self.folder, self.clock)
        wait = tries.begin(keyholder)
        is_right = False
        for ring in files.candidates(self.folder, with_next=fits is not None):
            for slot in ring.turns(keyholder):
                key = slot.unwrap(ring.header, words, self.floor)
                if key is None:
                    continue
                is_right = True
                tries.forget(keyholder)
                if fits is None or fits(key):
                    files.settle(self.folder, ring, slot, is_proven=fits is not None)
                    return key
                key.wipe()
        if is_right:
            raise DeskError("密码对，但资料文件不是用这把钥匙锁的", "文件没有被改动。请选回原来的资料文件夹，或从备份恢复。")
        raise WrongPasswordError(wait)


class Locksmith:
    """What an opened key can change about who opens the store. Rights are asked for by the services that call it.

    Raises:
        ValueError: the key is another store's.
    """

    def __init__(self, vault: Vault, key: SecretKey) -> None:
        self._vault = vault
        self._key = key
        self._bench = Workbench(vault.clock, vault.cost)
        self._ring()

    def add_person(self, person: Person, password: str) -> Keyholder:
        """Give one more person a slot; the answer's id is what their account refers to.

        Raises:
            DeskError: the name is empty or taken, or the disk refuses.
        """
        ring = self._ring()
        newcomer = self._bench.newcomer(person)
        if newcomer.name in {who.name for who in ring.keyholders()}:
            raise DeskError(f"已经有叫“{newcomer.name}”的人了", "没有新增。请换一个能区分的名字。")
        files.save(self._vault.folder, ring.plus(self._bench.slot(ring.header, newcomer, self._key, password)))
        return newcomer

    def change_password(self, who: str, person: Person, password: str, prove: Callable[[SecretKey], None]) -> None:
        """Give a person a new password, and the name and role of their account with it (both are sealed into the slot).

        The new slot is written and flushed; `prove` gets the key opened from it and must open the store,
        raising if it cannot; only then the old slot goes. Cut off anywhere, the old or the new password opens.

        Raises:
            DeskError: no such person, no 书记 would be left, or the disk refuses.
        """
        before, folder = self._ring(), self._vault.folder
        known = find(before, who)
        slot = self._bench.slot(before.header, self._bench.newcomer(person, known=known), self._key, password)
        after = before.without(known.id).plus(slot)
        _require_owner(after.keyholders())
        files.save(folder, before.plus(slot))
        kept, fresh = before, None
        try:
            fresh = self._from_disk(slot.who, password)
            prove(fresh)
            kept = after
        finally:
            files.save(folder, kept)
            if fresh:
                fresh.wipe()

    def remove_person(self, who: str) -> None:
        """Take a person's slot away. Whoever kept a copy of the old slots can open this store until `renew`.

        Raises:
            DeskError: no such person, or no 书记 would be left.
        """
        ring = self._ring()
        rest = ring.without(find(ring, who).id)
        _require_owner(rest.keyholders())
        files.save(self._vault.folder, rest)

    def new_recovery_code(self) -> str:
        """A new code to print; the one before opens nothing any more."""
        ring = self._ring()
        paper = self._bench.paper(ring.header, self._key)
        files.save(self._vault.folder, ring.without(PAPER).plus(paper.slot))
        return paper.code

    def renew(self, people: Mapping[str, Person], passwords: Mapping[str, str], rewrite: Callable[[SecretKey], None]) -> Opened:
        """Change the key itself: after a person is removed, or a paper or a copy of the slots is lost.

        Old slots, passwords and codes open nothing of the new store; old backups still open with them.

        Args:
            people: those who stay, by keyholder id; everyone else goes.
            passwords: a password for each of them, by the same ids.
            rewrite: writes the store anew under the key it is given and puts it in place. If that breaks off,
                the next `unlock` that is given `fits` settles which key counts.

        Raises:
            DeskError: no such person, no 书记 would be left, or the disk refuses.
        """
        ring, bench = self._ring(), self._bench
        staying = {who: bench.newcomer(person, known=find(ring, who)) for who, person in people.items()}
        _require_owner(staying.values())
        fresh = SecretKey.fresh(ring.header.file, self._vault.clock)
        paper = bench.paper(ring.header, fresh)
        slots = (bench.slot(ring.header, keyholder, fresh, passwords[who]) for who, keyholder in staying.items())
        renewed = Ring(ring.header, (*slots, paper.slot))
        files.announce(self._vault.folder, renewed)
        rewrite(fresh)
        files.save(self._vault.folder, renewed)
        files.forget_announced(self._vault.folder)
        return Opened(fresh, paper.code)

    def _ring(self) -> Ring:
        """The slots as they are now; read again for every change, because another program may have changed them."""
        ring = files.load(self._vault.folder)
        if self._key.is_wiped or self._key.file != ring.header.file:
            message = "this key is wiped, or another store's"
            raise ValueError(message)
        return ring

    def _from_disk(self, who: Keyholder, password: str) -> SecretKey:
        """The key as the slot just written gives it back."""
        ring = files.load(self._vault.folder)
        newest = ring.turns(who.id)[0]
        key = newest.unwrap(ring.header, password, self._vault.floor)
        if newest.who != who or key is None:
            raise DeskError("新密码没有写好，没有更换", "旧密码照常使用，资料没有变动。请检查磁盘后再试一次。")
        return key


def find(ring: Ring, who: str) -> Keyholder:
    """The person with this id or name.

    Raises:
        DeskError: there is none.
    """
    people = [person for person in ring.keyholders() if person.kind != PAPER]
    found = [person for person in people if person.id == who] or [person for person in people if person.name == plain(who)]
    if not found:
        raise DeskError(f"没有叫“{who}”的人", "资料没有变动。请从登录页上的名字里选。")
    return found[0]


def _require_owner(people: Collection[Keyholder]) -> None:
    if not any(who.role == "owner" and who.kind == PERSON and not who.is_damaged for who in people):
        raise DeskError("至少要留一位书记，没有改动", "请先让另一个人当书记，再做这一步。")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise DeskError(f"文件夹 {folder} 建不起来", "什么也没有写。请换一个能写的文件夹。") from error

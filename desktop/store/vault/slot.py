"""The data key, and one slot that holds it wrapped under what a person knows. No file is touched here."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import asdict, dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop.base.clock import Clock
from desktop.base.errors import DeskError
from desktop.model.rights import ROLES
from desktop.store.passwords import fresh_code, read_code

KEY_SIZE = 32
SALT_SIZE = 16
NONCE_SIZE = 12
FILE_SIZE = 26
"""Characters of a ULID, which names one store for its whole life."""
WRAPPED_SIZE = KEY_SIZE + SALT_SIZE + FILE_SIZE + 16
"""The last 16 bytes are the tag of AES-GCM."""

PERSON = "person"
PAPER = "paper"


class SecretKey:
    """The key of one store, in a buffer that can be wiped.

    Args:
        secret: 32 bytes of key and 16 bytes of salt; the buffer is taken over, not copied.
        file: identity of the store it belongs to (ULID).

    What `pragma` and `derive` answer are ordinary immutable objects: Python may keep copies until they are collected.
    """

    __slots__ = ("_secret", "file", "is_wiped")

    def __init__(self, secret: bytearray, file: str) -> None:
        if len(secret) != KEY_SIZE + SALT_SIZE:
            message = f"key and salt are {KEY_SIZE + SALT_SIZE} bytes"
            raise ValueError(message)
        self._secret = secret
        self.file = file
        self.is_wiped = False

    @classmethod
    def fresh(cls, file: str, clock: Clock) -> SecretKey:
        """A key nobody has had before, for the store of this identity."""
        return cls(bytearray(clock.entropy(KEY_SIZE) + clock.entropy(SALT_SIZE)), file)

    def pragma(self) -> str:
        """Raw key with explicit salt as SQLCipher takes it: `x'…96 hex digits…'`, without the double quotes around it.

        The salt is given and not read from the file's first sector, because a power cut may garble that sector.
        """
        return f"x'{self.exposed().hex()}'"

    def derive(self, purpose: str, size: int = 32) -> bytes:
        """A key for one other purpose (backups, drafts, …) that tells nothing about this one. Source: RFC 5869."""
        label = f"xiaoxiang/1/{purpose}".encode()
        return HKDF(SHA256(), length=size, salt=self.file.encode(), info=label).derive(self.exposed()[:KEY_SIZE])

    def wipe(self) -> None:
        """Overwrite the key; every later use is refused."""
        self._secret[:] = bytes(len(self._secret))
        self.is_wiped = True

    def exposed(self) -> bytearray:
        """The buffer itself, key then salt; for wrapping only."""
        if self.is_wiped:
            message = "the key was wiped"
            raise RuntimeError(message)
        return self._secret

    def __repr__(self) -> str:
        return f"SecretKey({'wiped' if self.is_wiped else '…'})"

    def __reduce__(self) -> str:
        message = "a key is never copied or pickled"
        raise TypeError(message)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs. Argon2id, RFC 9106.

    Attributes:
        memory_kib: memory in KiB.
        passes: passes over it.
        lanes: threads at work.
    """

    memory_kib: int = 128 * 1024
    passes: int = 3
    lanes: int = 4

    def is_below(self, floor: Cost) -> bool:
        """Whether guessing would be cheaper than the floor allows."""
        return self.memory_kib < floor.memory_kib or self.passes < floor.passes

    def is_above(self, ceiling: Cost) -> bool:
        """Whether opening would take more than a desk computer should give."""
        return self.memory_kib > ceiling.memory_kib or self.passes > ceiling.passes or self.lanes > ceiling.lanes


FLOOR = Cost(memory_kib=64 * 1024, passes=3, lanes=1)
"""A slot that asks less was weakened by someone."""
CEILING = Cost(memory_kib=1024 * 1024, passes=20, lanes=16)
"""A slot that asks more is meant to hang the computer."""


@dataclass(frozen=True, slots=True)
class Header:
    """What holds for every slot of one store.

    Attributes:
        file: identity of the store (ULID).
        area: the area it belongs to.
        is_demo: whether it holds invented people only.
    """

    file: str
    area: str
    is_demo: bool = False


@dataclass(frozen=True, slots=True)
class Keyholder:
    """Who a slot belongs to, as the sign-in tiles show it. Nothing in it is secret.

    Attributes:
        id: stays the same when the password changes; accounts refer to it.
        kind: `person`, or `paper` for the recovery code.
        created_ms: moment the present password was set, ms since 1970 UTC.
        turn: counts the passwords of this keyholder.
        is_damaged: the slot cannot be opened; the others can.
    """

    id: str
    kind: str
    name: str
    role: str
    created_ms: int
    turn: int = 1
    is_damaged: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """The data key, wrapped by AES-256-GCM under a key that Argon2id makes of a password or a recovery code."""

    who: Keyholder
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes

    def unwrap(self, header: Header, words: str, floor: Cost = FLOOR) -> SecretKey | None:
        """The data key; None when the words are not the right ones.

        Raises:
            DeskError: the slot asks too little or too much work, or was put beside another store's slots.
        """
        self._require_sound_cost(floor)
        inside = bytearray(WRAPPED_SIZE - 16)
        bound = _bound(header, self.who, self.cost)
        try:
            AESGCM(_wrapping_key(words, self.salt, self.cost)).decrypt_into(self.nonce, self.wrapped, bound, inside)
        except InvalidTag:
            return None
        if inside[KEY_SIZE + SALT_SIZE :] != header.file.encode():
            raise DeskError(
                "密码对，但这把钥匙属于另一个资料库", "资料没有变动。请把备份里的 keys.json 拷回资料文件夹，再试一次。"
            )
        secret = inside[: KEY_SIZE + SALT_SIZE]
        inside[:] = bytes(len(inside))
        return SecretKey(secret, header.file)

    def _require_sound_cost(self, floor: Cost) -> None:
        if self.cost.is_below(floor):
            raise DeskError(
                "这把钥匙的加密强度低于规定，可能被人改过，没有打开",
                "资料没有变动。请把备份里的 keys.json 拷回资料文件夹，或者用恢复码登录。",
            )
        if self.cost.is_above(CEILING):
            raise DeskError(
                "这把钥匙要求的内存或计算量超出规定，可能被人改过，没有打开",
                "资料没有变动。请把备份里的 keys.json 拷回资料文件夹，或者用恢复码登录。",
            )


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the account record has them, which is the word that counts; tiles only repeat it."""

    name: str
    role: str = "owner"


@dataclass(frozen=True, slots=True)
class Paper:
    """A recovery code and the slot that it opens."""

    slot: Slot
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Workbench:
    """Where slots are made, all at one cost."""

    clock: Clock
    cost: Cost

    def newcomer(self, person: Person, known: Keyholder | None = None) -> Keyholder:
        """A keyholder for this person: a new identity, or the next turn of a known one.

        Raises:
            DeskError: the name is empty.
        """
        if person.role not in ROLES:
            message = f"no such role: {person.role}"
            raise ValueError(message)
        name = plain(person.name)
        if not name:
            raise DeskError("姓名是空的", "没有改动。请写上姓名。")
        who, turn = (known.id, known.turn + 1) if known else (self.clock.uid(), 1)
        return Keyholder(who, PERSON, name, person.role, self.clock.now_ms(), turn)

    def slot(self, header: Header, who: Keyholder, key: SecretKey, words: str) -> Slot:
        """A slot in which these words open this key."""
        salt, nonce = self.clock.entropy(SALT_SIZE), self.clock.entropy(NONCE_SIZE)
        inside = key.exposed() + header.file.encode()
        wrapped = AESGCM(_wrapping_key(words, salt, self.cost)).encrypt(nonce, inside, _bound(header, who, self.cost))
        inside[:] = bytes(len(inside))
        return Slot(who, self.cost, salt, nonce, wrapped)

    def paper(self, header: Header, key: SecretKey) -> Paper:
        """A new recovery code and its slot."""
        code = fresh_code(self.clock)
        who = Keyholder(PAPER, PAPER, "恢复码", "", self.clock.now_ms())
        return Paper(self.slot(header, who, key, read_code(code)), code)


def plain(name: str) -> str:
    """A name as it is compared and kept."""
    return unicodedata.normalize("NFKC", name).strip()


def _wrapping_key(words: str, salt: bytes, cost: Cost) -> bytearray:
    # NFKC: a full-width digit typed through an input method opens what the half-width one locked
    typed = unicodedata.normalize("NFKC", words).encode("utf-8", "surrogatepass")
    made = bytearray(KEY_SIZE)
    work = Argon2id(salt=salt, length=KEY_SIZE, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib)
    work.derive_into(typed, made)
    return made


def _bound(header: Header, who: Keyholder, cost: Cost) -> bytes:
    """What a slot is sealed to: changing a name, a role, the area, the demo mark or the cost in the file makes it useless."""
    place = {"area": header.area, "demo": header.is_demo}
    person = {"id": who.id, "turn": who.turn, "kind": who.kind, "name": who.name, "role": who.role, "created": who.created_ms}
    return json.dumps({**place, **person, **asdict(cost)}, ensure_ascii=True, sort_keys=True).encode()

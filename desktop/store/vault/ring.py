"""The slots as a file beside the store, with a copy; read with suspicion, written whole. Nothing here opens a slot."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from desktop.base.errors import DeskError
from desktop.base.files import replacing
from desktop.model.rights import ROLES
from desktop.store.vault.slot import (
    FILE_SIZE,
    NONCE_SIZE,
    PAPER,
    PERSON,
    SALT_SIZE,
    WRAPPED_SIZE,
    Cost,
    Header,
    Keyholder,
    Slot,
)

KEYS = "keys.json"
COPY = "keys.json.bak"
NEXT = "keys.json.next"
"""Slots of a new key while the store is being written anew under it."""

_FORMAT = 1
_LARGEST = 256 * 1024


@dataclass(frozen=True, slots=True)
class DamagedSlot:
    """A slot that cannot be read; kept as found, so that a later repair may still use it."""

    who: Keyholder
    raw: Any


@dataclass(frozen=True, slots=True)
class Ring:
    """All slots of one store.

    Attributes:
        is_patched: not what the main file says, so that has to be written again.
    """

    header: Header
    slots: tuple[Slot, ...] = ()
    damaged: tuple[DamagedSlot, ...] = ()
    is_patched: bool = False

    def keyholders(self) -> list[Keyholder]:
        """One for each person or paper, the damaged ones last."""
        latest: dict[str, Keyholder] = {}
        for slot in sorted(self.slots, key=lambda slot: slot.who.turn):
            latest[slot.who.id] = slot.who
        return [*latest.values(), *(slot.who for slot in self.damaged if slot.who.id not in latest)]

    def turns(self, keyholder: str) -> list[Slot]:
        """Slots of one keyholder, newest first; two only after a password change broke off."""
        return sorted((slot for slot in self.slots if slot.who.id == keyholder), key=lambda slot: -slot.who.turn)

    def plus(self, slot: Slot) -> Ring:
        """With one slot more."""
        return replace(self, slots=(*self.slots, slot))

    def without(self, keyholder: str) -> Ring:
        """Without any slot of this keyholder."""
        slots = tuple(slot for slot in self.slots if slot.who.id != keyholder)
        return replace(self, slots=slots, damaged=tuple(slot for slot in self.damaged if slot.who.id != keyholder))


def load(folder: Path) -> Ring:
    """The slots, the copy standing in for what is damaged in the main file.

    Raises:
        DeskError: both are lost, or a newer program wrote them.
    """
    main, copy = read(folder / KEYS), read(folder / COPY)
    if main is None and copy is None:
        raise DeskError(
            "钥匙文件 keys.json 不见了或坏了，资料文件没有动，但打不开",
            f"请从最近的备份里把 keys.json 拷到 {folder}，或者从备份恢复整个资料库。",
        )
    if main is None:
        assert copy is not None
        return replace(copy, is_patched=True)
    return _patched(main, copy) if copy is not None and copy.header == main.header else main


def _patched(main: Ring, copy: Ring) -> Ring:
    if not main.damaged:
        return main
    slots = {(slot.who.id, slot.who.turn): slot for slot in (*copy.slots, *main.slots)}
    known = {keyholder for keyholder, _ in slots}
    # a whole copy knows everyone: what is damaged here may have lost even its id
    damaged = tuple(lost for lost in main.damaged if copy.damaged and lost.who.id not in known)
    return replace(main, slots=tuple(slots.values()), damaged=damaged, is_patched=True)


def save(folder: Path, ring: Ring) -> None:
    """Write the main file, then the copy; a power cut leaves the one or the other whole.

    Raises:
        DeskError: the disk is full or refuses; the old slots are still there.
    """
    text = dump(ring)
    write_whole(folder / KEYS, text)
    write_whole(folder / COPY, text)


def announce(folder: Path, ring: Ring) -> None:
    """Write down the slots of a new key before the store is written under it."""
    write_whole(folder / NEXT, dump(ring))


def candidates(folder: Path, *, with_next: bool) -> Iterator[Ring]:
    """The slots in force, then those of a renewal that broke off."""
    in_force = load(folder)
    yield in_force
    announced = read(folder / NEXT) if with_next else None
    if announced and announced.header == in_force.header:
        yield replace(announced, is_patched=True)


def settle(folder: Path, ring: Ring, slot: Slot, *, is_proven: bool) -> None:
    """After this slot opened: mend the files, and end what broke off around it.

    With `is_proven` the key opened the store too, so slots announced for another key are no longer needed.
    """
    if ring.is_patched or len(ring.turns(slot.who.id)) > 1:
        save(folder, ring.without(slot.who.id).plus(slot))
    if is_proven:
        forget_announced(folder)


def forget_announced(folder: Path) -> None:
    """The announced slots are in force, or will never be. A leftover does no harm."""
    with suppress(OSError):
        (folder / NEXT).unlink(missing_ok=True)


def read(path: Path) -> Ring | None:
    """The slots of one file; None when it is missing or its head is damaged.

    Raises:
        DeskError: a newer program wrote it.
    """
    try:
        with path.open("rb") as file:
            text = file.read(_LARGEST + 1)
        found = json.loads(text) if len(text) <= _LARGEST else None
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    if type(found.get("format")) is int and found["format"] > _FORMAT:
        raise DeskError("钥匙文件是更新版本的小巷写的", "资料没有变动。请安装新版本再打开。")
    header, slots = _header(found), found.get("slots")
    if header is None or not isinstance(slots, list):
        return None
    parsed = [_slot(raw) for raw in slots]
    return Ring(
        header,
        tuple(slot for slot in parsed if isinstance(slot, Slot)),
        tuple(slot for slot in parsed if isinstance(slot, DamagedSlot)),
    )


def dump(ring: Ring) -> bytes:
    """The file's text; every part carries a checksum against bit rot (not against people: that is the cipher's work)."""
    header = ring.header
    head: dict[str, Any] = {"format": _FORMAT, "file": header.file, "area": header.area, "demo": header.is_demo}
    slots = [*(_checked(_raw(slot)) for slot in ring.slots), *(slot.raw for slot in ring.damaged)]
    return json.dumps({**_checked(head), "slots": slots}).encode()


def _header(found: Mapping[str, Any]) -> Header | None:
    head = {name: value for name, value in found.items() if name != "slots"}
    if not _is_whole(head) or not _are(str, found, ("file", "area")) or type(found.get("demo")) is not bool:
        return None
    return Header(found["file"], found["area"], found["demo"]) if len(found["file"]) == FILE_SIZE else None


def _raw(slot: Slot) -> dict[str, Any]:
    who = slot.who
    person = {"id": who.id, "turn": who.turn, "kind": who.kind, "name": who.name, "role": who.role, "created": who.created_ms}
    return {**person, **asdict(slot.cost), "salt": slot.salt.hex(), "nonce": slot.nonce.hex(), "wrapped": slot.wrapped.hex()}


def _slot(raw: Any) -> Slot | DamagedSlot:
    if not isinstance(raw, dict) or not _is_sound(raw):
        return DamagedSlot(_readable(raw if isinstance(raw, dict) else {}), raw)
    who = Keyholder(raw["id"], raw["kind"], raw["name"], raw["role"], raw["created"], raw["turn"])
    cost = Cost(raw["memory_kib"], raw["passes"], raw["lanes"])
    return Slot(who, cost, *(bytes.fromhex(raw[name]) for name in ("salt", "nonce", "wrapped")))


def _is_sound(raw: Mapping[str, Any]) -> bool:
    if not _is_whole(raw) or not _are(str, raw, ("id", "kind", "name", "role", "salt", "nonce", "wrapped")):
        return False
    if not _are(int, raw, ("turn", "created", "memory_kib", "passes", "lanes")):
        return False
    if raw["kind"] not in {PERSON, PAPER} or (raw["kind"] == PERSON and raw["role"] not in ROLES):
        return False
    sizes = {"salt": SALT_SIZE, "nonce": NONCE_SIZE, "wrapped": WRAPPED_SIZE}
    is_cost_possible = raw["passes"] >= 1 and raw["lanes"] >= 1 and raw["memory_kib"] >= 8 * raw["lanes"]  # RFC 9106, 3.1
    return is_cost_possible and all(_is_hex(raw[name], size) for name, size in sizes.items())


def _readable(raw: Mapping[str, Any]) -> Keyholder:
    """What can still be told about a damaged slot."""
    words = [word if isinstance(word := raw.get(name), str) else "" for name in ("id", "kind", "name", "role")]
    turn = raw.get("turn")
    return Keyholder(words[0], words[1], words[2], words[3], 0, turn if type(turn) is int else 1, is_damaged=True)


def _are(kind: type, raw: Mapping[str, Any], names: Iterable[str]) -> bool:
    # type() and not isinstance: True is an int to Python, and no cost of Argon2id
    return all(type(raw.get(name)) is kind for name in names)


def _is_hex(text: str, size: int) -> bool:
    return len(text) == 2 * size and not set(text) - set("0123456789abcdef")


def _checked(raw: dict[str, Any]) -> dict[str, Any]:
    return {**raw, "check": _checksum(raw)}


def _is_whole(raw: Mapping[str, Any]) -> bool:
    return raw.get("check") == _checksum({name: value for name, value in raw.items() if name != "check"})


def _checksum(raw: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(raw, sort_keys=True).encode()).hexdigest()[:16]


def write_whole(path: Path, content: bytes) -> None:
    """Put a file in place whole or not at all; the old one is never deleted first.

    Raises:
        DeskError: the disk is full or refuses, or another program holds the file.
    """
    with replacing(path) as part:
        part.write_bytes(content)

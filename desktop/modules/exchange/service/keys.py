"""Own keys, and the keys of other offices: written to a file, compared over the phone, pinned."""

from __future__ import annotations

import json
from pathlib import Path

from desktop.base.errors import DeskError
from desktop.formats import keyfile, package
from desktop.formats.package import AreaKeys, PackageError, PublicKeys
from desktop.model.rights import Right
from desktop.modules.exchange.records import Peer
from desktop.store.unit import Unit
from desktop.work.records import Area
from desktop.work.verb import verb


@verb("取用本单位的密钥", needs=Right.OWN)
def own_keys(unit: Unit) -> AreaKeys:
    """The private keys of this area, made at first need; they lie in the encrypted file and nowhere else."""
    found = kept_keys(unit)
    if found:
        return found
    area = unit.read.get(Area, unit.actor.owner) or Area(uid=unit.actor.owner)
    keys = AreaKeys.generate(area.uid, area.name or area.uid, unit.clock)
    unit.set_meta("keys", json.dumps({"name": keys.name, "signing": keys.signing.hex(), "identity": keys.identity}))
    return keys


def kept_keys(unit: Unit) -> AreaKeys | None:
    """The private keys of this area, if it has any yet."""
    found = unit.meta("keys")
    if found is None:
        return None
    words = json.loads(found)
    return AreaKeys(unit.actor.owner, words["name"], bytes.fromhex(words["signing"]), words["identity"])


@verb("写身份文件", needs=Right.OWN, logs=True)
def write_key(unit: Unit, path: Path) -> str:
    """Write the own public keys to a file; answers the digits to read over the phone."""
    keys = own_keys(unit)
    keyfile.write(path, keys, unit.entry.at)
    return package.digits(keys.public)


@verb("核对并信任", needs=Right.OWN)
def trust(unit: Unit, path: Path, digits: str) -> Peer:
    """Pin the keys of an office, once the digits it read out are typed in.

    Raises:
        DeskError: the file is damaged or the own one, the digits are others, or other keys were pinned before.
    """
    public = keyfile.read(path).public
    if public.area == unit.actor.owner:
        raise DeskError("这是本单位自己的身份文件，不用核对", "请选对方交来的身份文件。")
    if not package.matches(public, digits):
        raise DeskError("数字对不上，没有信任这份身份文件", "请用原来就知道的电话打过去，请对方重新念一遍 30 位数字。")
    unit.label = f"核对并信任：{public.name}"
    words = json.dumps({"name": public.name, "verify": public.verify.hex(), "recipient": public.recipient})
    known = next(unit.read.find(Peer, area=public.area), None)
    if known is None:
        return unit.add(Peer(name=public.name, area=public.area, keys=words, checked=unit.today, checked_by=unit.actor.name))
    if pinned(known) != public:
        raise PackageError("changed_key", name=known.name or "")
    return known


def pinned(peer: Peer) -> PublicKeys:
    """The keys of a trusted office."""
    words = json.loads(peer.keys or "{}")
    return PublicKeys(peer.area or "", words["name"], bytes.fromhex(words["verify"]), words["recipient"])

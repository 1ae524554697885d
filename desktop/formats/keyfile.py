r"""The public key file: how one area tells another its keys, on a stick, before the digits are compared by phone.

A JSON object of at most 4 KiB with the keys format ("xiaoxiang-key"), suite (1),
area, name, created (ms since 1970-01-01 UTC), verify (hex, 32 bytes), recipient
(`age1…`) and signature (hex): Ed25519 by that very key over the domain
"xiaoxiang key file v1\0" followed by the canonical JSON of all the other keys.
The signature shows damage and that the writer holds the key; who the writer is
shows only when the digits have been compared.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.base.files import Sleep, replacing
from desktop.formats.package import strict
from desktop.formats.package.keys import AreaKeys, PublicKeys
from desktop.formats.package.refusals import PackageError

LARGEST = 4 * 1024
_FORMAT = "xiaoxiang-key"
_SUITE = 1
_DOMAIN = b"xiaoxiang key file v1\0"
_KEYS = {"format", "suite", "area", "name", "created", "verify", "recipient", "signature"}


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What a key file says. created: ms since 1970-01-01 UTC by its writer's clock."""

    public: PublicKeys
    created: int


def write(path: Path, keys: AreaKeys, created: int, *, sleep: Sleep = time.sleep) -> None:
    """Write the public half of the keys.

    Raises:
        DeskError: the file cannot be written.
    """
    public = keys.public
    said = {
        "format": _FORMAT,
        "suite": _SUITE,
        "area": public.area,
        "name": public.name,
        "created": created,
        "verify": public.verify.hex(),
        "recipient": public.recipient,
    }
    signature = keys.sign(_statement(said)).hex()
    with replacing(path, sleep=sleep) as part:
        part.write_bytes(strict.canonical(said | {"signature": signature}) + b"\n")


def read(path: Path) -> KeyFile:
    """The public keys in a file whose self-signature holds.

    Raises:
        PackageError: unreadable, not_a_key_file, unknown_suite, damaged_key_file.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise PackageError("unreadable", file=path.name) from error
    said = _said(raw, path.name)
    suite = said.get("suite")
    if type(suite) is int and suite != _SUITE:
        raise PackageError("unknown_suite", suite=str(suite))
    try:
        return _checked(said)
    except ValueError as error:
        raise PackageError("damaged_key_file", file=path.name) from error


def _said(raw: bytes, name: str) -> dict[str, Any]:
    if _FORMAT.encode() not in raw or len(raw) > LARGEST:
        raise PackageError("not_a_key_file", file=name)
    try:
        said = strict.parse(raw.removeprefix(b"\xef\xbb\xbf").strip())  # editors and chat programs add the mark
    except ValueError as error:
        raise PackageError("damaged_key_file", file=name) from error
    if not isinstance(said, dict) or said.get("format") != _FORMAT:
        raise PackageError("not_a_key_file", file=name)
    return said


def _checked(said: dict[str, Any]) -> KeyFile:
    texts = [said.get(key) for key in ("area", "name", "verify", "recipient", "signature")]
    if said.keys() != _KEYS or not all(isinstance(text, str) for text in texts) or type(said["created"]) is not int:
        message = "not the keys of a key file"
        raise ValueError(message)
    public = PublicKeys(area=said["area"], name=said["name"], verify=_bytes(said["verify"]), recipient=said["recipient"])
    signature = _bytes(said.pop("signature"))
    if said["created"] < 0 or not public.has_signed(_statement(said), signature):
        message = "the signature does not hold"
        raise ValueError(message)
    return KeyFile(public=public, created=said["created"])


def _bytes(written: str) -> bytes:
    """Bytes of lower-case hex: one spelling only, so that no byte of the file can change unnoticed."""
    read = bytes.fromhex(written)
    if read.hex() != written:
        message = "not lower-case hex"
        raise ValueError(message)
    return read


def _statement(said: dict[str, Any]) -> bytes:
    return _DOMAIN + strict.canonical(said)

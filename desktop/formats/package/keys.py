"""The keys of an area: what it signs and opens with, what others know of it, and the digits read over the phone."""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property

import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from desktop.base.clock import Clock
from desktop.formats.package import bech32
from desktop.model.kinds import clean

_FINGERPRINT_DOMAIN = b"xiaoxiang fingerprint v1\0"
_RECIPIENT = re.compile("age1[02-9ac-hj-np-z]{58}")
_BREAK = re.compile(r"[\t\n\u2028\u2029]")
_LONGEST_LABEL = 60
_DIGITS = 30
_GROUP = 5


def is_label(text: object) -> bool:
    """Whether this can be the code or name of an area: 1 to 60 characters, none of them unseen."""
    return isinstance(text, str) and 0 < len(text) <= _LONGEST_LABEL and clean(text) == text and not _BREAK.search(text)


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """What others know of an area, and pin once the digits have been compared.

    Attributes:
        area: code of the area, the `owner` of its records.
        name: the area in words; not part of the fingerprint, so that it may be renamed.
        verify: Ed25519 public key, 32 bytes.
        recipient: age recipient, `age1…`, 62 characters.

    Raises:
        ValueError: when one of them is not what it should be.
    """

    area: str
    name: str
    verify: bytes
    recipient: str

    def __post_init__(self) -> None:
        if not (is_label(self.area) and is_label(self.name)):
            message = "area and name are 1 to 60 visible characters"
            raise ValueError(message)
        if len(self.verify) != 32 or not _RECIPIENT.fullmatch(self.recipient):
            message = "not an Ed25519 key and an age recipient"
            raise ValueError(message)
        try:
            pyrage.x25519.Recipient.from_str(self.recipient)
        except pyrage.RecipientError as error:
            raise ValueError(str(error)) from error

    @property
    def fingerprint(self) -> str:
        """Hex SHA-256 over domain, area and both keys: the keys have fixed lengths, so nothing can be shifted."""
        joined = _FINGERPRINT_DOMAIN + self.area.encode() + self.verify + self.recipient.encode()
        return hashlib.sha256(joined).hexdigest()

    def has_signed(self, statement: bytes, signature: bytes) -> bool:
        """Whether the signature over the statement was made with the area's signing key."""
        try:
            Ed25519PublicKey.from_public_bytes(self.verify).verify(signature, statement)
        except (InvalidSignature, ValueError):  # ValueError: the 32 bytes are no point of the curve
            return False
        return True


@dataclass(frozen=True)
class AreaKeys:
    """The private keys of one area. Kept inside the store and nowhere else; its repr shows neither.

    Attributes:
        area: code of the area.
        name: the area in words.
        signing: Ed25519 private key, 32 bytes.
        identity: age identity, `AGE-SECRET-KEY-1…`.
    """

    area: str
    name: str
    signing: bytes = field(repr=False)
    identity: str = field(repr=False)

    @classmethod
    def generate(cls, area: str, name: str, clock: Clock) -> AreaKeys:
        """New keys from the clock's chance."""
        identity = bech32.encode("age-secret-key-", clock.entropy(32)).upper()
        return cls(area=area, name=name, signing=clock.entropy(32), identity=identity)

    @cached_property
    def public(self) -> PublicKeys:
        """What others may know."""
        verify = self._private.public_key().public_bytes_raw()
        return PublicKeys(area=self.area, name=self.name, verify=verify, recipient=str(self._age.to_public()))

    def sign(self, statement: bytes) -> bytes:
        """Ed25519 signature, 64 bytes."""
        return self._private.sign(statement)

    def decrypt(self, ciphertext: bytes) -> bytes:
        """What an age file written to this area holds.

        Raises:
            pyrage.DecryptError: when it was not written to this area, or is damaged.
        """
        return bytes(pyrage.decrypt(ciphertext, [self._age]))

    @property
    def _private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.signing)

    @property
    def _age(self) -> pyrage.x25519.Identity:
        return pyrage.x25519.Identity.from_str(self.identity)


def digits(public: PublicKeys) -> str:
    """Six groups of five decimal digits to read over the phone: `01234 56789 …`.

    They are the first 99 bits of the fingerprint (its first 13 bytes, big-endian,
    without the last 5 bits) as one decimal number of 30 digits with leading zeros;
    2^99 is below 10^30, so nothing is lost.
    """
    number = int.from_bytes(bytes.fromhex(public.fingerprint)[:13], "big") >> 5
    written = f"{number:0{_DIGITS}d}"
    return " ".join(written[at : at + _GROUP] for at in range(0, _DIGITS, _GROUP))


def matches(public: PublicKeys, typed: str) -> bool:
    """Whether the typed digits, all thirty of them, are the area's; spaces, hyphens and full-width digits are no matter."""
    plain = re.sub(r"[\s\-–—]", "", unicodedata.normalize("NFKC", typed))
    return hmac.compare_digest(plain.encode(errors="replace"), digits(public).replace(" ", "").encode())

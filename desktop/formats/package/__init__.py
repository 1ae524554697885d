r"""The sealed package: how records travel on a stick from one area's installation to another.

A package is neither a zip nor a database. All numbers are big-endian, all
hashes SHA-256, "hex" is lower case, JSON is UTF-8. The file is exactly:

    offset  length  what
    0       8       magic: 8F 58 49 41 4E 47 0D 0A ("\x8fXIANG\r\n")
    8       2       suite: 1 = Ed25519, SHA-256, age X25519, gzip. 2 is kept for SM2/SM3/SM4.
    10      4       n, length of the header, 2 to 16384
    14      n       header: one JSON object in canonical form
    14+n    64      Ed25519 signature
    78+n    rest    an age v1 file (age-encryption.org/v1, binary, one X25519 recipient)

Canonical form: keys sorted by code point, no spaces, only `"` and `\` escaped,
no fractions. Names have 1 to 60 characters, no control or direction characters
among them. Header keys, all present and no others:

    audit           hex hash: head of the sender's audit chain, or ""
    content         hex hash of the gzip bytes inside the age file
    counter         1 to 10^9: number of the package from this sender to this recipient
    counts          {record type: rows}, exactly what the payload holds
    created         ms since 1970-01-01 UTC by the sender's clock; shown, never judged by
    epoch           1 to 10^6: raised by one whenever the sender restores a backup
    expect_next_by  "2026-09-05": day by which the next package is due, or null
    from            {"area","fingerprint","name"} of the sender
    kind            "monthly", "roster", "receipt", … (`[a-z][a-z0-9_-]*`)
    previous        hex digest (below) of the package before this one, "" when there is none
    program         version of the program that wrote it
    schema          number of the record schema; a reader that knows only lower ones must refuse
    since           0 = full state; N = only what changed since package N, for which a receipt came
    to              fingerprint of the recipient

    fingerprint = hex SHA-256("xiaoxiang fingerprint v1\0" ‖ area ‖ Ed25519 public key, 32 bytes
                  ‖ age recipient, 62 characters)
    statement   = "xiaoxiang package v1\0" ‖ suite, 2 bytes ‖ SHA-256(header) ‖ SHA-256(age file)
    signature   = Ed25519(statement)
    digest      = hex SHA-256(statement): the identity of the package

The age file holds one gzip member (RFC 1952) of JSON lines, each ended by one
"\n". The first line has the keys kind, from, to, epoch, counter (equal to the
header's, so that no one can put his own signature on another's ciphertext)
and salt (32 random hex digits, so that `content` in the open header confirms
no guess about a short payload). Every further line is one row: an object with at
least record (`[a-z][a-z0-9_]*`), uid and owner, where owner is the sender's area.
No name appears twice in an object; whole numbers fit 64 bits; no NaN.

A reader goes in this order and stops at the first thing that is wrong: size,
magic, suite, header caps, pinned key of from.area, signature, for me?, counter
rules, decrypt, hash, gzip under caps, first line, rows. Nothing is decrypted
before the signature has been verified under a key checked over the phone.

Not here: what goes into a package, where keys are kept, what merging does. No
store, no clock, no screen.
"""

from desktop.formats.package.counter import Outcome, Seen, Verdict, judge
from desktop.formats.package.header import Header, Party
from desktop.formats.package.keys import AreaKeys, PublicKeys, digits, matches
from desktop.formats.package.limits import Limits
from desktop.formats.package.refusals import PackageError
from desktop.formats.package.seal import Letter, write
from desktop.formats.package.sealed import Sealed
from desktop.formats.package.unseal import inspect, must_be_for, open_rows

__all__ = [
    "AreaKeys",
    "Header",
    "Letter",
    "Limits",
    "Outcome",
    "PackageError",
    "Party",
    "PublicKeys",
    "Sealed",
    "Seen",
    "Verdict",
    "digits",
    "inspect",
    "judge",
    "matches",
    "must_be_for",
    "open_rows",
    "write",
]

"""A second reader, written from the docstring of desktop.formats.package and from age-encryption.org/v1 alone.

It uses nothing of this program and not the age library either: what it reads, anyone can read.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
import struct
import zlib
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

VECTORS = json.loads((Path(__file__).parents[2] / "data" / "package" / "vectors.json").read_bytes())
HASH = "[0-9a-f]{64}"
SHAPES = {"audit": f"({HASH})?", "content": HASH, "kind": "[a-z][a-z0-9_-]{0,31}", "previous": f"({HASH})?"}
SHAPES |= {"program": "[0-9A-Za-z.+-]{1,32}", "to": HASH, "expect_next_by": r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])|None"}
RANGES = {"counter": (1, 10**9), "created": (0, 2**53 - 1), "epoch": (1, 10**6), "schema": (1, 10**6), "since": (0, 10**9)}
NAME = r"[^\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069]{1,60}"


class RefusedError(Exception):
    """Not a package for this reader."""


def need(holds: object) -> None:
    if not holds:
        raise RefusedError


def read(raw: bytes, identity: str, mine: str, pinned: dict[str, tuple[bytes, str]], schema: int) -> list[dict]:
    """Rows of a package. identity: own age identity; mine: own fingerprint; pinned: area -> key, fingerprint."""
    need(len(raw) >= 14 and raw[:8] == b"\x8fXIANG\r\n")
    suite, length = struct.unpack(">HI", raw[8:14])
    need(suite == 1 and 2 <= length <= 16384)
    head, signature, body = raw[14 : 14 + length], raw[14 + length : 78 + length], raw[78 + length :]
    header = strict(head)
    need(json.dumps(header, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode() == head)
    check_header(header, schema)
    sender = header["from"]
    need(sender["area"] in pinned)
    key, fingerprint = pinned[sender["area"]]
    need(fingerprint == sender["fingerprint"])
    said = b"xiaoxiang package v1\0" + struct.pack(">H", suite) + hashlib.sha256(head).digest() + hashlib.sha256(body).digest()
    Ed25519PublicKey.from_public_bytes(key).verify(signature, said)
    need(header["to"] == mine)
    packed = open_age(body, identity)
    need(hashlib.sha256(packed).hexdigest() == header["content"])
    return rows_of(gunzip(packed), header)


def strict(raw: bytes):
    def once(pairs):
        need(len(dict(pairs)) == len(pairs))
        return dict(pairs)

    def whole(digits):
        need(len(digits) <= 20 and -(2**63) <= int(digits) < 2**63)
        return int(digits)

    value = json.loads(raw.decode(), object_pairs_hook=once, parse_int=whole, parse_constant=lambda _: need(None))
    json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    return value


def check_header(header: dict, schema: int) -> None:
    need(header.keys() == {*SHAPES, *RANGES, "counts", "from"})
    need(all(re.fullmatch(shape, str(header[key])) for key, shape in SHAPES.items()))
    need(all(type(header[key]) is int and least <= header[key] <= most for key, (least, most) in RANGES.items()))
    need(header["since"] < header["counter"] and header["schema"] <= schema)
    sender, counts = header["from"], header["counts"]
    need(sender.keys() == {"area", "fingerprint", "name"} and re.fullmatch(HASH, sender["fingerprint"]))
    need(re.fullmatch(NAME, sender["area"]) and re.fullmatch(NAME, sender["name"]))
    need(all(re.fullmatch("[a-z][a-z0-9_]{0,63}", key) and type(rows) is int and rows >= 0 for key, rows in counts.items()))


def open_age(body: bytes, identity: str) -> bytes:
    """age-encryption.org/v1 with one X25519 recipient."""
    top, found, rest = body[:16384].partition(b"\n--- ")
    need(found and top.startswith(b"age-encryption.org/v1\n") and top.count(b"\n-> X25519 ") == 1)
    share, wrapped = (unbase64(word) for word in re.search(rb"\n-> X25519 (\S+)\n(\S+)", top).groups())
    secret = X25519PrivateKey.from_private_bytes(unbech32(identity))
    shared = secret.exchange(X25519PublicKey.from_public_bytes(share))
    wrap = derive(shared, share + secret.public_key().public_bytes_raw(), b"age-encryption.org/v1/X25519")
    file_key = ChaCha20Poly1305(wrap).decrypt(bytes(12), wrapped, None)
    mac = hmac.digest(derive(file_key, b"", b"header"), top + b"\n---", "sha256")
    need(mac == unbase64(rest[:43]) and rest[43:44] == b"\n")
    stream = body[len(top) + 5 + 44 :]
    cipher, chunks = ChaCha20Poly1305(derive(file_key, stream[:16], b"payload")), stream[16:]
    plain, last = b"", max(0, -(-len(chunks) // 65552) - 1)
    for number in range(last + 1):
        nonce = struct.pack(">xxxQ?", number, number == last)
        plain += cipher.decrypt(nonce, chunks[number * 65552 : (number + 1) * 65552], None)
    return plain


def derive(secret: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, purpose).derive(secret)


def unbase64(word: bytes) -> bytes:
    return base64.b64decode(word + b"=" * (-len(word) % 4), validate=True)


def unbech32(identity: str) -> bytes:
    fives = ["qpzry9x8gf2tvdw0s3jn54khce6mua7l".index(letter) for letter in identity.lower().rsplit("1", 1)[1][:-6]]
    return (int("".join(f"{five:05b}" for five in fives), 2) >> 4).to_bytes(32, "big")


def gunzip(packed: bytes) -> bytes:
    member = zlib.decompressobj(31)
    plain = member.decompress(packed, 64 << 20)
    need(member.eof and not member.unused_data)
    return plain


def rows_of(plain: bytes, header: dict) -> list[dict]:
    *lines, end = plain.split(b"\n")
    need(lines and not end)
    first, *rows = [strict(line) for line in lines]
    need(re.fullmatch("[0-9a-f]{32}", first.pop("salt")))
    need(first == {key: header[key] for key in ("kind", "from", "to", "epoch", "counter")})
    for row in rows:
        need(0 < len(row["uid"]) <= 64 and row["owner"] == header["from"]["area"])
    records = [row["record"] for row in rows]
    need({name: records.count(name) for name in {*records, *header["counts"]}} == header["counts"])
    return rows


FAULTS = (
    RefusedError,
    InvalidSignature,
    InvalidTag,
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    RecursionError,
    zlib.error,
)


def test_it_reads_what_our_writer_made(sealed, path, rows, sender, street):
    pinned = {"示例苑": (sender.public.verify, sender.public.fingerprint)}

    assert read(path.read_bytes(), street.identity, street.public.fingerprint, pinned, 3) == rows


@pytest.mark.parametrize("vector", VECTORS["packages"], ids=lambda vector: vector["name"])
def test_it_judges_every_vector_as_labelled(vector):
    keys = VECTORS["keys"]
    pinned = {area: (bytes.fromhex(known["verify"]), known["fingerprint"]) for area, known in VECTORS["pinned"].items()}
    try:
        read(base64.b64decode(vector["file"]), keys["identity"], keys["fingerprint"], pinned, VECTORS["schema"])
        judged = "accept"
    except FAULTS:
        judged = "refuse"

    assert judged == ("accept" if vector["expect"] == "accept" else "refuse")

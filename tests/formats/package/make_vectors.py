"""Make tests/data/package/vectors.json: whole packages, each true or with one fault, labelled with the refusal.

    PYTHONPATH=. python tests/formats/package/make_vectors.py

age draws fresh keys each time, so the file is made once and kept; make it again only when the format changes.
"""

from __future__ import annotations

import base64
import dataclasses
import gzip
import json
import zlib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from conftest import ROWS, SCHEMA, Forge, canonical, pack

from desktop.base.clock import FixedClock
from desktop.formats.package import AreaKeys

TARGET = Path(__file__).parents[2] / "data" / "package" / "vectors.json"
CLOCK = FixedClock(date(2026, 8, 28))
SENDER = AreaKeys.generate("示例苑", "示例苑居民区", CLOCK)
STREET = AreaKeys.generate("示例街道", "示例街道办事处", CLOCK)
STRANGER = AreaKeys.generate("别处", "别处居民区", CLOCK)
FORGE = Forge(sender=SENDER, recipient=STREET.public)
FIRST = FORGE.first_line()
TRUE = FORGE.whole()
BODY = FORGE.body_of(TRUE)
LAST = dict(ROWS[-1])


def changed_last(**changes: object) -> bytes:
    return FORGE.whole(lines=[FIRST, *ROWS[:-1], LAST | changes])


def raw_last(line: str | bytes) -> bytes:
    return FORGE.whole(lines=[FIRST, *ROWS[:-1], line if isinstance(line, bytes) else line.encode()])


def respelled(respell: Callable[[bytes], bytes]) -> bytes:
    return FORGE.seal(respell(FORGE.open_header()), BODY)


def stored(lines: list) -> bytes:
    packer = zlib.compressobj(0, zlib.DEFLATED, 31)
    return packer.compress(b"".join(canonical(line) + b"\n" for line in lines)) + packer.flush()


def accepted() -> Iterator[tuple[str, bytes]]:
    yield "true", TRUE
    yield "no rows", FORGE.whole(lines=[FIRST], counts={})
    yield "count of nought", FORGE.whole(lines=[FIRST], counts={"resident": 0})
    yield "first of its row", FORGE.whole(previous="")
    yield "no day expected", FORGE.whole(expect_next_by=None)
    yield "no audit head", FORGE.whole(audit="")
    yield "changes only", FORGE.whole(since=6)
    yield "older schema", FORGE.whole(schema=1)
    renamed = {"from": FIRST["from"] | {"name": '"新"\\𠮷居民区'}}
    yield "renamed sender", FORGE.whole(lines=[FORGE.first_line(**renamed), *ROWS], **renamed)
    yield "rare and unseen characters", changed_last(name="𠮷䶮𪚥\0\u2028\u202e")
    yield "numbers at their ends", changed_last(least=-(2**63), most=2**63 - 1, small=5e-324)
    yield "nested", changed_last(fv={"name": [1, [2, {"a": None}]]})
    yield "escaped pair", raw_last('{"record":"visit","uid":"u","owner":"示例苑","name":"\\ud842\\udfb7"}')
    yield "stored, not deflated", FORGE.whole(packed=stored([FIRST, *ROWS]))
    yield "several age chunks", FORGE.whole(packed=stored([FIRST, *ROWS[:-1], LAST | {"note": "长" * 23_000}]))


def by_header() -> Iterator[tuple[str, str, bytes]]:
    changes = {
        "counter nought": {"counter": 0},
        "counter 2^62": {"counter": 2**62},
        "counter true": {"counter": True},
        "counter with a fraction": {"counter": 7.0},
        "epoch nought": {"epoch": 0},
        "since itself": {"since": 7},
        "created before all": {"created": -1},
        "kind in capitals": {"kind": "Roster"},
        "program with a line end": {"program": "1\n0"},
        "day that is none": {"expect_next_by": "2026-13-01"},
        "day unparted": {"expect_next_by": "20261005"},
        "previous in capitals": {"previous": "B" * 64},
        "audit too short": {"audit": "a" * 63},
        "recipient a list": {"to": ["c" * 64]},
        "record a path": {"counts": {"../resident": 1}},
        "count below nought": {"counts": {"resident": -1}},
        "name with a direction mark": {"from": FORGE.header()["from"] | {"name": "示例\u202e苑"}},
        "name too long": {"from": FORGE.header()["from"] | {"name": "字" * 61}},
        "sender with more": {"from": FORGE.header()["from"] | {"more": 1}},
        "one key more": {"more": 1},
    }
    for name, change in changes.items():
        yield name, "damaged", FORGE.whole(**change)
    yield "later schema", "newer_version", FORGE.whole(schema=SCHEMA + 1, program="9.1")
    yield "key missing", "damaged", respelled(lambda raw: raw.replace(b'"since":0,', b""))
    yield "key twice", "damaged", respelled(lambda raw: raw.replace(b'"since":0', b'"since":0,"since":0'))
    yield "NaN in header", "damaged", respelled(lambda raw: raw.replace(b'"since":0', b'"since":NaN'))
    yield "space in header", "damaged", respelled(lambda raw: raw.replace(b'"since":0', b'"since": 0'))
    yield "needless escape", "damaged", respelled(lambda raw: raw.replace(b'"roster"', b'"\\u0072oster"'))
    yield "deep header", "damaged", respelled(lambda _raw: b"[" * 2_000)
    yield "header not UTF-8", "damaged", respelled(lambda raw: raw.replace(b"roster", b"\xff" * 6))
    yield "header a list", "damaged", respelled(lambda _raw: b"[]")


def by_envelope() -> Iterator[tuple[str, str, bytes]]:
    at = len(TRUE) - len(BODY)
    yield "empty", "not_a_package", b""
    yield "a zip", "not_a_package", b"PK\x03\x04" + bytes(100)
    yield "line ends changed", "not_a_package", TRUE.replace(b"\r\n", b"\n", 1)
    yield "magic only", "damaged", TRUE[:8]
    yield "suite nought", "unknown_suite", FORGE.seal(FORGE.open_header(), BODY, suite=0)
    yield "suite two", "unknown_suite", FORGE.seal(FORGE.open_header(), BODY, suite=2)
    yield "header of 4 GiB", "damaged", TRUE[:10] + b"\xff" * 4 + TRUE[14:]
    yield "header of nought", "damaged", TRUE[:10] + bytes(4) + TRUE[14:]
    yield "cut in the header", "damaged", TRUE[:100]
    yield "cut in the signature", "damaged", TRUE[: at - 1]
    yield "cut before the body", "damaged", TRUE[:at]
    yield "cut by one", "damaged", TRUE[:-1]
    yield "longer by one", "damaged", TRUE + b"\0"
    yield "twice", "damaged", TRUE + TRUE
    yield "bit in the header", "damaged", TRUE.replace(b'"counter":7', b'"counter":6', 1)
    yield "bit in the signature", "damaged", TRUE[: at - 1] + bytes([TRUE[at - 1] ^ 1]) + BODY
    yield "bit in the body", "damaged", TRUE[:-1] + bytes([TRUE[-1] ^ 1])
    yield "body of another", "damaged", TRUE[:at] + FORGE.body_of(FORGE.whole())


def by_party() -> Iterator[tuple[str, str, bytes]]:
    impostor = dataclasses.replace(STRANGER, area=SENDER.area, name=SENDER.name)
    elsewhere = dataclasses.replace(FORGE, recipient=STRANGER.public)
    yield "unknown sender", "unknown_sender", dataclasses.replace(FORGE, sender=STRANGER).whole()
    yield "other key, same name", "changed_key", dataclasses.replace(FORGE, sender=impostor).whole()
    yield "signed by another", "damaged", FORGE.seal(FORGE.open_header(), BODY, by=STRANGER)
    yield "signature for a key file", "damaged", FORGE.seal(FORGE.open_header(), BODY, domain=b"xiaoxiang key file v1\0")
    yield "for another", "not_for_me", elsewhere.whole()
    yield "body for another", "malformed", FORGE.seal(FORGE.open_header(), elsewhere.encrypt(pack([FIRST, *ROWS])))
    yield "own package", "own_package", Forge(sender=STREET, recipient=SENDER.public).whole()


def by_payload() -> Iterator[tuple[str, str, bytes]]:
    packed = pack([FIRST, *ROWS])
    yield "no line", "malformed", FORGE.whole(lines=[])
    yield "no first line", "malformed", FORGE.whole(lines=list(ROWS))
    for key, value in (("kind", "monthly"), ("epoch", 2), ("counter", 8), ("to", "c" * 64)):
        yield f"first line, other {key}", "malformed", FORGE.whole(lines=[FIRST | {key: value}, *ROWS])
    yield (
        "first line, other sender",
        "malformed",
        FORGE.whole(lines=[FIRST | {"from": FIRST["from"] | {"area": "别处"}}, *ROWS]),
    )
    yield "first line, short salt", "malformed", FORGE.whole(lines=[FIRST | {"salt": "5"}, *ROWS])
    yield "first line with more", "malformed", FORGE.whole(lines=[FIRST | {"more": 1}, *ROWS])
    yield "a row too few", "malformed", FORGE.whole(lines=[FIRST, *ROWS[:-1]])
    yield "a row too many", "malformed", FORGE.whole(lines=[FIRST, *ROWS, LAST])
    yield "a record not counted", "malformed", changed_last(record="account")
    yield "foreign owner", "foreign_owner", changed_last(owner="别处")
    yield "no uid", "malformed", changed_last(uid="")
    yield "long uid", "malformed", changed_last(uid="u" * 65)
    yield "blank line", "malformed", FORGE.whole(lines=[FIRST, *ROWS, b""])
    yield "a list for a row", "malformed", raw_last("[1]")
    yield "owner twice", "malformed", raw_last('{"record":"visit","uid":"u","owner":"别处","owner":"示例苑"}')
    yield "NaN in a row", "malformed", raw_last('{"record":"visit","uid":"u","owner":"示例苑","n":NaN}')
    yield "infinite number", "malformed", raw_last('{"record":"visit","uid":"u","owner":"示例苑","n":1e999}')
    yield "number beyond 64 bits", "malformed", changed_last(n=2**63)
    yield "half a pair", "malformed", raw_last('{"record":"visit","uid":"u","owner":"示例苑","n":"\\ud842"}')
    yield "row not UTF-8", "malformed", raw_last(b'{"record":"visit","uid":"\xff"}')
    yield "deep row", "malformed", raw_last(b"[" * 50_000)
    yield "not gzip", "malformed", FORGE.whole(packed=b"words")
    yield "gzip cut", "malformed", FORGE.whole(packed=packed[:-1])
    yield "gzip twice", "malformed", FORGE.whole(packed=packed + gzip.compress(b""))
    yield "gzip with a tail", "malformed", FORGE.whole(packed=packed + b"\0")
    yield "gzip with a wrong sum", "malformed", FORGE.whole(packed=packed[:-8] + bytes(4) + packed[-4:])
    yield "last line not ended", "malformed", FORGE.whole(packed=gzip.compress(gzip.decompress(packed)[:-1], mtime=0))
    yield "other content hash", "malformed", FORGE.whole(content="d" * 64)
    yield "body not age", "malformed", FORGE.seal(FORGE.open_header(), packed)
    yield "age cut", "malformed", FORGE.seal(FORGE.open_header(), BODY[:-1])


def main() -> None:
    packages = [{"name": name, "expect": "accept", "file": base64.b64encode(raw).decode()} for name, raw in accepted()]
    for chapter in (by_header, by_envelope, by_party, by_payload):
        packages += [{"name": name, "expect": code, "file": base64.b64encode(raw).decode()} for name, code, raw in chapter()]
    vectors = {
        "about": "Packages for readers to try themselves on. expect: accept, or why the package is refused. Invented keys.",
        "keys": {
            "area": STREET.area,
            "name": STREET.name,
            "signing": STREET.signing.hex(),
            "identity": STREET.identity,
            "fingerprint": STREET.public.fingerprint,
        },
        "packages": packages,
        "pinned": {
            keys.area: {
                "name": keys.name,
                "verify": keys.public.verify.hex(),
                "recipient": keys.public.recipient,
                "fingerprint": keys.public.fingerprint,
            }
            for keys in (SENDER, STREET)
        },
        "schema": SCHEMA,
    }
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(json.dumps(vectors, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

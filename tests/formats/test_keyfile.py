from __future__ import annotations

import json
import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.base.clock import FixedClock
from desktop.base.errors import DeskError
from desktop.formats import keyfile
from desktop.formats.package import AreaKeys, PackageError

CREATED = 1_788_000_000_000


@pytest.fixture
def keys():
    return AreaKeys.generate("示例苑", "示例苑居民区", FixedClock(date(2026, 8, 28)))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "示例苑居民区.社钥"


@pytest.fixture
def said(path, keys):
    keyfile.write(path, keys, CREATED)
    return json.loads(path.read_bytes())


def _refusal(path, raw: bytes) -> str:
    path.write_bytes(raw)
    try:
        keyfile.read(path)
    except PackageError as error:
        return error.code
    return ""


def _raw(said: dict) -> bytes:
    return json.dumps(said, ensure_ascii=False).encode()


def test_what_is_written_is_read(path, keys):
    keyfile.write(path, keys, CREATED)

    assert keyfile.read(path) == keyfile.KeyFile(public=keys.public, created=CREATED)


def test_no_secret_is_in_the_file(path, keys):
    keyfile.write(path, keys, CREATED)

    raw = path.read_bytes()
    assert keys.signing.hex().encode() not in raw
    assert b"SECRET" not in raw


def test_an_editors_byte_order_mark_and_line_ends_do_no_harm(path, keys, said):
    raw = b"\xef\xbb\xbf" + json.dumps(said, indent=2).replace("\n", "\r\n").encode() + b"\r\n"

    assert _refusal(path, raw) == ""


def test_every_changed_byte_is_refused(path, keys, said):
    raw = path.read_bytes()
    draw = random.Random(1)
    flipped = [raw[:at] + bytes([raw[at] ^ 1 << draw.randrange(7)]) + raw[at + 1 :] for at in range(len(raw) - 1)]

    assert [at for at, changed in enumerate(flipped) if not _refusal(path, changed)] == []


@pytest.mark.parametrize("key", ["area", "name", "created", "verify", "recipient", "signature", "suite"])
def test_no_key_may_be_missing(path, said, key):
    del said[key]

    assert _refusal(path, _raw(said)) in {"damaged_key_file", "unknown_suite"}


@pytest.mark.parametrize(
    "change",
    [
        {"name": "冒牌居民区"},
        {"area": "别处"},
        {"created": CREATED + 1},
        {"created": -1},
        {"created": "2026"},
        {"created": True},
        {"name": ["示例苑"]},
        {"verify": "00"},
        {"verify": "不是"},
        {"signature": ""},
        {"recipient": "age1"},
        {"more": 1},
    ],
    ids=repr,
)
def test_a_changed_file_is_refused(path, said, change):
    assert _refusal(path, _raw(said | change)) == "damaged_key_file"


def test_anothers_keys_under_this_name_need_his_signature(path, said):
    other = AreaKeys.generate("示例苑", "示例苑居民区", FixedClock(date(2027, 1, 1))).public
    other_keys = {"verify": "11" * 32, "recipient": other.recipient}

    assert _refusal(path, _raw(said | other_keys)) == "damaged_key_file"


def test_a_key_that_stands_twice_is_refused(path, said):
    raw = path.read_bytes().replace(b'"area":', b'"area":"x","area":')

    assert _refusal(path, raw) == "damaged_key_file"


def test_an_unknown_suite_is_named(path, said):
    path.write_bytes(_raw(said | {"suite": 2}))

    with pytest.raises(PackageError, match="第 2 套"):
        keyfile.read(path)


@pytest.mark.parametrize(
    "raw", [b"", b"{}", b"PK\x03\x04", b'{"format":"other"}', b'["xiaoxiang-key"]', b'{"format":"other","a":"xiaoxiang-key"}']
)
def test_another_kind_of_file_is_refused_by_name(path, raw):
    path.write_bytes(raw)

    with pytest.raises(PackageError, match=path.name) as refused:
        keyfile.read(path)
    assert refused.value.code == "not_a_key_file"


def test_an_oversized_file_is_refused(path, said):
    assert _refusal(path, path.read_bytes() + b" " * 5000) == "not_a_key_file"


def test_a_deep_file_is_refused(path):
    assert _refusal(path, b'{"format":"xiaoxiang-key","a":' + b"[" * 3000) == "damaged_key_file"


def test_a_missing_file_is_a_sentence(path):
    with pytest.raises(DeskError, match="读不出来"):
        keyfile.read(path)


def test_the_old_file_stays_when_the_new_one_cannot_be_written(tmp_path, keys):
    with pytest.raises(DeskError, match="没有写成"):
        keyfile.write(tmp_path / "没有" / "示例.社钥", keys, CREATED)


@given(st.binary(max_size=200))
@settings(deadline=None, max_examples=100)
def test_no_bytes_surprise_the_reader(tmp_path_factory, raw):
    path = tmp_path_factory.getbasetemp() / "任意.社钥"

    assert _refusal(path, b'{"format":"xiaoxiang-key",' + raw)

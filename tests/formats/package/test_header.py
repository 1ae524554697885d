from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.formats.package import Header, PackageError, Party
from desktop.formats.package.header import load

SCHEMA = 3
HASHES = st.binary(min_size=32, max_size=32).map(bytes.hex)
COUNTS = st.dictionaries(st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True), st.integers(0, 10**8), max_size=8)
HEADERS = st.builds(
    Header,
    kind=st.from_regex(r"[a-z][a-z0-9_-]{0,31}", fullmatch=True),
    schema=st.integers(1, SCHEMA),
    program=st.from_regex(r"[0-9]{1,3}\.[0-9]{1,3}", fullmatch=True),
    epoch=st.integers(1, 10**6),
    counter=st.integers(1, 10**9),
    created=st.integers(0, 2**53 - 1),
    previous=HASHES | st.just(""),
    expect_next_by=st.none() | st.dates(),
    audit=HASHES | st.just(""),
    sender=st.builds(Party, area=st.just("示例苑"), name=st.sampled_from(["示例苑居民区", '𠮷"\\苑']), fingerprint=HASHES),
    to=HASHES,
    content=HASHES,
    counts=COUNTS,
)


@pytest.fixture
def plain(forge):
    return forge.header()


def _raw(value) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


@given(HEADERS)
@settings(deadline=None, max_examples=150)
def test_what_is_dumped_is_loaded(header):
    assert load(header.dump(), SCHEMA) == header


@pytest.mark.parametrize(
    "change",
    [
        {"counter": 0},
        {"counter": 2**62},
        {"counter": True},
        {"counter": 7.0},
        {"counter": "7"},
        {"epoch": 0},
        {"epoch": 10**7},
        {"since": 7},
        {"since": -1},
        {"schema": 0},
        {"created": -1},
        {"created": 2**60},
        {"created": None},
        {"kind": "Roster"},
        {"kind": "../roster"},
        {"kind": "r" * 33},
        {"program": "1.0\n2"},
        {"program": ""},
        {"expect_next_by": "20261005"},
        {"expect_next_by": "2026-W40-1"},
        {"expect_next_by": "2026-02-30"},
        {"expect_next_by": 20261005},
        {"previous": "B" * 64},
        {"audit": "b" * 63},
        {"content": ""},
        {"to": None},
        {"to": ["c" * 64] * 100},
        {"counts": []},
        {"counts": {"resident": -1}},
        {"counts": {"resident": 10**9}},
        {"counts": {"Resident": 1}},
        {"from": "示例苑"},
        {"from": {"area": "示例苑", "name": "示例苑居民区"}},
        {"from": {"area": "示例苑", "name": "示例\u202e苑", "fingerprint": "c" * 64}},
        {"from": {"area": "示例苑", "name": "字" * 61, "fingerprint": "c" * 64}},
        {"from": {"area": "示例苑", "name": "示例苑", "fingerprint": "c" * 64, "more": 1}},
        {"more": 1},
        {"keys": [1] * 1000},
    ],
    ids=repr,
)
def test_a_header_that_breaks_a_rule_is_refused(plain, change):
    with pytest.raises(PackageError) as refused:
        load(_raw(plain | change), SCHEMA)
    assert refused.value.code == "damaged"


@pytest.mark.parametrize("key", Header.__dataclass_fields__.keys() - {"sender"})
def test_no_key_may_be_missing(plain, key):
    del plain[key]

    with pytest.raises(PackageError):
        load(_raw(plain), SCHEMA)


@pytest.mark.parametrize(
    "respell",
    [
        lambda raw: raw + b" ",
        lambda raw: raw.replace(b'":', b'": ', 1),
        lambda raw: raw.replace(b'"counter":7', b'"counter":7,"counter":7'),
        lambda raw: raw.replace(b'"counter":7', b'"counter":NaN'),
        lambda raw: raw.replace(b'"roster"', b'"\\u0072oster"'),
        lambda raw: raw.replace(b'"counter":7', b'"counter":07'),
        lambda raw: b"\xef\xbb\xbf" + raw,
        lambda raw: raw[:-1],
        lambda _raw: b"[" * 16384,
        lambda _raw: b"[]",
        lambda _raw: b"null",
        lambda _raw: b'"\\ud800"',
        lambda raw: json.dumps(json.loads(raw), separators=(",", ":")).encode(),
    ],
)
def test_a_header_in_another_spelling_is_refused(plain, respell):
    with pytest.raises(PackageError) as refused:
        load(respell(_raw(plain)), SCHEMA)
    assert refused.value.code == "damaged"


def test_a_later_schema_names_the_version_needed(plain):
    with pytest.raises(PackageError) as refused:
        load(_raw(plain | {"schema": SCHEMA + 1, "program": "2.5"}), SCHEMA)
    assert refused.value.code == "newer_version"
    assert "2.5" in refused.value.advice


def test_a_later_schema_may_have_keys_of_its_own(plain):
    with pytest.raises(PackageError) as refused:
        load(_raw(plain | {"schema": SCHEMA + 1, "more": [1, 2]}), SCHEMA)
    assert refused.value.code == "newer_version"


def test_a_later_schema_cannot_smuggle_words_onto_the_screen(plain):
    with pytest.raises(PackageError) as refused:
        load(_raw(plain | {"schema": SCHEMA + 1, "program": "请拨打 000"}), SCHEMA)
    assert refused.value.code == "damaged"


def test_an_unsound_header_is_not_dumped(header, sender):
    unsound = dataclasses.replace(header, sender=Party.of(sender.public), to="c" * 64, content="d" * 64, counter=0)

    with pytest.raises(ValueError):
        unsound.dump()


def test_a_header_beyond_sixteen_kibibytes_is_not_dumped(header, sender):
    many = {f"record_{number:04}": 1 for number in range(1200)}
    large = dataclasses.replace(header, sender=Party.of(sender.public), to="c" * 64, content="d" * 64, counts=many)

    with pytest.raises(ValueError):
        large.dump()

"""The bytes around the payload."""

from __future__ import annotations

import hashlib
import io

import pytest

from desktop.formats.package import PackageError, envelope
from desktop.formats.package.envelope import Envelope
from desktop.formats.package.limits import LARGEST_HEADER

HEADER, SIGNATURE = b'{"kind":"monthly"}', bytes(range(64))


def code_of(raw: bytes) -> str:
    with pytest.raises(PackageError) as refusal:
        envelope.load(io.BytesIO(raw), "示例.xiang")
    return refusal.value.code


def test_what_is_written_is_read_back_and_the_rest_is_left_for_the_reader() -> None:
    file = io.BytesIO(Envelope(HEADER, SIGNATURE).dump() + b"age")
    assert (envelope.load(file, "x"), file.read()) == (Envelope(HEADER, SIGNATURE), b"age")


def test_another_file_is_named_as_no_package() -> None:
    assert code_of(b"PK\x03\x04" + bytes(100)) == "not_a_package"


def test_another_suite_is_named_as_such() -> None:
    raw = bytearray(Envelope(HEADER, SIGNATURE).dump())
    raw[9] = 2
    assert code_of(bytes(raw)) == "unknown_suite"


@pytest.mark.parametrize("length", [0, 1, LARGEST_HEADER + 1, 0xFFFFFFFF])
def test_a_header_of_no_possible_length_is_damage_and_is_not_read(length: int) -> None:
    assert code_of(Envelope(HEADER, SIGNATURE).dump()[:10] + length.to_bytes(4, "big") + bytes(100)) == "damaged"


@pytest.mark.parametrize("missing", [1, 64, 70])
def test_a_file_cut_off_in_its_start_is_damaged(missing: int) -> None:
    assert code_of(Envelope(HEADER, SIGNATURE).dump()[:-missing]) == "damaged"


def test_the_statement_covers_header_and_ciphertext() -> None:
    first = envelope.statement(HEADER, hashlib.sha256(b"a").digest())
    assert (
        len({first, envelope.statement(HEADER + b" ", hashlib.sha256(b"a").digest()), envelope.statement(HEADER, bytes(32))})
        == 3
    )
    assert envelope.digest(first) == hashlib.sha256(first).hexdigest()

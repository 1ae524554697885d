from __future__ import annotations

import dataclasses
import random
import struct
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.formats.package import Outcome, PackageError, inspect, judge, open_rows, write

SCHEMA = 3


def test_rows_come_back_as_they_went(sealed, path, rows, street):
    assert list(open_rows(path, sealed, street)) == rows


def test_reading_twice_gives_the_same(sealed, path, pinned, street):
    first, second = (inspect(path, pinned, schema=SCHEMA) for _ in range(2))

    assert first == second
    assert list(open_rows(path, first, street)) == list(open_rows(path, second, street))


def test_the_forge_can_make_a_true_package(forge, refusal):
    assert refusal(forge.whole()) == ""


def test_a_package_read_again_is_known_by_its_seal(sealed, path, pinned):
    again = inspect(path, pinned, schema=SCHEMA)

    assert judge([sealed.seen], again.seen).outcome is Outcome.KNOWN


def test_the_same_rows_sealed_again_under_one_number_are_an_alarm(sealed, tmp_path, header, rows, letter):
    again = write(tmp_path / "又一份.社包", header, rows, letter)

    assert judge([sealed.seen], again.seen).outcome is Outcome.FORK


def test_a_package_that_names_the_one_before_it_follows(sealed, tmp_path, header, rows, letter):
    after = write(tmp_path / "第8号.社包", dataclasses.replace(header, counter=8, previous=sealed.digest), rows, letter)

    assert judge([sealed.seen], after.seen).takes_in


def test_a_lost_stick_can_be_reported_without_opening_it(sealed, path, pinned):
    header = inspect(path, pinned, schema=SCHEMA).header

    assert (header.kind, header.sender.name, header.counts) == ("roster", "示例苑居民区", {"resident": 2, "visit": 1})


def test_a_file_changed_after_the_look_is_not_decrypted(sealed, path, street):
    raw = path.read_bytes()
    path.write_bytes(raw[:-1] + bytes([raw[-1] ^ 1]))

    with pytest.raises(PackageError) as refused:
        open_rows(path, sealed, street)
    assert refused.value.code == "changed_file"


def test_another_true_package_in_its_place_is_not_decrypted(sealed, path, forge, street):
    path.write_bytes(forge.whole(counter=8))

    with pytest.raises(PackageError) as refused:
        open_rows(path, sealed, street)
    assert refused.value.code == "changed_file"


def test_a_stick_pulled_after_the_look_is_a_sentence(sealed, path, street):
    path.unlink()

    with pytest.raises(PackageError, match="读不出来"):
        open_rows(path, sealed, street)


def test_a_file_that_is_not_there_is_a_sentence(path, pinned):
    with pytest.raises(PackageError) as refused:
        inspect(path, pinned, schema=SCHEMA)
    assert refused.value.code == "unreadable"


def test_every_flipped_byte_before_the_payload_is_refused_before_decrypting(sealed, path, closed):
    raw = path.read_bytes()
    body = raw.index(b"age-encryption.org")

    passed = [at for at in range(body) if not closed(raw[:at] + bytes([raw[at] ^ 0xFF]) + raw[at + 1 :])]

    assert passed == []


def test_every_single_bit_before_the_payload_counts(sealed, path, closed):
    raw = path.read_bytes()
    body = raw.index(b"age-encryption.org")
    draw = random.Random(1)

    passed = [at for at in range(body) if not closed(raw[:at] + bytes([raw[at] ^ 1 << draw.randrange(8)]) + raw[at + 1 :])]

    assert passed == []


def test_flipped_bytes_of_the_payload_are_refused_before_decrypting(path, header, rows, letter, closed):
    write(path, header, [rows[0] | {"note": random.Random(2).randbytes(2_000).hex()}], letter)
    raw = path.read_bytes()
    body = raw.index(b"age-encryption.org")
    places = random.Random(3).sample(range(body, len(raw)), 400)

    passed = [at for at in places if not closed(raw[:at] + bytes([raw[at] ^ 0x10]) + raw[at + 1 :])]

    assert passed == []


def test_every_truncation_is_refused(sealed, path, closed):
    raw = path.read_bytes()

    assert [length for length in range(len(raw)) if not closed(raw[:length])] == []


@pytest.mark.parametrize("more", [b"\0", b"\n", b"more" * 1000])
def test_appended_bytes_are_refused(sealed, path, closed, more):
    assert closed(path.read_bytes() + more) == "damaged"


def test_two_packages_one_after_the_other_are_refused(sealed, path, closed):
    raw = path.read_bytes()

    assert closed(raw + raw) == "damaged"


def test_bytes_swapped_between_two_true_packages_are_refused(forge, closed):
    first, second = forge.whole(counter=7), forge.whole(counter=8)
    at = first.index(b"age-encryption.org")

    assert closed(first[:at] + second[at:]) == "damaged"


@given(raw=st.binary(max_size=400), start=st.integers(0, 14))
@settings(deadline=None, max_examples=150)
def test_no_bytes_at_all_surprise_the_reader(raw, start):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "包.社包")
        path.write_bytes((b"\x8fXIANG\r\n" + struct.pack(">HI", 1, 200))[:start] + raw)

        with pytest.raises(PackageError):
            inspect(path, {}.get, schema=SCHEMA)

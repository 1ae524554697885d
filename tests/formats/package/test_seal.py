from __future__ import annotations

import dataclasses
import struct

import pytest

from desktop.base.clock import Clock
from desktop.base.errors import DeskError
from desktop.formats.package import Limits, PackageError, inspect, open_rows, write


def test_the_layout_is_as_documented(sealed, path):
    raw = path.read_bytes()
    magic, suite, length = struct.unpack(">8sHI", raw[:14])

    assert (magic, suite) == (b"\x8fXIANG\r\n", 1)
    assert raw[14 : 14 + length] == sealed.header.dump()
    assert raw[78 + length :].startswith(b"age-encryption.org/v1\n")


def test_the_header_tells_sender_recipient_and_counts(sealed, sender, street):
    assert sealed.header.sender.fingerprint == sender.public.fingerprint
    assert sealed.header.to == street.public.fingerprint
    assert sealed.header.counts == {"resident": 2, "visit": 1}


def test_the_writer_knows_what_the_reader_will_find(sealed, path, pinned):
    assert inspect(path, pinned, schema=3) == sealed


def test_no_word_of_a_row_lies_open(sealed, path):
    raw = path.read_bytes()

    assert not any("张示例".encode(coding) in raw for coding in ("utf-8", "utf-16-le", "gb18030"))


def test_the_content_hash_of_the_same_rows_differs_each_time(tmp_path, header, rows, letter):
    letter = dataclasses.replace(letter, clock=Clock())
    first, second = (write(tmp_path / name, header, rows, letter) for name in ("甲.社包", "乙.社包"))

    assert first.header.content != second.header.content


def test_a_package_without_rows_is_a_package(path, header, letter, pinned, street):
    sealed = write(path, header, [], letter)

    assert list(open_rows(path, sealed, street)) == []


@pytest.mark.parametrize(
    "wrong", [{"owner": "别处"}, {"owner": None}, {"uid": ""}, {"uid": 5}, {"record": "No Such"}, {"record": None}]
)
def test_a_row_that_does_not_belong_is_never_sealed(path, header, rows, letter, wrong):
    with pytest.raises(ValueError):
        write(path, header, [*rows, rows[0] | wrong], letter)

    assert not path.exists()


def test_a_package_to_oneself_is_not_written(path, header, rows, letter, sender):
    with pytest.raises(PackageError) as refused:
        write(path, header, rows, dataclasses.replace(letter, recipient=sender.public))
    assert refused.value.code == "to_self"


@pytest.mark.parametrize(
    "limits", [Limits(package=1200), Limits(unpacked=60_000), Limits(line=40_000), Limits(free=60_000, ratio=2)]
)
def test_what_the_reader_would_refuse_is_not_written(path, header, rows, letter, limits):
    large = rows[0] | {"note": "长" * 20_000}

    with pytest.raises(PackageError) as refused:
        write(path, header, [large], dataclasses.replace(letter, limits=limits))
    assert refused.value.code == "too_big_to_write"
    assert not path.exists()


def test_a_row_source_that_fails_leaves_the_old_file(path, header, rows, letter):
    path.write_bytes(b"old")

    def stopped():
        yield rows[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(path, header, stopped(), letter)

    assert path.read_bytes() == b"old"


def test_a_folder_that_is_gone_is_a_sentence(tmp_path, header, rows, letter):
    with pytest.raises(DeskError, match="没有写成"):
        write(tmp_path / "拔掉的盘" / "包.社包", header, rows, letter)

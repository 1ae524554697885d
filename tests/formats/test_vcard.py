"""Address books as phones read them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.base.errors import DeskError
from desktop.formats.vcard import Contact, card, write


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def test_an_entry_says_who_where_and_how_to_ring() -> None:
    entry = card(Contact("示例安", ("13900001234", "021-62345678"), "示例路100弄5号302", "示例苑居民区"))

    assert unfolded(entry) == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "FN:示例安",
        "N:示例安;;;;",
        "TEL;VALUE=text:13900001234",
        "TEL;VALUE=text:021-62345678",
        "ADR:;;示例路100弄5号302;;;;",
        "ORG:示例苑居民区",
        "END:VCARD",
    ]


def test_what_is_not_known_has_no_line() -> None:
    assert unfolded(card(Contact("示例安"))) == ["BEGIN:VCARD", "VERSION:4.0", "FN:示例安", "N:示例安;;;;", "END:VCARD"]


@pytest.mark.parametrize(
    ("name", "written"),
    [("a;b", "a\\;b"), ("a,b", "a\\,b"), ("a\\b", "a\\\\b"), ("a\nTEL:110", "a\\nTEL:110"), ("a\x00b", "ab")],
)
def test_no_sign_in_a_name_begins_a_field_of_its_own(name: str, written: str) -> None:
    assert f"FN:{written}" in unfolded(card(Contact(name)))


@given(st.text(min_size=1, max_size=200))
def test_no_line_is_longer_than_readers_take_and_none_is_cut_within_a_character(name: str) -> None:
    entry = card(Contact(name, ("13900001234",))).encode()

    assert max(len(line) for line in entry.split(b"\r\n")) <= 75
    assert [line for line in unfolded(entry.decode()) if line.startswith(("BEGIN", "END"))] == ["BEGIN:VCARD", "END:VCARD"]
    assert len(unfolded(entry.decode())) == 6


def test_a_book_is_written_whole_in_utf8(tmp_path: Path) -> None:
    path = tmp_path / "通讯录.vcf"
    write(path, (Contact("示例安"), Contact("阿依古丽·示例")))

    assert path.read_bytes().decode().count("BEGIN:VCARD\r\nVERSION:4.0\r\n") == 2


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(DeskError):
        write(tmp_path / "没有" / "通讯录.vcf", ())

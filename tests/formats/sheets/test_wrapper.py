"""The zip is checked before anything in it is read."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

import pytest

from desktop.base.errors import DeskError
from desktop.formats.sheets import wrapper

PLAIN = b'<?xml version="1.0" encoding="UTF-8"?><workbook/>'


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def overlapping() -> bytes:
    """Two directory entries over one part."""
    content = packed({"a.xml": PLAIN, "b.xml": PLAIN})
    second = content.rindex(b"PK\x01\x02")
    return content[: second + 42] + struct.pack("<I", 0) + content[second + 46 :]


def locked() -> bytes:
    content = bytearray(packed({"a.xml": PLAIN}))
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    return bytes(content)


def test_an_ordinary_file_passes() -> None:
    with wrapper.opened(packed({"xl/workbook.xml": PLAIN, "xl/styles.xml": b"<!-- a --> <styleSheet/>"})) as file:
        assert file.read("xl/workbook.xml") == PLAIN


@pytest.mark.parametrize(
    "content",
    [
        lambda: packed({"a.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}),
        lambda: packed({"a.rels": b'\xef\xbb\xbf<?xml version="1.0"?><!DOCTYPE x SYSTEM "x.dtd"><x/>'}),
        lambda: packed({"a.xml": b"<!-- <a --><!DOCTYPE x><!-- b --><x/>"}),
        lambda: packed({"a.xml": b"<!--" + b" " * 70_000 + b"--><!DOCTYPE x><x/>"}),
        lambda: packed({"a.xml": "<!DOCTYPE x><x/>".encode("utf-16")}),
        lambda: packed({"../a.xml": PLAIN}),
        lambda: packed({"/etc/a.xml": PLAIN}),
        lambda: packed({"C:\\a.xml": PLAIN}),
        lambda: packed({f"a{n}.bin": b"" for n in range(5000)}),
        lambda: packed({"a.bin": bytes(40 * 2**20)}),
        overlapping,
    ],
    ids=["entity", "dtd", "comments", "far", "utf-16", "climbing", "absolute", "drive", "many", "puffed", "overlapping"],
)
def test_a_file_built_to_do_harm_is_refused(content: Callable[[], bytes]) -> None:
    with pytest.raises(DeskError, match="不正常"):
        wrapper.opened(content())


def test_a_part_twice_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("a.xml", PLAIN)
        with pytest.warns(UserWarning, match="Duplicate"):
            file.writestr("a.xml", PLAIN)

    with pytest.raises(DeskError, match="不正常"):
        wrapper.opened(out.getvalue())


def test_a_locked_part_is_told_as_locked() -> None:
    with pytest.raises(DeskError, match="密码"):
        wrapper.opened(locked())


def test_a_part_that_is_no_xml_is_told_as_damaged() -> None:
    with pytest.raises(DeskError, match="损坏"):
        wrapper.opened(packed({"a.xml": b"not at all"}))


@pytest.mark.parametrize("cut", [10, 60, -30])
def test_a_cut_file_is_told_as_damaged(cut: int) -> None:
    with pytest.raises(DeskError, match="损坏"):
        wrapper.opened(packed({"a.xml": PLAIN, "b.xml": PLAIN})[:cut])

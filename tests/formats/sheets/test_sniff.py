"""Each form is known by its content, and each form that cannot be read has its way out."""

from __future__ import annotations

import pytest

from desktop.base.errors import DeskError
from desktop.formats.sheets.sniff import Form, form_of

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def stream(name: str) -> bytes:
    return name.encode("utf-16-le") + b"\0\0"


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (b"PK\x03\x04......xl/workbook.xml", Form.XLSX),
        (b"PK\x03\x04......xl\\workbook.xml", Form.XLSX),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", Form.ODS),
        (COMPOUND + stream("Workbook"), Form.XLS),
        (COMPOUND + stream("Book"), Form.XLS),
        ("姓名,电话".encode(), Form.TEXT),
        ("姓名,电话".encode("gb18030"), Form.TEXT),
        ("姓名\t电话".encode("utf-16"), Form.TEXT),
    ],
)
def test_a_form_is_known_by_its_content(content: bytes, form: Form) -> None:
    assert form_of(content, "名册.dat") is form


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "空的"),
        (b" \r\n ", "空的"),
        (COMPOUND + stream("EncryptedPackage"), "密码"),
        (COMPOUND + stream("WordDocument"), "文稿"),
        (COMPOUND, "认不出"),
        (b"PK\x03\x04word/document.xml", "文稿"),
        (b"PK\x03\x04something", "认不出"),
        (b"<html><table><tr><td>1", "网页"),
        (b"\r\n<!DOCTYPE html><html>", "网页"),
        (b"<table border=1><tr>", "网页"),
        (b"MIME-Version: 1.0\r\n", "网页"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "网页"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n", "图片"),
        (b"MZ\x90\0\x03\0\0\0", "认不出"),
    ],
)
def test_what_cannot_be_read_has_a_sentence_and_a_way_out(content: bytes, says: str) -> None:
    with pytest.raises(DeskError, match=says) as caught:
        form_of(content, "名册.xls")

    assert caught.value.advice


@pytest.mark.parametrize("content", [COMPOUND + stream("Workbook"), b"PK\x03\x04xl/workbook.xml", b"anything"])
def test_wps_own_form_is_told_the_two_clicks(content: bytes) -> None:
    with pytest.raises(DeskError, match=r"\.et") as caught:
        form_of(content, "名册.ET")

    assert "“文件”→“另存为”" in caught.value.advice
    assert "xlsx" in caught.value.advice

"""What a file is, by its content and not by its name; and the sentence for each that cannot be read. Runs in the child."""

from __future__ import annotations

import re
from enum import Enum

from desktop.base.errors import DeskError

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WEB = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|meta|table|style|div)", re.IGNORECASE | re.DOTALL
)
_OLD_XML = re.compile(rb"\s*<\?xml.{0,400}?urn:schemas-microsoft-com:office:spreadsheet", re.DOTALL)
_LOOKED_AT = 4096


class Form(Enum):
    """The forms that can be read."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    TEXT = "csv"


_SAVE_AS = "用 Excel 或 WPS 打开它，点“文件”→“另存为”，类型选“Excel 工作簿(*.xlsx)”，再导入新存的文件。"


def form_of(content: bytes, name: str) -> Form:
    """The form of a file's content.

    Args:
        content: the whole file.
        name: its name; looked at only to tell WPS's own .et, which is built like an old .xls.

    Raises:
        DeskError: with the way out, when it is nothing that can be read.
    """
    if name.lower().endswith((".et", ".ett")):
        raise DeskError(
            "这是 WPS 自己的 .et 表格，这里读不了，原文件没有改动",
            "在 WPS 中打开它，点“文件”→“另存为”，类型选“Excel 文件(*.xlsx)”，再导入新存的文件。",
        )
    if not content.strip():
        raise DeskError("这个文件是空的，没有可导入的内容", "请确认选对了文件，再试一次。")
    if content.startswith(b"PK"):
        return _zipped(content)
    if content.startswith(_COMPOUND):
        return _compound(content)
    head = content[:_LOOKED_AT]
    if _WEB.match(head) or _OLD_XML.match(head) or head.lstrip().startswith(b"MIME-Version:"):
        raise DeskError("这个文件其实是网页，不是 Excel 表格，没有读取任何内容", _SAVE_AS)
    if head.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf")):
        raise DeskError("这是图片、PDF 或文稿，不是表格，没有读取任何内容", "请选择 xlsx、xls、ods 或 csv 格式的名册。")
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise unknown()
    return Form.TEXT


def unknown() -> DeskError:
    """Neither a sheet nor text."""
    return DeskError("认不出这个文件的格式，没有读取任何内容", _SAVE_AS)


def damaged() -> DeskError:
    """A sheet by its looks that does not open."""
    return DeskError("这个文件已经损坏，没有读取任何内容", "请向对方再要一份，或" + _SAVE_AS)


def locked() -> DeskError:
    """A sheet that asks for a password."""
    return DeskError(
        "这个表格设了打开密码，没有读取任何内容",
        "用 Excel 或 WPS 打开它，点“文件”→“信息”→“保护工作簿”取消密码，保存后再导入。",
    )


def _zipped(content: bytes) -> Form:
    names = content[-(2**20) :]  # the central directory, at the end, names every part
    if b"xl/workbook.xml" in names or b"xl\\workbook.xml" in names:
        return Form.XLSX
    if b"application/vnd.oasis.opendocument.spreadsheet" in content[:200]:
        return Form.ODS
    if b"word/document.xml" in names or b"application/vnd.oasis.opendocument.text" in content[:200]:
        raise DeskError("这是文稿，不是表格，没有读取任何内容", "请把其中的表格复制出来，在导入页上粘贴。")
    raise unknown()


def _compound(content: bytes) -> Form:
    if _stream("EncryptedPackage") in content:
        raise locked()
    if _stream("Workbook") in content or _stream("Book") in content:
        return Form.XLS
    if _stream("WordDocument") in content:
        raise DeskError("这是文稿，不是表格，没有读取任何内容", "请把其中的表格复制出来，在导入页上粘贴。")
    raise unknown()


def _stream(name: str) -> bytes:
    """A stream's name as the directory of a compound file holds it. Source: [MS-CFB] 2.6.1."""
    return name.encode("utf-16-le") + b"\0\0"

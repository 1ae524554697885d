"""The zip around xlsx and ods, checked before anything in it is read. Runs in the child.

Our own checks, because the interpreter's zipfile has none against overlapping
parts before 3.11.8 (CVE-2024-0450) and the sheet reader none at all.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from io import BytesIO
from itertools import pairwise

from desktop.base.errors import DeskError
from desktop.formats.sheets import sniff

_MOST_PARTS = 4096
_MOST_BYTES = 400 * 2**20  # 100,000 rows of 12 columns unpack to 56 MB
_MOST_RATIO = 400  # a million formatted blank rows pack about 100 : 1; a bomb of zeros 1000 : 1
_RATIO_COUNTS_FROM = 16 * 2**20
_PROLOG = 64 * 1024
_ENTRY = b"PK\x01\x02"
_LOCAL_HEADER = 30
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
)
# possessive, so that no comment can be stretched over a document type behind it
_PLAIN_PROLOG = re.compile(rb"(?:\xef\xbb\xbf)?(?>\s|<\?.*?\?>|<!--.*?-->)*+<[A-Za-z_]", re.DOTALL)


def opened(content: bytes) -> zipfile.ZipFile:
    """The zip, once nothing speaks against it.

    Raises:
        DeskError: damaged, locked, or built to do harm.
    """
    if content.count(_ENTRY) > _MOST_PARTS:
        raise _suspicious()
    try:
        packed = zipfile.ZipFile(BytesIO(content))
        _check_directory(packed.infolist())
        _check_places(packed, content)
        _check_prologs(packed)
    except _BROKEN as error:
        raise sniff.damaged() from error
    return packed


def _suspicious() -> DeskError:
    return DeskError(
        "这个文件的内部结构不正常，可能是有害文件，没有读取任何内容",
        "请不要再打开它，向发来文件的人核实；确实需要时，请对方重新另存为 xlsx。",
    )


def _check_directory(parts: list[zipfile.ZipInfo]) -> None:
    """Sizes, names and number of the parts as the directory tells them."""
    if any(part.flag_bits & 1 for part in parts):
        raise sniff.locked()
    names = [part.filename.replace("\\", "/") for part in parts]
    whole = sum(part.file_size for part in parts)
    puffed = any(part.file_size > _RATIO_COUNTS_FROM and part.file_size > _MOST_RATIO * part.compress_size for part in parts)
    astray = any(name.startswith("/") or ":" in name or ".." in name.split("/") for name in names)
    if len(set(names)) != len(names) or whole > _MOST_BYTES or puffed or astray:
        raise _suspicious()


def _check_places(packed: zipfile.ZipFile, content: bytes) -> None:
    """No part may lie over another or over the directory."""
    spans = []
    for part in packed.infolist():
        name_length, extra_length = struct.unpack_from("<HH", content, part.header_offset + 26)
        start = part.header_offset
        spans.append((start, start + _LOCAL_HEADER + name_length + extra_length + part.compress_size))
    spans.sort()
    spans.append((packed.start_dir, len(content)))
    if any(end > start for (_, end), (start, _) in pairwise(spans)):
        raise _suspicious()


def _check_prologs(packed: zipfile.ZipFile) -> None:
    """No document type, hence no entity, in any XML part; and no encoding that would hide one."""
    for part in packed.infolist():
        if not part.filename.lower().endswith((".xml", ".rels")) or not part.file_size:
            continue
        with packed.open(part) as stream:
            head = stream.read(_PROLOG)
        if not _PLAIN_PROLOG.match(head):
            raise (
                _suspicious()
                if head.lstrip().startswith((b"<", b"\xef\xbb\xbf<", b"\xff\xfe", b"\xfe\xff"))
                else sniff.damaged()
            )

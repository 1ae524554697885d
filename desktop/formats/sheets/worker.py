"""The child's side of reading a sheet: the only place where a roster file is opened.

Replies, in order: `{"book": form, "epoch": 1900|1904, "hidden": [sheet names]}`,
then per sheet `{"sheet": name, "merged": [[top, left, bottom, right], …]}` and
chunks `{"rows": [[cell, …], …]}` beginning with the file's first row. A cell is
text, a number, true or false, or "" when blank; a date cell is its ISO text.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desktop.base.errors import DeskError
from desktop.formats.sheets import delimited, sniff
from desktop.formats.sheets.sniff import Form

_MOST_BYTES = 200 * 2**20
_CHUNK_ROWS = 1000


def serve(request: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Replies for the file at request["path"].

    Raises:
        DeskError: with the way out, when it cannot be read.
    """
    path = Path(request["path"])
    content = _content(path)
    form = sniff.form_of(content, path.name)
    if form is Form.TEXT:
        return _text(delimited.decoded(content))
    from desktop.formats.sheets import excel  # noqa: PLC0415 - csv needs no Excel reader

    return excel.grids(content, form)


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise DeskError("这个文件超过 200 MB，没有读取任何内容", "请只留下名册那一张工作表，另存为新的 xlsx 文件后再导入。")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise DeskError(f"找不到文件“{path.name}”", "它可能被移走、改名，或者 U 盘已拔出。请重新选择文件。") from error
    except PermissionError as error:
        raise DeskError(f"文件“{path.name}”打不开，没有读取任何内容", "请先在 Excel 中关闭这个文件，再试一次。") from error
    except OSError as error:
        raise DeskError(f"文件“{path.name}”读不出来", "请确认选的是文件，U 盘没有松动，再试一次。") from error


def _text(text: str) -> Iterator[dict[str, Any]]:
    rows = delimited.records(text)
    yield {"book": Form.TEXT.value, "epoch": 1900, "hidden": []}
    yield {"sheet": "", "merged": []}
    for start in range(0, len(rows), _CHUNK_ROWS):
        yield {"rows": rows[start : start + _CHUNK_ROWS]}

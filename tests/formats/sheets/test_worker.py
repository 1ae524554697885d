"""The child's side: a path in, grids or a sentence out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop.base.errors import DeskError
from desktop.formats.sheets.worker import serve


def test_a_csv_becomes_one_sheet_without_a_name(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("姓名,电话\n张三,1\n", encoding="utf-8")

    assert list(serve({"path": str(path)})) == [
        {"book": "csv", "epoch": 1900, "hidden": []},
        {"sheet": "", "merged": []},
        {"rows": [["姓名", "电话"], ["张三", "1"]]},
    ]


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="找不到"):
        serve({"path": str(tmp_path / "没有.xlsx")})


def test_a_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(DeskError):
        serve({"path": str(tmp_path)})


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("姓名,电话")
    path.chmod(0)

    with pytest.raises(DeskError, match="打不开"):
        serve({"path": str(path)})


def test_a_file_that_another_program_holds_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("姓名,电话")

    def held(_path: Path) -> bytes:
        raise PermissionError(13, "in use by Excel")

    monkeypatch.setattr(Path, "read_bytes", held)

    with pytest.raises(DeskError, match="打不开") as caught:
        serve({"path": str(path)})

    assert "请先在 Excel 中关闭这个文件" in caught.value.advice


def test_a_giant_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(201 * 2**20)

    with pytest.raises(DeskError, match="200 MB"):
        serve({"path": str(path)})

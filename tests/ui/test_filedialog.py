"""Choosing a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.ui.filedialog import file_dialog
from desktop.work.ask import FileKind


def test_kinds_of_file_are_named_with_their_endings(show: Callable[..., QWidget]) -> None:
    dialog = file_dialog(show(QWidget()), "选名册", "", [FileKind("Excel 表格", ("xlsx", "xls")), FileKind("文本", ("csv",))])

    assert dialog.nameFilters() == ["Excel 表格 (*.xlsx *.xls)", "文本 (*.csv)"]


def test_it_begins_in_the_folder_given(show: Callable[..., QWidget], tmp_path: Path) -> None:
    assert file_dialog(show(QWidget()), "选名册", str(tmp_path)).directory().absolutePath() == str(tmp_path)


def test_qt_s_english_words_are_ours(show: Callable[..., QWidget]) -> None:
    dialog = file_dialog(show(QWidget()), "选名册", "")

    assert [dialog.labelText(one) for one in (QFileDialog.DialogLabel.LookIn, QFileDialog.DialogLabel.FileType)] == [
        "位置",
        "类型",
    ]


def test_papers_are_looked_for_in_documents_then_on_the_desktop_then_at_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, show: Callable[..., QWidget]
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    found = []
    for name in ("", "Desktop", "Documents"):
        (tmp_path / name).mkdir(exist_ok=True)
        found.append(file_dialog(show(QWidget()), "保存", "").directory().absolutePath())

    assert found == [str(tmp_path), str(tmp_path / "Desktop"), str(tmp_path / "Documents")]

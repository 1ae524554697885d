"""Choosing a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.ui.filedialog import file_dialog, papers
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


def test_papers_go_where_people_look_for_them_and_not_where_the_program_stands(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    nowhere = papers()
    (tmp_path / "Documents").mkdir()

    assert (nowhere, papers()) == (str(tmp_path), str(tmp_path / "Documents"))

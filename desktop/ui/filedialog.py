"""The dialog that chooses a file or a folder: the system's own where there is one, Qt's in Chinese elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.base.text import tr
from desktop.work.ask import FileKind

_WORDS = (
    (QFileDialog.DialogLabel.LookIn, "位置"),
    (QFileDialog.DialogLabel.FileName, "文件名"),
    (QFileDialog.DialogLabel.FileType, "类型"),
    (QFileDialog.DialogLabel.Reject, "取消"),
)
"""Words that Qt's own translation leaves in English."""


_KEPT_IN = (
    QStandardPaths.StandardLocation.DocumentsLocation,
    QStandardPaths.StandardLocation.DesktopLocation,
    QStandardPaths.StandardLocation.HomeLocation,
)


def usual_folder(places: Sequence[QStandardPaths.StandardLocation]) -> str:
    """The first of these that is there: never the folder the program was started from, which nobody knows."""
    named = (QStandardPaths.writableLocation(one) for one in places)
    return next((one for one in named if one and Path(one).is_dir()), str(Path.home()))


def file_dialog(over: QWidget, title: str, folder: str, kinds: Sequence[FileKind] = ()) -> QFileDialog:
    """The dialog, in a folder and with these kinds of file to choose from; what it is to choose is set by the caller.

    Args:
        folder: where it begins; blank = where a person keeps their papers.
    """
    dialog = QFileDialog(over, tr(title), folder or usual_folder(_KEPT_IN))
    patterns = [f"{tr(kind.label)} ({' '.join(f'*.{ending}' for ending in kind.endings)})" for kind in kinds]
    if patterns:
        dialog.setNameFilters(patterns)
    for where, text in _WORDS:
        dialog.setLabelText(where, tr(text))
    # The detailed view names the sorts of files, also in English.
    dialog.setViewMode(QFileDialog.ViewMode.List)
    return dialog

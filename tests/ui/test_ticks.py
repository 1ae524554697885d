"""Several of some options."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.ticks import Ticks


def test_what_was_ticked_before_is_ticked(qtbot: QtBot) -> None:
    made = Ticks("标签上写什么？", ("住址", "收件人", "人数"), (0, 1))
    qtbot.addWidget(made)

    assert made.ticked == (0, 1)


def test_space_ticks_what_is_under_the_cursor_and_says_so(qtbot: QtBot) -> None:
    made = Ticks("标签上写什么？", ("住址", "收件人"))
    qtbot.addWidget(made)
    made.show()
    made.setCurrentRow(1)

    with qtbot.waitSignal(made.changed):
        qtbot.keyClick(made, Qt.Key.Key_Space)

    assert made.ticked == (1,)

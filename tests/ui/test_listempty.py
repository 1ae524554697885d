from __future__ import annotations

import pytest
from kernel import Person
from PySide6.QtWidgets import QLabel

from desktop.ui.listempty import Beginning, nothing


@pytest.mark.parametrize(("why", "words"), [("bin", "回收站是空的"), ("narrow", "没有找到这样的人"), ("empty", "还没有人")])
def test_a_table_without_rows_says_why(qtbot, why: str, words: str) -> None:
    shown = nothing(Person, why, Beginning(), lambda: None)
    qtbot.addWidget(shown)

    assert words in [one.text() for one in shown.findChildren(QLabel)]

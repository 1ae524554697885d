from __future__ import annotations

import pytest
from kernel import House, Person
from PySide6.QtWidgets import QLabel

from desktop.ui.listempty import Beginning, nothing


@pytest.mark.parametrize(("why", "words"), [("bin", "回收站是空的"), ("narrow", "没有找到这样的人"), ("empty", "还没有人")])
def test_a_table_without_rows_says_why(qtbot, why: str, words: str) -> None:
    shown = nothing(Person, why, Beginning(), lambda: None)
    qtbot.addWidget(shown)

    assert words in [one.text() for one in shown.findChildren(QLabel)]


def test_how_to_seek_is_told_only_where_names_or_numbers_are_found(qtbot) -> None:
    said = {}
    for kind in (Person, House):
        shown = nothing(kind, "narrow", Beginning(), lambda: None)
        qtbot.addWidget(shown)
        said[kind.label] = "".join(one.text() for one in shown.findChildren(QLabel))

    assert ["拼音" in words or "三位" in words for words in said.values()] == [True, False]

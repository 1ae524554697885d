from __future__ import annotations

import pytest
from desks import Note
from kernel import House, Person
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.model.fields import Field
from desktop.ui.editing.lines import FixedEditor
from desktop.ui.editing.veil import VeiledEditor
from desktop.ui.editors import EDITORS, editor
from desktop.work.desk import Desk

FIELDS = [field for kind in (Person, House, Note) for field in kind.fields.values()]


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: f"{field.label}")
def test_every_kind_has_an_editor_named_after_its_field(field: Field, desk: Desk, qtbot: QtBot) -> None:
    made = editor(field, desk)
    qtbot.addWidget(made)

    name = QAccessible.queryAccessibleInterface(made.input).text(QAccessible.Text.Name)

    assert field.label in name


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: f"{field.label}")
def test_the_wheel_gives_none_of_them_the_keyboard(field: Field, desk: Desk, qtbot: QtBot) -> None:
    made = editor(field, desk)
    qtbot.addWidget(made)

    taking = [one for one in (made, *made.findChildren(QWidget)) if one.focusPolicy() is Qt.FocusPolicy.WheelFocus]

    assert [one for one in taking if one.isVisibleTo(made)] == []


@pytest.mark.parametrize(
    ("name", "words", "value"),
    [
        ("name", " 示例 安", "示例安"),
        ("born", "1949.12.31", "1949-12-31"),
        ("sex", "女性", "女"),
        ("phone", "139 0000 1234", "13900001234"),
        ("id_number", "11010519491231002x", "11010519491231002X"),
        ("age", "76", "76"),
        ("helped", "是", "是"),
        ("note", "第一行\n第二行", "第一行\n第二行"),
    ],
)
def test_words_settle_into_the_spelling_that_is_kept(name: str, words: str, value: str, desk: Desk, qtbot: QtBot) -> None:
    made = editor(Person.fields[name], desk)
    qtbot.addWidget(made)
    made.write(words)

    made.settle()

    assert made.words() == value


def test_what_a_verb_works_out_cannot_be_written(desk: Desk, qtbot: QtBot) -> None:
    made = editor(Person.fields["no"], desk)
    qtbot.addWidget(made)

    assert isinstance(made, FixedEditor)


def test_what_is_private_can_be_veiled(desk: Desk, qtbot: QtBot) -> None:
    made = editor(Person.fields["phone"], desk)
    qtbot.addWidget(made)

    assert isinstance(made, VeiledEditor)


def test_the_table_names_every_kind_once() -> None:
    kinds = {type(field.kind) for field in FIELDS}

    assert kinds <= set(EDITORS)

from __future__ import annotations

import pytest
from kernel import Person
from pytestqt.qtbot import QtBot

from desktop.ui.editing.base import Editor
from desktop.ui.editing.lines import LineEditor
from desktop.work.desk import Desk


@pytest.fixture
def editor(desk: Desk, show) -> LineEditor:
    return show(LineEditor(Person.fields["name"], desk))


def test_what_a_program_writes_is_not_an_edit(editor: LineEditor, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(editor.edited):
        editor.write("示例安")


def test_what_a_person_types_is_one(editor: LineEditor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.edited):
        qtbot.keyClicks(editor.input, "a")


def test_going_elsewhere_is_told(editor: LineEditor, qtbot: QtBot) -> None:
    editor.input.setFocus()

    with qtbot.waitSignal(editor.left):
        editor.input.clearFocus()


def test_a_problem_is_marked_and_unmarked(editor: LineEditor) -> None:
    editor.mark(wrong=True)
    marked = editor.input.property("wrong")
    editor.mark(wrong=False)

    assert (marked, editor.input.property("wrong")) == (True, False)


def test_focus_goes_to_where_one_types(editor: LineEditor) -> None:
    assert editor.focusProxy() is editor.input


def test_blank_words_are_no_value(editor: LineEditor) -> None:
    editor.write("   ")

    assert editor.value() is None


def test_an_editor_without_words_is_none() -> None:
    with pytest.raises(NotImplementedError):
        Editor.words(Editor.__new__(Editor))

from __future__ import annotations

import pytest
from kernel import Person
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.model import codes
from desktop.model import fields as f
from desktop.model.record import Record, record
from desktop.ui.editing.choices import CodeEditor, FlagEditor, OneOfEditor, OtherFlag
from desktop.ui.form import RecordForm
from desktop.work.desk import Desk


@record("voter", label="选民")
class Voter(Record):
    edu: str | None = f.code("文化程度", codes.EDUCATION, open=True)


@pytest.fixture
def sex(desk: Desk, show) -> CodeEditor:
    return show(CodeEditor(Person.fields["sex"], desk))


@pytest.fixture
def flag(desk: Desk, show) -> FlagEditor:
    return show(FlagEditor(Person.fields["helped"], desk))


def test_a_label_is_read_as_its_code(sex: CodeEditor) -> None:
    sex.write("女")

    assert sex.value() == "2"


def test_another_spelling_is_read_too(sex: CodeEditor) -> None:
    sex.write("女性")

    assert sex.value() == "2"


def test_a_closed_list_refuses_other_words(sex: CodeEditor) -> None:
    sex.write("妹")

    with pytest.raises(ValueError, match="不在"):
        sex.value()


def test_an_open_list_keeps_them(desk: Desk, qtbot: QtBot) -> None:
    editor = CodeEditor(Voter.fields["edu"], desk)
    qtbot.addWidget(editor)
    editor.write("函授")

    assert editor.value() == "函授"


def test_typing_is_an_edit(sex: CodeEditor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sex.edited):
        qtbot.keyClicks(sex.input.lineEdit(), "x")


@pytest.mark.parametrize("has_keyboard", [False, True])
def test_a_wheel_over_it_changes_nothing(sex: CodeEditor, has_keyboard: bool) -> None:
    sex.write("女")
    sex.input.setFocus() if has_keyboard else sex.input.clearFocus()
    none, middle = Qt.MouseButton.NoButton, QPointF(5, 5)
    still = (Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase)
    wheel = QWheelEvent(middle, middle, QPoint(0, -120), QPoint(0, -120), none, *still, False)

    QApplication.sendEvent(sex.input, wheel)

    assert (sex.words(), wheel.isAccepted()) == ("女", False)  # so that the form takes it and scrolls


def test_yes_and_no_exclude_each_other(flag: FlagEditor) -> None:
    flag._yes.click()
    flag._no.click()

    assert (flag.words(), flag.value()) == ("否", False)


def test_pressing_the_chosen_one_again_leaves_it_unsaid(flag: FlagEditor) -> None:
    flag._yes.click()
    flag._yes.click()

    assert (flag.words(), flag.value()) == ("", None)


def test_arrows_go_between_yes_and_no(flag: FlagEditor, qtbot: QtBot) -> None:
    flag._yes.setFocus()

    qtbot.keyClick(flag._yes, Qt.Key.Key_Right)

    assert flag._no.hasFocus()


def test_pressing_is_an_edit(flag: FlagEditor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(flag.edited):
        flag._no.click()


@record("call", label="上门")
class Call(Record):
    out: bool | None = f.flag("没人", one_of=("结果", "见到"))
    shut: bool | None = f.flag("不开门", one_of=("结果", "见到"))


@pytest.fixture
def outcome(show) -> OneOfEditor:
    return show(OneOfEditor(list(Call.fields.values())))


def test_of_flags_that_shut_each_other_out_one_is_set(outcome: OneOfEditor, qtbot: QtBot) -> None:
    other = OtherFlag(Call.fields["shut"], outcome)
    qtbot.addWidget(other)
    assert (outcome.chosen, outcome.value(), other.value()) == ("见到", None, None)

    other.write("是")
    assert (outcome.chosen, outcome.value(), other.value()) == ("不开门", None, True)

    outcome.write("是")
    assert (outcome.chosen, outcome.value(), other.value()) == ("没人", True, None)


def test_taking_back_a_flag_that_is_not_set_leaves_the_choice(outcome: OneOfEditor, qtbot: QtBot) -> None:
    other = OtherFlag(Call.fields["shut"], outcome)
    qtbot.addWidget(other)
    outcome.choose("没人")

    other.write("")

    assert outcome.chosen == "没人"


def test_pressing_a_choice_is_an_edit_and_arrows_go_between(outcome: OneOfEditor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(outcome.edited):
        outcome._chips["不开门"].click()
    outcome._chips["见到"].setFocus()

    qtbot.keyClick(outcome._chips["见到"], Qt.Key.Key_Right)

    assert outcome._chips["没人"].hasFocus()


@pytest.mark.parametrize("name", ["_yes", "_no"])
def test_enter_on_yes_and_no_goes_on_and_changes_nothing(desk: Desk, show, qtbot: QtBot, name: str) -> None:
    form = show(RecordForm(desk, Person), 820, 760)
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    editor = form._rows["helped"].editor
    getattr(editor, name).setFocus()

    qtbot.keyClick(getattr(editor, name), Qt.Key.Key_Return)

    assert (editor.words(), form._rows["note"].editor.input.hasFocus()) == ("", True)

from __future__ import annotations

import pytest
from kernel import Person
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.ui.editing.lines import LineEditor
from desktop.ui.editing.veil import VeiledEditor
from desktop.work.desk import Desk


@pytest.fixture
def veiled(desk: Desk, show) -> VeiledEditor:
    made = VeiledEditor(LineEditor(Person.fields["phone"], desk))
    made.write("13900001234")
    made.veil("139****1234", may_reveal=True)
    return show(made)


def shown(veiled: VeiledEditor) -> list[str]:
    return [line.text() for line in veiled.findChildren(QLineEdit) if line.isVisible()]


def test_only_the_mask_is_on_the_screen(veiled: VeiledEditor) -> None:
    assert shown(veiled) == ["139****1234"]


def test_the_value_is_still_there(veiled: VeiledEditor) -> None:
    assert veiled.value() == "13900001234"


def test_space_asks_to_lift_the_veil(veiled: VeiledEditor, qtbot: QtBot) -> None:
    veiled.setFocus()

    with qtbot.waitSignal(veiled.reveal_asked):
        qtbot.keyClick(veiled._mask, Qt.Key.Key_Space)


def test_asking_alone_lifts_nothing(veiled: VeiledEditor, qtbot: QtBot) -> None:
    qtbot.keyClick(veiled._mask, Qt.Key.Key_Space)

    assert veiled.is_veiled


def test_lifted_it_is_the_editor_itself(veiled: VeiledEditor) -> None:
    veiled.unveil()

    assert shown(veiled) == ["13900001234"]


def test_nobody_types_on_a_veil(veiled: VeiledEditor, qtbot: QtBot) -> None:
    qtbot.keyClicks(veiled._mask, "5")

    assert veiled.words() == "13900001234"


def test_who_may_not_see_it_cannot_even_ask(veiled: VeiledEditor, qtbot: QtBot) -> None:
    veiled.veil("139****1234", may_reveal=False)

    with qtbot.assertNotEmitted(veiled.reveal_asked):
        qtbot.keyClick(veiled._mask, Qt.Key.Key_Space)

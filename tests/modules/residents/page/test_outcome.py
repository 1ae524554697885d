from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from ui.audit import findings

from desktop.base.text import counted
from desktop.modules.residents.page.outcome import OutcomeStep
from desktop.modules.residents.service import Imported
from desktop.ui import theme


@pytest.fixture
def step(show: Callable[..., OutcomeStep]) -> OutcomeStep:
    made = OutcomeStep()
    made.show_imported(Imported(new=1204, updated=87, same=6))
    return show(made, 1100, 600)


def test_what_was_written_is_counted(step: OutcomeStep) -> None:
    assert {"1,204", "87", "6"} <= {one.text() for one in step.findChildren(QLabel)}


def test_rows_that_were_not_taken_in_are_not_forgotten(step: OutcomeStep, qtbot: QtBot) -> None:
    step.show_imported(Imported(new=1204, updated=87, same=6), left=3)

    assert f"还有 {counted(3, '行')}要看一看，改好再导入那一份" in {
        one.text() for one in step.findChildren(QLabel) if one.isVisible()
    }
    with qtbot.waitSignal(step.export_asked):
        step.export.click()


def test_where_all_were_taken_in_none_are_spoken_of(step: OutcomeStep) -> None:
    assert not step.export.isVisible()


def test_what_was_written_can_be_taken_back(step: OutcomeStep) -> None:
    assert step.undo.isVisible()


def test_where_nothing_was_written_there_is_nothing_to_take_back(step: OutcomeStep) -> None:
    step.show_imported(Imported(new=0, updated=0, same=6))

    assert not step.undo.isVisible()


def test_what_was_taken_back_cannot_be_taken_back_again(step: OutcomeStep) -> None:
    step.show_undone()

    assert not step.undo.isVisible()


@pytest.mark.parametrize("size", ["medium", "largest"])
def test_nothing_is_cut(step: OutcomeStep, size: str) -> None:
    theme.show(size=size)

    assert findings(step) == []

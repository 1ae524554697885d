from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot
from ui.audit import findings

from desktop.modules.residents.page.source import SourceStep
from desktop.ui import theme


@pytest.fixture
def step(show: Callable[..., SourceStep]) -> SourceStep:
    return show(SourceStep(), 1100, 560)


def test_waiting_shows_how_far_it_is(step: SourceStep) -> None:
    step.wait("示例.xlsx")

    step.advance(1200, 2846)

    assert (step.bar.value(), step.bar.maximum()) == (1200, 2846)


def test_waiting_can_be_ended_once(qtbot: QtBot, step: SourceStep) -> None:
    step.wait("示例.xlsx")

    with qtbot.waitSignal(step.stopped):
        step.stop.click()

    assert not step.stop.isEnabled()


def test_after_waiting_another_file_can_be_chosen(step: SourceStep) -> None:
    step.wait("示例.xlsx")

    step.ready()

    assert step.choose.isVisible()


@pytest.mark.parametrize("size", ["medium", "largest"])
def test_nothing_is_cut(step: SourceStep, size: str) -> None:
    theme.show(size=size)

    assert findings(step) == []

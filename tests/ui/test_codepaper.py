"""The recovery code on screen and paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from ui.audit import findings

from desktop.base.clock import FixedClock
from desktop.store.passwords import fresh_code
from desktop.ui import theme
from desktop.ui.codepaper import CodePaper


class Tray:
    """Where the pages land."""

    def __init__(self) -> None:
        self.printed: list[str] = []
        self.saved: list[str] = []

    def print_page(self, html: str) -> None:
        self.printed.append(html)

    def save_page(self, html: str) -> None:
        self.saved.append(html)


@pytest.fixture
def tray() -> Tray:
    return Tray()


@pytest.fixture
def code(clock: FixedClock) -> str:
    return fresh_code(clock)


@pytest.fixture
def paper(code: str, tray: Tray, clock: FixedClock, show: Callable[..., QWidget]) -> CodePaper:
    return show(CodePaper(code, tray, clock), 760, 400)


def test_the_asked_group_typed_back_proves_it(paper: CodePaper, code: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(paper.proved):
        paper.back.setText(code.split()[paper.asked])


def test_another_group_proves_nothing(paper: CodePaper, code: str) -> None:
    paper.back.setText(code.split()[paper.asked - 1])

    assert (paper.is_proved, paper.finding.text()) == (False, "和纸上的不一样，再看看")


def test_half_a_group_is_not_called_wrong_yet(paper: CodePaper) -> None:
    paper.back.setText("12")

    assert paper.finding.text() == ""


def test_every_group_is_on_the_printed_page(paper: CodePaper, tray: Tray, code: str) -> None:
    paper.print_button.click()

    assert [group for group in code.split() if group not in tray.printed[0]] == []


def test_saving_takes_the_same_page(paper: CodePaper, tray: Tray) -> None:
    paper.save_button.click()

    assert tray.saved == [paper.html()]


@pytest.mark.parametrize("size", ["medium", "largest"])
def test_nothing_is_wrong_with_it(paper: CodePaper, size: str) -> None:
    theme.show(size=size)
    paper.resize(980, 520)

    assert findings(paper) == []

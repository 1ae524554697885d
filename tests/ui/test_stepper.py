"""Steps in a row."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.ui import theme
from desktop.ui.arrange import across, held
from desktop.ui.stepper import Stepper

STEPS = ("选文件", "对列", "查问题", "结果")


def test_it_tells_those_who_cannot_see_where_the_work_stands() -> None:
    steps = Stepper(STEPS)

    steps.go(2)

    assert steps.accessibleName() == "步骤 3/4：查问题"


def test_after_the_last_step_everything_is_done() -> None:
    steps = Stepper(STEPS)

    steps.go(4)

    assert steps.accessibleName() == "步骤 4/4：全部完成"


def test_going_on_paints_another_picture(show: Callable[..., QWidget]) -> None:
    steps = Stepper(STEPS)
    show(held(across(steps, None)))
    before = steps.grab().toImage()

    steps.go(1)

    assert steps.grab().toImage() != before


def test_it_needs_more_room_for_larger_letters() -> None:
    steps = Stepper(STEPS)
    before = steps.sizeHint().width()

    theme.show(size="largest")

    assert steps.sizeHint().width() > before

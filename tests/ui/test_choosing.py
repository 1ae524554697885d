"""One of several answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui import theme
from desktop.ui.choosing import ChoiceList
from desktop.ui.tokens import SIZES

LONG = "房屋也一起彻底删除，连同住过的人、走访和便签，一样也不留，以后也不能再恢复回来"


@pytest.fixture
def make(show: Callable[..., QWidget]) -> Callable[..., ChoiceList]:
    def made(*options: str, most: int = 500) -> ChoiceList:
        found = ChoiceList("怎么办？", options, most)
        show(found, 420, 300)
        QApplication.processEvents()
        return found

    return made


@pytest.mark.parametrize("size", list(SIZES))
def test_every_answer_is_as_high_as_a_button(make: Callable[..., ChoiceList], size: str) -> None:
    theme.show(size=size)
    choices = make("遮住中间", "完整的号码")

    assert [choices.visualItemRect(choices.item(row)).height() for row in range(2)] == [SIZES[size].control] * 2


def test_it_is_as_high_as_its_answers_and_no_higher(make: Callable[..., ChoiceList]) -> None:
    choices = make("遮住中间", "完整的号码")

    assert choices.height() - 2 * theme.LOOK.letters.control <= 4


def test_many_answers_are_scrolled_within_the_room_there_is(make: Callable[..., ChoiceList]) -> None:
    assert make(*(f"示例{place}" for place in range(30)), most=200).height() == 200


def test_a_long_answer_takes_another_line(make: Callable[..., ChoiceList]) -> None:
    choices = make("房屋留下", LONG)

    assert choices.visualItemRect(choices.item(1)).height() > theme.LOOK.letters.control


def test_the_first_answer_is_chosen_and_each_is_told_by_its_words(make: Callable[..., ChoiceList]) -> None:
    choices = make("遮住中间", "完整的号码")

    assert (choices.currentRow(), choices.accessibleName(), choices.item(1).text()) == (0, "怎么办？", "完整的号码")

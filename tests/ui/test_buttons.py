"""Buttons: named, hinted, scaled."""

from __future__ import annotations

from desktop.ui import theme
from desktop.ui.buttons import button, icon_button


def test_a_button_is_named_by_its_words_without_the_space_beside_the_picture() -> None:
    assert button("保存", "check").accessibleName() == "保存"


def test_a_chip_can_be_pressed_in() -> None:
    assert button("全部", kind="chip").isCheckable()


def test_other_buttons_cannot_be_pressed_in() -> None:
    assert not button("保存", kind="primary").isCheckable()


def test_the_shortcut_stands_in_the_tooltip() -> None:
    assert button("撤销", key="Ctrl+Z").toolTip() == "撤销  Ctrl+Z"


def test_a_picture_alone_has_a_name_and_a_tooltip() -> None:
    made = icon_button("search", "查找", key="Ctrl+F")

    assert (made.accessibleName(), made.toolTip()) == ("查找", "查找  Ctrl+F")


def test_a_picture_alone_may_get_another_name() -> None:
    made = icon_button("eye", "显示")

    made.rename("遮住")

    assert made.accessibleName() == "遮住"


def test_pictures_grow_with_the_letters(qtbot: object) -> None:
    made = button("保存", "check")
    qtbot.addWidget(made)
    made.show()

    theme.show(size="largest")

    assert made.iconSize().width() == theme.px(18)


def test_a_button_is_not_pressed_by_an_enter_elsewhere() -> None:
    assert not button("保存", kind="primary").autoDefault()

"""The head of the panel: whose record it is, and what is known of it."""

from __future__ import annotations

from collections.abc import Callable

from kernel import House, Person
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.detailhead import DetailHead


def test_a_person_has_an_initial_and_a_house_has_none(show: Callable[..., QWidget]) -> None:
    head = DetailHead()
    show(head, 320, 100)
    seen = []
    for of in (Person(name="王示例"), House(address="示例路1号"), None):
        head.tell("王示例", (), (), of)
        seen.append(head.avatar.isVisible())

    assert seen == [True, False, False]


def test_facts_that_do_not_fit_beside_one_another_stand_below_without_a_dot(show: Callable[..., QWidget]) -> None:
    head = DetailHead()
    show(head, 240, 120)
    head.tell("王示例", ("照护需要", "口头", "2026-06-19"), (), None)
    narrow = head.facts.text()
    head.resize(600, 120)
    QApplication.processEvents()

    assert "\n" in narrow
    assert "·\n" not in narrow.replace(" ", "")
    assert head.facts.text() == "照护需要 · 口头 · 2026-06-19"


def test_without_facts_there_is_no_line_for_them(show: Callable[..., QWidget]) -> None:
    head = DetailHead()
    show(head, 320, 100)
    head.tell("还没有选中", (), (), None)

    assert (head.title.text(), head.facts.isVisible()) == ("还没有选中", False)

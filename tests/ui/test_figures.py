from __future__ import annotations

from PySide6.QtWidgets import QLabel

from desktop.ui.figures import Figure, Figures


def test_a_number_is_shown_with_its_thousands_parted(qapp) -> None:
    figure = Figure("可以导入", "行")

    figure.show_number(1204)

    assert [one.text() for one in figure.findChildren(QLabel)] == ["可以导入", "1,204", "行"]


def test_who_cannot_see_it_hears_it_in_one_sentence(qapp) -> None:
    figure = Figure("可以导入", "行")

    figure.show_number(1204)

    assert figure.accessibleName() == "可以导入 1,204 行"


def test_numbers_stand_under_their_titles_in_order(qapp) -> None:
    figures = Figures(("新增", "更新"), "人")

    figures.show_numbers(3, 5)

    assert [one.accessibleName() for one in figures.findChildren(Figure)] == ["新增 3 人", "更新 5 人"]

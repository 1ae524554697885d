from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.ui.columnmenu import column_menu


def test_ticking_shows_a_column_and_unticking_hides_it(qtbot) -> None:
    parent, shown = QWidget(), []
    qtbot.addWidget(parent)
    menu = column_menu(parent, ["姓名", "年龄", "电话"], ["姓名", "年龄"], shown.append)

    menu.actions()[2].trigger()
    menu.actions()[1].trigger()

    assert shown == [["姓名", "年龄", "电话"], ["姓名"]]


def test_the_first_column_stays(qtbot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)

    assert not column_menu(parent, ["姓名", "年龄"], ["姓名"], print).actions()[0].isEnabled()

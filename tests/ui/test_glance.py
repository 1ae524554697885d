from __future__ import annotations

from desks import anna, keep
from kernel import House, Person
from PySide6.QtWidgets import QApplication, QLabel

from desktop.ui.avatar import Avatar
from desktop.ui.detail import DetailPanel
from desktop.ui.glance import Glance
from desktop.work.desk import Desk


def shown(desk: Desk, glance: Glance, record: House | Person, show) -> DetailPanel:
    panel = show(DetailPanel(desk, glance), 340, 640)
    panel.show_record(record)
    QApplication.processEvents()
    return panel


def has_avatar(panel: DetailPanel) -> bool:
    return any(one.isVisible() for one in panel.findChildren(Avatar))


def test_only_a_person_has_a_mark_with_the_first_character(desk: Desk, show) -> None:
    (person, house) = keep(desk, anna(), House(address="示例路100弄5号302"))

    assert has_avatar(shown(desk, Glance(), person, show))
    assert not has_avatar(shown(desk, Glance(), house, show))


def test_a_record_about_somebody_is_headed_with_the_name(desk: Desk, show) -> None:
    (house,) = keep(desk, House(address="示例路100弄5号302"))

    panel = shown(desk, Glance(heading=lambda _: "张三"), house, show)

    assert "张三" in [one.text() for one in panel.findChildren(QLabel) if one.isVisible()]
    assert has_avatar(panel)


def test_without_a_name_it_is_headed_with_its_own_title(desk: Desk) -> None:
    (house,) = keep(desk, House(address="示例路100弄5号302"))

    assert Glance(heading=lambda _: "").title(house) == "示例路100弄5号302"

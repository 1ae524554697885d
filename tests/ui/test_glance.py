from __future__ import annotations

from desks import anna, keep
from kernel import House
from PySide6.QtWidgets import QApplication

from desktop.ui.detail import DetailPanel
from desktop.ui.glance import Glance
from desktop.work.desk import Desk


def test_a_record_about_somebody_is_headed_with_their_name(desk: Desk, show) -> None:
    (house, person) = keep(desk, House(address="示例路100弄5号302"), anna())
    panel = show(DetailPanel(desk, Glance(whose=lambda _: person)), 340, 640)

    panel.show_record(house)
    QApplication.processEvents()

    assert panel.head.title.text().replace("\u2060", "") == person.title()
    assert panel.head.avatar.isVisible()

"""The page of ledgers: one is chosen, its period turned, what is counted shown, printed and written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from office import Office, as_role, keep, open_office
from PySide6.QtWidgets import QApplication, QWidget

from desktop.base.clock import SHANGHAI, FixedClock
from desktop.modules.residents.records import BuildingGroup, Resident
from desktop.modules.visits.records import Visit
from desktop.store import history
from desktop.ui.ledgers import LedgerPage
from desktop.ui.print import Preview
from desktop.work.cycle import Cycle
from desktop.work.desk import Desk

Show = Callable[..., QWidget]


@pytest.fixture
def office(tmp_path: Path, clock: FixedClock) -> Iterator[Office]:
    made = open_office(tmp_path / "office", clock)
    yield made
    made.close()


@pytest.fixture
def desk(office: Office) -> Desk:
    desk = office.desk()
    resident = keep(desk, Resident(name="张示例", sex="2", phone="13900001234"))
    keep(desk, BuildingGroup(name="5号", head=resident.uid, homes=12), BuildingGroup(name="6号"))
    for day in (date(2026, 7, 31), date(2026, 8, 1)):
        moment = int(datetime(day.year, day.month, day.day, 9, tzinfo=SHANGHAI).timestamp() * 1000)
        keep(desk, Visit(at=moment, method="2", resident=resident.uid, words="漏水"))
    return desk


@pytest.fixture
def page(show: Show, desk: Desk) -> LedgerPage:
    made = show(LedgerPage(desk))
    assert isinstance(made, LedgerPage)
    return made


def shown(page: LedgerPage) -> list[list[str]]:
    table: Any = page._body.currentWidget()
    model = table.model()
    return [[model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())]


def test_the_first_ledger_is_the_sheet_of_this_month(page: LedgerPage) -> None:
    assert page._title.text() == "2026 年 8 月"
    assert shown(page)[0] == ["走访", "入户走访（次）", "1", "2"]


def test_the_month_before_and_the_year_are_one_press_away(page: LedgerPage) -> None:
    page._back.click()
    july = (page._title.text(), shown(page)[0][2], page._on.isEnabled())
    page._on.click()
    page._cycles[Cycle.YEAR].click()

    assert july == ("2026 年 7 月", "1", True)
    assert (page._title.text(), shown(page)[0][2], page._on.isEnabled()) == ("2026 年", "2", False)


def test_a_list_shows_its_records_masked(page: LedgerPage) -> None:
    page._chips["X06"].click()

    assert [row[2:3] + row[5:8:2] for row in shown(page)] == [["张*例", "139****1234", "漏水"]]


def test_a_roster_has_no_period_and_only_groups_with_a_head(page: LedgerPage) -> None:
    page._chips["X03"].click()

    assert (page._title.text(), page._back.isVisible()) == ("截至 2026 年 8 月 28 日", False)
    assert [row[:4] for row in shown(page)] == [["5号", "12", "张示例", "女"]]
    assert page.status == "共 1 行"


def test_covered_a_list_says_nothing_personal(page: LedgerPage, desk: Desk) -> None:
    page._chips["X03"].click()
    desk.covered = True
    page.cover()

    assert "张示例" not in shown(page)[0]


def test_a_visit_written_meanwhile_is_counted(page: LedgerPage, desk: Desk) -> None:
    keep(desk, Visit(at=desk.clock.now_ms(), method="2"))
    page.refresh({"visit": {"X"}})

    assert shown(page)[0][2] == "2"


def test_a_period_of_nothing_says_so_and_offers_no_paper(page: LedgerPage) -> None:
    page._chips["X06"].click()
    for _ in range(3):
        page._back.click()

    assert page._body.currentWidget() is page._empty
    assert not any(act.isEnabled() for act in page._acts)


def test_printing_is_noted_and_shows_the_pages(page: LedgerPage, desk: Desk, qapp: QApplication) -> None:
    page.print()
    preview = page.window().findChild(Preview)

    assert preview is not None
    assert history.units(desk.store.connection, limit=1)[0].label == "交出台账：联系服务群众工作统计表（2026 年 8 月）"
    preview.close()


def test_a_list_prints_as_any_list_does(page: LedgerPage, desk: Desk) -> None:
    page._chips["X06"].click()
    desk.ask.answers = [0]  # type: ignore[attr-defined]  # a scripted ask
    page.print()
    preview = page.window().findChild(Preview)

    assert preview is not None
    assert history.units(desk.store.connection, limit=1)[0].label.startswith("打印走访情况记录（2026 年 8 月）")
    preview.close()


def test_writing_asks_where_to(page: LedgerPage, desk: Desk, tmp_path: Path) -> None:
    desk.ask.answers = [tmp_path / "月报.xlsx"]  # type: ignore[attr-defined]  # a scripted ask
    page.export()

    assert (tmp_path / "月报.xlsx").exists()


def test_whether_small_numbers_are_written_is_kept(page: LedgerPage, desk: Desk) -> None:
    page._few.click()

    assert (desk.area.few, page._few.isChecked()) == (True, True)


def test_whoever_may_not_take_things_out_only_looks(office: Office, desk: Desk, show: Show) -> None:
    page: Any = show(LedgerPage(office.desk(as_role(desk, "reader"))))

    assert shown(page)[0][2] == "1"
    assert not any(act.isEnabled() for act in page._acts)
    assert not page._few.isEnabled()

from __future__ import annotations

from datetime import timedelta

from office import keep
from ui import conftest as looks

from desktop.modules.residents.records import Household, Resident
from desktop.modules.visits.page.visits import VisitPage
from desktop.modules.visits.records import Visit
from desktop.ui.editing.choices import OneOfEditor
from desktop.ui.form import RecordForm
from desktop.work.desk import Desk

qapp, usual_look = looks.qapp, looks.usual_look
DAY_MS = int(timedelta(days=1).total_seconds() * 1000)


def column(page: VisitPage, label: str) -> list[str]:
    place = [one.label for one in page.list.table.columns].index(label)
    return [page.list.table.cells(row)[place] for row in range(page.list.table.rowCount())]


def test_the_latest_visit_stands_on_top(qapp, desk: Desk) -> None:
    for days in (2, 0, 1):
        keep(desk, Visit(at=desk.clock.now_ms() - days * DAY_MS, method="2"))

    assert column(VisitPage(desk), "时间") == ["2026-08-28 09:00", "2026-08-27 09:00", "2026-08-26 09:00"]


def test_whom_a_visit_was_to_is_told_by_name_or_by_door(qapp, desk: Desk) -> None:
    resident = keep(desk, Resident(name="张三"))
    household = keep(desk, Household(address="示例路100弄12号301", head="李四"))
    keep(desk, Visit(at=2, method="2", resident=resident.uid, household=household.uid))
    keep(desk, Visit(at=1, method="2", household=household.uid, missed=True))
    nameless = keep(desk, Household(address="示例路100弄12号302"))
    keep(desk, Visit(at=0, method="2", household=nameless.uid, refused=True))

    assert column(VisitPage(desk), "走访了谁") == ["张三", "李四（未遇）", "示例路100弄12号302（拒访）"]


def test_the_panel_is_headed_with_whom_the_visit_was_to(qapp, desk: Desk) -> None:
    resident = keep(desk, Resident(name="张三"))
    kept = keep(desk, Visit(at=desk.clock.now_ms(), method="2", resident=resident.uid))
    page = VisitPage(desk)
    page.show_record(kept.uid)

    assert page.beside.panel.head.title.text() == "张三"
    assert page.beside.panel.head.facts.text() == "2026-08-28 09:00 · 走访"


def test_an_attempt_is_one_choice(qapp, desk: Desk) -> None:
    form = RecordForm(desk, Visit)
    rows = {name: form._rows[name] for name in ("missed", "refused")}
    form.open(Visit(missed=True))

    choice = rows["missed"].editor
    assert isinstance(choice, OneOfEditor)
    assert list(choice._chips) == ["见到", "未遇", "拒访"]
    assert (choice.chosen, rows["refused"].isHidden(), form.draft()) == ("未遇", True, {})
    choice._chips["拒访"].click()
    now = form.current()
    assert (bool(now.missed), bool(now.refused)) == (False, True)

"""Care on the screen: what holds, what waits, and a few lines beside a person, each as the rights allow."""

from __future__ import annotations

from datetime import date

import pytest
from office import Office, as_role, done, keep
from PySide6.QtWidgets import QLabel, QWidget
from ui import conftest as looks

from desktop.modules.residents.commands import COMMANDS
from desktop.modules.residents.page.care import care_page, cared_of
from desktop.modules.residents.records import CareTag, Household, Resident
from desktop.modules.residents.service import open_tag
from desktop.ui.page import RecordPage
from desktop.work.desk import Desk

qapp, usual_look = looks.qapp, looks.usual_look
NEW = next(one for one in COMMANDS if one.id == "residents.care")


def opened(desk: Desk, name: str, **given: object) -> Resident:
    resident = keep(desk, Resident(name=name))
    asked = {"need": f"看望{name}", "basis": "duty", "resident": resident.uid, "opened_on": date(2026, 1, 1)} | given
    done(desk, open_tag, CareTag(**asked))  # type: ignore[arg-type]
    return resident


def shown(page: RecordPage) -> list[str]:
    return sorted(page.list.table.cells(row)[1] for row in range(page.list.table.rowCount()))


@pytest.fixture
def everyone(desk: Desk) -> None:
    opened(desk, "甲", category="C02", expires_on=date(2026, 8, 28), review_on=date(2026, 8, 1))
    opened(desk, "乙", category="C02", expires_on=date(2026, 8, 27))
    opened(desk, "丙", apart="C01", review_on=date(2026, 8, 29))


@pytest.mark.parametrize(
    ("way", "expected"), [("在册", ["丙", "甲"]), ("待复核", ["乙", "甲"]), ("逾期", ["乙"]), ("已结束", [])]
)
def test_an_expired_tag_is_hidden_and_stands_among_what_waits_for_review(
    qapp, desk: Desk, everyone, way: str, expected: list[str]
) -> None:
    page = care_page(desk, NEW)
    views = page._slots.above(desk)  # type: ignore[misc]
    chip = next(chip for view, chip in views.chips.items() if view.label == way)  # type: ignore[attr-defined]
    chip.click()

    assert shown(page) == expected


def test_the_table_has_no_column_of_what_is_sensitive(qapp, desk: Desk, everyone) -> None:
    page = care_page(desk, NEW)
    labels = {one.label for one in page.list.offered}

    assert labels & {"类别（书记可见）", "用途", "从哪里知道的", "依据说明"} == set()


def words_of(part: QWidget | None) -> str:
    assert part is not None
    return " ".join(one.text() for one in part.findChildren(QLabel))


def test_beside_a_person_the_secretary_reads_the_category_and_an_assistant_the_help_alone(
    qapp, office: Office, desk: Desk
) -> None:
    resident = opened(desk, "丙", apart="C01")
    theirs = words_of(cared_of(office.desk(as_role(desk, "assistant")), resident))

    assert "独居老人" in words_of(cared_of(desk, resident))
    assert ("看望丙" in theirs, "独居" in theirs) == (True, False)


def test_only_what_is_not_sensitive_is_a_chip(qapp, desk: Desk) -> None:
    household = keep(desk, Household(address="示例路100弄5号302"))
    opened(desk, "甲", category="C12", resident=None, household=household.uid)
    opened(desk, "乙", apart="C11", resident=None, household=household.uid)
    part = cared_of(desk, household)
    assert part is not None
    chips = [one.text() for one in part.findChildren(QLabel) if one.property("tone")]

    assert chips == ["新入住和租户"]


def test_beside_a_person_without_care_nothing_is_said(qapp, desk: Desk) -> None:
    assert cared_of(desk, keep(desk, Resident(name="甲"))) is None


def test_the_panel_is_titled_with_whose_care_it_is(qapp, desk: Desk, everyone) -> None:
    page = care_page(desk, NEW)
    page.list.grid.choose_row(0)
    shown = page.detail.record
    assert isinstance(shown, CareTag)

    assert page.detail.head.title.text() == desk.store.get(Resident, shown.resident or "").title()  # type: ignore[union-attr]
    assert page.detail.head.facts.text() == f"{shown.expires_on} 到期"

"""A ledger as a file: noted before it exists, text alone, with title, period, day and signature."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from office import Office, as_role, done, keep
from openpyxl import load_workbook

from desktop.base.errors import RefusedError
from desktop.modules.residents.records import Resident
from desktop.modules.tasks.records import Task
from desktop.modules.visits.records import Visit
from desktop.store import history
from desktop.work.cycle import Cycle
from desktop.work.desk import Desk
from desktop.work.handout import Choice, set_few, write_ledger
from desktop.work.ledger import Ledger, named

AUGUST = Cycle.MONTH.around(date(2026, 8, 28))


def ledger(desk: Desk, name: str) -> Ledger:
    found = named(desk.ledgers()[0], name)
    assert found
    return found


def answers(desk: Desk, *said: Any) -> None:
    desk.ask.answers = list(said)  # type: ignore[attr-defined]  # a scripted ask


def rows(path: Path) -> list[tuple[Any, ...]]:
    sheet = load_workbook(path).active
    assert sheet is not None
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}
    return [tuple(row) for row in sheet.iter_rows(values_only=True)]


@pytest.fixture
def desk(office: Office) -> Desk:
    return office.desk()


def test_a_sheet_is_written_with_title_numbers_and_signature(desk: Desk, tmp_path: Path) -> None:
    keep(desk, Visit(at=desk.clock.now_ms(), method="2"))
    answers(desk, tmp_path / "月报.xlsx")
    write_ledger(desk, Choice(ledger(desk, "X07"), Cycle.MONTH, AUGUST))
    title, head, first, *_, foot = rows(tmp_path / "月报.xlsx")

    assert (title[0], head) == ("联系服务群众工作统计表（2026 年 8 月）", ("类别", "项目", "本月", "今年累计"))
    assert first == ("走访", "入户走访（次）", "1", "1")
    assert str(foot[0]).endswith("日期：2026 年 8 月 28 日")


@pytest.mark.parametrize(("due", "late"), [(27, "1"), (28, "0"), (29, "0"), (30, "0")])
def test_what_is_not_due_yet_is_not_late_in_a_month_that_lasts(desk: Desk, tmp_path: Path, due: int, late: str) -> None:
    day = date(2026, 8, 3)
    keep(desk, Task(subject="示例", status="doing", assigned_on=day, due=date(2026, 8, due)))
    answers(desk, tmp_path / "月报.xlsx")
    write_ledger(desk, Choice(ledger(desk, "X10"), Cycle.MONTH, AUGUST))

    assert next(row[2] for row in rows(tmp_path / "月报.xlsx") if row[1] == "期末逾期没交（项）") == late


def test_small_numbers_leave_as_less_than_five_when_the_area_wants_it(desk: Desk, tmp_path: Path) -> None:
    keep(desk, *(Visit(at=desk.clock.now_ms(), method=method) for method in "2222333333"))
    done(desk, set_few, on=True)
    answers(desk, tmp_path / "月报.xlsx")
    write_ledger(desk, Choice(ledger(desk, "X07"), Cycle.MONTH, AUGUST))

    assert [row[2] for row in rows(tmp_path / "月报.xlsx")[2:4]] == ["<5", "6"]


def test_a_sheet_is_in_the_log_before_it_exists(desk: Desk, tmp_path: Path) -> None:
    answers(desk, tmp_path / "nowhere" / "月报.xlsx")
    write_ledger(desk, Choice(ledger(desk, "X07"), Cycle.MONTH, AUGUST))

    assert history.units(desk.store.connection, limit=1)[0].label == "交出台账：联系服务群众工作统计表（2026 年 8 月）"
    assert desk.ask.told == []  # type: ignore[attr-defined]  # a scripted ask


def test_a_list_leaves_masked_unless_asked_for_whole(desk: Desk, tmp_path: Path) -> None:
    resident = keep(desk, Resident(name="张示例", phone="13900001234"))
    keep(desk, Visit(at=desk.clock.now_ms(), method="2", resident=resident.uid, words="漏水"))
    answers(desk, 0, tmp_path / "记录.xlsx")
    write_ledger(desk, Choice(ledger(desk, "X06"), Cycle.MONTH, AUGUST))
    title, _, row, *_, foot = rows(tmp_path / "记录.xlsx")

    assert title[0] == "走访情况记录（2026 年 8 月）"
    assert (row[2], row[5], row[7]) == ("张*例", "139****1234", "漏水")
    assert "制表人" in str(foot[0])


def test_a_sheet_as_csv_has_its_numbers(desk: Desk, tmp_path: Path) -> None:
    answers(desk, tmp_path / "月报.csv")
    write_ledger(desk, Choice(ledger(desk, "X07"), Cycle.MONTH, AUGUST))

    assert (tmp_path / "月报.csv").read_text(encoding="utf-8-sig").splitlines()[1] == "走访,入户走访（次）,0,0"


def test_whoever_closes_the_question_writes_nothing(desk: Desk) -> None:
    before = desk.file.head()
    answers(desk, None)
    write_ledger(desk, Choice(ledger(desk, "X07"), Cycle.MONTH, AUGUST))

    assert desk.file.head() == before


def test_only_the_secretary_says_how_small_numbers_leave(office: Office, desk: Desk) -> None:
    with pytest.raises(RefusedError):
        done(office.desk(as_role(desk, "assistant")), set_few, on=True)

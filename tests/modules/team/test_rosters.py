"""X01 to X04 and X14 equal to a count by hand: on the screen, as a file, on paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from office import done, keep
from openpyxl import load_workbook
from ui import conftest as looks

from desktop.modules.residents.records import BuildingGroup, Resident
from desktop.modules.team.page import ROSTERS
from desktop.modules.team.records import Member, TeamRules, Tenure
from desktop.modules.team.service import end_tenure, open_tenure, set_team_rules, tenures_of
from desktop.ui.ledgers import LedgerPage
from desktop.work.cycle import Cycle
from desktop.work.desk import Desk
from desktop.work.handout import Choice, counted, set_few, write_ledger
from desktop.work.ledger import Ledger, named
from desktop.work.listing import Wording

qapp, usual_look = looks.qapp, looks.usual_look
TODAY = date(2026, 8, 28)
ELECTED = date(2024, 7, 1)


@pytest.fixture
def team(desk: Desk, joined: Callable[..., Member]) -> dict[str, Member]:
    """Five officers and workers, two heads, one of them a resident; one who has left."""
    person = keep(
        desk,
        Resident(
            name="示例安",
            sex="2",
            birth=date(1958, 9, 3),
            edu="61",
            politics="01",
            address="示例路100弄5号302",
            phone="13900001234",
        ),
    )
    made = {
        "委员": joined(
            "示例委员", "volunteer", sex="1", birth=date(1990, 7, 5), edu="21", politics="13", local=False, phone="13900000004"
        ),
        "主任": joined(
            "示例主任",
            "community_worker",
            sex="2",
            birth=date(1975, 4, 2),
            edu="31",
            politics="01",
            local=True,
            phone="13900000001",
        ),
        "安": joined("示例安", "building_head", resident=person.uid),
        "社工": joined(
            "示例社工",
            "community_worker",
            sex="1",
            birth=date(1979, 12, 1),
            edu="33",
            qualification="worker",
            joined=date(2020, 5, 1),
        ),
        "离任": joined("示例离任", "community_worker", edu="11"),
    }
    office = {"term_no": 11, "since": ELECTED, "obtained": "elected", "elected_on": ELECTED}
    for name, role in (("委员", "committee_member"), ("主任", "committee_director")):
        done(desk, open_tenure, Tenure(member=made[name].uid, role=role, note="兼妇联" if name == "委员" else None, **office))
    for name, role, group in (("安", "resident_rep", "第 1 小组"), ("委员", "group_head", "第 2 小组")):
        done(desk, open_tenure, Tenure(member=made[name].uid, role=role, since=ELECTED, residents_group=group))
    done(desk, end_tenure, tenures_of(desk.store, made["离任"])[0], TODAY)
    keep(
        desk,
        BuildingGroup(name="5号楼组", homes=24, head=person.uid, officer=made["委员"].uid),
        BuildingGroup(name="没有组长的"),
    )
    return made


def choice(desk: Desk, name: str) -> Choice:
    found: Ledger | None = named(desk.ledgers()[0], name)
    assert found is not None
    return Choice(found, None, Cycle.MONTH.around(TODAY))


def listed(desk: Desk, name: str) -> list[tuple[str, ...]]:
    asked = choice(desk, name).ledger.listing(None, Cycle.MONTH.around(TODAY), TODAY)
    records = list(desk.store.find(asked.kind, asked.query))
    return Wording(desk.store).rows(records, asked.columns, whole=True)


def test_the_committee_stands_in_order_of_office_with_what_is_known_of_each(desk: Desk, team: dict[str, Member]) -> None:
    assert listed(desk, "X01") == [
        (
            "居委会主任",
            "示例主任",
            "女",
            "1975-04",
            "大学专科毕业",
            "中共党员",
            "",
            "13900000001",
            "是",
            "11",
            "2024-07-01",
            "",
        ),
        (
            "居委会委员",
            "示例委员",
            "男",
            "1990-07",
            "大学本科毕业",
            "群众",
            "",
            "13900000004",
            "否",
            "11",
            "2024-07-01",
            "兼妇联",
        ),
    ]


def test_workers_stand_once_each_whatever_else_they_are_and_not_when_they_left(desk: Desk, team: dict[str, Member]) -> None:
    assert listed(desk, "X02") == [
        ("示例主任", "女", "1975-04", "大学专科毕业", "中共党员", "居委会主任", "", "", "", "13900000001", ""),
        ("示例社工", "男", "1979-12", "大学专科肄业", "", "社区工作者", "", "社会工作师", "2020-05", "", ""),
    ]


def test_heads_of_buildings_have_the_officer_in_charge(desk: Desk, team: dict[str, Member]) -> None:
    assert listed(desk, "X03") == [
        ("5号楼组", "24", "示例安", "女", "1958-09", "中共党员", "示例路100弄5号302", "13900001234", "示例委员")
    ]


def test_representatives_and_heads_of_groups_have_their_age_of_the_day(desk: Desk, team: dict[str, Member]) -> None:
    assert listed(desk, "X04") == [
        ("示例委员", "男", "36", "", "居民小组长", "大学本科毕业", "群众", "", "13900000004", "第 2 小组"),
        ("示例安", "女", "67", "", "居民代表", "高中毕业", "中共党员", "示例路100弄5号302", "13900001234", "第 1 小组"),
    ]


def figures(desk: Desk) -> dict[str, tuple[str, ...]]:
    asked = choice(desk, "X14")
    return {
        row[0] if row[4] != "社区工作者全部，其中 1 人没登记；两个分母都列出" else f"{row[0]}全部": row
        for row in asked.rows(counted(desk, asked))
    }


def test_the_table_of_figures_is_what_a_hand_would_count(desk: Desk, team: dict[str, Member]) -> None:
    done(desk, set_team_rules, TeamRules(terms=2, planned=4))
    found = figures(desk)

    # whoever leaves on a day is still there that day: 主任, 社工 and 离任 are the three workers
    assert found["到位人数 / 计划数"][1:4] == ("3", "4", "75.0%")
    assert found["大专及以上"][1:4] == ("2", "3", "66.7%")
    assert found["平均年龄"][1:4] == ("97", "2", "48.5 岁")
    assert found["两委交叉任职"][1:4] == ("0", "2", "0.0%")
    assert found["书记主任一肩挑"][1:4] == ("0", "", "")
    assert {row[5] for row in found.values()} == {"2026-08-28"}


def test_the_table_is_written_as_a_file_with_both_numbers(desk: Desk, team: dict[str, Member], tmp_path: Path) -> None:
    ask: Any = desk.ask
    ask.answers = [tmp_path / "统计.xlsx"]
    write_ledger(desk, choice(desk, "X14"))
    sheet = load_workbook(tmp_path / "统计.xlsx").active
    title, head, first, *_, foot = [tuple(row) for row in sheet.iter_rows(values_only=True)]

    assert (title[0], head) == ("队伍统计表", ("项目", "分子", "分母", "结果", "范围", "截至"))
    assert first == ("到位人数 / 计划数", "3", "", "", "社区工作者，还没填计划数", "2026-08-28")
    assert str(foot[0]).endswith("日期：2026 年 8 月 28 日")


def test_small_numbers_and_what_came_of_them_are_kept_back_where_the_area_wants_it(
    desk: Desk, team: dict[str, Member], tmp_path: Path
) -> None:
    done(desk, set_few, on=True)
    ask: Any = desk.ask
    ask.answers = [tmp_path / "统计.xlsx"]
    write_ledger(desk, choice(desk, "X14"))
    rows = [tuple(row) for row in load_workbook(tmp_path / "统计.xlsx").active.iter_rows(values_only=True)]

    assert next(row for row in rows if row[0] == "大专及以上")[1:4] == ("<5", "<5", "")


@pytest.mark.parametrize("name", ["X01", "X02", "X03", "X04"])
def test_a_roster_is_written_as_a_file_with_its_rows(desk: Desk, team: dict[str, Member], tmp_path: Path, name: str) -> None:
    ask: Any = desk.ask
    ask.answers = [1, tmp_path / "名册.xlsx"]
    write_ledger(desk, choice(desk, name))
    sheet = load_workbook(tmp_path / "名册.xlsx").active
    names = {row[0] if name != "X01" else row[1] for row in sheet.iter_rows(values_only=True)} | {
        row[2] for row in sheet.iter_rows(values_only=True)
    }

    assert {row[1] if name == "X01" else row[2] if name == "X03" else row[0] for row in listed(desk, name)} <= names


def test_the_page_shows_the_teams_ledgers_and_the_figures_among_them(qapp, desk: Desk, team: dict[str, Member]) -> None:
    page = LedgerPage(desk, "名册", ROSTERS)
    page._chips["X14"].click()
    table = page._tables["X14", None]

    assert [chip.text() for chip in page._chips.values()] == [
        "居委会成员花名册",
        "社区工作者花名册",
        "楼组长名册",
        "居民代表、小组长名册",
        "队伍统计表",
    ]
    assert [table.model().index(0, column).data() for column in range(4)] == ["到位人数 / 计划数", "3", "", ""]

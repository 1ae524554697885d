from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from office import done, keep
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from ui import conftest as looks

from desktop.modules.elections.page import Page, Roll, Standing, rivals_of
from desktop.modules.elections.records import Election, Post
from desktop.modules.elections.service import register
from desktop.modules.residents.records import Resident
from desktop.work.desk import Desk

qapp, usual_look = looks.qapp, looks.usual_look
NAMES = ("马示例", "丁示例", "王示例")


@pytest.fixture
def election(qapp, desk: Desk) -> Election:
    keep(desk, Election(term="第十一届", day=date(2021, 9, 20), status="archived"))
    kept: Election = keep(desk, Election(term="第十二届", day=date(2026, 9, 20), status="running"))
    post = keep(desk, Post(name="member", election=kept.uid, seats=5))
    for name in NAMES:
        done(desk, register, keep(desk, Resident(name=name, birth=date(1970, 3, 2))), post)
    return kept


def names(roll: Roll) -> list[str]:
    model = roll.table.model()
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def press(roll: Roll, words: str) -> None:
    next(one for one in roll.findChildren(QPushButton) if words in one.text()).click()


def test_candidates_stand_in_the_order_of_strokes(desk: Desk, election: Election) -> None:
    assert names(Roll(desk)) == ["丁示例", "马示例", "王示例"]


def test_the_list_says_by_which_order(desk: Desk, election: Election) -> None:
    assert "第十二届　按姓氏笔画为序" in {one.text() for one in Roll(desk).findChildren(QLabel)}


def test_forms_are_printed_for_everyone_at_once(desk: Desk, election: Election, tmp_path: Path) -> None:
    desk.ask.answers.append(tmp_path / "登记表.docx")

    press(Roll(desk), "打印全部登记表")

    assert (tmp_path / "登记表.docx").exists()


def test_the_list_is_printed_for_the_current_election(desk: Desk, election: Election, tmp_path: Path) -> None:
    desk.ask.answers.append(tmp_path / "名单.docx")

    press(Roll(desk), "候选人名单")

    assert (tmp_path / "名单.docx").exists()


def test_without_candidates_there_is_nothing_to_print(qapp, desk: Desk) -> None:
    assert not any(one.isEnabled() for one in Roll(desk).findChildren(QPushButton))


def test_the_latest_election_is_the_current_one(desk: Desk, election: Election) -> None:
    standing = Standing(desk)

    assert "选举日 9 月 20 日 周日 · 应选 5 人 · 候选人 3 人" in {one.text() for one in standing.findChildren(QLabel)}
    assert standing.stepper.at == 2


def test_an_invalid_election_has_left_the_way(qapp, desk: Desk) -> None:
    keep(desk, Election(term="第十二届", day=date(2026, 9, 20), status="void"))
    standing = Standing(desk)

    assert standing.stepper.isHidden()
    assert "✕ 选举无效" in {one.text() for one in standing.findChildren(QLabel)}


def test_a_post_names_who_stands_for_it(desk: Desk, election: Election) -> None:
    (post,) = desk.store.find(Post, election=election.uid)
    seen = rivals_of(desk, post)

    assert [one.text() for one in (*seen.findChildren(QLabel), *seen.findChildren(QPushButton))] == [
        "候选人 3 人",
        *("丁示例", "马示例", "王示例"),
    ]


def test_the_list_of_the_screen_has_what_the_posted_one_has(desk: Desk, election: Election) -> None:
    model = Roll(desk).table.model()
    heads = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]

    assert heads == ["序号", "姓名", "性别", "出生日期", "民族", "文化程度", "政治面貌", "竞选职位", "产生方式", "进展"]


def test_elections_and_posts_count_who_stands(desk: Desk, election: Election) -> None:
    page = Page(desk)
    seen = [[page.page.list.table.cells(1)[place] for place in (3, 4)]]
    page.turn_to("职位")
    seen.append([page.page.list.table.cells(0)[place] for place in (1, 2)])

    assert seen == [["5 人", "3 人"], ["5", "3 人"]]

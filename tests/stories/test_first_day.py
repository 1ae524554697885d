"""The roster an office really has, taken in on the first day, again a month later, and taken back: with real keys, counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from stories.actions import seconds
from stories.keys import Program, display
from stories.offices import OFFICE, REAL_KEYS, Counter, ask, at, signed_in

from build_scripts.walk.roster import Truth, write_roster
from desktop.base.clock import Clock
from desktop.modules.residents.records import Resident
from desktop.start import MODULES
from desktop.work import session

pytestmark = REAL_KEYS


@dataclass(frozen=True)
class Desk:
    """The program in front of the person, and what lies around it."""

    program: Program
    counter: Counter
    folder: Path
    roster: Path
    truth: Truth

    def kept(self) -> int:
        """Residents in the store once the program has closed."""
        self.program.leave()
        with at(self.folder, OFFICE.name) as desk:
            return desk.store.count(Resident)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    folder, roster, trace = tmp_path / "office", tmp_path / "roster.xlsx", tmp_path / "trace"
    truth = write_roster(roster)
    session.begin(folder, OFFICE, MODULES, Clock())[0].close()
    with display() as screen, signed_in(screen, folder, OFFICE.area, trace) as program:
        yield Desk(program, Counter(trace), folder, roster, truth)


def take_in(desk: Desk) -> None:
    ask(desk.program, "drmc")
    desk.program.press("space")
    desk.program.choose_file("选择居民花名册", desk.roster)
    desk.program.turn_to(OFFICE.area)
    desk.program.press("space")  # 下一步：查问题
    desk.program.press("space")  # 导入


def test_a_messy_roster_is_taken_in_with_eight_actions(desk: Desk) -> None:
    take_in(desk)
    done = desk.counter.take()

    assert desk.kept() == desk.truth.people
    assert (len(done) <= 8, seconds(done) <= 180) == (True, True), done


def test_the_same_roster_again_changes_nothing_with_four_actions(desk: Desk) -> None:
    take_in(desk)
    desk.program.press("space")  # 看居民
    desk.program.copy(desk.roster.as_uri() + "\r\n", "text/uri-list")
    desk.counter.take()

    desk.program.press("ctrl+v")
    desk.program.press("space")  # 下一步：查问题
    desk.program.press("space")  # 完成
    done = desk.counter.take()

    assert desk.kept() == desk.truth.people
    assert (len(done) <= 4, seconds(done) <= 60) == (True, True), done


def test_a_column_under_a_word_of_ones_own_is_named_with_the_keyboard_once(desk: Desk) -> None:
    def paste(row: str) -> None:
        desk.program.copy(f"姓名\t身份证号\t常用\n{row}\n")
        desk.program.press("ctrl+v")

    ask(desk.program, "drmc")
    paste("示例甲\t11010519491231002X\t19900000001")
    desk.program.press("shift+Tab", "shift+Tab", *["Down"] * 5, "Tab", "Tab", "space")  # 常用 → 联系电话, 再读一遍
    desk.program.press("space")  # 导入
    desk.program.press("space")  # 看居民
    paste("示例乙\t110105195001010012\t19900000002")
    desk.program.press("space")  # 下一步：查问题
    desk.program.press("space")  # 导入
    desk.program.leave()

    with at(desk.folder, OFFICE.name) as secretary:
        found = {(one.name, one.phone) for one in secretary.store.find(Resident)}
    assert found == {("示例甲", "19900000001"), ("示例乙", "19900000002")}


def test_one_undo_takes_the_whole_roster_back(desk: Desk) -> None:
    take_in(desk)
    desk.program.press("ctrl+z")

    assert desk.kept() == 0

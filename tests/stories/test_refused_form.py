"""A form that is refused, cut off by a visitor, or saved: what was typed is never lost and never comes back as a double."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from stories.keys import Program, display
from stories.offices import OFFICE, PASSWORD, REAL_KEYS, at, fill, only, signed_in
from ui import conftest as looks

from build_scripts.stage import Stage, press
from build_scripts.stage.answers import fill as fill_in
from desktop.base.clock import Clock, FixedClock
from desktop.modules.residents.records import Household, Resident
from desktop.modules.team.records import Member, Tenure
from desktop.modules.visits.records import Visit
from desktop.start import MODULES
from desktop.store.vault import Cost, Vault
from desktop.ui.page import RecordPage
from desktop.ui.tabs import Tabs
from desktop.work import session

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
qapp = looks.qapp


def real_keys(test: Callable[..., None]) -> Callable[..., None]:
    """Mark one that presses keys in an X server of its own."""
    for mark in REAL_KEYS:
        test = mark(test)
    return test


def furnish(folder: Path) -> None:
    with session.begin(folder, OFFICE, MODULES, Clock())[0] as opened, opened.store.unit("登记", opened.actor) as unit:
        home = unit.add(Household(address="示例路100弄12号301", head="单文华"))
        unit.add(Resident(name="单文华", household=home.uid, address=home.address, status="living", phone="13612343817"))
        unit.add(Member(name="李示明", role="young_assistant"))


@contextmanager
def visit_begun(folder: Path, words: str) -> Iterator[Program]:
    """The program with 记走访 open, nobody named in it yet, and some words typed."""
    furnish(folder)
    with display() as screen, signed_in(screen, folder, OFFICE.area) as program:
        program.press("ctrl+shift+n")
        program.turn_to("记走访")
        program.press("Return", "Return", "Return")
        program.type(words)
        yield program


@real_keys
def test_a_visit_to_nobody_is_refused_in_its_form_and_saved_once_somebody_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    with visit_begun(folder, "loushang you loushui") as program:
        program.press("ctrl+Return")
        program.turn_to("记走访")  # it stands there again, with the keyboard on whom it was about
        program.type("3817")
        program.press("Return")
        program.press("ctrl+Return")
        program.until_gone("记走访")
        program.turn_to(OFFICE.area)
        program.leave()

    with at(folder, OFFICE.name) as desk:
        visit, resident = only(desk, Visit), only(desk, Resident)
    assert (visit.resident, visit.words) == (resident.uid, "loushang you loushui")


@real_keys
def test_somebody_comes_to_the_counter_while_a_form_is_open(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    with visit_begun(folder, "banju hua") as program:
        program.press("ctrl+l")
        program.until_gone("记走访")
        program.until_gone(OFFICE.area)
        program.turn_to("小巷")
        program.type(PASSWORD)
        program.press("Return")
        program.turn_to(OFFICE.area)
        program.press("ctrl+shift+n")
        fill(program, "记走访", "3817", "<Return>")
        program.leave()

    with at(folder, OFFICE.name) as desk:
        assert only(desk, Visit).words == "banju hua"


class TestPageForm:
    """登记任职: a form in place of the table, in the window but without real keys."""

    pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

    @pytest.fixture
    def stage(self, qapp: object, tmp_path: Path, clock: FixedClock) -> Iterator[Stage]:
        safe = Vault(tmp_path / "office", clock, cost=CHEAP, floor=CHEAP)
        opened, _ = session.begin(tmp_path / "office", OFFICE, MODULES, clock, safe=safe)
        with opened, opened.store.unit("登记", opened.actor) as unit:
            unit.add(Member(name="李示明", role="young_assistant"))
        with Stage(tmp_path / "office", clock, safe=safe) as made:
            made.sign_in(OFFICE.name, PASSWORD)
            made.settle()
            yield made

    def tenures(self, stage: Stage) -> RecordPage:
        stage.go("team")
        tabs = stage.page
        assert isinstance(tabs, Tabs)
        tabs.turn_to("任职")
        stage.settle()
        assert isinstance(tabs.page, RecordPage)
        return tabs.page

    def test_a_saved_one_comes_back_neither_at_the_next_nor_after_the_lock(self, stage: Stage) -> None:
        page = self.tenures(stage)
        page.new()
        stage.settle()
        fill_in(page.form, {"成员": "李示明", "职务": "社区工作者"})
        press(page.form.save)
        stage.settle()
        stage.frame.keep_drafts()
        page.new()
        again = page.form.form.draft(), page.form._again.isVisible()
        page.form.close_form()
        stage.lock()
        stage.sign_in(OFFICE.name, PASSWORD)
        stage.settle()

        page = self.tenures(stage)
        assert (again, page.draft(), len(list(stage.frame.desk.store.find(Tenure)))) == (({}, False), {}, 1)
        assert page.list.isVisible()

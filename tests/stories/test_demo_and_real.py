"""Looking at the invented neighbourhood first and beginning in earnest after: nothing of it is in the real file."""

from __future__ import annotations

from pathlib import Path

from stories.keys import Program, display
from stories.offices import OFFICE, REAL_KEYS, at, fill, signed_in

from desktop import demo
from desktop.base.clock import Clock
from desktop.modules.residents.records import Household, Resident
from desktop.start import MODULES
from desktop.work import session

pytestmark = REAL_KEYS


def look_round(screen: str, folder: Path) -> int:
    """Open the demo, register somebody there, leave; answers the exit code."""
    program = Program(screen, folder, None, "--demo")
    try:
        program.turn_to("小巷")
        program.press("Return")  # the password is filled in
        program.turn_to(f"{demo.AREA} - 小巷")
        program.press("ctrl+n")
        fill(program, "登记居民", "shi li lai fang")
        return program.leave()
    finally:
        program.end()


def test_nobody_of_the_demo_is_in_the_real_file(tmp_path: Path) -> None:
    practice, real = tmp_path / "practice", tmp_path / "office"
    demo.ensure(practice, MODULES)
    session.begin(real, OFFICE, MODULES, Clock())[0].close()

    with display() as screen:
        code = look_round(screen, practice)
        with signed_in(screen, real, OFFICE.area) as program:
            program.leave()

    assert code == 0
    with at(real, OFFICE.name) as desk:
        assert (desk.store.count(Resident), desk.store.count(Household), bool(desk.area.demo)) == (0, 0, False)
    with session.unlock(practice, demo.SECRETARY, demo.PASSWORD, MODULES, Clock()) as opened:
        assert opened.store.reader(opened.actor).count(Resident, name="shi li lai fang") == 1

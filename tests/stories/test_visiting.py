"""U01 and U07: a visit to "tail 3817" with real keys, and the walk list of those not seen for thirty days; actions counted."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from stories.actions import seconds
from stories.keys import display
from stories.offices import OFFICE, PASSWORD, REAL_KEYS, Counter, ask, at, fill, only, signed_in
from ui import conftest as looks

from build_scripts.stage import Stage, press
from desktop.base.clock import SHANGHAI, Clock, FixedClock, local_day
from desktop.modules.residents.records import CareTag, Household, Resident
from desktop.modules.residents.service import open_tag
from desktop.modules.visits.records import Visit
from desktop.start import MODULES
from desktop.store.unit import Unit
from desktop.store.vault import Cost, Vault
from desktop.ui.print import Preview
from desktop.ui.tabs import Tabs
from desktop.work import session

TODAY = date(2026, 8, 28)
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)

qapp = looks.qapp


def live(unit: Unit, where: str, name: str, **given: object) -> Resident:
    """Let somebody live behind a door."""
    home = unit.add(Household(address=f"示例路100弄{where}", head=name))
    return unit.add(Resident(name=name, household=home.uid, address=home.address, status="living", **given))  # type: ignore[arg-type]


class TestTailOfANumber:
    """U01, with real keys."""

    pytestmark = REAL_KEYS

    def test_a_visit_is_logged_in_four_actions_and_its_words(self, tmp_path: Path) -> None:
        folder, trace = tmp_path / "office", tmp_path / "trace"
        with session.begin(folder, OFFICE, MODULES, Clock())[0] as opened, opened.store.unit("登记", opened.actor) as unit:
            live(unit, "12号301", "单文华", phone="13612343817")
            live(unit, "8号402", "陈桂英", phone="13812340000")
        with display() as screen, signed_in(screen, folder, OFFICE.area, trace) as program:
            counter = Counter(trace)
            ask(program, "3817", "ctrl+Return")
            fill(program, "记走访", "loushang you loushui")
            done = counter.take()
            program.leave()

        # The words a person must compose are left out of the count.
        assert (len(done) - 1 <= 4, seconds(done, composed=1) <= 8) == (True, True), done
        with at(folder, OFFICE.name) as desk:
            visit = only(desk, Visit)
            whom = desk.store.get(Resident, visit.resident or "")
        assert (whom and whom.name, visit.words) == ("单文华", "loushang you loushui")
        assert local_day(visit.at or 0) == Clock().today()


@pytest.fixture
def lane(tmp_path: Path) -> Iterator[Stage]:
    """Forty doors cared for in two buildings: every other was seen 31 days ago, the others 30; and one that nobody asks for."""
    clock, folder = FixedClock(TODAY), tmp_path / "lane"
    safe = Vault(folder, clock, cost=CHEAP, floor=CHEAP)
    with session.begin(folder, OFFICE, MODULES, clock, safe=safe)[0] as opened, opened.store.unit("登记", opened.actor) as unit:
        for building in (12, 2):
            for door in range(20):
                one = live(unit, f"{building}号{door + 101}", f"示例{building}之{door}")
                asked = CareTag(need="代买米面油", category="C02", resident=one.uid, basis="duty", opened_on=date(2026, 1, 1))
                open_tag(unit, asked)
                day = TODAY - timedelta(days=31 - door % 2)
                at = int(datetime.combine(day, time(9), SHANGHAI).timestamp() * 1000)
                unit.add(Visit(at=at, method="2", resident=one.uid, household=one.household))
        live(unit, "20号101", "示例不在单上")
    stage = Stage(folder, clock, safe=Vault(folder, clock, cost=CHEAP, floor=CHEAP))
    stage.sign_in(OFFICE.name, PASSWORD)
    yield stage
    stage.close()


def test_the_walk_list_of_those_not_seen_for_thirty_days_is_printed_in_two_clicks(qapp, lane: Stage, tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler is not here")
    lane.go("visits")
    assert isinstance(lane.page, Tabs)
    lane.page.go(1)
    lane.settle()
    page = lane.page.page
    shown: list[bytes] = []

    def look(dialog: object) -> None:
        assert isinstance(dialog, Preview)
        shown.append(dialog.view.pages.pdf("走访单"))
        dialog.reject()

    press(page.chips["超30天"])  # type: ignore[attr-defined]
    lane.do(lambda: press(page.print_button), look)  # type: ignore[attr-defined]

    (tmp_path / "walk.pdf").write_bytes(shown[0])
    for words in (["pdftotext", "-layout", "walk.pdf", "walk.txt"], ["pdfinfo", "walk.pdf"]):
        told = subprocess.run(words, cwd=tmp_path, check=True, capture_output=True, text=True).stdout
    text = (tmp_path / "walk.txt").read_text(encoding="utf-8")
    names = [word for word in text.split() if word.startswith("示例") and "之" in word]
    assert names == [f"示例{building}之{door}" for building in (2, 12) for door in range(0, 20, 2)]
    assert "示例不在单上" not in text
    assert text.index("示例路100弄2号") < text.index("示例路100弄12号")
    pages = text.split("\f")[:-1]
    assert all(f"—{number}—" in page.replace(" ", "") for number, page in enumerate(pages, 1))
    assert "(A4)" in told

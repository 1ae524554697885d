"""Pinned notes."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from office import MODULES, done, keep

from desktop.base.errors import DeskError
from desktop.modules.exchange.rules import leaving
from desktop.modules.residents.records import BuildingGroup, Home, Household, PinnedNote, Resident
from desktop.modules.residents.rules.places import Place
from desktop.modules.residents.service import change_note, notes_of, notes_of_building, pin_note, take_down
from desktop.modules.residents.service.homes import home_of
from desktop.modules.residents.service.notes import due
from desktop.work.desk import Desk, catalogue_of

WORDS = "怕吵，先打电话；爱聊象棋"


@pytest.fixture
def household(desk: Desk) -> Household:
    made: Household = keep(desk, Household(address="示例路100弄12号301", head="张三"))
    return made


@pytest.fixture
def resident(desk: Desk, household: Household) -> Resident:
    made: Resident = keep(desk, Resident(name="张三", household=household.uid))
    return made


def pin(desk: Desk, **about: object) -> PinnedNote:
    made: PinnedNote = done(desk, pin_note, PinnedNote(**{"words": WORDS} | about))  # type: ignore[arg-type]
    return made


def test_a_note_says_who_wrote_it_and_when(desk: Desk, resident: Resident) -> None:
    note = pin(desk, resident=resident.uid)

    assert (note.writer, (note.at or 0) // 60_000) == (desk.actor.account, desk.clock.now_ms() // 60_000)


def test_a_person_has_their_own_notes_and_those_of_the_household(desk: Desk, resident: Resident, household: Household) -> None:
    own, shared = pin(desk, resident=resident.uid), pin(desk, household=household.uid)

    assert notes_of(desk.store, resident) == (own, shared)
    assert notes_of(desk.store, household) == (shared,)


def test_a_building_has_its_own_notes_and_those_of_its_group(desk: Desk) -> None:
    group = keep(desk, BuildingGroup(name="示例路100弄12号"))
    own, shared = pin(desk, building="示例路100弄12号"), pin(desk, building_group=group.uid)

    assert notes_of_building(desk.store, "示例路100弄12号") == (own, shared)
    assert notes_of(desk.store, group) == (shared,)


def test_other_records_have_none(desk: Desk) -> None:
    assert notes_of(desk.store, Home()) == ()


@pytest.mark.parametrize(
    ("note", "why"),
    [
        (PinnedNote(words=WORDS), "没有写给谁的"),
        (PinnedNote(building="示例路100弄12号"), "必填"),
        (PinnedNote(words="打到 6222021234567890128", building="示例路100弄12号"), "银行卡号"),
        (PinnedNote(words="字" * 501, building="示例路100弄12号"), "最多 500 个字"),
    ],
)
def test_what_cannot_be_is_refused(desk: Desk, note: PinnedNote, why: str) -> None:
    with pytest.raises(DeskError, match=why):
        done(desk, pin_note, note)


def test_a_note_is_written_anew_and_taken_down(desk: Desk, resident: Resident) -> None:
    note = pin(desk, resident=resident.uid)
    changed = done(desk, change_note, note, dataclasses.replace(note, words="周二在家"))
    done(desk, take_down, changed)
    labels = [label for (label,) in desk.file.writer.execute("SELECT label FROM unit ORDER BY seq DESC LIMIT 2")]

    assert (notes_of(desk.store, resident), labels) == ((), ["取下经验便签：张三", "改经验便签：张三"])


def test_a_note_waits_on_the_day_it_is_to_be_looked_at_again(desk: Desk, resident: Resident) -> None:
    pin(desk, resident=resident.uid, review_on=date(2026, 8, 28))
    pin(desk, resident=resident.uid, review_on=date(2026, 8, 29))
    pin(desk, resident=resident.uid)
    (waits,) = due(desk.store, date(2026, 8, 28))

    assert (waits.text, waits.who, waits.record) == ("再看一看便签：张三", "示例书记", resident)


def test_a_note_about_a_building_leads_to_its_first_home(desk: Desk) -> None:
    home = keep(desk, Home(address="示例路100弄12号101", compound="示例路100弄", building="12", room="101"))
    pin(desk, building="示例路100弄12号", review_on=desk.today)
    (waits,) = due(desk.store, desk.today)

    assert (waits.text, waits.record) == ("再看一看便签：示例路100弄12号", home)


def test_a_note_about_a_building_reads_no_other_building(desk: Desk) -> None:
    keep(desk, *(home_of(Place("示例路100弄", str(number), "", "101")) for number in range(1, 30)))
    pin(desk, building="示例路100弄2号", review_on=desk.today)
    statements: list[str] = []
    desk.store.connection.set_trace_callback(statements.append)
    (waits,) = due(desk.store, desk.today)
    desk.store.connection.set_trace_callback(None)

    (homes,) = (one.partition(" FROM home WHERE n IN ")[2] for one in statements if " FROM home WHERE n IN " in one)
    assert (waits.record.title(), homes.count(",")) == ("示例路100弄2号101", 0)


def test_a_note_about_somebody_in_the_bin_leads_to_itself(desk: Desk) -> None:
    note = pin(desk, resident="01J0000000000000000000000A", review_on=desk.today)

    assert [one.record for one in due(desk.store, desk.today)] == [note]


def test_notes_never_leave() -> None:
    catalogue = catalogue_of(MODULES)

    assert [kind for kind in ("monthly", "roster") if PinnedNote in leaving(catalogue, kind)] == []


def test_its_title_is_its_first_line_and_short() -> None:
    assert PinnedNote(words="一\n二").title() == "便签：一"
    assert PinnedNote(words="字" * 21).title() == f"便签：{'字' * 20}…"

"""What residents tell the rest of the desk."""

from __future__ import annotations

from datetime import date

from office import done, keep

from desktop.modules.residents.records import CareTag, PinnedNote, Resident
from desktop.modules.residents.service import close_tag, open_tag, pin_note, readings
from desktop.work.desk import Desk


def test_a_note_to_be_looked_at_again_waits(desk: Desk) -> None:
    person = keep(desk, Resident(name="张三"))
    done(desk, pin_note, PinnedNote(words="先打电话", resident=person.uid, review_on=date(2026, 9, 1)))

    assert [one.day for one in readings.due(desk.store, date(2026, 9, 1))] == [date(2026, 9, 1)]


def test_care_closed_a_year_ago_is_to_be_deleted(desk: Desk) -> None:
    person = keep(desk, Resident(name="张三"))
    tag = done(desk, open_tag, CareTag(need="送饭", category="C02", basis="duty", resident=person.uid))
    done(desk, close_tag, tag, "搬走了")

    assert [len(list(readings.retention(desk.store, day))) for day in (date(2027, 8, 27), date(2027, 8, 28))] == [0, 1]


def test_doors_and_people_can_be_coloured() -> None:
    assert {one.on for one in readings.SHADES} == {"household", "resident"}

"""Birthdays of the coming week as the day is told of them."""

from __future__ import annotations

from datetime import date, timedelta

from office import keep

from desktop.modules.residents.records import Resident
from desktop.modules.residents.service.birthdays import ahead
from desktop.work.desk import Desk
from desktop.work.module import HIGH, USUAL, Due, Period, Sort

TODAY = date(2026, 8, 28)
WEEK = Period(TODAY, TODAY + timedelta(days=7))


def found(desk: Desk) -> list[Due]:
    return sorted(ahead(desk.store, WEEK), key=lambda due: due.day)


def test_the_old_of_the_coming_week_are_told_and_the_round_years_marked(desk: Desk) -> None:
    keep(desk, Resident(name="示例安", birth=date(1946, 8, 30), address="示例路100弄5号302", status="living"))
    keep(desk, Resident(name="示例宁", birth=date(1949, 8, 28), status="living"))
    keep(desk, Resident(name="示例少", birth=date(1990, 8, 29), status="living"))

    assert [(one.text, one.day, one.chip, one.weight, one.place) for one in found(desk)] == [
        ("示例宁", date(2026, 8, 28), "77 岁", USUAL, ""),
        ("示例安", date(2026, 8, 30), "80 岁", HIGH, "示例路100弄5号302"),
    ]


def test_who_keeps_it_by_the_moon_is_told_by_the_moon_only(desk: Desk) -> None:
    keep(desk, Resident(name="示例安", birth=date(1946, 8, 12), lunar_birthday=True, status="living"))
    keep(desk, Resident(name="示例宁", birth=date(1946, 8, 30), lunar_birthday=True, status="living"))
    (due,) = found(desk)

    assert (due.text, due.day, due.place, due.chip) == ("示例安", TODAY, "农历七月十六", "80 岁")


def test_who_has_gone_has_no_birthday_here(desk: Desk) -> None:
    for status in ("moved", "deceased", "void"):
        keep(desk, Resident(name="示例安", birth=date(1946, 8, 30), status=status))

    assert found(desk) == []


def test_a_birthday_is_answered_by_a_call(desk: Desk) -> None:
    keep(desk, Resident(name="示例安", birth=date(1946, 8, 30)))
    (due,) = found(desk)

    assert (due.sort, due.act in {one.id for one in desk.commands}) == (Sort.BIRTHDAY, True)

"""The monthly package on the page of the day: from the 25th until it was written."""

from __future__ import annotations

from datetime import date, timedelta

from office import Office, as_role

from desktop.modules.exchange.service import ahead
from desktop.work.desk import Desk
from desktop.work.module import Period


def told(desk: Desk, today: date) -> list[tuple[str, date]]:
    return [(one.text, one.day) for one in ahead(desk.store, Period(today, today + timedelta(days=7)))]


def test_from_the_25th_the_package_of_the_month_is_expected_by_the_5th(desk: Desk, acquainted: None) -> None:
    assert told(desk, date(2026, 8, 25)) == [("8 月月报", date(2026, 9, 5))]


def test_what_was_not_written_is_still_expected_before_the_next_one(desk: Desk, acquainted: None) -> None:
    assert told(desk, date(2026, 9, 24)) == [("8 月月报", date(2026, 9, 5))]


def test_once_written_it_is_expected_no_more(desk: Desk, send) -> None:
    send()

    assert told(desk, date(2026, 8, 28)) == []


def test_without_an_office_to_take_it_nothing_is_expected(desk: Desk) -> None:
    assert told(desk, date(2026, 8, 28)) == []


def test_who_may_not_write_it_is_not_asked(office: Office, desk: Desk, acquainted: None) -> None:
    assistant = office.desk(as_role(desk, "assistant"))

    assert told(assistant, date(2026, 8, 28)) == []

"""What has been kept long enough."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from office import Office, as_role, done, keep

from desktop.base.clock import FixedClock
from desktop.base.errors import DeskError, RefusedError
from desktop.modules.residents.records import Consent, Household, Resident, Stay
from desktop.modules.residents.service import ended, note_decision, purge_record, register_resident, set_gone_years
from desktop.modules.residents.service.retention import gone_since
from desktop.store import history
from desktop.work.desk import Desk
from desktop.work.keep import keep_change


def left_on(desk: Desk, until: date, status: str = "moved") -> Resident:
    person = keep(desk, Resident(name="示例安", status=status))
    household = keep(desk, Household(address="示例路100弄5号302"))
    keep(desk, Stay(person=person.uid, household=household.uid, until=until))
    found: Resident = person
    return found


@pytest.mark.parametrize(("by", "count"), [(date(2026, 8, 27), 0), (date(2026, 8, 28), 1), (date(2030, 1, 1), 1)])
def test_whoever_moved_away_is_on_the_list_three_years_later_to_the_day(desk: Desk, by: date, count: int) -> None:
    left_on(desk, date(2023, 8, 28))

    assert len(list(ended(desk.store, by))) == count


@pytest.mark.parametrize(
    ("status", "words"), [("moved", "已迁出满 3 年"), ("deceased", "已离世满 3 年"), ("void", "登记作废满 3 年")]
)
def test_it_says_why(desk: Desk, status: str, words: str) -> None:
    person = left_on(desk, date(2020, 1, 1), status)

    assert [(one.text, one.who, one.record) for one in desk.retention(desk.today)] == [(words, "示例安", person)]


@pytest.mark.parametrize("status", ["living", "away", None])
def test_whoever_lives_here_is_not_on_it(desk: Desk, status: str | None) -> None:
    left_on(desk, date(2000, 1, 1), status)  # type: ignore[arg-type]

    assert desk.retention(desk.today) == []


def test_the_secretary_says_after_how_many_years(desk: Desk) -> None:
    left_on(desk, date(2025, 8, 28))
    before = len(desk.retention(desk.today))
    done(desk, set_gone_years, 1)

    assert (before, len(desk.retention(desk.today))) == (0, 1)


@pytest.mark.parametrize("years", [0, 31])
def test_no_more_and_no_fewer_years_than_make_sense(desk: Desk, years: int) -> None:
    with pytest.raises(DeskError, match="保留年限没有改"):
        done(desk, set_gone_years, years)


def test_where_no_day_is_written_the_log_knows_when_it_was(desk: Desk, clock: FixedClock) -> None:
    person = done(desk, register_resident, Resident(name="示例安", status="living"))
    clock.advance(milliseconds=86_400_000)
    gone = done(desk, keep_change, person, replace(person, status="deceased"))
    clock.advance(milliseconds=86_400_000)
    done(desk, keep_change, gone, replace(gone, note="家属来过"))

    assert gone_since(desk.store, gone) == date(2026, 8, 29)


def test_a_stay_without_an_end_says_nothing_of_going(desk: Desk) -> None:
    person = left_on(desk, date(2020, 1, 1))
    keep(desk, Stay(person=person.uid, household="H"))

    assert gone_since(desk.store, person) == date(2026, 8, 28)


@pytest.mark.parametrize(("by", "count"), [(date(2029, 8, 27), 0), (date(2029, 8, 28), 1)])
def test_an_agreement_is_kept_three_years_after_it_was_taken_back(desk: Desk, by: date, count: int) -> None:
    person = keep(desk, Resident(name="示例安"))
    keep(desk, Consent(resident=person.uid, scope="visits", way="written", withdrawn_on=date(2026, 8, 28)))

    assert len(list(ended(desk.store, by))) == count


def test_what_was_decided_is_in_the_log_without_names(desk: Desk) -> None:
    done(desk, note_decision, "放入回收站", 2)
    (entry,) = history.units(desk.store.connection, limit=1)

    assert (entry.label, entry.note) == ("到期清单：放入回收站", "2 条")


def test_a_single_record_can_be_purged_too(desk: Desk) -> None:
    person = keep(desk, Resident(name="示例安"))
    consent = keep(desk, Consent(resident=person.uid, scope="visits", way="oral", witness="示例龘"))
    done(desk, purge_record, consent)

    assert (list(desk.store.find(Consent)), desk.store.find(Resident).__next__()) == ([], person)
    assert history.units(desk.store.connection, limit=1)[0].label == "彻底删除同意 1 份"


def test_only_the_secretary_decides(office: Office, desk: Desk) -> None:
    helper = office.desk(as_role(desk, "assistant"))
    with pytest.raises(RefusedError):
        done(helper, set_gone_years, 1)

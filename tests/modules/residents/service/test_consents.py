"""What people agreed to, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from kernel import KEY, OWNER
from office import as_role, done, keep

from desktop.base.clock import FixedClock
from desktop.base.errors import DeskError, RefusedError, StaleError
from desktop.model import fields as f
from desktop.model.record import Record, record
from desktop.modules import residents
from desktop.modules.residents.records import Consent, Resident
from desktop.modules.residents.service import change_consent, due, ended, give_consent, standing, standing_on, withdraw_consent
from desktop.store.store import Store
from desktop.work.ask import Scripted
from desktop.work.desk import Desk, catalogue_of
from desktop.work.history import undo
from desktop.work.jobs import Now


@record("wish", label="心愿", measure="个")
class Wish(Record):
    """Of a slice that residents know nothing of: it stands on an agreement."""

    text: str | None = f.text("心愿", search=True)
    consent: str | None = f.ref("同意", "consent")
    beside: str | None = f.ref("另见", "consent")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    clock = FixedClock(date(2026, 8, 28))
    store = Store(tmp_path, KEY, type(catalogue_of(()))(*catalogue_of((residents.MODULE,)).values(), Wish), clock)
    reader = store.reader(OWNER)
    yield Desk(store, reader, OWNER, (residents.MODULE,), Scripted(), Now())
    reader.connection.close()
    store.close()


@pytest.fixture
def person(desk: Desk) -> Resident:
    found: Resident = keep(desk, Resident(name="示例安", birth=date(1949, 12, 31)))
    return found


def agreed(desk: Desk, person: Resident, **said: object) -> Consent:
    given: Consent = done(desk, give_consent, Consent(**{"resident": person.uid, "scope": "care", "way": "written"} | said))
    return given


def test_the_day_is_today_unless_another_was_written(desk: Desk, person: Resident) -> None:
    assert agreed(desk, person).given_on == date(2026, 8, 28)
    assert agreed(desk, person, scope="visits", given_on=date(2026, 8, 1)).given_on == date(2026, 8, 1)


@pytest.mark.parametrize("said", [{"scope": None}, {"way": None}, {"way": "oral"}, {"given_on": date(2026, 8, 29)}])
def test_an_agreement_that_lacks_something_is_not_filed(desk: Desk, person: Resident, said: dict[str, object]) -> None:
    with pytest.raises(DeskError, match="没有登记同意"):
        agreed(desk, person, **said)

    assert standing(desk.store, person) == []


def test_nobody_agrees_to_the_same_twice(desk: Desk, person: Resident) -> None:
    agreed(desk, person)
    with pytest.raises(DeskError, match="已经同意过"):
        agreed(desk, person)


def test_nobody_agrees_who_is_not_kept(desk: Desk) -> None:
    with pytest.raises(StaleError):
        agreed(desk, Resident(uid="NOBODY"))


def test_taking_it_back_hides_what_stands_on_it_and_nothing_else(desk: Desk, person: Resident) -> None:
    consent = agreed(desk, person)
    first = keep(desk, Wish(text="每周三帮忙买菜", consent=consent.uid))
    other = keep(desk, Wish(text="教下棋", beside=consent.uid))

    held = done(desk, withdraw_consent, consent, "oral")

    assert (held, list(desk.store.find(Wish)), desk.store.search("买菜")) == (1, [other], [])
    assert [one.record for one in standing_on(desk.store, consent)] == [first]
    assert standing(desk.store, person) == []


def test_it_is_taken_back_with_a_day_and_a_way(desk: Desk, person: Resident) -> None:
    consent = agreed(desk, person)
    done(desk, withdraw_consent, consent, "oral")

    now = desk.store.get(Consent, consent.uid)
    assert now is not None
    assert (now.withdrawn_on, now.withdrawn_way, now.title()) == (date(2026, 8, 28), "oral", "照护需要（已撤回）")


def test_it_is_taken_back_once(desk: Desk, person: Resident) -> None:
    consent = agreed(desk, person)
    done(desk, withdraw_consent, consent, "oral")
    with pytest.raises(StaleError):
        done(desk, withdraw_consent, consent, "oral")


def test_a_slip_is_undone_and_everything_is_seen_again(desk: Desk, person: Resident) -> None:
    consent = agreed(desk, person)
    wish = keep(desk, Wish(text="每周三帮忙买菜", consent=consent.uid))
    done(desk, withdraw_consent, consent, "oral")
    desk.undo_last()

    assert (list(desk.store.find(Wish)), standing(desk.store, person)) == ([wish], [consent])
    assert undo.label == "撤销"


@pytest.mark.parametrize(("by", "waits"), [(date(2026, 9, 26), 0), (date(2026, 9, 27), 1)])
def test_what_stood_on_it_waits_to_be_deleted_within_thirty_days(desk: Desk, person: Resident, by: date, waits: int) -> None:
    consent = agreed(desk, person)
    keep(desk, Wish(text="每周三帮忙买菜", consent=consent.uid))
    done(desk, withdraw_consent, consent, "written")

    assert (len(list(due(desk.store, by))), len(list(ended(desk.store, by)))) == (waits, waits)


def test_nothing_waits_where_nothing_stood_on_it(desk: Desk, person: Resident) -> None:
    done(desk, withdraw_consent, agreed(desk, person), "written")

    assert list(due(desk.store, date(2027, 1, 1))) == []


def test_whoever_agreed_again_stands_on_a_new_paper(desk: Desk, person: Resident) -> None:
    consent = agreed(desk, person)
    done(desk, withdraw_consent, consent, "written")
    again = agreed(desk, person)

    assert standing(desk.store, person) == [again]


def test_an_agreement_taken_back_is_not_mended(desk: Desk, person: Resident) -> None:
    consent = agreed(desk, person)
    mended = done(desk, change_consent, consent, Consent(**vars(consent) | {"purpose": "帮忙买菜"}))
    done(desk, withdraw_consent, consent, "written")

    assert mended.purpose == "帮忙买菜"
    with pytest.raises(DeskError, match="已经撤回"):
        done(desk, change_consent, mended, Consent(**vars(mended) | {"purpose": "别的"}))


def test_only_the_secretary_takes_it_back(desk: Desk, person: Resident) -> None:
    consent = agreed(desk, person)
    desk.actor = as_role(desk, "assistant")
    with pytest.raises(RefusedError):
        done(desk, withdraw_consent, consent, "written")

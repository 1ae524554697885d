"""Offices taken up, laid down, corrected; the member's record follows."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date

import pytest
from office import Office, as_role, done

from desktop.base.errors import DeskError, RefusedError, StaleError
from desktop.modules.team.records import Member, Tenure
from desktop.modules.team.service import change_tenure, end_tenure, open_tenure, strike_out, tenures_of
from desktop.work.desk import Desk


@pytest.fixture
def worker(joined: Callable[..., Member]) -> Member:
    return joined("示例社工", "community_worker")


@pytest.fixture
def elected(desk: Desk, worker: Member) -> Tenure:
    asked = Tenure(member=worker.uid, role="committee_member", since=date(2024, 1, 1), term_no=11, line="civil")
    found: Tenure = done(desk, open_tenure, asked)
    return found


def now(desk: Desk, worker: Member) -> tuple[str | None, str | None, date | None, str | None]:
    found = desk.store.get(Member, worker.uid)
    assert found is not None
    return found.role, found.also_as, found.until, found.line


def test_somebody_may_hold_several_at_once_and_is_called_by_the_highest(desk: Desk, worker: Member, elected: Tenure) -> None:
    assert now(desk, worker) == ("committee_member", "社区工作者", None, "civil")


def test_laying_one_down_leaves_the_others(desk: Desk, worker: Member, elected: Tenure) -> None:
    done(desk, end_tenure, elected, date(2026, 8, 28))

    assert now(desk, worker) == ("community_worker", None, None, None)


def test_whoever_lays_down_the_last_one_has_left(desk: Desk, worker: Member) -> None:
    (only,) = tenures_of(desk.store, worker)
    done(desk, end_tenure, only, date(2026, 8, 28))

    assert now(desk, worker) == ("community_worker", None, date(2026, 8, 28), None)


def test_an_office_is_laid_down_once(desk: Desk, elected: Tenure) -> None:
    done(desk, end_tenure, elected, date(2026, 8, 28))

    with pytest.raises(DeskError, match="已经在 2026-08-28 离任"):
        done(desk, end_tenure, elected, date(2026, 8, 28))


def test_a_correction_is_carried_to_the_member_and_to_another_one_it_was_meant_for(
    desk: Desk, worker: Member, elected: Tenure, joined: Callable[..., Member]
) -> None:
    other = joined("示例委员", "volunteer")
    done(desk, change_tenure, elected, dataclasses.replace(elected, member=other.uid))

    assert (now(desk, worker)[0], now(desk, other)[0]) == ("community_worker", "committee_member")


def test_an_office_entered_by_mistake_is_struck_out(desk: Desk, worker: Member, elected: Tenure) -> None:
    done(desk, strike_out, (elected,))

    assert now(desk, worker)[0] == "community_worker"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"until": date(2023, 12, 31)}, "任职止比任职起还早"),
        ({"elected_on": date(2024, 1, 2), "term_ends_on": date(2024, 1, 1)}, "届满日比选举日还早"),
        ({"role": None}, "职务"),
        ({"term_no": 0}, "届次"),
    ],
)
def test_days_that_stand_the_wrong_way_round_and_numbers_that_cannot_be_are_refused(
    desk: Desk, worker: Member, given: dict[str, object], words: str
) -> None:
    asked = Tenure(member=worker.uid, role="volunteer", since=date(2024, 1, 1))

    with pytest.raises(DeskError, match=words):
        done(desk, open_tenure, dataclasses.replace(asked, **given))  # type: ignore[arg-type]


def test_the_days_of_a_term_may_be_one_day(desk: Desk, worker: Member) -> None:
    day = date(2024, 1, 1)
    done(desk, open_tenure, Tenure(member=worker.uid, role="volunteer", since=day, until=day))

    assert len(tenures_of(desk.store, worker)) == 2


def test_nobody_who_is_gone_takes_up_anything(desk: Desk) -> None:
    with pytest.raises(StaleError):
        done(desk, open_tenure, Tenure(member="NOBODY", role="volunteer"))


def test_only_the_secretary_gives_offices(office: Office, desk: Desk, worker: Member) -> None:
    helping = office.desk(as_role(desk, "assistant"))

    with pytest.raises(RefusedError):
        done(helping, open_tenure, Tenure(member=worker.uid, role="party_secretary"))


def test_giving_an_office_is_one_step_and_undone_whole(desk: Desk, worker: Member, elected: Tenure) -> None:
    desk.undo_last()

    assert now(desk, worker)[0] == "community_worker"


def test_the_same_office_is_not_registered_twice_for_the_same_days(desk: Desk, worker: Member, elected: Tenure) -> None:
    with pytest.raises(DeskError, match=r"示例社工任居委会委员（第 11 届）已经登记过了（2024-01-01 起）"):
        done(desk, open_tenure, dataclasses.replace(elected, uid="", since=date(2026, 1, 1)))
    done(desk, end_tenure, elected, date(2026, 8, 27))
    done(desk, open_tenure, dataclasses.replace(elected, uid="", since=date(2026, 8, 28)))

    assert len(tenures_of(desk.store, worker)) == 3


def test_an_office_is_not_corrected_into_one_that_is_there_already(desk: Desk, worker: Member, elected: Tenure) -> None:
    twelfth = done(desk, open_tenure, dataclasses.replace(elected, uid="", term_no=12))

    with pytest.raises(DeskError, match="已经登记过了"):
        done(desk, change_tenure, twelfth, dataclasses.replace(twelfth, term_no=11))

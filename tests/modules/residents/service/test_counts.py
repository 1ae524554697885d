"""实有人口 and 户籍人口 on a day."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date

import pytest
from office import done, keep

from desktop.modules.residents.records import Household, Resident, Stay
from desktop.modules.residents.rules.population import Population
from desktop.modules.residents.service import add_member, depart, merge, population_on, register_resident
from desktop.modules.residents.service.counts import statistics
from desktop.work.desk import Desk
from desktop.work.keep import put_away
from desktop.work.module import Period

CAME, WENT = date(2026, 3, 1), date(2026, 6, 1)


@pytest.fixture
def live(desk: Desk) -> Callable[..., Resident]:
    """Let somebody live in one household since the first of March."""
    household = keep(desk, Household(address="示例路100弄5号302"))

    def run(name: str, kind: str | None, relation: str | None = None, **more: object) -> Resident:
        resident = Resident(name=name, status="living", residence=kind, **more)  # type: ignore[arg-type]
        kept: Resident = done(desk, add_member, household, resident, relation, CAME)
        return kept

    return run


def on(desk: Desk, day: date = date(2026, 8, 28)) -> tuple[int, int, int]:
    found: Population = population_on(desk.store, day)
    return found.living, found.registered, found.unsaid


def test_every_category_counts_under_its_names(desk: Desk, live: Callable[..., Resident]) -> None:
    for number, kind in enumerate(("RH1", "RH2", "RH3", "RH4", "RH5", "RH6", None)):
        live(f"示例{'甲乙丙丁戊己庚'[number]}", kind)

    assert on(desk) == (4, 3, 1)


@pytest.mark.parametrize(
    ("day", "living"), [(date(2026, 2, 28), 0), (CAME, 1), (date(2026, 5, 31), 1), (WENT, 0), (date(2026, 8, 28), 0)]
)
def test_a_person_counts_from_the_day_they_came_to_the_day_before_they_went(
    desk: Desk, live: Callable[..., Resident], day: date, living: int
) -> None:
    done(desk, depart, live("示例甲", "RH1"), "moved", WENT)

    assert on(desk, day)[0] == living


def test_whoever_was_never_here_is_counted_on_no_day(desk: Desk, live: Callable[..., Resident]) -> None:
    done(desk, depart, live("示例甲", "RH1"), "void", WENT)

    assert on(desk, CAME) == (0, 0, 0)


def test_whoever_lies_in_the_bin_is_not_counted(desk: Desk, live: Callable[..., Resident]) -> None:
    done(desk, put_away, (live("示例甲", "RH1"),))

    assert on(desk) == (0, 0, 0)


def test_a_child_counts_as_the_householder_does(desk: Desk, live: Callable[..., Resident]) -> None:
    live("示例甲", "RH5", "0")
    live("示例小", None, "2", birth=date(2020, 5, 6))

    assert on(desk) == (2, 0, 0)


def test_a_person_without_a_door_counts_by_their_own_record(desk: Desk) -> None:
    keep(desk, Resident(name="示例甲", residence="RH4"), Resident(name="示例乙", residence="RH1", status="moved"))

    assert on(desk) == (0, 1, 0)


def test_a_stay_without_a_category_takes_the_persons(desk: Desk) -> None:
    one = keep(desk, Resident(name="示例甲", residence="RH3"))
    keep(desk, Stay(person=one.uid, household="01J0000000000000000000000A"))

    assert on(desk) == (1, 0, 0)


def test_an_open_stay_of_whoever_is_gone_counts_for_nobody(desk: Desk, live: Callable[..., Resident]) -> None:
    one = live("示例甲", "RH1")
    with desk.file.unit("试", desk.actor) as unit:
        unit.change(one, dataclasses.replace(one, status="deceased", status_since=WENT))

    assert (on(desk, CAME)[0], on(desk, WENT)[0]) == (1, 0)


def test_a_merged_person_counts_by_the_category_of_where_they_live(desk: Desk) -> None:
    kinds = {"示例路100弄5号302": "RH2", "示例路100弄6号101": "RH3"}
    one, other = (
        done(desk, register_resident, Resident(name="示例甲", status="living", residence=kind, address=door))
        for door, kind in kinds.items()
    )
    done(desk, merge, one, other)

    assert on(desk) == (0, 1, 0)


def test_a_figure_has_its_scope_and_its_day(desk: Desk, live: Callable[..., Resident]) -> None:
    live("示例甲", "RH1")
    live("示例乙", None)
    living, registered = statistics(desk.store, Period(date(2026, 7, 1), date(2026, 7, 31)))

    assert (living.label, living.numerator, living.as_of) == ("实有人口", 1, date(2026, 7, 31))
    assert (registered.label, registered.numerator) == ("户籍人口", 1)
    assert living.scope == "本居民区，人户一致、人在户不在、来沪、境外，另有 1 人没填人口类别，不在内"

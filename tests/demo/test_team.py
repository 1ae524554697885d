"""The team of the demo: enough of everything that rosters and statistics ask for, and nobody real."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from office import Office, open_office

from desktop.base.clock import FixedClock
from desktop.demo.roster import settle
from desktop.demo.team import COLLEAGUES, appoint_secretary, join, young
from desktop.modules.residents.records import BuildingGroup
from desktop.modules.team.records import Member, Tenure
from desktop.modules.team.rules.terms import consecutive_terms
from desktop.modules.team.service import assistants, statistics, tenures_of
from desktop.store.reader import Reader
from desktop.work.module import Period

TODAY = date(2025, 8, 27)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = open_office(tmp_path_factory.mktemp("team"), FixedClock(TODAY))
    town = settle(200, 3)
    with made.opened.store.unit("登记队伍", made.opened.actor) as unit:
        for records in (town.residents, town.groups):
            unit.add_all(records)
        appoint_secretary(unit, "示例书记", unit.actor.account)
        young(unit, "示例助手甲", "A", 0)
        join(unit, town)
    yield made
    made.close()


@pytest.fixture
def reader(office: Office) -> Reader:
    return office.desk().store


def test_everybody_in_charge_is_called_an_example() -> None:
    assert [one.name for one in COLLEAGUES if not one.name.startswith("示例")] == []


def test_the_secretary_is_in_a_third_term_with_two_full_ones_behind(reader: Reader) -> None:
    member = next(reader.find(Member, name="示例书记"))
    terms = [one for one in tenures_of(reader, member) if one.role == "party_secretary"]

    assert (len(terms), consecutive_terms(terms, TODAY)) == (3, 2)


def test_the_terms_end_with_the_election_that_is_ahead(reader: Reader) -> None:
    ends = {one.term_ends_on for one in reader.find(Tenure) if one.term_ends_on and one.until is None}

    assert ends == {TODAY + timedelta(days=401)}


def test_an_assistant_is_a_community_worker_too(reader: Reader) -> None:
    (one,) = assistants(reader)

    assert (one.also_as, one.worker) == ("社区工作者", True)


def test_every_building_has_an_officer_in_charge(reader: Reader) -> None:
    groups = list(reader.find(BuildingGroup))

    assert groups
    assert [one for one in groups if reader.get(Member, one.officer or "") is None] == []


def test_every_statistic_has_somebody_to_count(reader: Reader) -> None:
    found = {one.id: one for one in statistics(reader, Period(TODAY, TODAY))}

    assert [one.id for one in found.values() if one.denominator == 0] == []
    assert (found["S6.cross"].numerator, found["S6.again"].numerator) == (2, 4)

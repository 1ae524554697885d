"""实有人口 and 户籍人口 as of a day, from the stays of that day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop.modules.residents.records import Resident, Stay
from desktop.modules.residents.rules.population import Population, population
from desktop.modules.residents.rules.stays import GONE, HEAD
from desktop.modules.residents.service.homes import lives_in
from desktop.store.reader import Reader
from desktop.work.module import Period, Statistic

_UNKNOWN = (None, "void", None, None)
"""What is read of a person who is not kept: nobody who ever lived here."""


def population_on(store: Reader, day: date) -> Population:
    """Everybody kept who lived or was registered here on a day, counted once by the category of their stay.

    A stay without a category takes that of the person; of a child under 14, of whom no category is kept, that of the
    householder. Whoever never had a stay counts by their own record, unless they are gone. An open stay of somebody who
    is gone, or of a merged record who lives elsewhere, is where nobody lives.
    """
    people = {uid: values for uid, *values in store.columns(Resident, "residence", "status", "status_since", "birth_year")}
    homes = dict(store.columns(Resident, "household"))
    stayed: set[str] = set()
    lives: dict[str, tuple[str, str | None]] = {}
    heads: dict[str, str | None] = {}
    for _, person, household, relation, since, until, kind in store.columns(
        Stay, "person", "household", "relation", "since", "until", "kind"
    ):
        residence, status, status_since, _ = people.get(person, _UNKNOWN)
        if status == "void":
            continue
        stayed.add(person)
        if until is None and (_is_gone(status, status_since, day) or not lives_in(store, person, homes[person], household)):
            continue
        if (since is None or since <= day) and (until is None or until > day):
            lives[person] = (household, kind or residence)
            if relation == HEAD:
                heads[household] = lives[person][1]
    kinds = [kind or (heads.get(home) if people[one][3] else None) for one, (home, kind) in lives.items()]
    for uid, (residence, status, status_since, _) in people.items():
        if uid not in stayed and not _is_gone(status, status_since, day):
            kinds.append(residence)
    return population(kinds)


def statistics(store: Reader, period: Period) -> Iterator[Statistic]:
    """Both counts on the last day of a period, each with its scope. Source: 人口类别 of the city platform."""
    found = population_on(store, period.last)
    unsaid = f"，另有 {found.unsaid:,} 人没填人口类别，不在内" if found.unsaid else ""
    living, registered = "人户一致、人在户不在、来沪、境外", "人户一致、户在人不在、空挂户"
    yield Statistic("population_living", "实有人口", found.living, None, f"本居民区，{living}{unsaid}", period.last)
    yield Statistic("population_registered", "户籍人口", found.registered, None, f"本居民区，{registered}{unsaid}", period.last)


def _is_gone(status: str | None, since: date | None, day: date) -> bool:
    return status in GONE and (status == "void" or since is None or since <= day)

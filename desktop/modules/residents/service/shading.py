"""Colours of households on the plan of a building that everybody may see: how they hold their home, where registered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from desktop.modules.residents.records import Household, Resident
from desktop.store.reader import Reader
from desktop.work.module import Mark, Shade

_TONES = {"own": "neutral", "rent": "info", "public_rent": "neutral", "borrow": "neutral"}
"""Code of 住房性质 -> how it looks, none of it good or bad. 不详 has no colour."""

_HERE, _ABSENT, _ELSEWHERE = Mark("ok", "人户一致"), Mark("warn", "户在人不在"), Mark("info", "人在户不在")
_KINDS = {"RH1": 0, "RH3": 1, "RH5": 1, "RH6": 1, "RH2": 2, "RH4": 2}
_MARKS = (_HERE, _ELSEWHERE, _ABSENT)


def by_tenure(store: Reader, _day: date) -> Mapping[str, Mark]:
    """Household -> how it holds its home."""
    word = Household.fields["tenure"].kind.show
    marks = {code: Mark(tone, word(code)) for code, tone in _TONES.items()}
    found = ((uid, marks.get(tenure)) for uid, tenure in store.columns(Household, "tenure"))
    return {uid: mark for uid, mark in found if mark}


def by_registration(store: Reader, _day: date) -> Mapping[str, Mark]:
    """Household -> whether its people live where they are registered; who is registered and absent counts first."""
    worst: dict[str, int] = {}
    for _, household, kind in store.columns(Resident, "household", "residence"):
        if household and kind in _KINDS:
            worst[household] = max(worst.get(household, 0), _KINDS[kind])
    return {uid: _MARKS[place] for uid, place in worst.items()}


SHADES = (
    Shade("住房性质", Household.table, by_tenure),
    Shade("人户情况", Household.table, by_registration),
)

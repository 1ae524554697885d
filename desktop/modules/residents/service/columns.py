"""What a person said of a roster's columns, kept so that the next roster with the same head is read the same way."""

from __future__ import annotations

import json
from collections.abc import Mapping

from desktop.formats.roster import Chosen
from desktop.modules.residents.rules import layout
from desktop.store.reader import Reader
from desktop.store.unit import Unit

_KEY = "roster_columns"
_MOST = 50
"""Heads that are remembered; the street sends a new form of roster once or twice a year."""

_Kept = Mapping[str, Mapping[str, str]]
"""As JSON has it: numbers are no keys there."""


def chosen_columns(store: Reader) -> Chosen:
    """All that is remembered; fields that the program no longer has are left to be found anew."""
    fields = {"", *layout().by_name}
    kept: _Kept = json.loads(store.meta(_KEY, "{}"))
    return {mark: {int(index): field for index, field in columns.items() if field in fields} for mark, columns in kept.items()}


def remember_columns(unit: Unit, chosen: Chosen) -> None:
    """Keep this besides what was remembered before; the heads that were chosen longest ago go first."""
    kept: _Kept = json.loads(unit.meta(_KEY, "{}"))
    new = {mark: {str(index): field for index, field in columns.items()} for mark, columns in chosen.items() if columns}
    after = {**{mark: columns for mark, columns in kept.items() if mark not in new}, **new}
    latest = dict(list(after.items())[-_MOST:])
    if list(latest.items()) != list(kept.items()):  # also when only the order is another
        unit.set_meta(_KEY, json.dumps(latest))

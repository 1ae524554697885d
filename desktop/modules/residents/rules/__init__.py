"""The laws of the residents' room: how a roster is judged. Pure functions over values; nothing here reads or writes.

`layout` says what a roster may hold, `judge` judges its rows, `to_json` tells a
program the outcome.
"""

from desktop.modules.residents.rules.judging import judge
from desktop.modules.residents.rules.layout import choices, layout
from desktop.modules.residents.rules.numbers import Reason
from desktop.modules.residents.rules.people import (
    At,
    Code,
    Double,
    Judgement,
    Kind,
    Person,
    Rejection,
    SetAside,
    SheetRead,
    Skipped,
)
from desktop.modules.residents.rules.places import Place
from desktop.modules.residents.rules.report import to_json

__all__ = [
    "At",
    "Code",
    "Double",
    "Judgement",
    "Kind",
    "Person",
    "Place",
    "Reason",
    "Rejection",
    "SetAside",
    "SheetRead",
    "Skipped",
    "choices",
    "judge",
    "layout",
    "to_json",
]

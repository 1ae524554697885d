"""Rosters as text: tabs between cells, one row a line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from desktop.formats import sheets
from desktop.formats.sheets import Book, Sheet, Span
from desktop.model import identity
from desktop.modules.residents.rules import Judgement, judge, to_json

TODAY = date(2026, 8, 28)


@pytest.fixture
def number() -> Callable[..., str]:
    """An invented citizen number: born on a day, with a serial whose last digit is odd for men."""

    def make(born: str = "1950-03-05", serial: int = 1) -> str:
        first = f"310104{born.replace('-', '')}{serial:03}"
        return first + identity.check_digit(first)

    return make


@pytest.fixture
def judged() -> Callable[[str], Judgement]:
    """The judgement of a roster given as text; spaces at the start of lines do not count."""

    def read(text: str) -> Judgement:
        lines = [line.strip(" ") for line in text.strip("\n").splitlines()]
        return judge(sheets.pasted("\n".join(lines) + "\n"), TODAY)

    return read


@pytest.fixture
def reported(judged: Callable[[str], Judgement]) -> Callable[[str], dict[str, Any]]:
    """The same as the JSON of the command line."""
    return lambda text: to_json(judged(text))


@pytest.fixture
def of_rows() -> Callable[..., dict[str, Any]]:
    """The JSON for a sheet of cells, which may be numbers, with merged cells."""

    def report(*rows: list[Any], merged: tuple[Span, ...] = (), epoch: int = 1900) -> dict[str, Any]:
        width = max(map(len, rows))
        chunk = [[*row, *([""] * (width - len(row)))] for row in rows]
        return to_json(judge(Book("xlsx", epoch, (), iter([Sheet("一号楼", merged, iter([chunk]))])), TODAY))

    return report

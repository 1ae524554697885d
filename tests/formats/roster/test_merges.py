"""Merged cells filled down."""

from __future__ import annotations

from desktop.formats.roster.merges import Filler
from desktop.formats.sheets import Span


def filled(merged: list[Span], *chunks: list[list[str]], spared: frozenset[int] = frozenset()) -> list[list[str]]:
    filler, at = Filler(merged), 0
    for chunk in chunks:
        filler.fill(chunk, at, spared)
        at += len(chunk)
    return [row for chunk in chunks for row in chunk]


def test_a_tall_cell_fills_its_rows() -> None:
    assert filled([Span(0, 0, 2, 0)], [["5", "a"], ["", "b"], ["", "c"], ["", "d"]]) == [
        ["5", "a"],
        ["5", "b"],
        ["5", "c"],
        ["", "d"],
    ]


def test_a_tall_cell_reaches_into_the_next_chunk() -> None:
    assert filled([Span(1, 0, 3, 0)], [["", ""], ["5", ""]], [["", ""], ["", ""], ["", ""]])[2:] == [
        ["5", ""],
        ["5", ""],
        ["", ""],
    ]


def test_what_is_written_is_not_overwritten() -> None:
    assert filled([Span(0, 0, 1, 0)], [["5"], ["6"]]) == [["5"], ["6"]]


def test_spared_columns_stay_blank() -> None:
    assert filled([Span(0, 0, 1, 0)], [["张三"], [""]], spared=frozenset({0})) == [["张三"], [""]]


def test_wide_cells_fill_only_their_first_column() -> None:
    assert filled([Span(0, 0, 1, 1)], [["5", ""], ["", ""]]) == [["5", ""], ["5", ""]]


def test_a_span_that_began_before_the_table_fills_nothing() -> None:
    filler = Filler([Span(0, 0, 5, 0)])
    rows = [["", "a"]]
    filler.fill(rows, 3, frozenset())

    assert rows == [["", "a"]]


def test_a_thousand_spans_over_one_another_end_soon() -> None:
    merged = [Span(0, 0, 1_000_000, 0)] * 100_000
    rows = [["5"], *([""] for _ in range(999))]

    assert filled(merged, rows)[999] == ["5"]

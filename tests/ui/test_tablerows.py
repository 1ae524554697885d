from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from desktop.store.reader import Group
from desktop.ui.tablerows import Rows


def groups(**numbers: list[int]) -> list[Group]:
    return [Group(value, array("q", some)) for value, some in numbers.items()]


def test_without_groups_a_row_is_a_place() -> None:
    rows = Rows([Group(None, array("q", [5, 3, 8]))])

    assert (len(rows), rows.place(2), rows.row_of(8), rows.is_grouped) == (3, 2, 2, False)


def test_heads_stand_before_their_rows() -> None:
    rows = Rows(groups(a=[5, 3], b=[8]))

    assert [rows.place(row) for row in range(len(rows))] == [-1, 0, 1, -1, 2]
    assert [rows.head(row).value for row in (0, 3)] == ["a", "b"]


def test_a_closed_group_shows_only_its_head() -> None:
    rows = Rows(groups(a=[5, 3], b=[8]))

    rows.toggle(0)

    assert (len(rows), rows.place(1), rows.place(2), rows.row_of(5), rows.row_of(8)) == (3, -1, 2, -1, 2)


def test_what_was_closed_stays_closed_when_rows_are_read_anew() -> None:
    rows = Rows(groups(a=[5, 3], b=[8]))
    rows.toggle(0)

    assert len(rows.renewed(groups(a=[5, 3, 4], b=[8]))) == 3


def test_the_next_of_some_rows_is_looked_for_round_the_end() -> None:
    rows = Rows(groups(a=[5, 3], b=[8]))

    assert [rows.row_after(row, [3, 8]) for row in (0, 1, 2, 3, 4)] == [2, 2, 4, 4, 2]


@given(st.lists(st.lists(st.integers(0, 10_000), min_size=1, max_size=6, unique=True), min_size=1, max_size=6), st.data())
def test_every_record_is_found_where_it_stands(found: list[list[int]], data: st.DataObject) -> None:
    numbers = [[1000 * place + n % 1000 for n in some] for place, some in enumerate(found)]
    rows = Rows(groups(**{str(place): list(dict.fromkeys(some)) for place, some in enumerate(numbers)}))
    heads = [row for row in range(len(rows)) if rows.place(row) < 0]
    for head in reversed(data.draw(st.lists(st.sampled_from(heads), unique=True)) if heads else []):
        rows.toggle(head) if rows.place(head) < 0 else None

    for row in range(len(rows)):
        place = rows.place(row)
        assert place < 0 or rows.row_of(rows.numbers[place]) == row

"""Counting the rows of a sheet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from desks import anna, keep
from kernel import READER, House, Person

from desktop.base.errors import RefusedError
from desktop.model.catalogue import Catalogue
from desktop.work.desk import Desk
from desktop.work.ledger import Compare, Condition, Ledger, Row, narrowed
from desktop.work.ledgerfile import read
from desktop.work.module import Period
from desktop.work.tally import as_statistics, cells, tally, written

AUGUST = Period(date(2026, 8, 1), date(2026, 8, 31))
SHEET = """id = "S"
title = "统计"
cumulative = true
[[row]]
id = "women"
group = "人"
label = "女"
source = "person"
where = { sex = "2" }
share_of = "all"
[[row]]
id = "all"
group = "人"
label = "全部"
source = "person"
[[row]]
id = "born"
group = "生"
label = "出生"
source = "person"
when = "born"
[[row]]
id = "known"
group = "生"
label = "朋友"
source = "person"
when = "born"
distinct = "friends"
[[row]]
id = "sum"
group = "生"
label = "合计"
total = ["born", "known"]
"""


def ledger(text: str = SHEET) -> Ledger:
    made, problems = read(text, "x.toml", Catalogue(House, Person))
    assert made is not None, problems
    return made


@pytest.fixture
def counted(desk: Desk) -> Callable[[], dict[str, tuple[int, int]]]:
    return lambda: {one.row.id: (one.number, one.year) for one in tally(desk.store, ledger(), AUGUST)}


def test_each_row_counts_its_own_over_the_period_and_the_year(
    desk: Desk, counted: Callable[[], dict[str, tuple[int, int]]]
) -> None:
    keep(
        desk,
        anna(born=date(2026, 8, 31), friends=("A", "B"), sex="2"),
        anna(born=date(2026, 1, 1), friends=("B", "C"), sex="1"),
        anna(born=date(2025, 12, 31), friends=("D",), sex="1"),
        anna(born=date(2026, 9, 1), friends=("E",), sex="1"),
    )

    assert counted() == {"women": (1, 1), "all": (4, 4), "born": (1, 2), "known": (2, 3), "sum": (3, 5)}


def test_of_nothing_everything_is_nought(counted: Callable[[], dict[str, tuple[int, int]]]) -> None:
    assert set(counted().values()) == {(0, 0)}


def test_the_cells_name_a_group_once_and_show_both_numbers_of_a_share(desk: Desk) -> None:
    keep(desk, anna(), anna(sex="1"), anna(sex="1"))
    rows = cells(tally(desk.store, ledger(), AUGUST), cumulative=True)

    assert rows[:3] == [("人", "女", "1 / 3（33.3%）", "1 / 3（33.3%）"), ("", "全部", "3", "3"), ("生", "出生", "0", "0")]


@pytest.mark.parametrize(
    ("number", "whole", "few", "shown"),
    [
        (0, None, True, "0"),
        (1, None, True, "<5"),
        (4, None, True, "<5"),
        (5, None, True, "5"),
        (4, None, False, "4"),
        (12345, None, True, "12,345"),
        (4, 80, True, "<5"),
        (0, 4, True, "0 / <5"),
        (5, 80, True, "5 / 80（6.3%）"),
        (0, 0, False, "0 / 0"),
    ],
)
def test_a_small_number_may_be_told_as_less_than_five(number: int, whole: int | None, *, few: bool, shown: str) -> None:
    assert written(number, whole, few=few) == shown


def test_the_lines_are_counts_for_a_report(desk: Desk) -> None:
    keep(desk, anna())
    share, *_ = as_statistics(tally(desk.store, ledger(), AUGUST), "本居民区", AUGUST)

    assert (share.id, share.label, share.numerator, share.denominator) == ("women", "人：女", 1, 1)
    assert (share.scope, share.as_of) == ("本居民区", date(2026, 8, 31))


def test_nothing_private_is_counted_by_for_eyes_that_may_not_see_it(desk: Desk, desk_of: Callable[..., Desk]) -> None:
    by_phone = ledger(SHEET.replace('where = { sex = "2" }', 'where = { phone = "13900001234" }'))

    with pytest.raises(RefusedError):
        tally(desk_of(READER).store, by_phone, AUGUST)


SUMS = """id = "S"
title = "统计"
[[row]]
id = "people"
label = "人"
source = "person"
[[row]]
id = "age"
label = "平均年龄"
source = "person"
sum = "age"
share_of = "people"
unit = "岁"
"""


def test_a_number_can_be_added_up_and_told_as_a_mean(desk: Desk) -> None:
    keep(desk, anna(age=70), anna(age=81), anna(age=None))
    lines = tally(desk.store, ledger(SUMS), AUGUST)

    assert [one.number for one in lines] == [3, 151]
    assert cells(lines, cumulative=False) == [("", "人", "3"), ("", "平均年龄", "151 / 3（50.3 岁）")]
    assert [one.told for one in as_statistics(lines, "本居民区", AUGUST)] == ["", "50.3 岁"]


def test_a_sheet_of_one_person_counts_what_is_theirs(desk: Desk) -> None:
    keep(desk, anna(sex="2", friends=("A", "B")), anna(sex="2", friends=("B",)), anna(sex="1", friends=("A",)))

    def women(field: str, test: Compare, value: object) -> int:
        own = narrowed(ledger(), {Person: Condition(field, test, value)})
        return {one.row.id: one.number for one in tally(desk.store, own, AUGUST)}["women"]

    assert women("friends", Compare.HAS, "A") == 1
    assert women("sex", Compare.IS, ("2",)) == 2
    assert women("sex", Compare.IS, ("1",)) == 0


def test_rows_of_what_is_nobodys_are_left_out_and_sums_know_it() -> None:
    rows = (
        Row("house", "户", source=House),
        Row("person", "人", source=Person),
        Row("both", "合计", total=("house", "person")),
    )
    own = narrowed(Ledger("S", "统计", rows=rows), {Person: Condition("sex", Compare.IS, ("2",))})

    assert [(row.id, row.total) for row in own.rows] == [("person", ()), ("both", ("person",))]

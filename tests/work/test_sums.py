from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from kernel import Person

from desktop.work.listing import Column, columns_of
from desktop.work.sums import Sum, sums

AGE = columns_of(Person, ["age"])


def people(*ages: int | None) -> list[Person]:
    return [Person(name="示例", age=age) for age in ages]


def test_numbers_are_added_up_and_blanks_left_out() -> None:
    assert [str(one) for one in sums(people(60, None, 67), AGE)] == ["年龄 合计 127，平均 63.5"]


def test_one_number_is_no_sum() -> None:
    assert list(sums(people(60, None), AGE)) == []


def test_words_that_are_numbers_count_as_such() -> None:
    column = Column("岁数", 4, words=lambda one: str(one.age or ""), counts=True)

    assert [one.total for one in sums(people(60, 61, None), [column])] == [121]


def test_other_columns_come_to_nothing() -> None:
    assert list(sums(people(60, 61), columns_of(Person, ["name", "born", "phone"]))) == []


@given(st.lists(st.integers(0, 150), min_size=2))
def test_the_mean_is_rounded_to_one_decimal(ages: list[int]) -> None:
    mean = Sum("年龄", len(ages), sum(ages)).mean

    assert abs(float(mean) - sum(ages) / len(ages)) <= 0.05 + 1e-9


def test_ages_have_a_mean_and_no_sum() -> None:
    column = Column("岁数", 4, words=lambda one: str(one.age or ""), counts=True)

    assert [str(one) for one in sums(people(60, 67), [column])] == ["岁数 平均 63.5"]

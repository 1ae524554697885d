from __future__ import annotations

from datetime import date

import pytest
from desks import Note, anna, keep
from hypothesis import given
from hypothesis import strategies as st
from kernel import ASSISTANT, READER, House, Person

from desktop.work.cells import Cell, Reading, Typed, Wrong, block_of, laid, lines_of, spelled, why_fixed
from desktop.work.desk import Desk
from desktop.work.listing import Column, column

TODAY = date(2026, 8, 28)
CELL = st.text(st.characters(exclude_characters='\t\n\r"\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029', exclude_categories=("Cs", "Zs")))


@pytest.fixture
def reading(desk: Desk) -> Reading:
    return Reading(desk.store, TODAY)


@pytest.fixture
def person(desk: Desk) -> Person:
    (kept,) = keep(desk, anna())
    return kept


def typed(person: Person, **words: str) -> list[Typed]:
    return [Typed(person, person.fields[name], text) for name, text in words.items()]


def test_a_day_is_read_as_people_say_it(reading: Reading) -> None:
    assert reading.value(Person.fields["born"], "8.28") == TODAY


def test_a_moment_takes_its_day_in_the_same_way(reading: Reading) -> None:
    at = Note.fields["at"]

    assert at.kind.show(reading.value(at, "今天 14:30")) == "2026-08-28 14:30"


def test_a_choice_is_read_by_its_label(reading: Reading) -> None:
    assert reading.value(Person.fields["sex"], "女") == "2"


def test_a_reference_is_read_by_the_title_of_what_it_names(reading: Reading, desk: Desk) -> None:
    (house,) = keep(desk, House(address="示例路1号"))

    assert reading.value(Person.fields["house"], "示例路1号") == house.uid


@pytest.mark.parametrize(("houses", "reason"), [(0, "没有“示例路1号”这一条"), (2, "有 2 幢叫“示例路1号”，按 F2 从列表里选")])
def test_a_title_of_nothing_or_of_two_is_no_reference(reading: Reading, desk: Desk, houses: int, reason: str) -> None:
    keep(desk, House(address="示例路2号"), *(House(address="示例路1号") for _ in range(houses)))

    with pytest.raises(ValueError, match=reason):
        reading.value(Person.fields["house"], "示例路1号")


def test_a_mask_never_stands_for_what_it_hides(reading: Reading, person: Person) -> None:
    plan = reading.plan(typed(person, phone="139****1234"))

    assert (plan.pairs, list(plan.wrong)) == ([], [Cell(person.uid, "phone")])


def test_what_cannot_be_read_is_told_and_the_rest_is_kept(reading: Reading, person: Person) -> None:
    plan = reading.plan(typed(person, age="七十七", note="腿脚好"))

    assert plan.wrong == {Cell(person.uid, "age"): Wrong("七十七", "“七十七”不是整数")}
    assert [(before.note, after.note, after.age) for before, after in plan.pairs] == [(None, "腿脚好", 76)]


def test_a_value_out_of_bounds_is_told(reading: Reading, person: Person) -> None:
    plan = reading.plan(typed(person, age="200"))

    assert [one.reason for one in plan.wrong.values()] == ["应在 0 到 150 之间"]


def test_a_name_cannot_be_emptied(reading: Reading, person: Person) -> None:
    assert [one.reason for one in reading.plan(typed(person, name="")).wrong.values()] == ["必填"]


def test_cells_of_one_record_are_one_change(reading: Reading, person: Person) -> None:
    plan = reading.plan(typed(person, age="77", sex="男", note=""))

    assert [(after.age, after.sex) for _, after in plan.pairs] == [(77, "1")]
    assert (plan.before, plan.same) == (
        {Cell(person.uid, "age"): 76, Cell(person.uid, "sex"): "2"},
        {Cell(person.uid, "note")},
    )


@pytest.mark.parametrize(
    ("name", "why"), [("no", "“编号”由程序填写，不能直接改"), ("phone", "“电话”要有查看完整内容的权限才能改"), ("age", "")]
)
def test_why_a_column_is_not_typed_into(name: str, why: str) -> None:
    assert why_fixed(column(Person.fields[name]), READER) == why


def test_an_assistant_may_type_private_values() -> None:
    assert why_fixed(column(Person.fields["phone"]), ASSISTANT) == ""


def test_words_made_of_a_record_are_not_typed() -> None:
    assert why_fixed(Column("岁数", 4, words=str), READER) == "“岁数”由程序算出，不能直接改"


@pytest.mark.parametrize("name", ["name", "born", "sex", "phone", "id_number", "age", "house", "friends"])
def test_what_is_spelled_is_read_back(reading: Reading, desk: Desk, person: Person, name: str) -> None:
    (house,) = keep(desk, House(address="示例路1号"))
    (full,) = keep(desk, anna(house=house.uid, friends=(person.uid,)))

    assert reading.value(Person.fields[name], spelled(Person.fields[name], full)) == getattr(full, name)


def test_a_block_has_rows_and_cells() -> None:
    assert block_of('甲\t1\r\n乙\t"两\n行"\r\n\t3\r\n') == [["甲", "1"], ["乙", "两\n行"], ["", "3"]]


def test_an_empty_line_is_a_row_of_one_empty_cell() -> None:
    assert block_of("甲\n\n乙") == [["甲"], [""], ["乙"]]


@given(st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=5))
def test_what_is_copied_can_be_pasted(rows: list[list[str]]) -> None:
    assert block_of(lines_of(rows)) == rows


@pytest.mark.parametrize(
    ("height", "width", "expected"),
    [
        (1, 1, ["00甲", "01乙"]),
        (2, 2, ["00甲", "01乙", "10甲", "11乙"]),
        (1, 4, ["00甲", "01乙", "02甲", "03乙"]),
        (2, 3, ["00甲", "01乙"]),
    ],
)
def test_a_block_is_repeated_where_the_area_is_a_multiple_of_it(height: int, width: int, expected: list[str]) -> None:
    assert [f"{row}{column}{words}" for row, column, words in laid([["甲", "乙"]], height, width)] == expected


def test_rows_of_different_length_leave_cells_alone() -> None:
    assert list(laid([["甲", "乙"], ["丙"]], 1, 1)) == [(0, 0, "甲"), (0, 1, "乙"), (1, 0, "丙")]

"""One person in one line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.modules.residents.rules.lines import Written, read_line, read_papers

NUMBER, PHONE = "11010519491231002X", "13900001234"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("示例安", Written("示例安")),
        (f"示例安 {NUMBER} 配偶 {PHONE}", Written("示例安", NUMBER, "", "1", PHONE)),
        (f"示例安，{PHONE}，妻，{NUMBER.lower()}", Written("示例安", NUMBER, "", "1", PHONE)),
        ("示例宁 1990-05-01 女 女儿", Written("示例宁", "1990-05-01", "2", "3")),
        ("示例宁 19900501 男 儿子", Written("示例宁", "19900501", "1", "2")),
        ("示例宁 62345678", Written("示例宁", "", "", "", "62345678")),
        ("Maria Example 13900001234", Written("Maria Example", "", "", "", PHONE)),
        ("阿依古丽·买买提 妻子", Written("阿依古丽·买买提", "", "", "1")),
        ("配偶", Written("配偶")),
        ("", Written()),
    ],
)
def test_a_line_is_parted(line: str, said: Written) -> None:
    assert read_line(line) == said


@given(st.text(max_size=40))
def test_no_line_is_too_strange_to_be_read(line: str) -> None:
    assert isinstance(read_line(line), Written)


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        (NUMBER, (NUMBER, None)),
        (" 110105 19491231 002x ", (NUMBER, None)),
        ("1990-05-01", (None, date(1990, 5, 1))),
        ("1990年5月1日", (None, date(1990, 5, 1))),
        ("19900501", (None, date(1990, 5, 1))),
        ("", (None, None)),
    ],
)
def test_a_number_and_a_birth_date_may_stand_in_one_cell(text: str, papers: tuple[str | None, date | None]) -> None:
    assert read_papers(text) == papers


@pytest.mark.parametrize(
    ("text", "why"), [("110105194912310029", "校验位不符"), ("1101051949123100", "应为 18 位"), ("某天", "不是日期")]
)
def test_what_is_neither_is_refused_in_words(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_papers(text)

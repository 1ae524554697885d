"""Whole rosters, row by row."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from desktop.formats.sheets import Book, Sheet, Span, pasted
from desktop.modules.residents.rules import Judgement, choices, judge

Reported = Callable[[str], dict[str, Any]]
OfRows = Callable[..., dict[str, Any]]
Make = Callable[..., str]


def codes(report: dict[str, Any]) -> dict[Any, list[str]]:
    return {str(warning["at"]): warning["codes"] for warning in report["warnings"]}


def test_the_number_wins_over_birth_and_sex(reported: Reported, number: Make) -> None:
    report = reported(f"姓名\t身份证号\t性别\t出生日期\n赵一\t{number()}\t女\t1951-03-05")

    assert [(person["sex"], person["birth"]) for person in report["people"]] == [("男", "1950-03-05")]
    assert codes(report) == {"2": ["birth_mismatch", "sex_mismatch"]}


def test_the_number_says_birth_and_sex_where_the_roster_does_not(reported: Reported, number: Make) -> None:
    (person,) = reported(f"姓名\t身份证号\n赵一\t{number(serial=2)}")["people"]

    assert (person["sex"], person["birth"]) == ("女", "1950-03-05")


def test_fifteen_digits_are_upgraded_with_a_word(reported: Reported) -> None:
    report = reported("姓名\t身份证号\n赵一\t110105491231002")

    assert report["people"][0]["id"] == "11010519491231002X"
    assert codes(report) == {"2": ["id_upgraded"]}


def test_fifteen_digits_kept_as_a_number_are_exact(of_rows: OfRows) -> None:
    assert of_rows(["姓名", "身份证号"], ["赵一", 110105491231002.0])["people"][0]["id"] == "11010519491231002X"


def test_a_number_kept_as_a_number_lost_its_end(of_rows: OfRows) -> None:
    report = of_rows(["姓名", "身份证号"], ["赵一", 310104195003051230.0])

    assert report["rejected"] == [{"at": ["一号楼", 2], "reason": "id_precision_lost"}]


def test_a_missing_number_is_a_word_and_no_fault(reported: Reported) -> None:
    report = reported("姓名\t身份证号\t电话\n赵一\t\t13800138000\n钱二\t无\t13900139000")

    assert [person["id"] for person in report["people"]] == [None, None]
    assert codes(report) == {"2": ["id_missing"], "3": ["id_missing"]}


def test_a_row_without_a_name_is_set_aside(reported: Reported, number: Make) -> None:
    report = reported(f"姓名\t身份证号\t住址\n\t{number()}\t示例苑5号302\n-\t\t示例苑5号303\n空关\t\t示例苑5号304")

    assert report["rejected"] == [{"at": row, "reason": "name_missing"} for row in (2, 3, 4)]


def test_names_are_cleaned(reported: Reported) -> None:
    report = reported("姓名\t电话\n赵 一\t1\n　钱　二\t2\n阿依古丽•买买提\t3\nJohn  Smith\t4\n孙三（户主）\t5\n李\u200b四\t6")

    assert [person["name"] for person in report["people"]] == ["赵一", "钱二", "阿依古丽·买买提", "John Smith", "孙三", "李四"]


def test_rare_and_hostile_characters_are_no_crash(of_rows: OfRows) -> None:
    report = of_rows(["姓名", "电话"], ["𠮷䶮", "1"], ["赵\x00一", "2"], ["赵\ud800二", "3"], ["\u202e三", "4"], ["😀四", "5"])

    assert [person["name"] for person in report["people"]] == ["𠮷䶮", "赵一", "赵二", "三", "😀四"]


def test_several_phones_are_kept_and_told(reported: Reported) -> None:
    report = reported("姓名\t电话\n赵一\t13800138000/62345678\n钱二\t1380013800")

    assert [person["phone"] for person in report["people"]] == ["13800138000;62345678", None]
    assert codes(report) == {"2": ["id_missing", "phone_multiple"], "3": ["id_missing", "phone_invalid"]}


def test_two_phone_columns_give_the_first_that_says_something(reported: Reported) -> None:
    report = reported("姓名\t手机\t固定电话\n赵一\t\t62345678\n钱二\t13800138000\t62345678")

    assert [person["phone"] for person in report["people"]] == ["62345678", "13800138000"]


def test_merged_doors_and_householders_are_filled_down(of_rows: OfRows) -> None:
    report = of_rows(
        ["小区", "楼号", "室号", "户主", "姓名", "电话"],
        ["示例苑", "5号楼", 302.0, "赵一", "赵一", "1"],
        ["", "", "", "", "钱二", "2"],
        ["", "", 303.0, "孙三", "孙三", "3"],
        ["", "", "", "", "李四", "4"],
        merged=(Span(1, 0, 4, 0), Span(1, 1, 4, 1), Span(1, 2, 2, 2), Span(1, 3, 2, 3), Span(3, 2, 4, 2), Span(3, 3, 4, 3)),
    )

    assert [(p["compound"], p["building"], p["room"], p["head"]) for p in report["people"]] == [
        ("示例苑", "5", "302", "赵一"),
        ("示例苑", "5", "302", "赵一"),
        ("示例苑", "5", "303", "孙三"),
        ("示例苑", "5", "303", "孙三"),
    ]


def test_blank_cells_that_were_not_merged_are_not_filled(reported: Reported) -> None:
    report = reported("住址\t户主\t姓名\t电话\n示例苑5号302\t赵一\t赵一\t1\n\t\t钱二\t2")

    assert [(person["head"], person["room"]) for person in report["people"]] == [("赵一", "302"), (None, None)]


def test_the_householder_is_known_by_the_relation_where_there_is_no_column(reported: Reported) -> None:
    report = reported(
        "姓名\t与户主关系\t住址\n赵一\t户主\t示例苑5号302\n钱二\t妻\t示例苑5号302\n孙三\t户主\t示例苑5号303\n李四\t子\t"
    )

    assert [person["head"] for person in report["people"]] == ["赵一", "赵一", "孙三", "孙三"]


def test_a_roster_of_householders_names_them_as_people(reported: Reported) -> None:
    report = reported("户主\t住址\t电话\n赵一\t示例苑5号302\t13800138000")

    assert [(person["name"], person["head"]) for person in report["people"]] == [("赵一", "赵一")]


def test_doubles_are_told_with_their_kind(reported: Reported, number: Make) -> None:
    one = number()
    report = reported(
        f"""
        姓名\t身份证号\t出生日期\t电话\t住址
        赵一\t{one}\t1950-03-05\t13800138000\t示例路100弄5号302室
        赵一\t{one}\t1950-03-05\t13800138000\t示例路100弄5号302室
        赵 一\t{one}\t1950.3.5\t138 0013 8000\t示例路100弄5-302
        赵一\t{one}\t1950-03-05\t13800138000\t示例路100弄6号302室
        赵易\t{one}\t1950-03-05\t13800138000\t示例路100弄5号302室
        赵一\t\t1950年3月5日\t\t示例路100弄5号302
        """
    )

    assert [person["at"] for person in report["people"]] == [2]
    assert report["duplicates"] == [
        {"at": 3, "kind": "exact"},
        {"at": 4, "kind": "reformatted"},
        {"at": 5, "kind": "moved"},
        {"at": 6, "kind": "id_name_conflict"},
        {"at": 7, "kind": "no_id"},
    ]


def test_the_number_of_the_row_does_not_keep_two_rows_from_being_equal(reported: Reported, number: Make) -> None:
    report = reported(f"序号\t姓名\t身份证号\n1\t赵一\t{number()}\n2\t赵一\t{number()}")

    assert report["duplicates"] == [{"at": 3, "kind": "exact"}]


def test_old_and_new_form_of_one_number_are_one_person(reported: Reported) -> None:
    report = reported("姓名\t身份证号\n赵一\t110105491231002\n赵一\t11010519491231002x")

    assert report["duplicates"] == [{"at": 3, "kind": "reformatted"}]


def test_twins_and_namesakes_stay_two(reported: Reported, number: Make) -> None:
    report = reported(
        f"""
        姓名\t身份证号\t住址
        赵一\t{number(serial=1)}\t示例苑5号302
        赵二\t{number(serial=3)}\t示例苑5号302
        赵一\t{number(serial=5)}\t示例苑5号302
        """
    )

    assert len(report["people"]) == 3


def test_guarded_and_wide_cells_are_read(reported: Reported, number: Make) -> None:
    wide = number().translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789X"})
    report = reported(f"姓名\t身份证号\t住址\n赵一\t'{number()}\t示例路１００弄５号３０２室\n钱二\t{wide}\t")

    assert report["people"][0]["id"] == number()
    assert (report["people"][0]["compound"], report["people"][0]["room"]) == ("示例路100弄", "302")
    assert report["duplicates"] == [{"at": 3, "kind": "id_name_conflict"}]


@pytest.mark.parametrize("epoch", [1900, 1904])
def test_date_numbers_are_read_by_the_date_system(of_rows: OfRows, epoch: int) -> None:
    serial = 18327.0 if epoch == 1900 else 16865.0

    assert of_rows(["姓名", "出生日期"], ["赵一", serial], epoch=epoch)["people"][0]["birth"] == "1950-03-05"


def test_other_columns_of_ours_come_along(judged: Callable[[str], Judgement]) -> None:
    (person,) = judged("姓名\t电话\t人员类型\t备注\n赵一\t1\t常住\t下棋").people

    assert dict(person.more) == {"residence": "常住", "note": "下棋"}


def test_a_row_set_aside_can_be_given_back_as_it_was_shown(judged: Callable[[str], Judgement]) -> None:
    (rejection,) = judged("姓名\t身份证号\t宗教\t备注\n赵 一\t'123\t某教\t信访户").rejections

    assert rejection.shown == {"name": "赵 一", "id_number": "'123", "note": ""}


def test_a_table_without_a_head_is_read_when_it_is_plain(reported: Reported, number: Make) -> None:
    report = reported(f"赵一\t{number(serial=1)}\t13800138000\n钱二\t{number(serial=2)}\t13900139000")

    assert [(person["at"], person["name"], person["phone"]) for person in report["people"]] == [
        (1, "赵一", "13800138000"),
        (2, "钱二", "13900139000"),
    ]


def test_the_search_for_garbage_goes_on_afterwards(reported: Reported) -> None:
    gc.enable()
    try:
        reported("姓名\t电话\n赵一\t13800138000")
        assert gc.isenabled()
    finally:
        gc.disable()


CELLS = st.one_of(
    st.sampled_from(
        [
            *(
                "",
                "赵一",
                "合计",
                "户主",
                "妻",
                "男",
                "11010519491231002X",
                "110105491231002",
                "1.10105E+17",
                "示例苑5号302室",
                "1950.3.5",
            ),
            *("13800138000", "同上", "姓名", "1950", "无", "信访", "注：", "302", "5号楼"),
        ]
    ),
    st.text(max_size=8),
    st.floats(),
    st.integers(-(10**20), 10**20),
    st.booleans(),
)
HEAD = ["姓名", "身份证号", "性别", "出生日期", "电话", "住址", "楼号", "室号", "户主", "关系", "宗教", "备注"]
ROWS = st.lists(st.lists(CELLS, min_size=len(HEAD), max_size=len(HEAD)), max_size=8)
# below the head: a heading merged down makes the rows beside it part of the head
SPANS = st.lists(st.builds(Span, st.integers(2, 10), *(st.integers(0, 10) for _ in range(3))), max_size=4)


@given(ROWS, SPANS, st.permutations(HEAD))
@example([["赵一", *([""] * 9), "户主", "户主"]], [], HEAD)
@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
def test_every_row_of_any_roster_is_accounted_for_once(rows: list[list[Any]], merged: list[Span], head: list[str]) -> None:
    chunks = iter([[["示例名册", *([""] * 11)], [*head], *([*row] for row in rows)]])
    found = judge(Book("xlsx", 1900, (), iter([Sheet("甲", tuple(merged), chunks)])), date(2026, 8, 28))
    told = [entry.at.row for group in (found.people, found.doubles, found.rejections, found.skipped) for entry in group]

    assert len(told) == len(set(told))
    filled = [
        index + 3
        for index, row in enumerate(rows)
        if isinstance(row[head.index("姓名")], str) and row[head.index("姓名")] == "赵一"
    ]
    assert set(filled) <= set(told)


WITHHELD = "姓名\t身份证号\t宗教信仰\t\t健康状况\t常用\t备注\n" + "\n".join(
    f"示例{place}\t\t秘密甲{place}\t秘密乙{place}\t秘密丙{place}\t1990000000{place}\t好" for place in range(9)
)
"""Columns that are never read, and a blank one that goes on with what stands left of it."""


@given(said=st.dictionaries(st.integers(0, 6), st.sampled_from(["", *(field.name for field in choices())])))
def test_whatever_is_said_of_columns_nothing_withheld_is_read(said: dict[int, str]) -> None:
    plain = judge(pasted(WITHHELD), date(2026, 8, 28))
    (mark,) = (head.mark for sheet in plain.sheets for head in sheet.heads)

    found = judge(pasted(WITHHELD), date(2026, 8, 28), {mark: said})

    assert "秘密" not in repr(found)

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.model.identity import (
    IdNumber,
    PersonName,
    Phone,
    birth_of,
    check_digit,
    looks_like_bank_card,
    sex_of,
    upgrade,
)

ID, PHONE, NAME = IdNumber(), Phone(), PersonName()

seventeen = st.builds(
    lambda area, born, serial: f"{area:06}{born:%Y%m%d}{serial:03}",
    st.integers(110000, 659999),
    st.dates(date(1880, 1, 1), date(2100, 12, 31)),
    st.integers(0, 999),
)


@pytest.mark.parametrize("number", ["11010519491231002X", "440524188001010014"])
def test_numbers_printed_in_the_standard_are_right(number):
    assert ID.check(number) is None


def test_a_wrong_check_character_is_noticed():
    assert ID.check("110105194912310029") == "校验位不符，有一位写错了"


@pytest.mark.parametrize(
    "written",
    [
        "11010519491231002x",
        " 110105 19491231 002X ",
        "'11010519491231002X",
        "１１０１０５１９４９１２３１００２Ｘ",
        "\u202a11010519491231002X\u0000",
    ],
)
def test_the_same_number_written_otherwise_is_read_alike(written):
    assert ID.parse(written) == "11010519491231002X"


def test_a_day_that_never_was_is_noticed():
    assert ID.check("110105194902310020") == "第 7 到 14 位不是出生日期"


def test_a_number_of_fifteen_digits_says_what_is_missing():
    assert ID.check("110105491231002") == "应为 18 位，现在是 15 位"


@pytest.mark.parametrize("odd", ["1101051949123100X2", "١١٠١٠٥١٩٤٩١٢٣١٠٠٢٠"])
def test_only_digits_and_a_last_x_are_taken(odd):
    assert ID.check(odd) == "只能有数字，最后一位可以是 X"


def test_a_number_of_before_1999_becomes_eighteen_characters():
    assert upgrade("110105491231002") == "11010519491231002X"


@given(seventeen)
@settings(deadline=None)
def test_a_number_with_its_check_character_is_right_and_carries_birth_and_sex(first17):
    number = first17 + check_digit(first17)
    assert ID.check(number) is None
    assert birth_of(number) == date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    assert sex_of(number) == ("1" if number[16] in "13579" else "2")


@given(seventeen, st.integers(0, 16), st.integers(1, 9))
@settings(deadline=None)
def test_one_wrong_digit_is_always_noticed(first17, place, step):
    number = first17 + check_digit(first17)
    wrong = number[:place] + str((int(number[place]) + step) % 10) + number[place + 1 :]
    assert ID.check(wrong) is not None


@given(seventeen, st.integers(0, 15))
@settings(deadline=None)
def test_two_digits_changed_about_are_always_noticed(first17, place):
    number = first17 + check_digit(first17)
    wrong = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert wrong == number or ID.check(wrong) is not None


def test_a_masked_number_shows_its_last_four():
    assert ID.mask("11010519491231002X") == "******002X"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("13800001234", "13800001234"),
        ("138 0000 1234", "13800001234"),
        ("138-0000-1234", "13800001234"),
        ("１３８００００１２３４", "13800001234"),
        ("+86 138-0000-1234", "13800001234"),
        ("0086 13800001234", "13800001234"),
        ("8613800001234", "13800001234"),
        ("55551234", "55551234"),
        ("021-5555 1234", "021-55551234"),
        ("(021)55551234", "021-55551234"),
        ("02155551234", "021-55551234"),
        ("+86-21-55551234", "021-55551234"),
        ("0571 55551234", "0571-55551234"),
        ("021—55551234转801", "021-55551234-801"),
        ("13800001234/13900001234", "13800001234;13900001234"),
        ("13800001234、021-55551234", "13800001234;021-55551234"),
        ("13800001234 13900001234", "13800001234;13900001234"),
        ("138 0000 1234 139 0000 1234", "13800001234;13900001234"),
        ("55551234 13800001234", "55551234;13800001234"),
        ("13800001234\n13900001234", "13800001234;13900001234"),
        ("13800001234；13800001234", "13800001234"),
    ],
)
def test_a_phone_is_read_as_people_write_it(written, kept):
    assert PHONE.parse(written) == kept
    assert PHONE.check(kept) is None


@pytest.mark.parametrize("blank", ["", "  ", "\u3000", "；", "/", "\u0000"])
def test_no_phone_is_none(blank):
    assert PHONE.parse(blank) is None


@pytest.mark.parametrize("odd", ["无", "1380000123", "138000012345", "12345", "021-", "١٣٨٠٠٠٠١٢٣٤"])
def test_what_is_no_phone_is_kept_and_noticed(odd):
    assert PHONE.check(PHONE.parse(odd)) == f"“{odd}”不像电话号码"


@given(st.text("0123456789+-() ;/、转\n", max_size=40))
@settings(deadline=None)
def test_reading_a_shown_phone_again_changes_nothing(text):
    kept = PHONE.parse(text)
    assert kept is None or PHONE.parse(PHONE.show(kept)) == kept


def test_masked_phones_show_their_ends():
    assert PHONE.mask("13800001234;55551234") == "138****1234、****1234"


@pytest.mark.parametrize(
    "name",
    [
        "阿依古丽·买买提",
        "欧阳小明明",
        "张",
        "𠮷野",
        "刘〇",
        "José María",
        "O'Neil-Smith",
        "阿卜杜热合曼·买买提依明江",
        "王\U000e0100一",
    ],
)
def test_names_of_every_sort_are_taken(name):
    assert NAME.parse(name) == name
    assert NAME.check(name) is None


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (" 张 三 ", "张三"),
        ("张\u3000三", "张三"),
        ("阿依古丽 • 买买提", "阿依古丽·买买提"),
        ("阿依古丽．买买提", "阿依古丽·买买提"),
        ("阿依古丽‧买买提", "阿依古丽·买买提"),
        ("\u202e张三\u202c\u0000", "张三"),
        ("张\ud800三", "张三"),
        ("⽅一", "方一"),
        ("John   Smith", "John Smith"),
        ("J. Smith", "J. Smith"),
        ("\ufeff", None),
    ],
)
def test_a_name_is_read_without_what_cannot_be_seen(written, kept):
    assert NAME.parse(written) == kept


@pytest.mark.parametrize("odd", ["😀", "1", "？", "("])
def test_what_no_name_has_is_noticed(odd):
    assert NAME.check(f"张{odd}三") == f"姓名里不该有“{odd}”"


def test_a_name_longer_than_thirty_is_noticed():
    assert NAME.check("张" * 31) == "最多 30 个字"


@pytest.mark.parametrize(("name", "masked"), [("张", "*"), ("张三", "张*"), ("张小明", "张*明"), ("阿依古丽·买买提", "阿*提")])
def test_a_masked_name_shows_its_ends(name, masked):
    assert NAME.mask(name) == masked


def test_names_are_ordered_by_pinyin():
    assert sorted(["张三", "单一", "阿一"], key=NAME.order) == ["阿一", "单一", "张三"]


@given(st.text(max_size=30))
@settings(deadline=None)
def test_reading_a_shown_name_again_changes_nothing(text):
    kept = NAME.parse(text)
    assert kept is None or NAME.parse(NAME.show(kept)) == kept


@pytest.mark.parametrize(
    "text",
    ["6222020200000000006", "卡号6222 0202 0000 0000 006。", "6222-0202-0000-0000-006", "４１１１１１１１１１１１１１１１"],
)
def test_a_bank_card_is_noticed(text):
    assert looks_like_bank_card(text)


@pytest.mark.parametrize(
    "text",
    [
        "11010519491231002X",
        "11010519491231002x",
        "440524188001010014",
        "13800001234",
        "13800001234 55551234",
        "6222020200000000007",
        "١١٠١٠٥١٩٤٩١٢٣١٠٠٢٠",
        "",
    ],
)
def test_other_numbers_are_no_bank_card(text):
    assert not looks_like_bank_card(text)

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.model import pinyin

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("name", "syllables"),
    [
        ("单小明", ["shan"]),
        ("仇小明", ["qiu"]),
        ("解小明", ["xie"]),
        ("曾小明", ["zeng"]),
        ("区小明", ["ou"]),
        ("查小明", ["zha"]),
        ("盖小明", ["ge"]),
        ("翟小明", ["zhai"]),
        ("缪小明", ["miao"]),
        ("朴小明", ["piao"]),
        ("薄小明", ["bo"]),
        ("种小明", ["chong"]),
        ("覃小明", ["qin"]),
        ("任小明", ["ren"]),
        ("尉小明", ["wei"]),
        ("尉迟小明", ["yu", "chi"]),
        ("长孙小明", ["zhang", "sun"]),
        ("万俟小明", ["mo", "qi"]),
        ("单于小明", ["chan", "yu"]),
        ("澹台小明", ["tan", "tai"]),
        ("吕小明", ["lv"]),
    ],
)
def test_a_surname_is_read_as_a_surname_first(name, syllables):
    assert [sounds[0] for sounds in pinyin.readings(name)][: len(syllables)] == syllables


@pytest.mark.parametrize(("char", "sound"), [("单", "dan"), ("曾", "ceng"), ("查", "cha"), ("覃", "tan"), ("尉", "yu")])
def test_the_other_readings_of_a_surname_are_kept(char, sound):
    assert sound in pinyin.readings(f"{char}小明")[0]


def test_a_two_character_name_has_a_one_character_surname():
    assert pinyin.readings("单于")[0][0] == "shan"


def test_a_surname_reading_does_not_reach_into_the_given_name():
    assert pinyin.readings("王单")[1][0] == "dan"


def test_a_name_with_a_middle_dot_is_read_by_sound():
    assert pinyin.readings("查干·巴特尔")[0][0] == "cha"


def test_an_old_reading_does_not_make_every_wang_answer_to_yu():
    assert pinyin.readings("王小明")[0] == ("wang",)


@pytest.mark.parametrize("char", ["😀", "A", "·", " ", "\ud800", "\u0000"])
def test_what_is_no_han_character_has_no_reading(char):
    assert pinyin.readings(char) == ((),)


def test_names_sort_by_syllable_then_tone_then_character():
    names = ["绿", "路", "乱", "张三", "章一", "张二", "李", "黎"]
    assert sorted(names, key=pinyin.sort_key) == ["黎", "李", "路", "绿", "乱", "张二", "张三", "章一"]


def test_a_surname_sorts_under_its_own_reading():
    assert sorted(["单一", "邓一", "沈一"], key=pinyin.sort_key) == ["邓一", "单一", "沈一"]


def test_names_without_a_reading_sort_last_by_code_point():
    assert sorted(["\U000323af", "John", "祖一", "\U000323ae", "阿一"], key=pinyin.sort_key) == [
        "阿一",
        "祖一",
        "John",
        "\U000323ae",
        "\U000323af",
    ]


def test_a_shorter_name_stands_before_a_longer_one_with_the_same_beginning():
    assert pinyin.sort_key("李") < pinyin.sort_key("李一")


def test_a_name_is_found_by_every_mixture_of_syllables_and_initials():
    assert pinyin.tokens("梁惠丽") == ["lhli", "lhuili", "lianghli", "lianghuili"]


@pytest.mark.parametrize("typed", ["sxx", "dxx", "shanxx", "danxiongx", "sxiongxin"])
def test_a_name_with_two_readings_is_found_by_both(typed):
    assert any(token.startswith(typed) for token in pinyin.tokens("单雄信"))


@pytest.mark.parametrize(("name", "typed"), [("José María", "josemaria"), ("John Smith", "jsmith"), ("王A", "wa")])
def test_a_name_in_letters_is_found_without_its_accents(name, typed):
    assert any(token.startswith(typed) for token in pinyin.tokens(name))


@pytest.mark.parametrize("typed", ["aygl", "ayiguli", "aygulmaimaiti", "ayglmmt"])
def test_a_minority_name_is_found_across_its_dot(typed):
    assert any(token.startswith(typed) for token in pinyin.tokens("阿依古丽·买买提"))


@pytest.mark.parametrize("typed", ["abdrhmmmtymj", "abudurehemanmaimaitiyimingjiang", "abudur"])
def test_a_name_of_twelve_characters_is_found_by_its_likely_forms(typed):
    assert any(token.startswith(typed) for token in pinyin.tokens("阿卜杜热合曼·买买提依明江"))


@pytest.mark.parametrize("name", ["", "·", " ", "😀", "\ud800", "\u202e"])
def test_a_name_without_sound_has_no_tokens(name):
    assert pinyin.tokens(name) == []


@given(st.text(max_size=30))
@settings(deadline=None)
def test_no_name_explodes(name):
    assert len(pinyin.tokens(name)) <= 4 * 30


@given(HAN)
@settings(deadline=None)
def test_tokens_are_letters_and_none_begins_another(name):
    tokens = pinyin.tokens(name)
    assert all(token.isalpha() and token.isascii() for token in tokens)
    assert not [a for a in tokens for b in tokens if a != b and b.startswith(a)]


@given(HAN)
@settings(deadline=None)
def test_every_name_is_found_by_its_first_readings_and_by_their_initials(name):
    sounds = [sound for sound in pinyin.readings(name) if sound]
    for typed in ("".join(sound[0] for sound in sounds), "".join(sound[0][0] for sound in sounds)):
        assert any(token.startswith(typed) for token in pinyin.tokens(name))


def test_every_character_of_gb2312_has_a_reading():
    rows = (bytes((high, low)) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    chars = [row.decode("gb2312", "ignore") for row in rows]
    assert [char for char in chars if char and not pinyin.readings(char)[0]] == []


def test_the_program_never_imports_the_dictionary():
    script = "import sys; from desktop.model import pinyin; pinyin.tokens('张三'); print('pypinyin' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout == "False\n"


def test_importing_the_module_reads_no_table():
    script = "from desktop.model import pinyin; print(pinyin._table.cache_info().currsize)"
    assert subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout == "0\n"


@pytest.mark.parametrize(
    ("name", "expected"), [("单雄信", ["shan", "dan"]), ("张三", ["zhang"]), ("尉迟青", ["yu", "wei"]), ("Li", []), ("", [])]
)
def test_a_name_opens_with_its_first_character_in_every_reading(name, expected):
    assert pinyin.openings(name) == expected

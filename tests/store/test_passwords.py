"""Weak passwords named, good ones suggested, the code on paper read back with its errors pointed at."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from desktop.base.clock import Clock, FixedClock
from desktop.base.errors import DeskError
from desktop.base.paths import resources
from desktop.store.passwords import fresh_code, read_code, spelled, suggest, weaknesses

NAMES = ("示例苑居民区", "示例街道", "张三", "李小明", "欧阳示例")
STEMS = (
    "admin",
    "password",
    "root",
    "juweihui",
    "shequ",
    "woaini",
    "qwerty",
    "abcdef",
    "zhangsan",
    "lixiaoming",
    "shiliyuan",
    "mima",
)
TAILS = ("123", "@123", "123456", "2024", "@2024", "888888", "520", "1314", "19800808", "!@#", "_01", "#1990")
WEAK = [
    *(stem + tail for stem in STEMS for tail in TAILS),
    *(stem.capitalize() + tail for stem in STEMS for tail in ("@123", "1234", "!2026")),
    *("123456", "12345678", "1234567890", "0987654321", "1111111111", "88888888", "66666666666", "abc123", "a123456789"),
    *(
        "Admin@123",
        "Admin@123456",
        "P@ssw0rd",
        "P@ssw0rd123",
        "Passw0rd!",
        "Qwer1234!@#$",
        "1qaz@WSX",
        "1qaz2wsx3edc",
        "qwertyuiop",
    ),
    *(
        "19800808",
        "zs19800808",
        "ZhangSan1980",
        "Zhangsan@1980",
        "1980zhangsan",
        "zhangsan13800138000",
        "13800138000Aa",
        "liXiaoMing0808",
    ),
    *(
        "shiliyuanjuweihui",
        "ShiliyuanJuweihui1",
        "shiliyuanjuminqu",
        "ShiLiJieDao2026",
        "shilijiedaobanshichu",
        "示例苑居民区",
        "示例苑居民区2026",
    ),
    *(
        "woaiwojia1314!",
        "Woaini5201314",
        "wodemima123456",
        "xinniankuaile2026",
        "Gongxifacai888",
        "haohaoxuexi123",
        "Ouyangshili99",
    ),
    *(
        "aaaaaaaaaaaaaaaa",
        "abcabcabcabcabcabc",
        "张三张三张三张三",
        "iloveyou1314520",
        "Shanghai2024",
        "Hello@2026",
        "welcome12345",
    ),
]
GOOD = [
    *("hongcha-luyou-mantou-qiaoliang", "caihong qiaoliang songshu dengta", "Tq7#mW9$xLp2", "vK3!pz8Rw@q", "gT9w-Lm4x-Zr7k"),
    *(
        "Lubiao&Songshu77dengta",
        "Mantou+Doujiang=zaofan7",
        "liangzhi Laohu paodekuai",
        "youyizhi-yanjing-meiyou-weiba",
        "Bx7$kQ2&nV9z",
    ),
]


@pytest.mark.parametrize("password", WEAK)
def test_a_weak_password_is_refused(password):
    assert weaknesses(password, NAMES) != []


def test_two_hundred_weak_passwords_are_in_the_table():
    assert len(set(WEAK)) >= 200


@pytest.mark.parametrize("password", GOOD)
def test_a_good_password_is_accepted(password):
    assert weaknesses(password, NAMES) == []


def test_every_suggested_phrase_is_accepted():
    clock = FixedClock(date(2026, 3, 2))
    phrases = [suggest(clock) for _ in range(200)]
    assert [phrase for phrase in phrases if weaknesses(phrase, NAMES)] == []


def test_a_short_password_is_told_how_long_it_must_be():
    assert weaknesses("vK3!pz8", NAMES)[0] == "只有 7 个字符，要 10 个以上"


def test_two_classes_are_told_to_be_three_or_a_phrase():
    assert weaknesses("tqmwxlp7392", NAMES)[0].startswith("大写字母、小写字母、数字、符号至少用三种")


def test_the_area_in_pinyin_is_no_secret():
    assert weaknesses("shiliyuanjuweihui", NAMES) == ["里面几乎只有姓名、小区名、生日或常见的词和数字，容易猜到"]


def test_the_same_letters_are_fine_where_nobody_is_called_so():
    assert weaknesses("Songshu&Qiaoliang9", ()) == []
    assert weaknesses("Songshu&Qiaoliang9", ("松鼠桥梁", "松鼠", "桥梁")) != []


def test_full_width_letters_are_judged_as_what_they_open_with():
    assert weaknesses("Ａｄｍｉｎ＠１２３４５６", NAMES) == weaknesses("Admin@123456", NAMES)


@given(st.text(max_size=100))
@settings(deadline=None, max_examples=100)
def test_any_text_gets_a_verdict(password):
    assert all(isinstance(sentence, str) for sentence in weaknesses(password, NAMES))


# suggestions


def test_a_phrase_has_four_words_of_the_list():
    assert re.fullmatch(r"[a-z]{4,}(-[a-z]{4,}){3}", suggest(FixedClock(date(2026, 3, 2))))


def test_a_phrase_is_spelled_in_characters():
    assert spelled("mantou-qiaoliang") == "馒头 桥梁"


def test_phrases_differ():
    assert len({suggest(Clock()) for _ in range(50)}) == 50


def test_the_word_list_is_long_and_plain():
    lines = [line for line in (resources() / "vault" / "words.txt").read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    assert [line for line in lines if not re.fullmatch(r"[a-z]{4,12} [\u4e00-\u9fff]{2}", line)] == []
    assert len({line.split()[0] for line in lines}) == len(lines) >= 2048


def test_the_block_list_is_in_small_letters_and_no_entry_is_short():
    lines = [
        line for line in (resources() / "vault" / "blocked.txt").read_text(encoding="utf-8").splitlines() if line[0] != "#"
    ]
    assert [line for line in lines if len(line) < 4 or line != line.lower()] == []


# the recovery code

CODES = st.integers(0, 2**64).map(lambda seed: fresh_code(_Chance(seed)))


class _Chance(Clock):
    """Bytes drawn from a number, so that a failing code can be drawn again."""

    def __init__(self, seed: int) -> None:
        self._fixed = FixedClock(date(2026, 3, 2))
        self._fixed._drawn = seed % 2**63

    def entropy(self, size: int) -> bytes:
        return self._fixed.entropy(size)


def test_a_code_is_eight_groups_of_five():
    assert re.fullmatch(r"\d{5}( \d{5}){7}", fresh_code(Clock()))


@given(code=CODES)
@settings(deadline=None, max_examples=50)
def test_a_code_reads_back(code):
    assert read_code(code) == code.replace(" ", "")


@pytest.mark.parametrize("part", ["", "-", " - ", "—", "\n", "　", "–"])
def test_blanks_and_dashes_do_not_matter(part):
    code = fresh_code(Clock())
    assert read_code(f" {code.replace(' ', part)} ") == code.replace(" ", "")


def test_full_width_digits_are_read():
    code = fresh_code(Clock())
    wide = "".join(chr(ord(char) + 0xFEE0) if char.isdigit() else char for char in code)
    assert read_code(wide) == code.replace(" ", "")


@given(code=CODES, group=st.integers(0, 7), place=st.integers(0, 4), shift=st.integers(1, 9))
@settings(deadline=None, max_examples=200)
def test_one_wrong_digit_is_pointed_at(code, group, place, shift):
    groups = code.split()
    digits = groups[group]
    groups[group] = f"{digits[:place]}{(int(digits[place]) + shift) % 10}{digits[place + 1 :]}"
    with pytest.raises(DeskError, match=f"第 {group + 1} 组写错了"):
        read_code(" ".join(groups))


@given(code=CODES, group=st.integers(0, 7), place=st.integers(0, 3))
@settings(deadline=None, max_examples=200)
def test_two_swapped_digits_are_pointed_at(code, group, place):
    groups = code.split()
    digits = groups[group]
    assume(digits[place] != digits[place + 1])
    groups[group] = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
    with pytest.raises(DeskError, match=f"第 {group + 1} 组写错了"):
        read_code("-".join(groups))


@given(code=CODES, first=st.integers(0, 7), second=st.integers(0, 7))
@settings(deadline=None, max_examples=200)
def test_two_swapped_groups_are_pointed_at(code, first, second):
    assume(first < second)
    groups = code.split()
    groups[first], groups[second] = groups[second], groups[first]
    with pytest.raises(DeskError, match=f"第 {first + 1}、{second + 1} 组写错了"):
        read_code(" ".join(groups))


def test_a_group_too_short_is_pointed_at():
    groups = fresh_code(Clock()).split()
    groups[3] = groups[3][:4]
    with pytest.raises(DeskError, match="第 4 组写错了"):
        read_code(" ".join(groups))


def test_a_missing_group_is_counted():
    with pytest.raises(DeskError, match="应是 8 组共 40 位数字，现在是 35 位"):
        read_code(" ".join(fresh_code(Clock()).split()[:7]))


def test_a_letter_for_a_digit_is_named():
    with pytest.raises(DeskError, match="不该有“O”"):
        read_code("O" + fresh_code(Clock())[1:])


def test_an_empty_code_is_a_sentence():
    with pytest.raises(DeskError, match="现在是 0 位"):
        read_code("  ")


def test_digits_of_codes_are_spread_evenly():
    clock, counts = FixedClock(date(2026, 3, 2)), [0] * 10
    for _ in range(400):
        for group in fresh_code(clock).split():
            for digit in group[:4]:
                counts[int(digit)] += 1
    expected = 400 * 32 / 10
    chi = sum((count - expected) ** 2 / expected for count in counts)
    assert chi < 27.9  # nine degrees of freedom: one fair generator in a thousand goes beyond

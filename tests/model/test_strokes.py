from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts.tables import mainland
from build_scripts.tables.icu import Collator, Icu, folder
from desktop.model import strokes

CLDR = Path("/usr/share/unicode/cldr/common/collation/zh.xml")
MOVED_SINCE_CLDR_41 = set("𡘊𡘾㬺")
PLACED = mainland.places()
needs_icu = pytest.mark.skipif(folder() is None, reason="this PySide6 carries no ICU")


@pytest.fixture(scope="module")
def icu():
    return Collator(Icu(folder()), "zh-u-co-stroke")


def characters(first, last):
    return [chr(code) for code in range(first, last + 1)]


def seldom():
    return list(strokes._characters("strokes_rest.txt"))


def shuffled(words):
    return random.Random(4).sample(words, len(words))


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            "丁 于 马 王 方 尹 邓 石 田 白 冯 朱 刘 江 孙 苏 杜 李 杨 吴 何 汪 沈 宋 张 陆 陈", id="two to seven strokes"
        ),
        pytest.param("林 罗 金 周 郑 赵 胡 钟 姜 洪 秦 袁 顾 钱 徐 高 郭 唐 黄 曹 章 梁", id="eight to eleven"),
        pytest.param("彭 董 蒋 韩 程 傅 鲁 曾 谢 雷 蔡 廖 谭 熊 潘 薛 戴 魏", id="twelve and more"),
        pytest.param("邓 阮 邱 陆 陈 邵 欧 金 郑 陶", id="阝 is two strokes"),
        pytest.param("范 胡 黄 董 蒋 蓝 蔡", id="艹 is three strokes"),
        pytest.param("丁 王 卢 叶 田 史 包 冯 刘 许 孙", id="as a posted list of candidates"),
        pytest.param("王 牛 文 孔", id="first strokes 横 撇 点 折 among four"),
        pytest.param("于 马", id="横 before 折 among three"),
        pytest.param(
            "严 杜 李 杨 来 肖 吴 邱 何 余 邹 冷 汪 沈 宋 张 陆 陈", id="seven strokes: the second and later ones decide"
        ),
        pytest.param("十 丁 土 士 未 末 甲 申 田 由", id="alike in all strokes: as in the list of 2013"),
        pytest.param("张 陈 陳 張", id="traditional ones by their own strokes"),
    ],
)
def test_characters_stand_as_the_mainland_lists_them(line):
    assert strokes.sorted_names(shuffled(line.split())) == line.split()


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("丁丽 王 王一 王小丁 王小明", id="surname, then the given name"),
        pytest.param("李一 李娜 李一一 李小明", id="a name of two characters before all longer ones"),
        pytest.param("王霞 王小明 王东明", id="however many strokes its second has"),
        pytest.param("陈大文 陈大江 陈小文 陈文大", id="given names character by character"),
        pytest.param("欧明 欧阳一一 欧阳明", id="a surname of two by its characters"),
        pytest.param("马东 马·东 马东东", id="a middle dot is a sign"),
        pytest.param("Al Ala Am", id="letters know no surnames"),
    ],
)
def test_names_stand_as_the_mainland_lists_them(line):
    assert strokes.sorted_names(shuffled(line.split())) == line.split()


@pytest.mark.parametrize("level", mainland.levels(), ids=["3500", "3000", "1605"])
def test_the_list_of_2013_stands_as_it_was_published(level):
    assert "".join(strokes.sorted_names(shuffled(level))) == level


def test_number_then_kinds_of_strokes_decide_between_all_characters_of_the_norms():
    orders = [mainland.orders()[char] for char in strokes.sorted_names(mainland.orders())]
    assert orders == sorted(orders, key=lambda order: (len(order), order))


def test_every_han_character_of_unicode_has_one_place():
    ranked = strokes._characters("strokes.txt") + strokes._characters("strokes_rest.txt")
    once = set(ranked)
    assert len(ranked) == len(once) > 97_000
    assert once.issuperset(characters(0x3400, 0x4DBF) + characters(0x4E00, 0x9FFC))


@given(st.permutations("丁王陈陳𠮷㐀㛃李𬍛龘·aB"))
@settings(deadline=None, max_examples=50)
def test_from_any_arrangement_comes_the_same_order(arranged):
    assert strokes.sorted_names(arranged) == strokes.sorted_names(sorted(arranged))


@given(st.lists(st.text("丁王陈李一小𠮷豈·a", min_size=1, max_size=4), min_size=2, max_size=2, unique=True))
@settings(deadline=None)
def test_no_two_names_share_a_place(two):
    assert len(set(map(strokes.sort_key, two))) == 2


def test_names_of_equal_order_stay_as_they_were_given():
    given_names = ["豈一", "\uf900一", "豈一"]
    assert strokes.sorted_names(given_names) == given_names


def test_nothing_sorts_to_nothing():
    assert strokes.sorted_names([]) == []


@pytest.mark.parametrize("odd", ["😀", "\ud800", "\u0000", "\u202e", "Ω", "\U0002ebf0"])
def test_what_has_no_rank_stands_last(odd):
    assert strokes.sorted_names([odd, "龠", "zoe"])[-1] == odd


@given(st.lists(st.text(max_size=6)))
@settings(deadline=None)
def test_sorting_any_text_loses_nothing(words):
    assert sorted(strokes.sorted_names(words)) == sorted(words)


@given(st.text(max_size=6), st.text(max_size=6))
@settings(deadline=None)
def test_keys_can_be_kept_as_text(one, other):
    keep = str.maketrans("", "", "".join(map(chr, range(0xD800, 0xE000))))
    keys = [strokes.sort_key(word.translate(keep)) for word in (one, other)]
    assert (keys[0] < keys[1]) == (keys[0].encode() < keys[1].encode())


@needs_icu
@pytest.mark.parametrize(
    "chars",
    [
        pytest.param(characters(0x20, 0x7E) + characters(0xFF01, 0xFF5E) + list("·〇"), id="signs and letters"),
        pytest.param(seldom()[::9], id="characters behind all listed ones"),
        pytest.param([char for char in characters(0x3400, 0x4DBF) if char not in PLACED], id="those only CLDR lists"),
    ],
)
def test_what_the_norms_leave_out_stands_where_icu_puts_it(icu, chars):
    mixed = random.Random(1).sample(chars, len(chars))
    assert strokes.sorted_names(mixed) == sorted(mixed, key=icu.key)


@pytest.mark.skipif(not CLDR.exists(), reason="unicode-cldr-core is not installed")
def test_what_the_norms_leave_out_stands_as_cldr_41_lists_it_but_for_three_that_moved_since():
    text = CLDR.read_text(encoding="utf-8").partition("<collation type='stroke' alt='short'>")[2].partition("</collation>")[0]
    theirs = "".join(re.findall(r"<\*([^ \n]+)", text))
    ours = strokes._characters("strokes.txt")
    both = (set(ours) & set(theirs)) - MOVED_SINCE_CLDR_41 - set(PLACED)
    assert len(both) > 2_500
    assert [char for char in ours if char in both] == [char for char in theirs if char in both]

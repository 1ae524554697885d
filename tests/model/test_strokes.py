from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts.tables.icu import Collator, Icu, folder
from desktop.model import strokes

CLDR = Path("/usr/share/unicode/cldr/common/collation/zh.xml")
MOVED_SINCE_CLDR_41 = set("𡘊𡘾㬺")
needs_icu = pytest.mark.skipif(folder() is None, reason="this PySide6 carries no ICU")


@pytest.fixture(scope="module")
def icu():
    return Collator(Icu(folder()), "zh-u-co-stroke")


def names(chars, count, seed):
    chance = random.Random(seed)
    return ["".join(chance.choices(chars, k=chance.choice((1, 2, 2, 3, 3, 3, 4)))) for _ in range(count)]


def characters(first, last):
    return [chr(code) for code in range(first, last + 1)]


def test_surnames_stand_by_strokes():
    assert strokes.sorted_names("赵王丁卜于马刘张李单") == list("丁卜于马王刘张李单赵")


def test_names_of_one_surname_stand_by_the_given_name():
    assert strokes.sorted_names(["王小明", "王一", "丁丽", "王小丁", "王"]) == ["丁丽", "王", "王一", "王小丁", "王小明"]


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
        pytest.param(characters(0x4E00, 0x9FFF), id="common"),
        pytest.param(characters(0x3400, 0x4DBF), id="extension A"),
        pytest.param(characters(0x20000, 0x2A6DF)[::7], id="extension B"),
        pytest.param(characters(0x2A700, 0x2EBE0)[::7] + characters(0x30000, 0x323AF)[::7], id="later extensions"),
        pytest.param(characters(0x2F00, 0x2FD5) + characters(0xF900, 0xFA6D), id="second codes"),
        pytest.param(characters(0x20, 0x7E) + characters(0xFF01, 0xFF5E) + list("·〇"), id="signs and letters"),
    ],
)
def test_each_character_stands_where_icu_puts_it(icu, chars):
    mixed = random.Random(1).sample(chars, len(chars))
    assert strokes.sorted_names(mixed) == sorted(mixed, key=icu.key)


@needs_icu
@pytest.mark.parametrize(
    "chars",
    [
        pytest.param(characters(0x4E00, 0x9FFF), id="all over"),
        pytest.param(random.Random(2).sample(characters(0x4E00, 0x9FFF), 40), id="crowded"),
        pytest.param(list("张王李丁一亅〇·aAbB -.'1𠮷𬭊㐀⼀⽅方豈\uf900"), id="mixed"),
    ],
)
def test_names_stand_as_icu_sorts_them(icu, chars):
    given_names = names(chars, 6000, seed=3)
    assert strokes.sorted_names(given_names) == sorted(given_names, key=icu.key)


@pytest.mark.skipif(not CLDR.exists(), reason="unicode-cldr-core is not installed")
def test_characters_stand_as_cldr_41_lists_them_but_for_three_that_moved_since():
    text = CLDR.read_text(encoding="utf-8").partition("<collation type='stroke' alt='short'>")[2].partition("</collation>")[0]
    theirs = "".join(re.findall(r"<\*([^ \n]+)", text))
    ours = strokes._characters("strokes.txt")
    both = (set(ours) & set(theirs)) - MOVED_SINCE_CLDR_41
    assert len(both) > 23_000
    assert [char for char in ours if char in both] == [char for char in theirs if char in both]

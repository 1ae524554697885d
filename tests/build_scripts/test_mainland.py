from __future__ import annotations

import pytest

from build_scripts.tables import mainland, origins, strokes
from build_scripts.tables.icu import Collator, Icu, folder

SURNAMES = """
丁 12 卜 24 于 112 万 153 马 551 王 1121 韦 1152 尤 1354 毛 3115 牛 3112 方 4153 文 4134 尹 5113 孔 5215 邓 5452 龙 13534
左 13121 石 13251 叶 25112 田 25121 卢 21513 史 25134 白 32511 包 35515 冯 41551 邢 113252 毕 153512 吕 251251 朱 311234
任 323121 伍 321251 向 325251 刘 413422 齐 413432 关 431134 江 441121 汤 441533 许 453112 阮 521135 孙 521234
严 1224313 苏 1225344 杜 1234121 李 1234521 杨 1234533 吴 2511134 肖 2432511 邱 3212152 何 3212512 余 3411234 邹 3551152
汪 4411121 沈 4414535 宋 4451234 张 5153154 陆 5211252 陈 5215234 邵 5325152 武 11212154 范 12244155 林 12341234
欧 13453534 罗 25221354 易 25113533 金 34112431 周 35121251 郑 43113452 孟 52125221 郝 121323452 赵 121213434 胡 122513511
侯 325131134 钟 311152512 俞 341251122 施 415331525 姜 431121531 洪 441122134 姚 531341534 贺 532512534 秦 1113431234
袁 1212513534 贾 1252212534 顾 1355132534 夏 1325111354 钱 3111511534 倪 3232151135 徐 3323411234 高 4125125251
郭 4125152152 唐 4135112251 陶 5235311252 黄 12212512134 萧 12251123234 曹 12512212511 盛 13553425221 章 41431251112
梁 44153441234 彭 121251431333 葛 122251135345 董 122312511211 蒋 122412354124 韩 122511121152 程 312342511121
傅 321251124124 鲁 352512112511 曾 432524312511 谢 453251113124 雷 1452444425121 蔡 12235445411234 廖 41354154134333
谭 45125221251112 熊 54251135354444 潘 441343123425121 薛 1223251514143112 戴 12125121122134534 魏 31234531325113554
"""
"""Written down by hand by GF 0023-2020, not from a source of the tables; so are the numbers of strokes below."""

GIVEN = {
    1: "一乙",
    2: "力乃二人又",
    3: "大小山川工才士子女凡久之弓",
    4: "文天元中仁心月友少云丹斗允双予太日升",
    5: "玉平永民生正本立兰世弘可乐东宁冬",
    6: "光全红有伟成华兴宇安字好军妃冰汐如朵年",
    7: "志秀丽利良轩宏君希妍彤辰芳芸里辛",
    8: "国明英建忠佳雨昌和坤青佩岩昊若茂苗杰松波",
    9: "春美秋思贵玲荣星俊勇信洋泉宣茜柳相政珍",
    10: "海桂娟晓浩莉凌涛哲家振艳峰莲荷桃真",
    11: "雪梅涵梓淑康敏清彬晨惟萍菊梦菲绮彩",
    12: "强晶婷翔智斌喜琴博雯雄惠葵朝",
    13: "福新鹏慈蓉蓝勤楠锦瑜靖瑗",
    14: "嘉瑶静豪榕歌",
    15: "慧德毅蕊增蝶",
    16: "霖燕蕾薇",
    17: "霞翼徽",
    20: "曦馨耀",
    21: "露",
}

SLIPS = dict(zip("冷应这斓凈廀斏飡斒", ("令", "", "", "阑", "爭", "叜", "良", "食", "扁"), strict=True))


def known():
    words = SURNAMES.split()
    return list(zip(words[::2], words[1::2], strict=True))


def test_surnames_have_the_strokes_one_writes_them_with():
    assert [(char, mainland.orders()[char]) for char, _ in known()] == known()
    assert len(known()) > 100


def test_characters_of_given_names_have_as_many_strokes_as_one_counts():
    counted = {number: [len(mainland.orders()[char]) for char in chars] for number, chars in GIVEN.items()}
    assert counted == {number: [number] * len(chars) for number, chars in GIVEN.items()}


@pytest.mark.parametrize(("part", "left"), [("阝", "陈陆陶阮"), ("辶", "达迪逸远"), ("艹", "范董蒋萧"), ("礻", "祁祝福祥")])
def test_parts_of_characters_count_as_the_mainland_writes_them(part, left):
    orders = mainland.orders()
    ends = str.endswith if part == "辶" else str.startswith
    assert [char for char in left if not ends(orders[char], orders[part])] == []


@pytest.mark.parametrize(("slip", "part"), [(slip, part) for slip, part in SLIPS.items() if part])
def test_slips_of_the_source_are_put_right_by_the_parts_of_the_character(slip, part):
    assert mainland.orders()[slip].endswith(mainland.orders()[part])


def test_each_amendment_amends_something():
    lines = mainland.ORDERS.read_text(encoding="utf-8").splitlines()[1:]
    given = {char: order for order, _, chars in (line.partition("\t") for line in lines) for char in chars}
    assert {char for char, order in mainland.orders().items() if given.get(char) != order} == {*SLIPS, "䂮", "㻬"}


def test_the_list_of_2013_is_whole():
    assert list(map(len, mainland.levels())) == [3500, 3000, 1605]
    assert len(set("".join(mainland.levels()))) == 8105


def test_the_list_of_2013_stands_as_it_was_published():
    places = mainland.places()
    for level in mainland.levels():
        assert "".join(sorted(level, key=places.__getitem__)) == level


def test_all_characters_of_gb_2312_and_gb_13000_1_have_their_place():
    placed = mainland.places()
    assert [code for code in range(0x4E00, 0x9FA6) if chr(code) not in placed] == []


def test_a_slip_that_contradicts_the_list_is_noticed(monkeypatch):
    spoilt = {**mainland.orders(), "应": "4134131"}
    monkeypatch.setattr(mainland, "orders", lambda: spoilt)
    with pytest.raises(ValueError, match="from here on"):
        mainland.places()


def test_what_is_committed_says_by_which_licence_it_is_here():
    for source in (mainland.ORDERS, mainland.STANDARD):
        assert "resources/tables/LICENSE" in source.read_text(encoding="utf-8").partition("\n")[0]


def test_orders_are_kept_shorter_ones_first_each_with_its_characters():
    text = origins.orders_text({"土": "121", "一": "1", "王": "1121", "士": "121"})
    assert text.splitlines()[1:] == ["1\t一", "121\t土士", "1121\t王"]


def test_the_list_is_read_from_unihan_by_its_numbers():
    unihan = "# kTGH\nU+4E59\tkTGH\t2013:2\nU+4E00\tkTGH\t2013:1\nU+4E00\tkGB0\t5027\n"
    assert origins.standard_text(unihan).splitlines()[1:] == ["一乙"]


def test_a_list_with_a_gap_is_refused():
    with pytest.raises(ValueError, match="gaps"):
        origins.standard_text("U+4E59\tkTGH\t2013:2\n")


@pytest.mark.skipif(folder() is None, reason="this PySide6 carries no ICU")
def test_cldr_says_how_many_strokes_its_characters_have():
    numbers = strokes.numbers(Collator(Icu(folder()), strokes.LOCALE).rules())
    assert [numbers[char] for char in "一丁〇㐀龘"] == [1, 2, 1, 5, 48]

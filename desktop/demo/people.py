"""Who lives in the demo neighbourhood: families, their names, numbers and telephones, which can belong to nobody.

Surnames are real, so that pinyin, several readings and rare characters are tried; given names are things of
field and sky. Citizen numbers begin with 99, which is no province; mobiles with 199000, all in one block.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from desktop.model.identity import check_digit


@dataclass(frozen=True, slots=True)
class Place:
    """One place in a family: relation code of GB/T 4761; least and most years, the householder's own, else beside theirs."""

    relation: str
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Family:
    """One make of household and how frequent it is. lodgers: they share a door, not a surname."""

    weight: int
    places: tuple[Place, ...]
    lodgers: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """One person before the papers: sex 1 男, 2 女; relation code of GB/T 4761; age in years."""

    name: str
    sex: str
    age: int
    relation: str


_SPOUSE, _CHILD, _PARENT = Place("1", -4, 4), Place("2", -32, -24), Place("5", 24, 30)

FAMILIES = (
    Family(12, (Place("0", 62, 93),)),
    Family(16, (Place("0", 62, 88), _SPOUSE)),
    Family(9, (Place("0", 24, 58),)),
    Family(14, (Place("0", 27, 60), _SPOUSE)),
    Family(26, (Place("0", 28, 56), _SPOUSE, _CHILD)),
    Family(8, (Place("0", 30, 52), _SPOUSE, _CHILD, _CHILD)),
    Family(9, (Place("0", 32, 48), _SPOUSE, _CHILD, _PARENT)),
    Family(3, (Place("0", 34, 52), _CHILD)),
    Family(5, (Place("0", 21, 38), Place("8", -3, 6), Place("8", -3, 6)), lodgers=True),
)

_COMMON = (
    "王李张刘陈杨黄赵周吴徐孙胡朱高林何郭马罗宋郑谢唐冯于董萧程曹袁邓许傅沈彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
"""The more frequent first."""

_PECULIAR = (
    *"单仇解曾查区覃盖葛华朴缪翟种薄乐盛折洗召佘隗逄亓䶮",
    *("尉迟", "长孙", "欧阳", "上官", "司马", "诸葛", "万俟", "澹台"),
)
"""Surnames read otherwise than the same character elsewhere, of two characters, or rare."""

_GIVEN = tuple(
    word
    for line in (
        "青禾 松涛 麦穗 竹溪 秋石 银杏 晚霞 朝露 山泉 云杉 海棠 芦笛 稻香 雪松 星河 月桥 春笋",
        "夏荷 冬青 白桦 橘灯 荷塘 枫林 柳荫 梧桐 桂舟 兰舟 菊圃 梅坡 茶园 豆苗 蚕豆 石榴 葡萄",
        "枇杷 杨桃 樱桃 核桃 莲藕 菱角 荸荠 蒲草 紫藤 凌霄 金桔 银铃 铜鼓 铁塔 木船 水车 火炬",
        "土窑 风筝 雨巷 雷鸣 电光 虹桥 霜叶 雾凇 冰花 潮音 浪花 沙洲 岛礁 港湾 灯塔 帆影 渔歌",
        "鸥鸣 雁行 鹤舞 燕归 莺啼 鹊桥 鹿鸣 骏足 牧笛 琴台 棋盘 书香 画屏 诗行 墨池 砚田 纸鸢",
        "笔架 长乐 重阳 朝阳 清音 大乐 行舟 调音 和鸣 曲水 传灯 会晴 青䶮 雨㛃 小满 谷雨 芒种",
        "白露 霜降 立春 禾 麦 帆 棋 棠 榆 杉 桥 溪 屿 岚 砚",
    )
    for word in line.split()
)

_AFAR = ("阿依晨露·买买松", "迪丽麦田·示例江", "古丽青禾·买提山", "巴哈晴空·示例别克", "扎西雪松", "卓玛星河", "娜仁麦穗")
"""Invented after the pattern of names with a middle dot, or without a surname."""

_LATIN = ("Maria Example", "John Sample", "Anna Muster", "Pierre Exemple", "Taro Mihon")

_AREAS = ("990101", "990102", "990103", "990204", "990205", "990306")
_MOBILE = "19900"
_LANDLINE = "5550"
_MOST = 10**6
_ODD = 1 / 150


class Namer:
    """Gives names, citizen numbers and telephones, the same ones for the same seed, and no number twice."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._surnames: tuple[str, ...] = (*_COMMON, *_PECULIAR)
        # A long tail, as in any roster: the first surname is forty times as frequent as the last.
        self._weights = list(accumulate([40 / (1 + place / 3) + 1 for place in range(len(self._surnames))]))
        self._numbers: set[str] = set()
        self._mobiles = 0
        self._landlines = 0

    def family(self, make: Family) -> list[Figure]:
        """The people of one household, the householder first; children not yet born are left out."""
        surname, sex = self._surname(), self._chance.choice("12")
        head = Figure(self._name(surname), sex, self._chance.randint(make.places[0].least, make.places[0].most), "0")
        rest = [self._beside(head, surname, place, lodger=make.lodgers) for place in make.places[1:]]
        return [head, *(one for one in rest if one.age >= 0)]

    def birth(self, age: int, today: date) -> date:
        """A birth date that makes somebody this old on a day."""
        birthday = date(today.year - age, today.month, min(today.day, 28))
        return birthday - timedelta(days=self._chance.randrange(365))

    def number(self, birth: date, sex: str) -> str:
        """A citizen number with a good check digit; sex 1 男, 2 女."""
        while True:
            order = self._chance.randrange(500) * 2 + (sex == "1")
            first17 = f"{self._chance.choice(_AREAS)}{birth:%Y%m%d}{order:03}"
            number = first17 + check_digit(first17)
            if number not in self._numbers:
                self._numbers.add(number)
                return number

    def mobile(self) -> str:
        """Eleven digits, not in order; the step is prime to a million, so that none of a million comes twice."""
        self._mobiles += 1
        return f"{_MOBILE}{self._mobiles * 700_007 % _MOST:06}"

    def landline(self) -> str:
        """Eight digits."""
        self._landlines += 1
        return f"{_LANDLINE}{self._landlines * 3_007 % 10**4:04}"

    def _beside(self, head: Figure, surname: str, place: Place, *, lodger: bool) -> Figure:
        """Somebody of the householder's family; wives and their parents have surnames of their own."""
        sex = self._chance.choice("12") if place.relation != "1" else "1" if head.sex == "2" else "2"
        has_same = not lodger and (place.relation == "2" or (place.relation == "5" and sex == "1"))
        name = self._name(surname if has_same else self._surname())
        relation = "3" if place.relation == "2" and sex == "2" else place.relation
        return Figure(name, sex, head.age + self._chance.randint(place.least, place.most), relation)

    def _surname(self) -> str:
        return self._chance.choices(self._surnames, cum_weights=self._weights)[0]

    def _name(self, surname: str) -> str:
        """A surname with a given name; one in a hundred and fifty is of another pattern."""
        return surname + self._chance.choice(_GIVEN) if self._chance.random() > _ODD else self._chance.choice(_AFAR + _LATIN)

"""Which fields a roster of residents may hold: everything declared, and the address columns that people use beside it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from desktop.base.paths import resources
from desktop.formats.roster import Guess, Layout
from desktop.model import kinds
from desktop.model.fields import Field
from desktop.modules.residents.records import Home, Household, Resident, Stay
from desktop.modules.residents.rules import numbers

_LANES = (
    Field("路弄", kinds.Text(), name="lanes"),
    Field("路名", kinds.Text(), name="road"),
    Field("弄", kinds.Text(), name="lane"),
    Field("门牌", kinds.Text(), name="door"),
)
"""Address columns that are no fields of ours: their parts go to the home. Source: the three columns of 管辖范围."""

_NAME = re.compile("[\u3400-\u9fff]{2,4}")
_DAY = re.compile(r"(?:19|20)\d{2}-\d{2}-\d{2}|(?:19|20)\d{6}|(?:19|20)\d{2}[./年]\d{1,2}[./月]\d{1,2}日?")
_OTHERS = (
    *("紧急", "监护", "配偶", "丈夫", "妻子", "父亲", "母亲", "父母", "子女", "家属", "亲属", "亲友", "联系人", "联络"),
    *("房东", "业主", "产权", "出租", "承租", "租客", "组长", "走访", "网格", "责任", "志愿"),
)
_ELSEWHERE = ("单位", "学校", "户籍", "户口", "原", "迁", "往")
_BEFORE = (
    *("家庭成员", "常住人口", "实有人口", "被登记人", "登记人", "居民", "住户", "人员", "个人", "本人", "成员", "公民", "人口"),
    *("现居住", "现住", "居住", "实际居住", "家庭", "实际", "所在", "所属", "现", "有效"),
)


@lru_cache(maxsize=1)
def layout() -> Layout:
    """The layout of a residents' roster."""
    fields: dict[str, Field] = {field.name: field for field in _LANES}
    for declared in (Resident, Home, Household, Stay):
        for name, field in declared.fields.items():
            if name in fields or isinstance(field.kind, kinds.Ref | kinds.Many | kinds.Serial):
                continue
            if not field.computed or name == "address":
                fields[name] = field
    surnames, further = _surnames(), _further()
    return Layout(
        fields=tuple(replace(field, also=(*field.also, *further.get(name, ()))) for name, field in fields.items()),
        keys=("name", "head"),
        own=frozenset({"name", "id_number", "sex", "birth", "relation"}),
        guesses=(
            Guess("id_number", lambda cell: bool(numbers.read(cell, "9999").text)),
            Guess("phone", lambda cell: len(cell) == 11 and cell.isdecimal() and cell[0] == "1" and cell[1] > "2"),
            Guess("sex", lambda cell: cell in {"男", "女"}, share=0.9),
            Guess("birth", lambda cell: _DAY.fullmatch(cell) is not None, share=0.8),
            Guess("name", lambda cell: _NAME.fullmatch(cell) is not None and cell[0] in surnames, share=0.9),
        ),
        others=_OTHERS,
        elsewhere=_ELSEWHERE,
        before=_BEFORE,
    )


def choices() -> Iterator[Field]:
    """The fields among which a person chooses what a column is: those declared, then the further parts of an address."""
    parts = {field.name for field in _LANES}
    yield from (field for field in layout().fields if field.name not in parts)
    yield from _LANES


def _further() -> dict[str, list[str]]:
    """Field name -> headings that people use beside those declared."""
    with (resources() / "roster" / "headings.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return {row["field"]: row["headings"].split() for row in rows}


def _surnames() -> frozenset[str]:
    lines = (resources() / "roster" / "surnames.txt").read_text(encoding="utf-8").splitlines()
    return frozenset("".join(line for line in lines if not line.startswith("#")))

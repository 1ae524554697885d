"""A roster as offices really keep them, invented: title rows, merged doors, subtotals, doubles, numbers that Excel spoiled.

truth = write_roster(path)      # what is in it, told by who wrote it and not by who reads it
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import xlsxwriter

from desktop.demo.people import FAMILIES, Figure, Namer
from desktop.model import codes
from desktop.model.identity import check_digit

COMPOUND = "示例苑"
_DAY = date(2026, 8, 28)
_SEED = 7
_HOUSEHOLDS = 36
_BUILDING = 12
"""Households in one building."""

_HEAD = (
    *("序号", "小区", "门牌号", "户主", "姓名", "与户主关系", "性别", "身份证号码"),
    *("出生年月", "联系电话", "民族", "政治面貌", "宗教信仰", "备注"),
)
_LATER_HEAD = ("姓名", "证件号", "住址", "手机", "备注")
_DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%Y年%m月%d日")
_TAKES_15 = 70
"""People of this age and more had a 15-digit number once."""


@dataclass(slots=True)
class Truth:
    """What the roster holds.

    Attributes:
        people: how many different people.
        doubles: rows that say somebody again.
        rejected: rows that cannot be taken in.
        tails: last four characters of the citizen number -> name, where nobody else has them.
        grown: names of people old enough to stand.
    """

    people: int = 0
    doubles: int = 0
    rejected: int = 0
    tails: dict[str, str] = field(default_factory=dict)
    grown: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Person:
    figure: Figure
    birth: date
    number: str
    phone: str


def write_roster(path: Path) -> Truth:
    """Write the roster and answer what is in it."""
    truth = Truth()
    with xlsxwriter.Workbook(path) as book:
        homes = _households()
        _main_sheet(book, homes, truth)
        _later_sheet(book, homes, truth)
        # A sheet nobody means to be read.
        book.add_worksheet("说明").write(0, 0, "本表由各楼组长填写，每季度更新一次。")
    return truth


def _households() -> list[list[_Person]]:
    chance = Random(_SEED)  # noqa: S311 - invented people, not keys
    namer = Namer(chance)
    weights = [make.weight for make in FAMILIES]
    found = []
    for _ in range(_HOUSEHOLDS):
        figures = namer.family(chance.choices(FAMILIES, weights)[0])
        births = [namer.birth(figure.age, _DAY) for figure in figures]
        found.append([_Person(f, b, namer.number(b, f.sex), namer.mobile()) for f, b in zip(figures, births, strict=True)])
    return found


def _main_sheet(book: xlsxwriter.Workbook, homes: Sequence[Sequence[_Person]], truth: Truth) -> None:
    """Title rows, head, households under merged doors, a subtotal and another head after every building, a total."""
    sheet = book.add_worksheet("人口登记")
    middle = book.add_format({"align": "center", "valign": "vcenter", "bold": True})
    sheet.merge_range(0, 0, 0, len(_HEAD) - 1, f"{COMPOUND}居民区人口信息登记表", middle)
    sheet.merge_range(1, 0, 1, len(_HEAD) - 1, "填表单位：示例苑居民区　　填表日期：2026年8月28日　　填表人：示例社工甲")
    row = 3
    sheet.write_row(row, 0, _HEAD, middle)
    for place, home in enumerate(homes):
        if place and place % _BUILDING == 0:
            sheet.write_row(row + 1, 0, ("小计", "", "", "", f"{truth.people} 人"))
            sheet.write_row(row + 2, 0, _HEAD, middle)
            row += 2
        building, door = place // _BUILDING + 1, place % _BUILDING
        _door(sheet, row + 1, len(home), f"{building}号{door // 2 + 1}0{door % 2 + 1}室", home[0].figure.name)
        for person in home:
            row += 1
            _row(sheet, row, person, truth)
    sheet.write_row(row + 1, 0, ("合计", "", "", "", f"{truth.people} 人"))
    sheet.write(row + 3, 0, "注：1、以公安户籍为准；2、宗教信仰一栏可不填。")


def _door(sheet: Any, row: int, height: int, door: str, head: str) -> None:
    """Door and householder once for the whole household."""
    for column, words in ((2, door), (3, head)):
        if height > 1:
            sheet.merge_range(row, column, row + height - 1, column, words)
        else:
            sheet.write(row, column, words)


def _row(sheet: Any, row: int, person: _Person, truth: Truth) -> None:
    """One person, in one of the ways offices write."""
    truth.people += 1
    figure, turn = person.figure, truth.people
    number = _spelled(person, turn)
    birth = f"{person.birth:{_DAYS[turn % len(_DAYS)]}}"
    parts = " ".join((person.phone[:3], person.phone[3:7], person.phone[7:]))
    phone = (person.phone, f"+86 {parts}", f"{person.phone}、55501234")[turn % 3]
    relation = codes.RELATION.label(figure.relation)
    sex = "" if turn % 9 == 0 else codes.SEX.label(figure.sex)
    remark = {5: "每月领低保", 17: "愿意参加楼道清扫"}.get(turn, "")
    politics = "中共党员" if turn % 6 == 0 else "群众"
    sheet.write_row(row, 0, (turn, COMPOUND))
    sheet.write_row(row, 4, (figure.name, relation, sex, number, birth, phone, "汉", politics, "", remark))
    tail = person.number[-4:]
    truth.tails = {one: name for one, name in truth.tails.items() if one != tail} | (
        {} if tail in truth.tails else {tail: figure.name}
    )
    if 25 <= figure.age <= 60:
        truth.grown.append(figure.name)


def _spelled(person: _Person, turn: int) -> str:
    """The number full-width, with a guard, in groups, with 15 digits as before 1999, or as it is."""
    number = person.number
    if turn % 8 == 1:
        return number.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789X"})
    if turn % 8 == 2:
        return f"'{number} "
    if turn % 8 == 3:
        return f"{number[:6]} {number[6:14]} {number[14:]}"
    if person.figure.age >= _TAKES_15:
        return number[:6] + number[8:17]
    return number.lower()


def _later_sheet(book: xlsxwriter.Workbook, homes: Sequence[Sequence[_Person]], truth: Truth) -> None:
    """What was added below the roster later: people again, and numbers that say nobody."""
    sheet = book.add_worksheet("后来补的")
    sheet.write_row(0, 0, _LATER_HEAD)
    again, other = homes[0][0], homes[1][0]
    fresh = f"99010119800101{'123'}"
    address = f"{COMPOUND}9号101"
    rows: list[tuple[Any, ...]] = [
        (again.figure.name, again.number, f"{COMPOUND}1号101", again.phone, "又登记了一次"),
        (other.figure.name, other.number.lower(), f"{COMPOUND}1号102室", other.phone, ""),
        ("示例遮", "990101********1234", address, "19900990001", ""),
        ("示例失", float("99010119800101000"), address, "19900990002", "从别的表贴过来"),
        ("示例短", "9901011980010", address, "19900990003", ""),
        ("示例错", fresh + _wrong(check_digit(fresh)), address, "19900990004", ""),
        ("", fresh + check_digit(fresh), address, "19900990005", "没写名字"),
        ("双示例", _numbered("990101", date(2001, 3, 4), 11), address, "19900990006", "双胞胎"),
        ("双示例", _numbered("990101", date(2001, 3, 4), 13), address, "19900990007", "同名双胞胎"),
        ("曾无号", "", address, "19900990008", ""),
    ]
    for place, row in enumerate(rows, 1):
        sheet.write_row(place, 0, row)
    truth.doubles, truth.rejected = 2, 5
    truth.people += 3


def _numbered(area: str, birth: date, order: int) -> str:
    first17 = f"{area}{birth:%Y%m%d}{order:03}"
    return first17 + check_digit(first17)


def _wrong(digit: str) -> str:
    return "0" if digit != "0" else "1"

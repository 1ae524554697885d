"""The rows of a roster that need a person, as a table of their own: mended there, it can be taken in again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.formats import workbook
from desktop.model.fields import Field
from desktop.model.kinds import Text
from desktop.modules.residents.rules.layout import layout
from desktop.modules.residents.rules.numbers import Reason
from desktop.modules.residents.rules.people import At, Code, Kind, Person
from desktop.modules.residents.service.homes import written
from desktop.modules.residents.service.plan import Fate, Plan

WHY = {
    Reason.NAME_MISSING: "没有姓名",
    Reason.ID_LENGTH: "身份证号不是 18 位",
    Reason.ID_CHARSET: "身份证号里有别的字",
    Reason.ID_MASKED: "身份证号被星号遮住了",
    Reason.ID_CHECKSUM: "身份证号校验位不符，有一位写错了",
    Reason.ID_BIRTHDATE: "身份证号里的出生日期不存在",
    Reason.ID_PRECISION_LOST: "身份证号被 Excel 变成科学计数，后几位丢了",
}
"""What a rejected row needs, in the words of the plan."""

ODD = {
    Code.ID_MISSING: "没有身份证号",
    Code.ID_UPGRADED: "15 位号码已换成 18 位",
    Code.BIRTH_MISMATCH: "出生日期与身份证号不一致，按号码",
    Code.BIRTH_PARTIAL: "出生日期不完整",
    Code.SEX_MISMATCH: "性别与身份证号不一致，按号码",
    Code.PHONE_INVALID: "电话不像电话，没有收",
    Code.PHONE_MULTIPLE: "有几个电话，都留着",
}
"""What is odd about a person taken in all the same."""

DOUBLE = {
    Kind.EXACT: "与前面一行完全相同",
    Kind.REFORMATTED: "与前面一行是同一人，写法不同",
    Kind.MOVED: "与前面一行是同一人，住址不同",
    Kind.ID_NAME_CONFLICT: "身份证号与前面一行相同，姓名不同",
    Kind.NO_ID: "与前面一行同名、同生日、同住址",
}
"""How a row doubles an earlier one."""

PROBLEM = Field("问题", Text(), name="problem", width=30)


@dataclass(frozen=True, slots=True)
class Row:
    """One row to look at: where it stands, what is wrong, its cells as the sheet shows them, by field name."""

    at: At
    what: str
    shown: Mapping[str, str]
    is_refused: bool


def problem_rows(plan: Plan) -> Iterator[Row]:
    """Rows that were refused, doubled somebody under another name, or mean somebody kept under another name."""
    for rejection in plan.judgement.rejections:
        yield Row(rejection.at, WHY[rejection.reason], rejection.shown, is_refused=True)
    for double in plan.judgement.doubles:
        if double.kind in (Kind.ID_NAME_CONFLICT, Kind.MOVED):
            yield Row(double.at, DOUBLE[double.kind], double.shown, is_refused=double.kind is Kind.ID_NAME_CONFLICT)
    for entry in plan.entries:
        if entry.fate is Fate.ASK:
            yield Row(entry.person.at, entry.question, _cells(entry.person), is_refused=True)


def _cells(person: Person) -> dict[str, str]:
    names = ("name", "id_number", "sex", "birth", "phone", "head", "ethnic", "edu", "politics", "relation", "hukou")
    said = {name: text for name in names if (text := getattr(person, name))}
    return {**said, "address": written(person.place), **person.more}


def write_problems(path: Path, plan: Plan) -> int:
    """Write the rows to look at as a workbook with a 问题 column in front; answers how many."""
    rows = list(problem_rows(plan))
    fields = [field for field in layout().fields if any(row.shown.get(field.name) for row in rows)]
    body = ([row.what, *(row.shown.get(field.name, "") for field in fields)] for row in rows)
    workbook.write(path, "要看一看的行", [PROBLEM, *fields], body)
    return len(rows)

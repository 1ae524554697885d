"""The rows of a roster that need a person, as a table of their own: mended there, it can be taken in again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.base.text import counted
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

CURE: Mapping[Reason | Kind, str] = {
    Reason.NAME_MISSING: "在表里补上姓名，再导入",
    Reason.ID_LENGTH: "对照证件改对，或清空这一格",
    Reason.ID_CHARSET: "对照证件改对，或清空这一格",
    Reason.ID_MASKED: "补上完整号码，或清空这一格",
    Reason.ID_CHECKSUM: "对照证件改对，或清空这一格",
    Reason.ID_BIRTHDATE: "对照证件改对，或清空这一格",
    Reason.ID_PRECISION_LOST: "把这一列设成文本再重填，或清空这一格",
    Kind.ID_NAME_CONFLICT: "对照证件，改正其中一行",
    Kind.MOVED: "按前面一行收了；住址不对，导入后再改",
}
"""What the person can do about a row that was left out."""

PASSED = {"total": "合计行，没有当成人", "note": "说明行，没有当成人", "header": "重复的表头，没有当成人"}
"""Rows that are none."""

PROBLEM = Field("问题", Text(), name="problem", width=30)


@dataclass(frozen=True, slots=True)
class Row:
    """One row to look at.

    Attributes:
        at: where it stands.
        sort: what is wrong in words that are the same for all rows of the sort.
        what: what is wrong with this one.
        cure: what the person can do about it.
        shown: its cells as the sheet shows them, by field name.
        is_refused: whether it cannot be taken in, rather than being left for a person to decide.
    """

    at: At
    sort: str
    what: str
    cure: str
    shown: Mapping[str, str]
    is_refused: bool = False


def problem_rows(plan: Plan) -> Iterator[Row]:
    """Rows that were refused, doubled somebody under another name or door, or mean somebody kept under another name."""
    for rejection in plan.judgement.rejections:
        why = WHY[rejection.reason]
        yield Row(rejection.at, why, why, CURE[rejection.reason], rejection.shown, is_refused=True)
    for double in plan.judgement.doubles:
        if double.kind in CURE:
            yield Row(double.at, DOUBLE[double.kind], DOUBLE[double.kind], CURE[double.kind], double.shown)
    for entry in plan.entries:
        if entry.fate is Fate.ASK:
            sort, cure = "与已有居民号码相同，姓名不同", "对照证件，改好姓名或号码再导入"
            yield Row(entry.person.at, sort, entry.question, cure, _cells(entry.person))


def hints(plan: Plan) -> Iterator[str]:
    """What is odd and taken in all the same, and which rows were passed over: one line each, with its count."""
    odd = Counter(code for entry in plan.entries for code in entry.person.codes)
    doubles = Counter(double.kind for double in plan.judgement.doubles if double.kind not in CURE)
    passed = Counter(skipped.why for skipped in plan.judgement.skipped)
    yield from (f"{ODD[code]}：{counted(number, '人')}" for code, number in odd.most_common())
    yield from (f"{DOUBLE[kind]}，只收一次：{counted(number, '行')}" for kind, number in doubles.most_common())
    yield from (f"{PASSED[why]}：{counted(number, '行')}" for why, number in passed.most_common())


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

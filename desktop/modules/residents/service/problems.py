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


@dataclass(frozen=True, slots=True)
class Why:
    """What is wrong with a row: in a word or two, in a sentence, and what the person can do about it."""

    sort: str
    what: str
    cure: str


_PAPER = "对照证件改对，或清空这一格"

WHY: Mapping[Reason | Kind, Why] = {
    Reason.NAME_MISSING: Why("没有姓名", "没有姓名", "在表里补上姓名，再导入"),
    Reason.ID_LENGTH: Why("位数不对", "身份证号不是 18 位", _PAPER),
    Reason.ID_CHARSET: Why("有别的字", "身份证号里有别的字", _PAPER),
    Reason.ID_MASKED: Why("有星号", "身份证号被星号遮住了", "补上完整号码，或清空这一格"),
    Reason.ID_CHECKSUM: Why("校验位不符", "身份证号校验位不符，有一位写错了", _PAPER),
    Reason.ID_BIRTHDATE: Why("出生日期不对", "身份证号里的出生日期不存在", _PAPER),
    Reason.ID_PRECISION_LOST: Why(
        "科学计数", "身份证号被 Excel 变成科学计数，后几位丢了", "把这一列设成文本再重填，或清空这一格"
    ),
    Kind.ID_NAME_CONFLICT: Why("同号不同名", "身份证号与前面一行相同，姓名不同", "对照证件，改正其中一行"),
    Kind.MOVED: Why("两个住址", "与前面一行是同一人，住址不同", "按前面一行收了；住址不对，导入后再改"),
}
"""Rows that are not taken in, in the words of the plan."""

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
    Kind.NO_ID: "与前面一行同名、同生日、同住址",
}
"""How a row repeats an earlier one and adds nothing."""

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
        yield _row(rejection.at, WHY[rejection.reason], rejection.shown, is_refused=True)
    for double in plan.judgement.doubles:
        if double.kind in WHY:
            yield _row(double.at, WHY[double.kind], double.shown)
    for entry in plan.entries:
        if entry.fate is Fate.ASK:
            why = Why("与已有不同名", entry.question, "对照证件，改好姓名或号码再导入")
            yield _row(entry.person.at, why, _cells(entry.person))


def hints(plan: Plan) -> Iterator[str]:
    """What is odd and taken in all the same, and which rows were passed over: one line each, with its count."""
    odd = Counter(code for entry in plan.entries for code in entry.person.codes)
    doubles = Counter(double.kind for double in plan.judgement.doubles if double.kind in DOUBLE)
    passed = Counter(skipped.why for skipped in plan.judgement.skipped)
    yield from (f"{ODD[code]}：{counted(number, '人')}" for code, number in odd.most_common())
    yield from (f"{DOUBLE[kind]}，只收一次：{counted(number, '行')}" for kind, number in doubles.most_common())
    yield from (f"{PASSED[why]}：{counted(number, '行')}" for why, number in passed.most_common())


def _row(at: At, why: Why, shown: Mapping[str, str], *, is_refused: bool = False) -> Row:
    return Row(at, why.sort, why.what, why.cure, shown, is_refused)


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

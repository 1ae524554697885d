from __future__ import annotations

import re

import pytest

from desktop.base.paths import resources
from desktop.model import codes, rights
from desktop.model.codes import CodeList

FILES = sorted((resources() / "codes").glob("*.csv"))
NEEDED = [
    "attendance",
    "candidate_status",
    "direction",
    "education",
    "election_method",
    "election_status",
    "ethnicity",
    "letter_size",
    "meeting_status",
    "meeting_type",
    "member_role",
    "nomination",
    "outcome",
    "package_kind",
    "politics",
    "post_name",
    "priority",
    "registration_class",
    "relation",
    "residence_status",
    "residence_type",
    "role",
    "sex",
    "task_source",
    "task_status",
    "tenure",
    "visit_method",
]

every_list = pytest.mark.parametrize("codelist", [CodeList(file.stem) for file in FILES], ids=[file.stem for file in FILES])


@pytest.mark.parametrize("name", NEEDED)
def test_the_list_is_there(name):
    assert CodeList(name).entries


@every_list
def test_a_file_says_its_source_first(codelist):
    first, second, *_ = (resources() / "codes" / f"{codelist.name}.csv").read_text(encoding="utf-8").splitlines()
    assert first.startswith("# source ")
    assert second == "code,label,also"


@every_list
def test_codes_are_unique(codelist):
    assert len(codelist.entries) == len(codelist._rows)


@every_list
def test_codes_are_words_or_the_digits_of_a_standard(codelist):
    assert [code for code in codelist.entries if not re.fullmatch(r"[a-z][a-z_]*|[A-Z]|[A-Z]+\d+|\d{1,2}", code)] == []


@every_list
def test_no_spelling_points_at_two_codes(codelist):
    found: dict[str, set[str]] = {}
    for code, label, also in codelist._rows:
        for word in (code, label, *also):
            found.setdefault(word, set()).add(code)
    assert {word: both for word, both in found.items() if len(both) > 1} == {}


@every_list
def test_every_spelling_is_read(codelist):
    assert all(codelist.code(word) == code for code, label, also in codelist._rows for word in (code, label, *also))


@every_list
def test_labels_and_spellings_carry_no_stray_space(codelist):
    words = [word for code, label, also in codelist._rows for word in (code, label, *also)]
    assert [word for word in words if not word or re.search(r"\s", word)] == []


@pytest.mark.parametrize(
    ("codelist", "word", "label"),
    [
        (codes.SEX, "男性", "男"),
        (codes.SEX, "2", "女"),
        (codes.ETHNICITY, "汉", "汉族"),
        (codes.ETHNICITY, "维吾尔族", "维吾尔族"),
        (codes.EDUCATION, "大专", "大学专科毕业"),
        (codes.EDUCATION, "高中", "高中毕业"),
        (codes.POLITICS, "党员", "中共党员"),
        (codes.POLITICS, "群众", "群众"),
        (codes.RELATION, "户主", "本人"),
        (codes.RELATION, "妻", "配偶"),
        (codes.RELATION, "长子", "子"),
        (CodeList("tenure"), "公租", "公房承租"),
    ],
)
def test_common_wording_is_read_as_the_standard_says(codelist, word, label):
    assert codelist.label(codelist.code(word)) == label


def test_all_56_peoples_and_two_more_are_listed():
    assert len(codes.ETHNICITY.entries) == 58


def test_an_unknown_word_has_no_code_and_stands_as_its_own_label():
    assert codes.SEX.code("不男") is None
    assert codes.SEX.label("不男") == "不男"


def test_a_list_without_a_name_is_empty():
    assert CodeList("").labels == ()


def test_roles_of_the_list_are_the_roles_with_rights():
    assert set(CodeList("role").entries) == set(rights.ROLES)


def test_a_field_may_hold_only_some_codes_of_a_list():
    some = CodeList("sex", only=("1", "2"))

    assert (some.labels, "9" in some, some.code("男")) == (("男", "女"), False, "1")


def test_a_code_has_its_place_and_what_is_none_stands_behind_the_last() -> None:
    sex = CodeList("sex")

    assert [sex.place(code) for code in (*sex.entries, "x")] == list(range(len(sex.entries) + 1))

"""Declared once, used everywhere."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from kernel import Person

from desktop.model import codes, identity, kinds, place
from desktop.model import fields as f


def declared(made: Any) -> f.Field:
    """The field inside what a declaration answers."""
    found: f.Field = made.metadata[f.KEY]
    return found


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        (f.text("备注", lines=3, longest=20), kinds.Text(lines=3, longest=20)),
        (f.name("姓名"), identity.PersonName()),
        (f.id_number("证件号"), identity.IdNumber()),
        (f.phone("电话"), identity.Phone()),
        (f.address("住址"), place.Address()),
        (f.number("岁数", least=1, most=9, unit="岁"), kinds.Number(least=1, most=9, unit="岁")),
        (f.day("生日"), kinds.Day()),
        (f.moment("时间"), kinds.Moment()),
        (f.flag("是否"), kinds.Flag()),
        (f.code("性别", codes.SEX, open=True), kinds.Code(codes=codes.SEX, open=True)),
        (f.serial("编号", "CS"), kinds.Serial(prefix="CS")),
        (f.ref("房子", "house"), kinds.Ref(target="house")),
        (f.many("朋友", "person"), kinds.Many(target="person")),
    ],
)
def test_each_word_declares_its_kind(made: Any, kind: kinds.Kind[Any]) -> None:
    assert declared(made).kind == kind


def test_every_field_is_blank_at_first() -> None:
    assert {field.default for field in dataclasses.fields(Person) if field.name != "uid"} == {None}


def test_usage_is_said_in_the_declaration() -> None:
    usage = {"required": True, "unique": True, "search": True, "width": 3, "also": ("说明",), "group": "其他", "help": "一行"}
    field = declared(f.text("备注", **usage))
    assert {name: getattr(field, name) for name in usage} == usage


def test_nothing_leaves_that_does_not_say_so() -> None:
    assert {name for name, field in Person.fields.items() if field.leaves} == {"born"}


def test_a_paper_number_is_never_typed() -> None:
    assert declared(f.serial("编号", "CS")).computed


@pytest.mark.parametrize(("usage", "listed"), [({}, True), ({"width": 0}, False), ({"sensitive": True}, False)])
def test_a_field_stands_in_lists_unless_it_is_narrow_or_sensitive(usage: dict[str, Any], listed: bool) -> None:
    assert declared(f.flag("帮助", **usage)).listed is listed


@pytest.mark.parametrize(
    ("value", "whole", "shown"), [("13612343817", True, "13612343817"), ("13612343817", False, "136****3817")]
)
def test_private_values_are_masked_for_eyes_that_may_not_see_them(value: str, whole: bool, shown: str) -> None:
    assert Person.fields["phone"].seen(value, whole=whole) == shown


def test_other_values_are_seen_by_all() -> None:
    assert Person.fields["name"].seen("张三丰", whole=False) == "张三丰"


def test_a_blank_is_seen_as_nothing() -> None:
    assert [Person.fields["phone"].seen(None, whole=whole) for whole in (True, False)] == ["", ""]

"""The JSON of the command line, exactly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Reported = Callable[[str], dict[str, Any]]


@pytest.fixture
def whole(reported: Reported, number: Callable[..., str]) -> dict[str, Any]:
    """One of everything."""
    return reported(
        f"""
        示例苑居民花名册
        姓名\t身份证号\t性别\t出生日期\t电话\t住址\t户主\t民族\t文化程度\t政治面貌\t关系\t户籍地址\t宗教\t爱好\t备注
        赵一\t{number()}\t男\t1950.3.5\t13800138000\t示例路100弄5号302室\t赵一\t汉族\t大专\t群众\t户主\t示例市示例路1号\t某教\t棋\t信访户
        赵一\t{number()}\t男\t1950.3.5\t13800138000\t示例路100弄5号302室\t赵一\t汉族\t大专\t群众\t户主\t示例市示例路1号\t某教\t棋\t信访户
        钱二\t\t女\t1952年\t123\t示例路100弄5号302室\t赵一\t\t\t\t妻
        孙三\t31010419500305\t男
        合计\t3人
        """
    )


def test_people_have_every_value_or_null(whole: dict[str, Any], number: Callable[..., str]) -> None:
    assert whole["people"] == [
        {
            "at": 3,
            "id": number(),
            "name": "赵一",
            "sex": "男",
            "birth": "1950-03-05",
            "phone": "13800138000",
            "compound": "示例路100弄",
            "building": "5",
            "room": "302",
            "head": "赵一",
            "ethnic": "汉族",
            "edu": "大专",
            "politics": "群众",
            "relation": "户主",
            "hukou": "示例市示例路1号",
        },
        {
            "at": 5,
            "id": None,
            "name": "钱二",
            "sex": "女",
            "birth": None,
            "phone": None,
            "compound": "示例路100弄",
            "building": "5",
            "room": "302",
            "head": "赵一",
            "ethnic": None,
            "edu": None,
            "politics": None,
            "relation": "妻",
            "hukou": None,
        },
    ]


def test_doubles_rejections_and_warnings_name_their_rows(whole: dict[str, Any]) -> None:
    assert whole["duplicates"] == [{"at": 4, "kind": "exact"}]
    assert whole["rejected"] == [{"at": 6, "reason": "id_length"}]
    assert whole["warnings"] == [{"at": 5, "codes": ["id_missing", "birth_partial", "phone_invalid"]}]


def test_what_was_left_out_is_named_and_never_quoted(whole: dict[str, Any]) -> None:
    assert whole["skipped"] == [{"at": 7, "reason": "total"}]
    assert whole["set_aside"] == [{"at": 3, "field": "note"}, {"at": 4, "field": "note"}]
    assert whole["unread"] == [
        {"sheet": "", "heading": "宗教", "reason": "宗教"},
        {"sheet": "", "heading": "爱好", "reason": "unknown"},
    ]
    assert not [word for word in ("某教", "棋", "信访户") if word in repr(whole)]


def test_a_workbook_names_its_sheet(of_rows: Callable[..., dict[str, Any]]) -> None:
    assert of_rows(["姓名", "电话"], ["赵一", 13800138000.0])["people"][0]["at"] == ["一号楼", 2]


def test_a_sheet_without_a_head_is_named(of_rows: Callable[..., dict[str, Any]]) -> None:
    assert of_rows(["填写说明"], ["请如实填写"])["sheets_skipped"] == ["一号楼"]

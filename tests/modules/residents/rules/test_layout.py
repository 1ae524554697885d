"""Headings of residents' rosters."""

from __future__ import annotations

import pytest

from desktop.formats.roster.words import withheld
from desktop.modules.residents.records import Resident
from desktop.modules.residents.rules import layout

HEADINGS = {
    "name": ["姓名", "居民姓名", "名字", "人员姓名", "住户姓名", "家庭成员姓名", "常住人口姓名", "成员姓名", "姓名（必填）"],
    "id_number": [
        *("身份证号", "身份证", "身份证号码", "公民身份号码", "公民身份证号码", "居民身份证号", "居民身份证号码", "证件号码"),
        *("身份证号码（18位）", "有效证件号码", "身份证件号码", "身份证号/护照号", "身份证号 *"),
    ],
    "sex": ["性别", "性 别", "性别（男/女）"],
    "birth": ["出生日期", "出生年月", "出生年月日", "生日", "出生日", "出生时间", "出生日期（YYYYMMDD）"],
    "phone": [
        "联系电话",
        "电话",
        "手机",
        "手机号",
        "手机号码",
        "联系方式",
        "电话号码",
        "联系\n电话",
        "固定电话",
        "座机",
        "移动电话",
        "本人电话",
    ],
    "address": [
        "住址",
        "地址",
        "家庭住址",
        "居住地址",
        "现住址",
        "现居住地址",
        "实际居住地址",
        "家庭地址",
        "详细地址",
        "现住地址",
        "居住地",
    ],
    "compound": ["小区", "小区名称", "住宅小区", "所属小区", "现住小区", "所在小区", "居住小区"],
    "lanes": ["路弄", "路/弄", "里弄"],
    "road": ["路", "路名", "路/新村", "新村"],
    "lane": ["弄", "弄号"],
    "door": ["门牌", "门牌地址", "楼号/室号", "楼室号"],
    "building": ["楼号", "号", "幢", "楼栋", "楼栋号", "门牌号", "幢号", "栋", "楼幢号", "栋号", "楼（幢）号"],
    "unit": ["单元", "单元号"],
    "room": ["室号", "室", "房号", "房间号", "室号/房号", "房间"],
    "head": ["户主", "户主姓名", "户主名"],
    "relation": ["与户主关系", "与户主的关系", "关系", "与户主\n关系", "户主关系", "家庭关系", "同户主关系"],
    "ethnic": ["民族", "民 族"],
    "edu": ["文化程度", "学历", "教育程度", "受教育程度", "最高学历"],
    "politics": ["政治面貌", "政治面目"],
    "hukou": ["户籍地址", "户籍", "户籍所在地", "户口所在地", "户籍地", "户口地址", "地址（户籍）", "户籍详细地址"],
    "note": ["备注", "备 注", "说明"],
    "residence": ["人口类别", "人员类型", "人口类型"],
}


@pytest.mark.parametrize(("field", "heading"), [(field, heading) for field, all_of in HEADINGS.items() for heading in all_of])
def test_a_heading_means_its_field(field: str, heading: str) -> None:
    assert layout().find(heading) == field


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "紧急联系人",
            "紧急联系电话",
            "紧急联系人电话",
            "监护人姓名",
            "监护人电话",
            "配偶姓名",
            "户主身份证号",
            "户主电话",
            "工作单位",
        ),
        *(
            "单位地址",
            "单位电话",
            "楼组长",
            "楼组长电话",
            "业主姓名",
            "房东姓名",
            "房东电话",
            "原住址",
            "户籍性质",
            "户编号",
            "所属网格",
        ),
        *("婚姻状况", "是否党员", "登记日期", "填表日期", "序号", "年龄", "家庭人口数", "是否人户分离", "职业", "学校"),
    ],
)
def test_a_heading_of_something_else_means_nothing(heading: str) -> None:
    assert layout().find(heading) is None


@pytest.mark.parametrize(
    ("upper", "heading"), [("紧急联系人", "姓名"), ("户籍地址", "路"), ("监护人", "电话"), ("配偶", "身份证号")]
)
def test_a_heading_below_somebody_else_is_theirs(upper: str, heading: str) -> None:
    assert layout().find(heading, upper) is None


@pytest.mark.parametrize(
    ("upper", "heading", "field"), [("户主", "姓名", "head"), ("居住地址", "小区", "compound"), ("基本信息", "姓名", "name")]
)
def test_a_heading_below_a_chapter_keeps_its_meaning(upper: str, heading: str, field: str) -> None:
    assert layout().find(heading, upper) == field


def test_every_declared_column_of_a_resident_is_read_from_a_roster() -> None:
    missing = [
        field.label
        for field in Resident.fields.values()
        if field.name not in layout().by_name and not field.computed and field.name != "household"
    ]

    assert missing == []


def test_no_heading_that_is_read_is_a_withheld_one() -> None:
    assert [heading for heading in layout().by_heading if withheld().of_heading(heading)] == []

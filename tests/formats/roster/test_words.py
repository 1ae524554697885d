"""What is never read, and which remarks a person must see first."""

from __future__ import annotations

import pytest

from desktop.formats.roster.words import withheld

NUMBER = "11010519491231002X"


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "宗教",
            "宗教信仰",
            "健康状况",
            "病史",
            "是否重点人员",
            "重点类别",
            "信访情况",
            "月收入",
            "家庭收入",
            "银行卡",
            "开户行",
        ),
        *(
            "车牌",
            "车牌号码",
            "血型",
            "身高",
            "残疾类别",
            "就读学校",
            "党费",
            "社区矫正",
            "是否吸毒",
            "避孕措施",
            "银行账号",
            "照片",
        ),
    ],
)
def test_a_column_that_is_never_kept_is_recognised(heading: str) -> None:
    assert withheld().of_heading(heading)


@pytest.mark.parametrize(
    "heading",
    ["姓名", "民族", "政治面貌", "文化程度", "户籍地址", "人员类型", "备注", "与户主关系", "联系电话", "居住状态", "住房性质"],
)
def test_an_ordinary_column_is_read(heading: str) -> None:
    assert withheld().of_heading(heading) is None


@pytest.mark.parametrize(
    "remark",
    [
        *(
            "信访户",
            "有精神病史",
            "信佛",
            "刑满释放",
            "重点关注对象",
            "低保",
            "月收入3000",
            "怀孕",
            "沪A12345",
            f"身份证{NUMBER}",
        ),
        *("工商银行卡", "配偶110105491231002", "行径可疑"),
    ],
)
def test_a_remark_that_a_person_must_decide_about_is_recognised(remark: str) -> None:
    assert withheld().of_remark(remark)


@pytest.mark.parametrize(
    "remark", ["喜欢下棋", "白天上班，晚上在家", "2024年搬来", "楼组长", "电话13800138000", "门牌示例路100弄5号"]
)
def test_an_ordinary_remark_is_kept(remark: str) -> None:
    assert withheld().of_remark(remark) is None


def test_a_bank_card_in_a_remark_is_recognised() -> None:
    """Sixteen digits with a good Luhn sum; no such card exists."""
    assert withheld().of_remark("退款到 4000000000000002") == "银行卡号"

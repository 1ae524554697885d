"""Which heading means which field."""

from __future__ import annotations

import pytest

from desktop.formats.roster import Layout
from desktop.formats.roster.layout import is_counter, is_mute, plain


@pytest.mark.parametrize(
    ("heading", "upper", "field"),
    [
        ("姓名", "", "name"),
        ("姓 名", "", "name"),
        ("*姓\n名：", "", "name"),
        ("姓名（必填）", "", "name"),
        ("【姓名】", "", None),
        ("团员姓名", "", "name"),
        ("本人电话", "", "phone"),
        ("手机/电话", "", "phone"),
        ("手机、微信", "", "phone"),
        ("联系电话1", "", "phone"),
        ("电话（手机）", "", "phone"),
        ("电话(家长)", "", None),
        ("电话", "家长", None),
        ("电话", "基本信息", "phone"),
        ("入团 时间", "", "since"),
        ("紧急联系电话", "", None),
        ("声部/电话", "", None),
        ("", "", None),
        ("电话", "原单位", None),
    ],
)
def test_a_heading_means_its_field(layout: Layout, heading: str, upper: str, field: str | None) -> None:
    assert layout.find(heading, upper) == field


def test_a_heading_in_brackets_alone_means_nothing(layout: Layout) -> None:
    assert layout.find("（备注）") is None


@pytest.mark.parametrize("heading", ["", "列1", "Column3", "Unnamed: 4", "F5", "号码"])
def test_some_headings_say_nothing(heading: str) -> None:
    assert is_mute(heading)


@pytest.mark.parametrize("heading", ["序号", "序 号", "No.", "编号", "问题"])
def test_some_columns_only_count(heading: str) -> None:
    assert is_counter(heading)


def test_a_heading_is_compared_without_what_does_not_count() -> None:
    assert plain(" ＊ 联系\n电话 ： ") == "联系电话"

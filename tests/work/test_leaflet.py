"""Papers of the office's own words."""

from __future__ import annotations

import pytest

from desktop.work.leaflet import BLANK, CASE, HEADING, SIGN, TITLE, leaflet, lines_of, open_words


@pytest.mark.parametrize("name", ["告知书", "同意书"])
def test_a_shipped_text_begins_with_its_title_and_ends_with_a_line_to_sign(name: str) -> None:
    lines = lines_of(name)

    assert (lines[0].style, lines[-1].style) == (TITLE, SIGN)
    assert HEADING in {line.style for line in lines}


def test_the_notice_tells_everything_the_law_asks_for() -> None:
    """Source: 个人信息保护法 第十七条."""
    said = "".join(line.text for line in lines_of("告知书"))

    wanted = ("联系人", "联系电话", "为了什么", "怎样处理", "登记哪些", "保存多久", "本人的权利", "更正", "删除", "撤回")
    assert [word for word in wanted if word not in said] == []


def test_every_copy_has_its_own_words() -> None:
    paper = leaflet("告知书", [{"name": "示例安"}, {"name": "示例宁"}])

    assert [copy[1].text for copy in paper.copies] == ["示例安：", "示例宁："]


def test_what_is_not_known_leaves_room_for_handwriting() -> None:
    (copy,) = leaflet("告知书", [{"name": ""}]).copies

    assert copy[1].text == f"{BLANK}："
    assert "{{" not in "".join(line.text for line in copy)


def test_a_paragraph_for_some_cases_stands_only_there() -> None:
    """Separate consent to sensitive information. Source: 个人信息保护法 第二十九条."""
    (with_case,), (without,) = leaflet("同意书", [{"case": "yes"}]).copies, leaflet("同意书", [{"case": ""}]).copies
    apart = next(line.text for line in lines_of("同意书") if line.style == CASE)

    assert apart in [line.text for line in with_case]
    assert apart not in [line.text for line in without]


def test_words_can_be_spelled_for_another_hand() -> None:
    assert open_words("{{name}}住{{address}}", "<%s>") == "<name>住<address>"

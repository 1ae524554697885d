"""Text that other programs take for what it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.formats.plain import fit, harmless, width_of


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+cmd",
        "-x",
        "@SUM",
        "\t=1",
        "\r=1",
        "\n=1",
        "\t甲",
        " =1",
        "\u00a0=1",
        "\u200b=1",
        "＝1",
        "＋1",
        "－1",
        "＠甲",
        "-1-2",
    ],
)
def test_a_csv_cell_never_starts_like_a_formula(text: str) -> None:
    assert harmless(text).startswith("'")


@pytest.mark.parametrize("text", ["-1", "+1", "-1.5", "15%", "示例人", "示例路-1", "", "13800000000"])
def test_other_csv_cells_are_left_as_they_are(text: str) -> None:
    assert harmless(text) == text


@settings(deadline=None, max_examples=200)
@given(st.text(st.sampled_from("=+-@＝＋－＠ \t\r\n\u00a0\u3000\u200b\ufeff\x001a示")))
def test_no_csv_cell_shows_a_formula_sign_first(text: str) -> None:
    shown = harmless(text)
    first = re.sub(r"^[\s\u200b\ufeff]+", "", shown)[:1]
    assert not first or first not in "=+-@＝＋－＠" or re.fullmatch(r"[+-]\d+", shown)


@settings(deadline=None, max_examples=200)
@given(st.text())
def test_fitting_twice_changes_nothing_more(text: str) -> None:
    assert fit(fit(text)) == fit(text)


@pytest.mark.parametrize("text", ["𠮷䶮", "\t甲\n乙", "\u3000\u00a0", "\ue000", "\u200b"])
def test_what_xml_can_hold_is_kept(text: str) -> None:
    assert fit(text) == text


@pytest.mark.parametrize(("text", "width"), [("", 0), ("示例", 4), ("a示", 3), ("示例苑\n号", 6), ("𠮷", 2)])
def test_a_han_character_is_two_wide(text: str, width: int) -> None:
    assert width_of(text) == width

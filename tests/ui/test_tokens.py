"""Colours that can be read, sizes in order."""

from __future__ import annotations

import re
from dataclasses import asdict
from itertools import pairwise

import pytest

from desktop.model.codes import CodeList
from desktop.ui.tokens import COLOURINGS, SIZES, USUAL, Colouring

READ_ON_SURFACE = (
    ("text", "surface", 7.0),
    ("text", "app", 7.0),
    ("text2", "surface", 4.5),
    ("text2", "app", 4.5),
    ("text3", "surface", 4.5),
    ("control", "surface", 3.0),
    ("primary", "surface", 4.5),
    ("on_primary", "primary", 4.5),
    ("primary", "tint", 4.5),
    ("ok", "ok_tint", 4.5),
    ("warn", "warn_tint", 4.5),
    ("bad", "bad_tint", 4.5),
    ("bad", "surface", 4.5),
    ("neutral", "neutral_tint", 4.5),
)
"""Ink, ground and the least contrast. Source: WCAG 2.2, 1.4.3 and 1.4.11; body text 7:1 is ours."""


def luminance(code: str) -> float:
    """Relative luminance. Source: WCAG 2.2, definitions."""
    parts = [int(code[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colouring", COLOURINGS, ids=lambda one: one.code)
@pytest.mark.parametrize(("ink", "ground", "least"), READ_ON_SURFACE)
def test_every_ink_can_be_read_on_its_ground(colouring: Colouring, ink: str, ground: str, least: float) -> None:
    colours = asdict(colouring.tokens)

    assert contrast(colours[ink], colours[ground]) >= least


@pytest.mark.parametrize("colouring", COLOURINGS, ids=lambda one: one.code)
def test_colours_are_written_as_six_hex_digits(colouring: Colouring) -> None:
    odd = [
        code for name, code in asdict(colouring.tokens).items() if name != "arrow" and not re.fullmatch("#[0-9A-F]{6}", code)
    ]

    assert odd == []


def test_every_letter_size_a_person_can_choose_has_its_measures() -> None:
    assert list(SIZES) == list(CodeList("letter_size").entries)


def test_the_usual_size_is_one_of_them() -> None:
    assert USUAL in SIZES


def test_sizes_grow_in_every_measure() -> None:
    measures = [(one.body, one.row, one.control, one.nav, one.caption, one.title) for one in SIZES.values()]

    assert all(small < large for before, after in pairwise(measures) for small, large in zip(before, after, strict=True))


def test_no_letters_are_smaller_than_thirteen_px() -> None:
    assert min(one.caption for one in SIZES.values()) >= 13

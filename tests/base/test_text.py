"""Words for the screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop.base import text


@pytest.fixture
def english() -> Iterator[None]:
    text.install({"居民": "Residents"}.get)  # type: ignore[arg-type]  # a test knows only one word
    yield
    text.install(str)


def test_without_a_translation_the_source_is_shown() -> None:
    assert text.tr("居民") == "居民"


@pytest.mark.usefixtures("english")
def test_an_installed_translation_is_shown() -> None:
    assert text.tr("居民") == "Residents"


@pytest.mark.parametrize(("number", "shown"), [(0, "0 人"), (999, "999 人"), (2846, "2,846 人"), (1_000_000, "1,000,000 人")])
def test_numbers_are_parted_by_thousands(number: int, shown: str) -> None:
    assert text.counted(number, "人") == shown


@pytest.mark.parametrize(("words", "shown"), [([], ""), (["甲"], "甲"), (["甲", "乙"], "甲、乙")])
def test_words_are_listed_the_chinese_way(words: list[str], shown: str) -> None:
    assert text.listed(words) == shown

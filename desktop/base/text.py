"""Words for the screen: the one door through which source text is translated, and small phrases."""

from __future__ import annotations

from collections.abc import Callable, Iterable

_translate: Callable[[str], str] = str


def install(translate: Callable[[str], str]) -> None:
    """Say how source text becomes shown text; called once at start."""
    global _translate  # noqa: PLW0603 - the one process-wide setting: which language the person reads
    _translate = translate


def tr(source: str) -> str:
    """Source text as the person reads it."""
    return _translate(source)


def counted(number: int, measure: str) -> str:
    """`2,846 人`: thousands parted, a space before the measure word."""
    return f"{number:,} {measure}"


def listed(words: Iterable[str]) -> str:
    """`甲、乙、丙`."""
    return "、".join(words)

"""Shares that are told only with both their numbers. Two wholes that clash are both shown.

Source: the seed's own case: 21,449 of 28,800 workers are 74.5 %, and the paper says 80.4 %.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from desktop.base.errors import DeskError
from desktop.base.problems import Problem
from desktop.work.module import percent


@dataclass(frozen=True, slots=True)
class Weighing:
    """A share as it is and as a paper tells it.

    Attributes:
        told: with both numbers and the percentage they make.
        claimed: with the whole that the stated percentage would need; blank when it agrees or none was stated.
        clash: what is wrong, or None.
    """

    told: str
    claimed: str = ""
    clash: Problem | None = None


def ratio(numerator: int, denominator: int | None) -> str:
    """The share of two numbers.

    Raises:
        DeskError: one of them is missing; a percentage alone says nothing.
    """
    if not denominator:
        raise DeskError("没有总数，不能写百分比", "把分母也填上，例如 28,800。只有百分比的数，看的人没法核对。")
    return percent(numerator, denominator)


def weigh(numerator: int, denominator: int | None, stated: str = "") -> Weighing:
    """A share beside what a paper says of it.

    Raises:
        DeskError: the whole is missing, or the percentage cannot be read.
    """
    right = ratio(numerator, denominator)
    told = f"{numerator:,} / {denominator:,} = {right}"
    claimed = _read(stated)
    if claimed is None or _shown(claimed) == right:
        return Weighing(told)
    if not claimed:
        return Weighing(told, stated, Problem("百分比", f"材料上写 {stated}，按两个数算是 {right}"))
    whole = _rounded(100 * numerator / claimed)
    other = f"{numerator:,} / 约 {whole:,} = {_shown(claimed)}"
    return Weighing(told, other, Problem("分母", f"材料上的 {_shown(claimed)} 要总数约 {whole:,} 才对，两个总数对不上"))


def _read(stated: str) -> Fraction | None:
    words = stated.strip().replace("％", "%").removesuffix("%").strip()
    if not words:
        return None
    try:
        return Fraction(words)
    except (ValueError, ZeroDivisionError) as error:
        raise DeskError(f"“{stated}”不是百分比", "写成 80.4% 这样。") from error


def _shown(share: Fraction) -> str:
    tenths = _rounded(share * 10)
    return f"{tenths // 10}.{tenths % 10}%"


def _rounded(value: Fraction) -> int:
    return int(value + Fraction(1, 2))

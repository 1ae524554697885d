"""Headings that are never read, and words by which a remark is set aside for a person to decide."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from desktop.base.paths import resources
from desktop.model.identity import looks_like_bank_card

_CITIZEN = re.compile(r"(?<!\d)\d{6}(?:(?:18|19|20)\d{9}[\dXx]|\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3})(?!\d)")
_PLATE = re.compile(r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·\s]?[A-Z0-9]{5,6}(?![A-Z0-9])")


@dataclass(frozen=True)
class Words:
    """The list, parted by where it counts: word -> topic."""

    headings: dict[str, str]
    remarks: dict[str, str]

    @cached_property
    def _in_heading(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, self.headings)))

    @cached_property
    def _in_remark(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, self.remarks)))

    def of_heading(self, heading: str) -> str | None:
        """Topic of a column that is not read, or None."""
        found = self._in_heading.search(heading)
        return self.headings[found[0]] if found else None

    def of_remark(self, remark: str) -> str | None:
        """Topic of a remark that a person must decide about, or None."""
        found = self._in_remark.search(remark)
        if found:
            return self.remarks[found[0]]
        if _CITIZEN.search(remark):
            return "身份证号"
        if looks_like_bank_card(remark):
            return "银行卡号"
        return "车辆与行踪" if _PLATE.search(remark) else None


@lru_cache(maxsize=1)
def withheld() -> Words:
    """The program's list, read once from resources/roster/withheld.csv."""
    with (resources() / "roster" / "withheld.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    return Words(
        headings={row["word"]: row["topic"] for row in rows if row["where"] in {"heading", "both"}},
        remarks={row["word"]: row["topic"] for row in rows if row["where"] in {"text", "both"}},
    )

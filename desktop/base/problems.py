"""A problem is a value: something a person must look at. It is yielded and collected, never raised."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding about one field of one record, or one row of one file."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}：{self.what}" if self.where else self.what

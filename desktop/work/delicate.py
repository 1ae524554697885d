"""Free words that say more about a person than an office may keep: told while they are typed, never refused.

The list is the one that rosters are judged by: resources/roster/withheld.csv. Bank cards are refused elsewhere.
Source: 个人信息保护法 第六、二十八条; domain.md §2.6.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.base.problems import Problem
from desktop.formats.roster.words import withheld
from desktop.model.fields import Field
from desktop.model.kinds import Text
from desktop.model.record import Record


def delicate(record: Record, fields: Iterable[Field]) -> Iterator[Problem]:
    """What stands in a text of several lines and had better not: a citizen number, or a topic that is never kept."""
    for field in fields:
        value = getattr(record, field.name)
        if isinstance(field.kind, Text) and field.kind.lines > 1 and value:
            topic = withheld().of_remark(value)
            if topic:
                yield Problem(field.label, f"提到了{topic}，小巷不该存这些，只写需要做什么就好")

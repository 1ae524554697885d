"""A small layout of its own: the roster reader must know nothing of residents."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from desktop.formats import roster, sheets
from desktop.formats.roster import Guess, Layout
from desktop.model import identity, kinds
from desktop.model.fields import Field


@pytest.fixture
def layout() -> Layout:
    """Members of a choir."""
    return Layout(
        fields=(
            Field("姓名", identity.PersonName(), name="name", also=("团员",)),
            Field("声部", kinds.Text(), name="voice", also=("分部",)),
            Field("入团日期", kinds.Day(), name="since", also=("入团时间",)),
            Field("电话", identity.Phone(), name="phone", also=("手机", "联系电话")),
            Field("备注", kinds.Text(lines=3), name="note"),
        ),
        keys=("name",),
        own=frozenset({"name", "since"}),
        guesses=(
            Guess("phone", lambda cell: len(cell) == 11 and cell.isdecimal()),
            Guess("name", lambda cell: cell.startswith("示例")),
        ),
        others=("紧急", "家长"),
        elsewhere=("原",),
        before=("本人", "团员"),
    )


@pytest.fixture
def read(layout: Layout) -> Callable[[str], list[dict[str, str]]]:
    """Rows of pasted text as dictionaries of what they say, with "row" for where they stand."""

    def rows(text: str) -> list[dict[str, str]]:
        found = []
        for reading in roster.read(sheets.pasted(text), layout):
            for batch in reading.batches:
                for index, number in enumerate(batch.rows):
                    said = {name: texts[index] for name, texts in batch.columns.items() if texts[index]}
                    found.append({"row": str(number), **said})
        return found

    return rows

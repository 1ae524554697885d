"""What the foot says of a list: how many rows there are, how many are selected, what the selected numbers come to."""

from __future__ import annotations

from desktop.ui.listcard import ListCard
from desktop.work.sums import sums

_MOST_SUMS = 2


def words_of(listed: ListCard) -> str:
    """共 2,846 人 · 选中 12 · 年龄 平均 63.5."""
    grid, table = listed.grid, listed.table
    said = [listed.counts]
    if grid.count:
        said.append(f"选中 {grid.count:,}")
    if grid.count > 1 and not table.wording.covered:
        places = sorted({place for area in grid.areas for place in area.columns()})
        columns = [table.columns[place] for place in places if place < len(table.columns)]
        said += [str(one) for one in list(sums(grid.selected, columns))[:_MOST_SUMS]]
    if listed.sought:
        said.append(listed.sought)
    return " · ".join(said)

from __future__ import annotations

from ui import conftest as looks

from desktop.modules.tasks.page.lanecards import GAP, PAD, Card, Column, fits_beside
from desktop.modules.tasks.page.lanegrid import LaneGrid
from desktop.modules.tasks.rules.wording import Said

qapp, usual_look, show = looks.qapp, looks.usual_look, looks.show
LATE = Card("1", "核对名单", "示例助手乙", Said("逾期", "bad"))


def test_a_name_too_long_to_stand_beside_the_mark_has_a_line_of_its_own(show) -> None:
    grid = show(LaneGrid("周历"), 7 * 120, 400)
    grid.show_columns([Column("周一", [LATE]), *(Column("", []) for _ in range(6))])
    high = grid.rowHeight(0)
    grid.resize(7 * 320, 400)
    grid.fit()

    assert not fits_beside(LATE, 120 - 2 * GAP - 2 * PAD)
    assert fits_beside(LATE, 320 - 2 * GAP - 2 * PAD)
    assert high > grid.rowHeight(0)

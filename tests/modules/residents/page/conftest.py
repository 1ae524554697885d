"""Rosters as text looked through at a real desk, and steps of the import on the screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from ui import conftest as looks

from desktop.base.progress import Progress
from desktop.modules.residents.page.reading import Examined, Examiner, Source
from desktop.work.desk import Desk

qapp, usual_look, show = looks.qapp, looks.usual_look, looks.show

ROSTER = """
姓名   身份证号             手机         电话          住址                备注          宗教信仰
张三   11010519491231002X   19900000001  -             示例路100弄1号101   信访户        秘密甲
李四   110105195001010012   19900000002  021-55550001  示例路100弄1号102   爱下棋        秘密乙
王五   11010519491231002    19900000003  -             示例路100弄1号103   -             秘密丙
-      110105194912310038   19900000004  -             示例路100弄1号104   -             秘密丁
赵小   110105202001010015   19900000005  -             示例路100弄1号105   -             秘密戊
张叁   11010519491231002X   19900000001  -             示例路100弄1号101   -             秘密己
"""
"""One with a remark, one as usual, one short number, one without a name, a child, one number under two names."""


def tabbed(text: str) -> str:
    """A table as the clipboard has it; `-` is a blank cell."""
    lines = (["" if cell == "-" else cell for cell in line.split()] for line in text.strip().splitlines())
    return "\n".join("\t".join(line) for line in lines) + "\n"


@pytest.fixture
def source() -> Source:
    """The roster, pasted."""
    return Source("粘贴的表格", text=tabbed(ROSTER))


@pytest.fixture
def examined(desk: Desk, source: Source) -> Examined:
    """The roster looked through."""
    found = Examiner.of(desk).examine(source, Progress())
    assert found is not None
    return found


@pytest.fixture
def examine(desk: Desk) -> Callable[[str], Examined]:
    """Look another roster through."""

    def look(text: str) -> Examined:
        found = Examiner.of(desk).examine(Source("粘贴的表格", text=tabbed(text)), Progress())
        assert found is not None
        return found

    return look

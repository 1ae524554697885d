"""楼栋卡 on paper."""

from __future__ import annotations

from PySide6.QtGui import QImage, QPainter

from desktop.modules.residents.page.card import CardPages, Table
from desktop.modules.residents.page.faces import Face


def table(floors: int, doors: int, name: str = "张三") -> Table:
    faces = [[Face(f"{floor}{door:02}", name, "3 人") for door in range(1, doors + 1)] for floor in range(1, floors + 1)]
    return Table(
        "示例苑1号楼栋卡",
        "96 套",
        [f"{door:02} 室" for door in range(1, doors + 1)],
        [(f"{n} 层", row) for n, row in enumerate(faces)],
    )


def covered(pages: CardPages) -> list[tuple[int, int]]:
    """Every cell that is drawn: (row, column)."""
    return sorted((row, column) for sheet in pages._sheets for row in range(*sheet.rows) for column in range(*sheet.columns))


def test_every_room_is_drawn_once(qapp) -> None:
    for floors, doors in ((1, 1), (24, 4), (33, 30), (0, 0)):
        assert covered(CardPages(table(floors, doors))) == [(row, column) for row in range(floors) for column in range(doors)]


def test_many_doors_lie_across(qapp) -> None:
    assert (CardPages(table(2, 4)).form.across, CardPages(table(2, 8)).form.across) == (False, True)


def test_a_long_name_gets_the_height_it_needs(qapp) -> None:
    short, tall = CardPages(table(1, 8)), CardPages(table(1, 8, "阿依古丽·买买提明·阿不都热合曼江·示例别克江买提"))

    assert tall._height(0, tall._sheets[0]) > short._height(0, short._sheets[0])


def test_a_page_is_drawn(qapp) -> None:
    picture = QImage(620, 877, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFF)
    painter = QPainter(picture)
    CardPages(table(6, 4)).paint(painter, 0, 0.25)
    painter.end()

    assert any(picture.pixel(x, 400) != 0xFFFFFFFF for x in range(620))

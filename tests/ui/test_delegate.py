from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from kernel import OWNER
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from desktop.model import codes
from desktop.model import fields as f
from desktop.model.codes import CodeList
from desktop.model.record import Record, record
from desktop.store.query import Query
from desktop.store.store import Store
from desktop.ui import theme
from desktop.ui.delegate import CellDelegate
from desktop.ui.table import RecordTable
from desktop.ui.theme import colour
from desktop.ui.tones import tones
from desktop.work.listing import Column, columns_of

SIZE = QRect(0, 0, 160, 40)


@record("lodger", label="住客")
class Lodger(Record):
    name: str | None = f.name("姓名")
    sex: str | None = f.code("性别", codes.SEX)
    age: int | None = f.number("年龄")
    note: str | None = f.text("备注")
    status: str | None = f.code("居住状态", CodeList("residence_status"))
    level: str | None = f.code("缓急", CodeList("priority"))


@pytest.fixture
def paint(make_store: Callable[..., Store], qtbot: QtBot) -> Iterator[Callable[..., set[str]]]:
    """Paint one cell of 示例安 on white; answers the colours in the picture."""
    store = make_store("lodgers", Lodger)
    with store.unit("登记", OWNER) as unit:
        unit.add(Lodger(name="示例安", sex="1", age=7, status="living", level="urgent"))
    reader = store.reader(OWNER)
    late = Column("该走了", 10, Lodger.fields["name"], late=lambda lodger: lodger.age == 7)
    said = Column("时限", 10, words=lambda _: "⚠ 逾期 3 天")
    table = RecordTable(reader, Lodger, (*columns_of(Lodger), late, said))
    table.ask(Query())
    cells = CellDelegate(table, table)

    def painted(place: int, *, selected: bool = False, hovered: bool = False) -> set[str]:
        image = QImage(SIZE.size(), QImage.Format.Format_RGB32)
        image.fill("white")
        option = QStyleOptionViewItem()
        option.rect = SIZE
        states = ((QStyle.StateFlag.State_Selected, selected), (QStyle.StateFlag.State_MouseOver, hovered))
        for flag, on in states:
            option.state = option.state | flag if on else option.state & ~flag
        painter = QPainter(image)
        cells.paint(painter, option, table.index(0, place))
        painter.end()
        return {image.pixelColor(x, y).name() for x in range(SIZE.width()) for y in range(SIZE.height())}

    painted.cells = cells
    painted.table = table
    yield painted
    reader.connection.close()


def test_the_first_column_is_written_in_the_colour_of_text(paint: Callable[..., set[str]]) -> None:
    assert colour("text").name() in paint(0)


def test_a_selected_row_has_a_bar_at_its_beginning(paint: Callable[..., set[str]]) -> None:
    assert {colour("primary").name(), colour("tint").name()} <= paint(0, selected=True)


def test_the_bar_stands_only_at_the_beginning(paint: Callable[..., set[str]]) -> None:
    assert colour("primary").name() not in paint(1, selected=True)


def test_a_row_that_is_not_selected_has_no_tint(paint: Callable[..., set[str]]) -> None:
    assert colour("tint").name() not in paint(0)


def test_an_empty_cell_is_not_left_blank(paint: Callable[..., set[str]]) -> None:
    assert colour("text3").name() in paint(3)


@pytest.mark.parametrize(("place", "seen"), [(4, "ok"), (5, "bad_tint")], ids=["dot", "chip"])
def test_a_state_wears_its_colour(paint: Callable[..., set[str]], place: int, seen: str) -> None:
    assert colour(seen).name() in paint(place)


def test_a_word_that_is_no_state_is_plain(paint: Callable[..., set[str]]) -> None:
    assert colour("ok").name() not in paint(1)
    assert "男" not in tones()


def test_the_row_under_the_cursor_is_outlined(paint: Callable[..., set[str]]) -> None:
    paint.cells.focused_row = 0

    assert colour("primary").name() in paint(2)


def test_other_colours_are_taken_at_once(paint: Callable[..., set[str]]) -> None:
    theme.show(colouring="dark")

    assert colour("text").name() in paint(0)


def test_what_is_over_is_greyed(paint: Callable[..., set[str]]) -> None:
    paint.table.fades = lambda _: True

    assert colour("text3").name() in paint(0)
    assert colour("text").name() not in paint(0)


def test_what_a_click_does_wears_the_colour_of_a_link(paint: Callable[..., set[str]]) -> None:
    paint.table.show_columns([Column("下一步", 6, words=lambda _: "验收", acts=True)])
    paint.cells.restyle()

    assert colour("primary").name() in paint(0)


@pytest.mark.parametrize("place", [6, 7])
def test_what_is_late_is_marked_in_one_tone_everywhere(paint: Callable[..., set[str]], place: int) -> None:
    assert (colour("bad").name() in paint(place), colour("bad").name() in paint(3)) == (True, False)

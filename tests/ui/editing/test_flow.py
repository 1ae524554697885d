from __future__ import annotations

from PySide6.QtWidgets import QLabel

from desktop.ui.arrange import down, held
from desktop.ui.editing.flow import Flow


def flow(widths: list[int]) -> Flow:
    made = Flow()
    chips = []
    for width in widths:
        chip = QLabel()
        chip.setFixedSize(width, 20)
        chips.append(chip)
    made.fill(chips)
    return made


def test_what_does_not_fit_goes_on_in_the_next_line(show) -> None:
    row = flow([100, 100, 100])
    show(row, 230, 100)

    assert [child.y() for child in row.findChildren(QLabel)] == [0, 0, 26]


def test_it_asks_for_the_height_its_width_needs() -> None:
    row = flow([100, 100, 100])

    assert (row.layout().heightForWidth(400), row.layout().heightForWidth(110)) == (20, 72)


def test_what_is_hidden_takes_no_room(show) -> None:
    row = flow([100, 100, 100])
    row.findChildren(QLabel)[0].hide()
    show(row, 230, 100)

    assert [child.y() for child in row.findChildren(QLabel)[1:]] == [0, 0]


def test_it_does_not_make_its_window_grow(show) -> None:
    window = held(down(flow([100] * 12), None))
    show(window, 900, 120)

    assert window.minimumSizeHint().height() < 60


def test_what_is_filled_in_anew_replaces_what_was_there(show) -> None:
    row = show(flow([100, 100]), 400, 100)
    row.fill([QLabel("新")])

    assert row.layout().count() == 1


def test_what_is_lower_than_its_line_stands_in_the_middle_of_it(show) -> None:
    row = flow([100, 100])
    row.findChildren(QLabel)[1].setFixedSize(100, 12)
    show(row, 230, 100)

    assert [child.y() for child in row.findChildren(QLabel)] == [0, 4]


def test_it_asks_for_no_gap_behind_the_last() -> None:
    assert flow([100, 100]).layout().sizeHint().width() == 206


def test_what_was_taken_out_is_counted_no_more() -> None:
    row = flow([100, 100, 100])
    layout = row.layout()
    before = layout.heightForWidth(110)
    layout.takeAt(0)

    assert (before, layout.heightForWidth(110)) == (72, 46)

"""What the window's own commands do, asked for by their actions."""

from __future__ import annotations

from desktop.ui import theme
from desktop.ui.frame import Frame


def do(frame: Frame, name: str) -> None:
    frame.acts.action(f"window.{name}").trigger()


def test_going_shows_the_slice(frame: Frame) -> None:
    do(frame, "go.visits")

    assert frame.stack.front == "visits"


def test_back_returns(frame: Frame) -> None:
    do(frame, "go.visits")
    do(frame, "back")

    assert frame.stack.front == "names"


def test_finding_on_a_page_without_a_box_opens_the_palette(frame: Frame) -> None:
    do(frame, "find")

    assert frame.palette_box.isVisible()


def test_refreshing_reads_the_page_again(frame: Frame) -> None:
    do(frame, "refresh")

    assert len(frame.stack.page.refreshed) == 1


def test_asking_whether_it_is_saved_is_answered_with_the_time(frame: Frame) -> None:
    do(frame, "saved")

    assert frame.toast.text == "已经保存 09:00"


def test_covering_is_said_and_held_at_the_desk(frame: Frame) -> None:
    do(frame, "cover")

    assert (frame.desk.covered, frame.toast.text) == (True, "个人信息已遮挡，再按 F9 显示")


def test_covering_hides_whom_the_undo_button_names(frame: Frame) -> None:
    do(frame, "cover")

    assert frame.topbar.undo.text().strip() == "撤销：上一步"


def test_covering_twice_shows_again(frame: Frame) -> None:
    do(frame, "cover")
    do(frame, "cover")

    assert frame.desk.covered is False


def test_larger_letters_are_remembered_for_the_person(frame: Frame) -> None:
    do(frame, "larger")

    assert (theme.LOOK.size, frame._rooms.memory.letters(frame.desk.actor.account)) == ("large", "large")


def test_the_usual_size_comes_back(frame: Frame) -> None:
    do(frame, "letters.largest")
    do(frame, "usual")

    assert theme.LOOK.size == "medium"


def test_other_colours_are_remembered(frame: Frame) -> None:
    do(frame, "colours.green")

    assert (theme.LOOK.colouring, frame._rooms.memory.colouring) == ("green", "green")

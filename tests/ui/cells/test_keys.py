"""Excel's keys, each pressed on the page as a person would."""

from __future__ import annotations

from datetime import date

from desks import anna
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication
from ui.cells.conftest import NAMES, Sheet

from desktop.store import history

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def clipboard(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def test_typing_replaces_what_stands_in_a_cell(sheet: Sheet) -> None:
    sheet.at(0, "age")

    sheet.type("81")
    sheet.press(KEY.Key_Return)

    assert sheet.column("age") == [81, 71, 72, 73]


def test_f2_goes_on_with_what_stands_there(sheet: Sheet) -> None:
    sheet.at(0, "age")

    sheet.press(KEY.Key_F2)
    sheet.press(KEY.Key_Backspace)
    sheet.type("9")
    sheet.press(KEY.Key_Return)

    assert sheet.column("age")[0] == 79


def test_esc_leaves_a_cell_as_it_was(sheet: Sheet) -> None:
    sheet.at(0, "age")

    sheet.type("81")
    sheet.press(KEY.Key_Escape)

    assert (sheet.column("age")[0], sheet.where, sheet.editing.count) == (70, (0, "age"), 0)


def test_enter_goes_down(sheet: Sheet) -> None:
    sheet.at(0, "age")

    sheet.press(KEY.Key_Return)

    assert sheet.where == (1, "age")


def test_enter_goes_back_to_the_column_where_a_run_of_tab_began(sheet: Sheet) -> None:
    sheet.at(0, "name")

    sheet.type("a")
    sheet.press(KEY.Key_Tab)
    sheet.type("5")
    sheet.press(KEY.Key_Tab)
    sheet.press(KEY.Key_Return)

    assert (sheet.where, sheet.column("name")[0], sheet.column("age")[0]) == ((1, "name"), "a", 5)


def test_an_arrow_ends_the_run(sheet: Sheet) -> None:
    sheet.at(0, "name")

    sheet.press(KEY.Key_Tab)
    sheet.press(KEY.Key_Down)
    sheet.press(KEY.Key_Return)

    assert sheet.where == (2, "age")


def test_shift_tab_goes_left(sheet: Sheet) -> None:
    sheet.at(0, "born")

    sheet.press(KEY.Key_Backtab, SHIFT)

    assert sheet.where == (0, "age")


def test_arrows_leave_words_typed_over_a_cell(sheet: Sheet) -> None:
    sheet.at(0, "age")

    sheet.type("9")
    sheet.press(KEY.Key_Down)

    assert (sheet.where, sheet.column("age")[0]) == ((1, "age"), 9)


def test_arrows_stay_inside_after_f2(sheet: Sheet) -> None:
    sheet.at(0, "note")

    sheet.press(KEY.Key_F2)
    sheet.press(KEY.Key_Left)

    assert sheet.where == (0, "note")


def test_del_clears_the_selected_cells_and_no_row(sheet: Sheet) -> None:
    sheet.at(0, "age")
    sheet.to(1, "sex")

    sheet.press(KEY.Key_Delete)

    assert (sheet.column("age"), sheet.column("sex")) == ([None, None, 72, 73], [None, None, "2", "2"])
    assert sheet.column("name") == list(NAMES)


def test_del_held_down_is_one_step(sheet: Sheet) -> None:
    sheet.at(0, "age")

    for repeat in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, KEY.Key_Delete, Qt.KeyboardModifier.NoModifier, "", repeat)
        QApplication.sendEvent(sheet.grid, event)

    sheet.desk.undo_last()
    assert sheet.column("age")[0] == 70


def test_ctrl_d_fills_down(sheet: Sheet) -> None:
    sheet.at(0, "age")
    sheet.to(3, "born")

    sheet.press(KEY.Key_D, CTRL)

    assert sheet.column("age") == [70, 70, 70, 70]


def test_ctrl_d_on_one_cell_takes_the_one_above(sheet: Sheet) -> None:
    sheet.at(2, "age")

    sheet.press(KEY.Key_D, CTRL)

    assert sheet.column("age") == [70, 71, 71, 73]


def test_ctrl_semicolon_writes_today(sheet: Sheet) -> None:
    sheet.at(1, "born")

    sheet.press(KEY.Key_Semicolon, CTRL)

    assert sheet.column("born")[1] == sheet.desk.today


def test_ctrl_apostrophe_writes_what_stands_above(sheet: Sheet) -> None:
    sheet.at(1, "age")

    sheet.press(KEY.Key_Apostrophe, CTRL)

    assert sheet.column("age") == [70, 70, 72, 73]


def test_ctrl_c_copies_the_block_as_it_is_seen(sheet: Sheet) -> None:
    sheet.at(0, "sex")
    sheet.to(1, "phone")

    sheet.press(KEY.Key_C, CTRL)

    assert QGuiApplication.clipboard().text() == "女\t139****1234\n女\t139****1234"


def test_ctrl_v_pastes_a_block(sheet: Sheet) -> None:
    clipboard("81\t1940-01-02\r\n82\t1941.3.4\r\n")
    sheet.at(1, "age")

    sheet.press(KEY.Key_V, CTRL)

    assert sheet.column("age") == [70, 81, 82, 73]
    assert sheet.column("born")[1:3] == [date(1940, 1, 2), date(1941, 3, 4)]


def test_a_smaller_block_is_repeated_into_the_selection(sheet: Sheet) -> None:
    clipboard("男")
    sheet.at(0, "sex")
    sheet.to(2, "sex")

    sheet.press(KEY.Key_V, CTRL)

    assert sheet.column("sex") == ["1", "1", "1", "2"]


def test_ctrl_z_takes_back_exactly_one_paste(sheet: Sheet) -> None:
    sheet.at(0, "age")
    for text in ("80\n81\n82", "90\n91\n92"):
        clipboard(text)
        sheet.press(KEY.Key_V, CTRL)

    sheet.desk.undo_last()

    assert (sheet.column("age"), sheet.editing.count) == ([80, 81, 82, 73], 3)


def test_ctrl_arrows_go_to_the_edge(sheet: Sheet) -> None:
    sheet.at(0, "age")

    sheet.press(KEY.Key_Down, CTRL)
    sheet.press(KEY.Key_Right, CTRL)

    assert sheet.where == (3, "note")


def test_ctrl_shift_arrow_selects_to_the_edge(sheet: Sheet) -> None:
    sheet.at(1, "age")

    sheet.press(KEY.Key_Down, CTRL, SHIFT)

    assert sheet.grid.rows == [1, 2, 3]


def test_what_is_composed_with_an_input_method_begins_a_cell(sheet: Sheet) -> None:
    sheet.at(0, "note")
    event = QInputMethodEvent()
    event.setCommitString("腿")

    QApplication.sendEvent(sheet.grid, event)
    sheet.press(KEY.Key_Return)

    assert sheet.column("note")[0] == "腿"


def test_a_private_value_is_seen_only_once_the_log_knows(sheet: Sheet) -> None:
    sheet.at(0, "phone")

    sheet.press(KEY.Key_F2)

    latest = history.units(sheet.desk.store.connection, limit=1)[0]
    assert (latest.label, sheet.grid.window().focusWidget().text()) == ("查看王示例的电话", anna().phone)


def test_writing_over_a_private_value_shows_nothing_of_it(sheet: Sheet) -> None:
    sheet.at(0, "phone")

    sheet.type("1")

    latest = history.units(sheet.desk.store.connection, limit=1)[0]
    assert (latest.label, sheet.grid.window().focusWidget().text()) == ("登记", "1")


def test_a_column_that_nobody_types_says_why(sheet: Sheet) -> None:
    sheet.at(0, "no")

    sheet.type("X")

    assert sheet.page.list.cells.bar.why.text() == "“编号”由程序填写，不能直接改"


def test_ctrl_e_ends_the_mode(sheet: Sheet) -> None:
    sheet.at(0, "age")

    sheet.press(KEY.Key_E, CTRL)

    assert (sheet.editing.is_on, sheet.page.list.cells.bar.isVisible()) == (False, False)

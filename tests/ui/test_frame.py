"""The signed-in window: one declaration is a menu item, a shortcut and a row of the palette; what is written shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui.audit import findings
from ui.cast import STOP

from desktop.modules.residents.records import Resident
from desktop.store import backup
from desktop.ui import theme
from desktop.ui.entrance import Place
from desktop.ui.frame import Frame
from desktop.ui.tokens import SIZES
from desktop.ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


def names(frame: Frame) -> list[str]:
    page = frame.stack.page
    return [page.names.item(row).text() for row in range(page.names.count())]


def test_the_first_slice_is_shown(frame: Frame) -> None:
    assert (frame.stack.front, frame.navigation.buttons["names"].isChecked()) == ("names", True)


def test_the_area_stands_over_the_navigation(frame: Frame) -> None:
    assert frame.navigation._area.text() == "示例苑居民区"


def test_a_command_of_a_slice_stands_in_its_menu(frame: Frame) -> None:
    menus = {menu.text(): [act.text() for act in menu.menu().actions()] for menu in frame.topbar.menus.actions()}

    assert menus["居民"] == ["登记居民", "停用账号"]


def test_the_file_menu_ends_with_leaving(frame: Frame) -> None:
    (menu,) = [menu.menu() for menu in frame.topbar.menus.actions() if menu.text() == "文件"]

    assert [act.text() for act in menu.actions()][-3:] == ["锁上", "换人登录", "退出"]


def test_the_person_s_own_menu_locks_changes_and_leaves(frame: Frame) -> None:
    assert [act.text() for act in frame.topbar.person.menu().actions()] == ["锁上", "换人登录", "退出"]


def test_its_shortcut_works_wherever_the_focus_is(frame: Frame, qtbot: QtBot) -> None:
    frame.stack.page.note.setFocus()

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_N, CTRL)

    qtbot.waitUntil(lambda: "新示例" in names(frame))


def test_it_is_found_in_the_palette_by_its_initials(frame: Frame, qtbot: QtBot) -> None:
    qtbot.keyClick(frame, Qt.Key.Key_K, CTRL)
    qtbot.keyClicks(frame.palette_box.card.box, "djjm")
    qtbot.keyClick(frame.palette_box.card.box, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "新示例" in names(frame))


def test_a_person_is_opened_by_the_initials_of_a_surname_s_own_reading(frame: Frame, qtbot: QtBot) -> None:
    frame.go("visits")
    qtbot.keyClick(frame, Qt.Key.Key_K, CTRL)
    qtbot.keyClicks(frame.palette_box.card.box, "ssl")
    qtbot.keyClick(frame.palette_box.card.box, Qt.Key.Key_Return)

    assert [one.name for one in frame.stack.selection] == ["单示例"]


def test_ctrl_enter_in_the_palette_does_the_first_command_about_the_person(frame: Frame, qtbot: QtBot) -> None:
    qtbot.keyClick(frame, Qt.Key.Key_K, CTRL)
    qtbot.keyClicks(frame.palette_box.card.box, "ssl")
    qtbot.keyClick(frame.palette_box.card.box, Qt.Key.Key_Return, CTRL)

    assert frame.toast.text == "记走访：单示例"


def test_after_a_command_about_a_row_the_page_s_selection_counts_again(frame: Frame, qtbot: QtBot) -> None:
    frame.stack.page.names.setCurrentRow(1)
    qtbot.keyClick(frame, Qt.Key.Key_K, CTRL)
    qtbot.keyClicks(frame.palette_box.card.box, "ssl")
    qtbot.keyClick(frame.palette_box.card.box, Qt.Key.Key_Return, CTRL)

    assert [one.name for one in frame.desk.selected] == ["王示例"]


def test_a_selection_enables_what_fits_it(frame: Frame) -> None:
    frame.stack.page.names.setCurrentRow(-1)
    before = frame.acts.action("visits.log").isEnabled()

    frame.stack.page.names.setCurrentRow(0)

    assert (before, frame.acts.action("visits.log").isEnabled()) == (False, True)


def test_what_is_written_elsewhere_shows_on_the_page(frame: Frame, qtbot: QtBot) -> None:
    with frame.desk.file.unit("登记", frame.desk.actor) as unit:
        unit.add(Resident(name="赵示例"))

    qtbot.waitUntil(lambda: "赵示例" in names(frame))


def test_what_is_written_on_the_writer_s_thread_reaches_the_page_on_the_window_s(frame: Frame, qtbot: QtBot) -> None:
    frame.acts.action("names.new").trigger()

    qtbot.waitUntil(lambda: frame.stack.page.refreshed != [])

    assert "resident" in frame.stack.page.refreshed[0]


def test_the_undo_button_names_what_it_takes_back(frame: Frame, qtbot: QtBot) -> None:
    frame.acts.action("names.new").trigger()

    qtbot.waitUntil(lambda: frame.topbar.undo.text().strip() == "撤销：登记居民：新示例")


def test_undo_takes_it_back(frame: Frame, qtbot: QtBot) -> None:
    frame.acts.action("names.new").trigger()
    qtbot.waitUntil(lambda: "新示例" in names(frame))

    frame.topbar.undo.click()

    qtbot.waitUntil(lambda: "新示例" not in names(frame))


def test_redo_does_it_again(frame: Frame, qtbot: QtBot) -> None:
    frame.acts.action("names.new").trigger()
    qtbot.waitUntil(lambda: "新示例" in names(frame))
    frame.acts.action("window.undo").trigger()
    qtbot.waitUntil(lambda: "新示例" not in names(frame))

    frame.acts.action("window.redo").trigger()

    qtbot.waitUntil(lambda: "新示例" in names(frame))


def test_ctrl_z_in_a_line_takes_back_the_typing_first(frame: Frame, qtbot: QtBot) -> None:
    line = frame.stack.page.note
    line.setFocus()
    qtbot.keyClicks(line, "ab")

    qtbot.keyClick(line, Qt.Key.Key_Z, CTRL)

    assert (line.text(), len(names(frame))) == ("", 4)


def test_the_foot_counts_and_says_that_it_is_saved(frame: Frame) -> None:
    assert (frame.foot.status.text(), frame.foot.saved.text()) == ("共 4 人", "已自动保存 09:00")


def test_a_badge_says_how_much_waits(frame: Frame) -> None:
    assert frame.navigation.buttons["names"].badge == "1"


def test_the_foot_knows_of_a_backup_the_moment_it_is_made(frame: Frame, qtbot: QtBot) -> None:
    desk = frame.desk
    desk.jobs.start("备份", lambda _: backup.make(desk.file, desk.file.folder / backup.FOLDER, desk.file.clock), print, print)

    qtbot.waitUntil(lambda: frame.foot.backup.text() == "备份 09:00")


def test_letters_and_colours_are_parts_of_their_menu(frame: Frame) -> None:
    (menu,) = [menu.menu() for menu in frame.topbar.menus.actions() if menu.text() == "视图"]
    parts = {act.text(): [one.text() for one in act.menu().actions()] for act in menu.actions() if act.menu()}

    assert (parts["字号"][:3], parts["配色"]) == (
        ["字大一些", "字小一些", "字号还原"],
        ["配色 明亮", "配色 柔和绿", "配色 深色"],
    )


def test_half_typed_words_are_kept_without_anybody_asking(frame: Frame) -> None:
    frame.stack.page.note.setText("半句")

    frame.keep_drafts()

    assert frame.drafts.words("page:names") == {"note": "半句"}


def test_what_was_last_used_stands_in_the_empty_palette(frame: Frame, qtbot: QtBot) -> None:
    qtbot.keyClick(frame, Qt.Key.Key_K, CTRL)
    qtbot.keyClicks(frame.palette_box.card.box, "ssl")
    qtbot.keyClick(frame.palette_box.card.box, Qt.Key.Key_Return)

    frame.search()

    assert [one.title for one in frame.palette_box.card.rows.offers] == ["单示例"]


def test_the_role_decides_what_is_grey(frame: Frame) -> None:
    frame.desk.actor = replace(frame.desk.actor, role="assistant")
    frame.acts.refresh()

    assert (frame.acts.action(STOP.id).isEnabled(), frame.acts.action(STOP.id).toolTip()) == (False, "需要书记操作")


def test_the_demo_bar_is_hidden_over_real_people(frame: Frame) -> None:
    assert frame.demo.isHidden()


def test_a_page_that_does_not_exist_is_refused_in_words(frame: Frame, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(frame.dialogs, "refuse", lambda error: told.append(error.title))

    frame.go("works")

    assert told == ["这里没有自己的页面，什么也没有改动"]


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_wrong_with_it_at_1366_by_768(frame: Frame, size: str, qtbot: QtBot) -> None:
    theme.show(size=size)
    qtbot.wait(10)

    assert findings(frame.window()) == []


def test_colours_change_without_a_restart(frame: Frame) -> None:
    theme.show(colouring="green")

    image = frame.grab().toImage()
    assert image.pixelColor(20, frame.height() // 2).name().upper() == theme.LOOK.tokens.surface


def test_the_account_s_letter_size_is_put_into_force(
    make_window: Callable[[Place], Window], place: Place, sign_in: Callable[[Window], Frame]
) -> None:
    window = make_window(place)
    window._memory.keep_letters("small")
    theme.show(size="small")

    sign_in(window)

    assert theme.LOOK.size == "medium"

"""The one window: in, locked, in again, closed; nothing half-typed is lost and nothing stays open behind the lock."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from ui.cast import MODULES, PASSWORD

from desktop.base.errors import DeskError
from desktop.base.progress import Progress
from desktop.modules.residents.records import Resident
from desktop.modules.setup.service import add_person
from desktop.store.vault import TooSoonError, Wait
from desktop.ui import theme
from desktop.ui.dialogs import Dialogs
from desktop.ui.entrance import Place
from desktop.ui.form import RecordForm
from desktop.ui.frame import Frame
from desktop.ui.print import ListPages, Table, show_pages
from desktop.ui.signin import SignIn
from desktop.ui.window import Window, fits
from desktop.work import session
from desktop.work.ask import Scripted
from desktop.work.jobs import Now
from desktop.work.records import Account

SignInAgain = Callable[[Window], Frame]


def locked(window: Window, qtbot: QtBot) -> SignIn:
    """The door once the desk is put away."""
    qtbot.waitUntil(lambda: window.frame is None and window.entrance.content.open_button.isEnabled(), timeout=5000)
    door = window.entrance.content
    assert isinstance(door, SignIn)
    return door


def lock(window: Window, qtbot: QtBot) -> SignIn:
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    return locked(window, qtbot)


def test_signing_in_shows_the_desk(frame: Frame) -> None:
    assert frame.window().windowTitle() == "示例苑居民区 - 小巷"


def test_the_first_page_is_loaded_while_the_password_is_typed(
    make_window: Callable[[Place], Window], place: Place, qtbot: QtBot
) -> None:
    loaded = threading.Event()
    first, *others = place.modules

    make_window(replace(place, modules=(replace(first, load=loaded.set), *others)))

    qtbot.waitUntil(loaded.is_set, timeout=5000)


@pytest.mark.parametrize(
    ("room", "expected"),
    [((1456, 948), True), ((1455, 948), False), ((1456, 947), False), ((1366, 728), False), ((1920, 1040), True)],
)
def test_a_window_fits_a_screen_with_its_frame(room: tuple[int, int], *, expected: bool) -> None:
    assert fits(QSize(1440, 900), QSize(*room)) is expected


def test_on_a_screen_without_room_the_window_opens_over_all_of_it(window: Window) -> None:
    room = window.screen().availableSize()
    window.hide()
    window.resize(room)
    window.appear()

    assert window.isMaximized()


def test_the_official_red_is_the_three_px_line_on_top(window: Window) -> None:
    image = window.grab().toImage()

    assert [image.pixelColor(500, y).name() == theme.colour("brand").name() for y in range(4)] == [True, True, True, False]


def test_locking_leaves_nothing_of_anybody_on_the_screen(window: Window, frame: Frame, qtbot: QtBot) -> None:
    lock(window, qtbot)

    assert [one.text() for one in window.findChildren(QLabel) if "示例路" in one.text() or "单示例" in one.text()] == []


def test_locking_closes_the_store_and_wipes_the_key(window: Window, frame: Frame, qtbot: QtBot) -> None:
    opened = window._opened
    file, key = frame.desk.file, opened._keys.key

    lock(window, qtbot)

    assert key.is_wiped
    with pytest.raises(DeskError, match="资料已经锁上"):
        file.reader(opened.actor)


def test_locking_lets_the_folder_go(window: Window, frame: Frame, place: Place, qtbot: QtBot) -> None:
    lock(window, qtbot)

    session.unlock(place.folder, "示例书记", PASSWORD, MODULES, place.clock, safe=place.safe).close()


def test_what_was_half_typed_on_a_page_is_there_after_the_lock(
    window: Window, frame: Frame, sign_in: SignInAgain, qtbot: QtBot
) -> None:
    frame.stack.page.note.setText("楼上又漏水，约周一")
    lock(window, qtbot)

    assert sign_in(window).stack.page.note.text() == "楼上又漏水，约周一"


def test_what_was_sent_off_since_is_not_put_back(window: Window, frame: Frame, sign_in: SignInAgain, qtbot: QtBot) -> None:
    frame.stack.page.note.setText("半句")
    lock(window, qtbot)
    again = sign_in(window)
    again.stack.page.note.clear()
    lock(window, qtbot)

    assert sign_in(window).stack.page.note.text() == ""


def test_an_open_form_is_closed_by_the_lock_and_its_words_are_kept(
    window: Window, frame: Frame, sign_in: SignInAgain, qtbot: QtBot
) -> None:
    answered: list[object] = []

    def type_and_lock() -> None:
        QApplication.activeModalWidget().findChild(RecordForm).restore({"name": "赵示"})
        window.lock()

    QTimer.singleShot(100, type_and_lock)
    answered.append(frame.dialogs.fill(Resident(), "登记居民"))
    locked(window, qtbot)

    assert (answered, sign_in(window).drafts.words("form:resident:")) == ([None], {"name": "赵示"})


def test_ctrl_l_in_an_open_form_locks_and_its_words_come_back(
    window: Window, frame: Frame, sign_in: SignInAgain, qtbot: QtBot
) -> None:
    def type_and_press() -> None:
        dialog = QApplication.activeModalWidget()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        dialog.findChild(RecordForm).restore({"name": "赵示"})
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        dialog.reject()  # or a lock that does not come would hang here

    QTimer.singleShot(100, type_and_press)
    frame.dialogs.fill(Resident(), "登记居民")
    locked(window, qtbot)

    assert sign_in(window).drafts.words("form:resident:") == {"name": "赵示"}


def test_a_line_of_words_cut_off_by_the_lock_comes_back(
    window: Window, frame: Frame, sign_in: SignInAgain, qtbot: QtBot
) -> None:
    def type_and_lock() -> None:
        QApplication.activeModalWidget().findChild(QLineEdit).setText("搬走")
        window.lock()

    QTimer.singleShot(100, type_and_lock)
    frame.dialogs.words("为什么结束？")
    locked(window, qtbot)

    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        seen.append(dialog.findChild(QLineEdit).text())
        dialog.reject()

    again = sign_in(window)
    QTimer.singleShot(100, look)
    again.dialogs.words("为什么结束？")
    assert (seen, again.drafts.words("words:为什么结束？")) == (["搬走"], {})


def test_nobody_at_the_desk_locks_an_open_form_too(window: Window, frame: Frame, qtbot: QtBot) -> None:
    QTimer.singleShot(100, lambda: window.idle.start(1))

    frame.dialogs.fill(Resident(), "登记居民")

    locked(window, qtbot)


def test_a_preview_goes_with_the_lock(window: Window, frame: Frame, qtbot: QtBot) -> None:
    preview = show_pages(frame.desk, "名单", ListPages(Table("名单", "", ["姓名"], [("示例安",)])), window)
    preview.activateWindow()
    qtbot.waitUntil(preview.isActiveWindow)

    QTest.keyClick(preview.print_button, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    locked(window, qtbot)

    assert [one for one in window.findChildren(QDialog) if one.isVisible()] == []


def test_the_door_of_a_locked_desk_has_the_person_chosen(window: Window, frame: Frame, qtbot: QtBot) -> None:
    slot = frame.desk.account.slot

    assert lock(window, qtbot).chosen == slot


def test_somebody_else_signs_in_and_what_was_half_typed_stays_with_whoever_typed_it(
    make_window: Callable[[Place], Window], place: Place, sign_in: SignInAgain, qtbot: QtBot
) -> None:
    with session.unlock(place.folder, "示例书记", PASSWORD, MODULES, place.clock, safe=place.safe) as opened:
        desk = opened.desk(Scripted(), Now())
        desk.do(add_person, desk.smith, Account(name="示例助手", role="assistant"), PASSWORD).now()
        desk.store.connection.close()
    window = make_window(place)
    sign_in(window).stack.page.note.setText("书记写了一半")
    window.frame.acts.action("window.change_person").trigger()
    door = locked(window, qtbot)
    asked = [one.text() for one in door.findChildren(QLabel) if one.isVisibleTo(door)]
    theirs = sign_in(window)

    assert ("已锁上" in asked, theirs.desk.actor.name, theirs.stack.page.note.text()) == (False, "示例助手", "")
    theirs.change_wanted.emit()
    locked(window, qtbot)
    assert sign_in(window).stack.page.note.text() == "书记写了一半"


def test_a_desk_nobody_touches_locks_itself(window: Window, frame: Frame, qtbot: QtBot) -> None:
    window.idle.start(20)

    locked(window, qtbot)


def test_a_desk_does_not_lock_itself_while_work_runs(window: Window, frame: Frame, qtbot: QtBot) -> None:
    go_on = threading.Event()
    window.jobs.start("导入名册", lambda _: go_on.wait(5), lambda _: None, lambda _: None)
    window.idle.start(10)
    qtbot.wait(60)
    during = window.frame
    go_on.set()
    locked(window, qtbot)

    assert during is frame


def test_what_is_under_way_when_locked_comes_to_its_end(window: Window, frame: Frame, place: Place, qtbot: QtBot) -> None:
    frame.acts.action("names.new").trigger()
    window.lock()
    locked(window, qtbot)

    with session.unlock(place.folder, "示例书记", PASSWORD, MODULES, place.clock, safe=place.safe) as opened:
        reader = opened.store.reader(opened.actor)
        assert reader.count(Resident, name="新示例") == 1
        reader.connection.close()


def test_no_shortcut_of_the_desk_works_behind_the_lock(window: Window, frame: Frame, qtbot: QtBot) -> None:
    lock(window, qtbot)

    assert window.actions() == []


def test_closing_puts_the_desk_away_first(window: Window, frame: Frame, qtbot: QtBot) -> None:
    key = window._opened._keys.key

    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=5000)

    assert key.is_wiped


def test_closing_waits_for_what_is_being_written(window: Window, frame: Frame, qtbot: QtBot) -> None:
    go_on, told = threading.Event(), []
    window.jobs.start("写", lambda _: go_on.wait(5), told.append, lambda _: None)

    window.close()
    qtbot.wait(30)
    during = window.isVisible()
    go_on.set()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=5000)

    assert (during, told) == (True, [True])


def test_a_save_that_fails_behind_the_lock_is_told_at_the_next_sign_in(
    window: Window, frame: Frame, sign_in: SignInAgain, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(Dialogs, "run", lambda _, dialog: told.append(dialog.windowTitle()))

    def fail(_: Progress) -> None:
        raise DeskError("磁盘满了，刚才这一步没有保存")

    frame.desk.jobs.start("登记", fail, lambda _: None, frame.dialogs.refuse)
    window.lock()
    locked(window, qtbot)
    behind = list(told)
    sign_in(window)
    qtbot.waitUntil(lambda: bool(told))

    assert (behind, told) == ([], ["磁盘满了，刚才这一步没有保存"])


def test_no_password_stays_in_the_window_once_somebody_is_in(window: Window, frame: Frame, qtbot: QtBot) -> None:
    qtbot.wait(10)

    assert [one.text() for one in window.findChildren(QLineEdit) if one.text() == PASSWORD] == []


def test_the_recently_used_survive_the_lock(window: Window, frame: Frame, sign_in: SignInAgain, qtbot: QtBot) -> None:
    frame._remember("command:names.new")
    lock(window, qtbot)

    again = sign_in(window)
    again.search()

    assert [one.title for one in again.palette_box.card.rows.offers] == ["登记居民"]


def test_a_second_try_too_soon_is_told_with_its_seconds(window: Window) -> None:
    door = window.entrance.content

    door.refuse(TooSoonError(Wait(8)))

    assert door.open_button.text() == "8 秒后再试"


def test_ctrl_and_the_wheel_make_letters_larger(window: Window) -> None:
    up = QWheelEvent(
        QPointF(300, 300), QPointF(300, 300), QPoint(0, 0), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip

    QApplication.sendEvent(window.windowHandle(), up)

    assert (theme.LOOK.size, window._memory.letters()) == ("large", "large")


def test_the_door_has_the_letter_size_last_used(make_window: Callable[[Place], Window], place: Place) -> None:
    make_window(place)._memory.keep_letters("largest")

    make_window(place)

    assert theme.LOOK.size == "largest"


def test_a_crash_is_told_over_the_desk(window: Window, frame: Frame, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, str]] = []
    monkeypatch.setattr(frame.dialogs, "refuse", lambda error, technical: told.append((error.title, technical)))

    window.tell_crash(DeskError("小巷自己出了问题"), "store.py:88")

    assert told == [("小巷自己出了问题", "store.py:88")]


def test_the_wrong_password_and_the_next_right_one(window: Window, sign_in: SignInAgain, qtbot: QtBot, place: Place) -> None:
    door = window.entrance.content
    door.password.setText("falsch")
    door.open_button.click()
    qtbot.waitUntil(lambda: "不对" in door.finding.text(), timeout=5000)
    place.clock.advance(minutes=1)
    door._seconds = 0
    door._show_wait()

    assert sign_in(window).desk.actor.name == "示例书记"

"""Everything before somebody is signed in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from ui.audit import findings
from ui.cast import CHEAP, MODULES, PASSWORD

from desktop.base.clock import FixedClock
from desktop.store import backup, hold
from desktop.store.vault import Vault
from desktop.ui import theme
from desktop.ui.codepaper import CodePaper
from desktop.ui.entrance import Place
from desktop.ui.signin import SignIn
from desktop.ui.startways import StartWays
from desktop.ui.welcome import Welcome
from desktop.ui.window import Window
from desktop.work import session
from desktop.work.records import Account, Area


@pytest.fixture
def new_place(tmp_path: Path, clock: FixedClock) -> Place:
    """A folder in which nothing was ever installed."""
    folder = tmp_path / "新"
    return Place(folder, MODULES, clock, Vault(folder, clock, cost=CHEAP, floor=CHEAP))


def fill(asked: QWidget) -> None:
    assert isinstance(asked, Welcome)
    asked.area.setText("示例苑居民区")
    asked.street.setText("示例街道")
    asked.name.setText("示例书记")
    asked.password.first.setText(PASSWORD)
    asked.password.second.setText(PASSWORD)
    asked.next.click()


@pytest.fixture
def paper(make_window: Callable[[Place], Window], new_place: Place, qtbot: QtBot) -> CodePaper:
    """The first run up to its recovery code."""
    window = make_window(new_place)
    fill(window.entrance.content)
    qtbot.waitUntil(lambda: window.entrance.findChild(CodePaper) is not None, timeout=5000)
    return window.entrance.findChild(CodePaper)


def go_on(paper: CodePaper) -> QPushButton:
    return [one for one in paper.window().findChildren(QPushButton) if one.text() == "下一步"][-1]


def prove(paper: CodePaper) -> StartWays:
    window = paper.window()
    paper.back.setText(paper._groups[paper.asked])
    go_on(paper).click()
    assert isinstance(window, Window)
    ways = window.entrance.content
    assert isinstance(ways, StartWays)
    return ways


def test_a_new_folder_is_welcomed(make_window: Callable[[Place], Window], new_place: Place) -> None:
    assert isinstance(make_window(new_place).entrance.content, Welcome)


def test_a_known_folder_asks_who_it_is(window: Window) -> None:
    assert isinstance(window.entrance.content, SignIn)


def test_the_recovery_code_must_be_proved_before_going_on(paper: CodePaper) -> None:
    before = go_on(paper).isEnabled()
    paper.back.setText(paper._groups[paper.asked])

    assert (before, go_on(paper).isEnabled()) == (False, True)


def test_a_blank_start_opens_the_desk_with_what_was_answered(paper: CodePaper, qtbot: QtBot) -> None:
    window = paper.window()
    prove(paper).tiles[""].click()
    qtbot.waitUntil(lambda: window.frame is not None)
    desk = window.frame.desk

    assert (desk.area.name, desk.area.street, desk.account.name, desk.account.letters) == (
        "示例苑居民区",
        "示例街道",
        "示例书记",
        "medium",
    )


def test_a_chosen_way_begins_with_its_command(paper: CodePaper, qtbot: QtBot) -> None:
    window = paper.window()

    prove(paper).chosen.emit("names.new")

    qtbot.waitUntil(lambda: window.frame is not None and window.frame.toast.text == "已登记 新示例")


@pytest.mark.parametrize("size", ["medium", "largest"])
def test_nothing_is_wrong_with_the_code_and_the_ways_on(paper: CodePaper, size: str) -> None:
    theme.show(size=size)
    window = paper.window()
    code = findings(window)
    prove(paper)

    assert (code, findings(window)) == ([], [])


def test_a_second_start_names_the_holder_before_it_asks_for_a_password(
    make_window: Callable[[Place], Window], place: Place, qtbot: QtBot
) -> None:
    held = hold.take(place.folder, "示例主任", place.clock)
    window = make_window(place)
    shown = window.entrance.content
    told = [one.text() for one in shown.findChildren(QLabel)]
    held.release()
    (again,) = shown.findChildren(QPushButton)
    again.click()

    assert any("示例主任" in words and "正在使用这个资料库" in words for words in told)
    assert window.entrance.findChildren(SignIn) == [window.entrance.content]


def test_a_wrong_password_leaves_the_door_with_its_words(window: Window, qtbot: QtBot) -> None:
    door = window.entrance.content
    door.password.setText("falsch")
    door.open_button.click()

    qtbot.waitUntil(lambda: "密码或恢复码不对" in door.finding.text(), timeout=5000)


def test_the_printed_code_opens_and_asks_for_a_new_password(
    make_window: Callable[[Place], Window], new_place: Place, paper: CodePaper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = " ".join(paper._groups)
    first = paper.window()
    prove(paper).tiles[""].click()
    qtbot.waitUntil(lambda: first.frame is not None)
    first.lock()
    door = first.entrance.content
    qtbot.waitUntil(door.open_button.isEnabled, timeout=5000)
    begun: list[tuple[str, ...]] = []
    monkeypatch.setattr(first, "_begin_with", lambda _frame, commands: begun.append(commands))

    door.tried_code.emit(code)
    qtbot.waitUntil(lambda: bool(begun), timeout=5000)

    assert begun == [("setup.password", "setup.code")]


def test_a_backup_goes_on_in_a_new_folder(
    make_window: Callable[[Place], Window], new_place: Place, place: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with session.unlock(place.folder, "示例书记", PASSWORD, MODULES, place.clock, safe=place.safe) as opened:
        backup.make(opened.store, place.folder / backup.FOLDER, place.clock)
    window = make_window(new_place)
    monkeypatch.setattr(window.dialogs, "open_folder", lambda _title: place.folder)
    monkeypatch.setattr(window.dialogs, "pick", lambda _title, _options: 0)
    new_place.folder.mkdir(exist_ok=True)

    window.entrance.content.restore.click()
    qtbot.waitUntil(lambda: isinstance(window.entrance.content, SignIn), timeout=5000)
    window.entrance.content.tried.emit("示例书记", PASSWORD)
    qtbot.waitUntil(lambda: window.frame is not None, timeout=5000)

    assert [area.name for area in window.frame.desk.store.find(Area)] == ["示例苑居民区"]


def test_lost_keys_are_told_instead_of_a_door(make_window: Callable[[Place], Window], place: Place) -> None:
    for name in ("keys.json", "keys.json.bak"):
        (place.folder / name).write_text("{}", encoding="utf-8")

    window = make_window(place)

    assert not isinstance(window.entrance.content, SignIn | Welcome)


def test_the_account_made_by_the_first_run_is_the_owner(paper: CodePaper, qtbot: QtBot) -> None:
    window = paper.window()
    prove(paper).tiles[""].click()
    qtbot.waitUntil(lambda: window.frame is not None)

    assert [one.role for one in window.frame.desk.store.find(Account)] == ["owner"]

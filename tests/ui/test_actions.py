"""One declaration gives a menu item, a shortcut, and a reason when it cannot be chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenuBar, QWidget
from pytestqt.qtbot import QtBot
from ui.cast import MODULES, REGISTER, STOP, VISIT

from desktop.base.clock import FixedClock
from desktop.base.errors import DeskError
from desktop.model.rights import Actor
from desktop.modules.residents.records import Resident
from desktop.store.store import Store
from desktop.ui.actions import Actions, carry_out, context_menu, why_not
from desktop.work.ask import Scripted
from desktop.work.command import Command, Needs
from desktop.work.desk import Desk, catalogue_of
from desktop.work.jobs import Now

WANG = Resident(uid="01WANG", name="王示例")
LI = Resident(uid="01LI", name="李示例")


@pytest.fixture
def desk(make_store: Callable[..., Store], clock: FixedClock) -> Iterator[Desk]:
    actor = Actor("示例书记", "owner", "ACCOUNT-1", "AREA-1")
    file = make_store("actions", *catalogue_of(MODULES).values())
    made = Desk(file, file.reader(actor), actor, MODULES, Scripted(), Now())
    yield made
    made.store.connection.close()


def assistant(desk: Desk) -> Desk:
    return replace(desk, actor=Actor("示例助手", "assistant", "ACCOUNT-2", "AREA-1"))


def texts(actions: list[QAction]) -> list[str]:
    return [action.text() for action in actions if not action.isSeparator()]


def test_a_command_stands_in_its_menu(desk: Desk, qtbot: QtBot) -> None:
    window, bar = QMainWindow(), QMenuBar()
    qtbot.addWidget(window)

    Actions(window, desk, (REGISTER, STOP)).fill(bar)

    assert [(menu.text(), texts(menu.menu().actions())) for menu in bar.actions()] == [("居民", ["登记居民", "停用账号"])]


def test_menus_stand_in_the_usual_order_with_the_slices_in_the_middle(desk: Desk, qtbot: QtBot) -> None:
    window, bar = QMainWindow(), QMenuBar()
    qtbot.addWidget(window)
    commands = [replace(REGISTER, id=menu, key="", menu=menu) for menu in ("帮助", "居民", "视图", "文件", "走访", "编辑")]

    Actions(window, desk, commands).fill(bar)

    assert texts(bar.actions()) == ["文件", "编辑", "视图", "居民", "走访", "帮助"]


def test_groups_of_one_menu_are_parted_by_a_line(desk: Desk, qtbot: QtBot) -> None:
    window, bar = QMainWindow(), QMenuBar()
    qtbot.addWidget(window)

    Actions(window, desk, (REGISTER, STOP, replace(VISIT, menu="居民"))).fill(bar)

    assert [act.isSeparator() for act in bar.actions()[0].menu().actions()] == [False, False, True, False]


def test_a_command_s_key_carries_it_out(desk: Desk, show: Callable[..., QWidget], qtbot: QtBot) -> None:
    window = show(QMainWindow())
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    Actions(window, desk, (REGISTER,))

    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)

    assert desk.ask.told == ["已登记 新示例"]


def test_a_command_about_one_record_waits_for_a_selection(desk: Desk, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window, desk, (VISIT,))
    before = actions.action(VISIT.id).isEnabled()

    desk.selected = (WANG,)
    actions.refresh()

    assert (before, actions.action(VISIT.id).isEnabled()) == (False, True)


def test_a_grey_command_says_what_is_missing(desk: Desk, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)

    assert Actions(window, desk, (VISIT,)).action(VISIT.id).toolTip() == "要先选中居民"


def test_a_command_about_one_record_refuses_two(desk: Desk) -> None:
    assert why_not(desk, VISIT, (WANG, LI)) == "一次只能选一项"


def test_a_command_about_two_records_refuses_one(desk: Desk) -> None:
    merging = replace(VISIT, needs=Needs.TWO)

    assert (why_not(desk, merging, (WANG,)), why_not(desk, merging, (WANG, LI))) == ("要选中两项居民", "")


def test_a_command_about_some_records_takes_two(desk: Desk) -> None:
    assert why_not(desk, replace(VISIT, needs=Needs.SOME), (WANG, LI)) == ""


def test_a_command_without_the_right_is_grey_and_says_whom_to_ask(desk: Desk, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    action = Actions(window, assistant(desk), (STOP,)).action(STOP.id)

    assert (action.isEnabled(), action.toolTip()) == (False, "需要书记操作")


def test_a_command_without_the_right_is_refused_by_any_other_way_with_the_same_reason(desk: Desk) -> None:
    carry_out(assistant(desk), STOP)

    assert [error.advice for error in desk.ask.refused] == ["需要书记操作。"]


def test_a_refusal_within_a_command_is_told(desk: Desk) -> None:
    def fail(_: Desk) -> None:
        raise DeskError("名册打不开")

    carry_out(desk, replace(REGISTER, run=fail))

    assert [error.title for error in desk.ask.refused] == ["名册打不开"]


def test_the_context_menu_holds_the_page_s_own_acts_and_every_slice_s_commands_about_the_record(
    desk: Desk, show: Callable[..., QWidget]
) -> None:
    window = show(QMainWindow())
    desk.selected = (WANG,)

    menu = context_menu(desk, window, QAction("打开", window))

    assert texts(menu.actions()) == ["打开", "记走访"]


def test_a_context_menu_s_command_is_about_the_selection(desk: Desk, show: Callable[..., QWidget]) -> None:
    window = show(QMainWindow())
    desk.selected = (WANG,)

    context_menu(desk, window).actions()[0].trigger()

    assert desk.ask.told == ["记走访：王示例"]


def test_nothing_selected_gives_only_the_page_s_own_acts(desk: Desk, show: Callable[..., QWidget]) -> None:
    window = show(QMainWindow())

    assert texts(context_menu(desk, window, QAction("刷新", window)).actions()) == ["刷新"]


def test_after_sign_out_no_shortcut_is_left(desk: Desk, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window, desk, (REGISTER,))

    actions.remove_from(window)

    assert window.actions() == []


@pytest.mark.parametrize("command", [REGISTER, STOP, VISIT], ids=lambda one: one.id)
def test_every_action_carries_its_picture_when_one_is_declared(desk: Desk, qtbot: QtBot, command: Command) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)

    action = Actions(window, desk, (command,)).action(command.id)

    assert action.icon().isNull() is not bool(command.icon)


def test_a_step_out_of_its_turn_is_no_line_of_the_menu_and_says_so_elsewhere(desk: Desk, qtbot: QtBot) -> None:
    later = Command(
        "residents.later", "以后", lambda _: None, on="resident", needs=Needs.ONE, applies=lambda one: one.name == "李示例"
    )
    desk = replace(desk, modules=(replace(MODULES[0], commands=(*MODULES[0].commands, later)), *MODULES[1:]))
    desk.selected = (WANG,)
    over = QWidget()
    qtbot.addWidget(over)

    assert "以后" not in texts(context_menu(desk, over).actions())
    assert why_not(desk, later, (WANG,)) == "现在还不到这一步，或者已经过了"
    assert why_not(desk, later, (LI,)) == ""


def test_what_others_do_is_grey_and_refused_in_the_same_words(desk: Desk, qtbot: QtBot) -> None:
    """U27: the reason beside the grey offer and the answer to its shortcut are one."""
    step = replace(VISIT, verb=None, bars=lambda _, one: "要由书记来做" if one.name == "王示例" else "")
    window = QMainWindow()
    qtbot.addWidget(window)
    desk.selected = (WANG,)
    action = Actions(window, desk, (step,)).action(step.id)
    assert (action.isEnabled(), action.toolTip()) == (False, "要由书记来做")

    carry_out(desk, step)
    assert [error.advice for error in desk.ask.refused] == ["要由书记来做。"]
    assert why_not(desk, step, (LI,)) == ""

"""What the window itself offers, declared like the slices' commands, so that menus, keys and the palette know them too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from desktop.model.codes import CodeList
from desktop.model.rights import Actor
from desktop.ui.stage import Stage
from desktop.ui.tokens import COLOURINGS
from desktop.work.command import Command, gathered
from desktop.work.desk import Desk

LETTER_SIZES = CodeList("letter_size")


@dataclass(frozen=True, slots=True)
class Own(Command):
    """A command that needs no right: everybody may lock the screen and read larger letters."""

    def refusal(self, actor: Actor) -> str:  # noqa: ARG002 - whoever it is
        return ""


def own_commands(stage: Stage, ways: dict[str, tuple[str, str]]) -> tuple[Command, ...]:
    """The window's commands, but for those that end a menu.

    Args:
        stage: what they act on.
        ways: slice -> its word and its shortcut, in the order of the navigation.
    """
    return (*_first(stage), *_edit(stage), *_ways(stage, ways), *_view(stage), *_help(stage))


def last_commands(stage: Stage) -> tuple[Command, ...]:
    """What stands at the end of 文件, behind the slices' commands."""
    return (
        _own("lock", "锁上", stage.lock, "文件", key="Ctrl+L", icon="lock"),
        _own("change_person", "换人登录", stage.change_person, "文件", icon="users"),
        _own("leave", "退出", stage.leave, "文件", key="Ctrl+Q", icon="logout"),
    )


def _first(stage: Stage) -> Iterator[Command]:
    yield _own("saved", "已经保存了吗", stage.say_saved, "文件", key="Ctrl+S", icon="device-floppy")


def _edit(stage: Stage) -> Iterator[Command]:
    yield Own("window.undo", "撤销", Desk.undo_last, menu="编辑", key="Ctrl+Z", icon="arrow-back-up")
    yield Own("window.redo", "重做", Desk.redo_last, menu="编辑", key="Ctrl+Y", icon="arrow-forward-up")
    yield _own("put_away", "删除选中的", stage.put_away, "编辑", key="Ctrl+Del", icon="trash")
    yield _own("search", "搜索和命令", stage.search, "编辑", key="Ctrl+K", icon="search")
    yield _own("find", "在本页里找", stage.find, "编辑", key="Ctrl+F")


def _ways(stage: Stage, ways: dict[str, tuple[str, str]]) -> Iterator[Command]:
    for name, (label, key) in ways.items():
        yield _own(f"go.{name}", f"去{label}", partial(stage.go, name), "视图", key=key)


def _view(stage: Stage) -> Iterator[Command]:
    yield _own("back", "后退", partial(stage.step_back, -1), "视图", key="Alt+Left", icon="arrow-left")
    yield _own("forward", "前进", partial(stage.step_back, 1), "视图", key="Alt+Right", icon="arrow-right")
    yield _own("refresh", "刷新", stage.refresh, "视图", key="F5", icon="refresh")
    yield _own("cover", "遮挡个人信息", stage.cover, "视图", key="F9", icon="eye-off")
    yield from gathered("字号", _letters(stage))
    yield from gathered("配色", _colours(stage))


def _letters(stage: Stage) -> Iterator[Command]:
    yield _own("larger", "字大一些", partial(stage.step_letters, 1), "视图", key="Ctrl+=")
    yield _own("smaller", "字小一些", partial(stage.step_letters, -1), "视图", key="Ctrl+-")
    yield _own("usual", "字号还原", partial(stage.choose_letters, "medium"), "视图", key="Ctrl+0")
    for code, label in LETTER_SIZES.entries.items():
        yield _own(f"letters.{code}", f"字号 {label}", partial(stage.choose_letters, code), "视图")


def _colours(stage: Stage) -> Iterator[Command]:
    for one in COLOURINGS:
        yield _own(f"colours.{one.code}", f"配色 {one.label}", partial(stage.choose_colours, one.code), "视图")


def _help(stage: Stage) -> Iterator[Command]:
    yield _own("keys", "键盘快捷键", stage.show_keys, "帮助", key="Ctrl+/", icon="keyboard")
    yield _own("about", "关于小巷", stage.show_about, "帮助", icon="info-circle")


def _own(name: str, label: str, run: Callable[[], None], menu: str = "", *, key: str = "", icon: str = "") -> Command:
    return Own(f"window.{name}", label, lambda _desk: run(), menu=menu, key=key, icon=icon)

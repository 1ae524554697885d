"""The menu that says which columns of a list are shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from desktop.base.text import tr


def column_menu(parent: QWidget, offered: Sequence[str], shown: Sequence[str], show: Callable[[Sequence[str]], None]) -> QMenu:
    """A tick for each heading. Show it with `popup`; it goes when it is closed.

    Args:
        show: called with the headings to be shown when one was ticked or unticked.
    """
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    for place, name in enumerate(offered):
        action = menu.addAction(tr(name))
        action.setCheckable(True)
        action.setChecked(name in shown)
        action.setEnabled(place > 0)  # without its first column a row says nothing
        action.toggled.connect(partial(_toggle, name, tuple(shown), show))
    return menu


def _toggle(name: str, shown: Sequence[str], show: Callable[[Sequence[str]], None], on: bool) -> None:  # noqa: FBT001 - Qt's signal
    rest = [one for one in shown if one != name]
    show([*rest, name] if on else rest)

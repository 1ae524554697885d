"""The menu of views: keep what is shown as an own view, update, turn back, rename, delete; and how high rows are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QMenu

from desktop.base.text import tr
from desktop.store.query import GROUPED
from desktop.ui.listcard import ListCard
from desktop.ui.views import View, Views
from desktop.work.viewing import ROW_SHARES


class ViewMenu(QObject):
    """Opens under the button of a list, and on an own view with the right mouse button."""

    def __init__(self, views: Views, listed: ListCard) -> None:
        super().__init__(listed)
        self._views, self._list = views, listed
        listed.view_button.clicked.connect(self._open)
        views.menu_asked.connect(self._open_for)

    @Slot()
    def _open(self) -> None:
        below = self._list.view_button.rect().bottomLeft()
        self.menu().popup(self._list.view_button.mapToGlobal(below))

    @Slot(object, QPoint)
    def _open_for(self, view: View, where: QPoint) -> None:
        made = self._new()
        self._about(made, view)
        made.popup(where)

    def menu(self) -> QMenu:
        """What can be done with views now."""
        made = self._new()
        made.addAction(tr("存为视图…"), self._views.keep)
        back = made.addAction(tr("还原成原来的样子"), self._views.turn_back)
        back.setEnabled(self._views.is_changed)
        if self._views.now.own is not None:
            made.addSeparator()
            update = made.addAction(tr(f"更新“{self._views.now.label}”"), self._views.update_now)
            update.setEnabled(self._views.is_changed)
            self._about(made, self._views.now)
        made.addSeparator()
        groups = made.addMenu(tr("分组"))
        now = self._list.look
        for name, words in self._groupings().items():
            _tick(groups, words, partial(self._list.table.group_by, name), is_on=now.group == name)
        heights = made.addMenu(tr("行高"))
        for word in ROW_SHARES:
            _tick(heights, word, partial(self._list.show_rows, word), is_on=now.rows == word)
        return made

    def _groupings(self) -> Mapping[str, str]:
        """Field -> words, for all that rows can be grouped by."""
        listed = [one.field for one in self._list.offered if one.field is not None]
        fields = [one for one in listed if not one.private and isinstance(one.kind, GROUPED)]
        return {"": "不分组", **{one.name: f"{one.label}（按楼）" if one.kind.has_order else one.label for one in fields}}

    def _about(self, menu: QMenu, view: View) -> None:
        assert view.own is not None, "only own views can be changed"
        menu.addAction(tr(f"给“{view.label}”改名…"), partial(self._views.rename, view.own))
        menu.addAction(tr(f"删除“{view.label}”"), partial(self._views.drop, view.own))

    def _new(self) -> QMenu:
        made = QMenu(self._list)
        made.aboutToHide.connect(made.deleteLater)
        return made


def _tick(menu: QMenu, words: str, run: Callable[[], None], *, is_on: bool) -> None:
    action = menu.addAction(tr(words), run)
    action.setCheckable(True)
    action.setChecked(is_on)

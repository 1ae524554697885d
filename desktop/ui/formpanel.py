"""A form in its card: what it is, what was left half-typed last time, and the buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop.base.errors import DeskError
from desktop.model.record import Record
from desktop.ui import theme
from desktop.ui.arrange import across, down, held, remeasure, scrolling
from desktop.ui.buttons import button, icon_button
from desktop.ui.form import Manners, RecordForm
from desktop.ui.labels import label, reword
from desktop.ui.refusalnote import RefusalNote
from desktop.ui.sheet import ENTER
from desktop.work.desk import Desk

_WIDEST = 900
_EDGES = 4
"""Px of the edges of the card, and of the lines under its head and above its foot."""
_HINT_CHANGE = "只保存改动过的项目，别人同时改的不会被盖掉"


class FormPanel(QFrame):
    """Asks for one record in place of the table.

    Args:
        whose: whom a record is about, where the form is titled with that name.

    Signals:
        submitted: the record as it was opened and as it was left.
        closed: back to the table; what is half-typed stays in `draft`.
    """

    submitted = Signal(object, object)
    closed = Signal()

    def __init__(
        self,
        desk: Desk,
        kind: type[Record],
        manners: Manners | None = None,
        parent: QWidget | None = None,
        *,
        whose: Callable[[Record], Record | None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind, self._whose = kind, whose
        self._drafts: dict[str, dict[str, str]] = {}
        self._sent: dict[str, dict[str, str]] = {}
        """What was half-typed of a record when it was sent off, until it is kept."""
        self.form = RecordForm(desk, kind, manners)
        self._back = icon_button("arrow-left", f"回到{kind.label}列表", key="Esc")
        self._title, self._hint = label("", "section"), label("", "caption")
        self._clear = button("清空", kind="link")
        self._again = held(across(label("上次没写完的内容已经放回来了"), None, self._clear, margins=(12, 2, 6, 2)), "notice")
        self.cancel, self.another = button("取消", key="Esc"), button("保存并接着登记", key="Ctrl+Shift+Enter")
        self.save = button("保存", kind="primary", key="Ctrl+Enter")
        self.refusal = RefusalNote()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = across(self._back, down(self._title, self._hint, gap=0), None, gap=10, margins=(14, 10, 20, 10))
        self._body = held(down(self._again, self.form, gap=10, margins=(24, 12, 24, 12)))
        self._body.setMaximumWidth(theme.px(_WIDEST))
        keys = label("Enter 下一项　Ctrl+Enter 保存　Esc 返回", "caption")
        foot = across(keys, None, self.cancel, self.another, self.save, gap=10)
        foot.setContentsMargins(24, 10, 24, 12)
        centre = held(across((self._body, 1)))
        self._refused = held(across((self.refusal, 1), margins=(24, 10, 24, 2)))
        self._refused.hide()
        self._ends = held(head, "bar"), self._refused, held(foot, "foot")
        top, above, bottom = self._ends
        self._card = held(down(top, above, (scrolling(centre), 1), bottom, gap=0, margins=(1, 1, 1, 1)), "card")
        # A short form ends with its last field: buttons far below it would belong to nothing.
        column = down((self._card, 1), gap=0)
        column.addStretch(0)
        self.setLayout(column)
        self._body.installEventFilter(self)

    def _connect(self) -> None:
        self.form.submitted.connect(self._hand_over)
        self.form.cancelled.connect(self.close_form)
        self.save.clicked.connect(self._save)
        self.another.clicked.connect(self._save_and_another)
        self.cancel.clicked.connect(self.close_form)
        self._back.clicked.connect(self.close_form)
        self._clear.clicked.connect(self._begin_again)
        theme.LOOK.changed.connect(self._fit)

    def open(self, record: Record) -> None:
        """Ask for a new record when it has no uid yet, else for changes of this one; half-typed words stand there again."""
        self.form.open(record)
        self._refused.hide()
        is_new = not record.uid
        named = (self._whose(record) if self._whose is not None else None) or record
        title = f"登记{self._kind.label}" if is_new else f"修改{self._kind.label}：{named.title()}"
        reword(self._title, title)
        reword(self._hint, self.form.hint if is_new else _HINT_CHANGE)
        self.another.setVisible(is_new)
        words = self._drafts.get(record.uid, {})
        self.form.restore(words)
        self._again.setVisible(bool(words))
        remeasure(self.form.grid, self)
        self.allow(saving=True)
        self.form.focus_first()

    def allow(self, *, saving: bool) -> None:
        """While the record is on its way it cannot be saved a second time."""
        self.save.setEnabled(saving)
        self.another.setEnabled(saving)

    def refuse(self, error: DeskError) -> None:
        """The record was not kept: say why over the form, which stands as it was left, and beside the field it is about."""
        self.allow(saving=True)
        self.refusal.say(error)
        self._refused.show()
        self._fit_height()
        self.form.blame(error)

    def done(self, record_uid: str) -> None:
        """The record is kept: nothing of it is half-typed any more, neither here nor among what was left open."""
        sent = self._sent.pop(record_uid, None)
        if self.form.before.uid == record_uid and sent in (None, self.form.draft()):
            self.form.open(self.form.before)
        if sent in (None, self._drafts.get(record_uid)):
            self._drafts.pop(record_uid, None)

    def draft(self) -> dict[str, str]:
        """Half-typed words of every form left open: `uid/field` -> words; a new record's uid is blank."""
        self._keep_draft()
        return {f"{uid}/{name}": words for uid, draft in self._drafts.items() for name, words in draft.items()}

    def restore(self, draft: dict[str, str]) -> None:
        """Take back what `draft` gave; answers are shown when their record is opened."""
        for key, words in draft.items():
            uid, _, name = key.partition("/")
            self._drafts.setdefault(uid, {})[name] = words

    def restored(self) -> tuple[str, ...]:
        """Uids with something half-typed; blank for a new record."""
        return tuple(self._drafts)

    @Slot()
    def close_form(self) -> None:
        """Go back; nothing is lost and nothing is asked."""
        self._keep_draft()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Wherever the keyboard is: on 否, on 取消, between the fields.
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self.save.isEnabled():
                self.form.submit(another=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _save(self) -> None:
        self.form.submit()

    @Slot()
    def _save_and_another(self) -> None:
        self.form.submit(another=True)

    @Slot(object, object)
    def _hand_over(self, before: Record, after: Record) -> None:
        self.allow(saving=False)
        self._refused.hide()
        self._sent[before.uid] = self.form.draft()
        self.submitted.emit(before, after)

    @Slot()
    def _begin_again(self) -> None:
        self._drafts.pop(self.form.before.uid, None)
        self.form.open(self.form.before)
        self._again.hide()
        self.form.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._body and event.type() is QEvent.Type.LayoutRequest:
            self._fit_height()
        return super().eventFilter(watched, event)

    @Slot()
    def _fit(self) -> None:
        self._body.setMaximumWidth(theme.px(_WIDEST))
        self._fit_height()

    def _fit_height(self) -> None:
        width = min(self.width() - 2, self._body.maximumWidth())
        ends = sum(_height(one, self.width() - 2) for one in self._ends if not one.isHidden())
        self._card.setMaximumHeight(ends + _height(self._body, width) + _EDGES)

    def _keep_draft(self) -> None:
        words = self.form.draft()
        if words:
            self._drafts[self.form.before.uid] = words
        else:
            self._drafts.pop(self.form.before.uid, None)


def _height(part: QWidget, width: int) -> int:
    return part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()

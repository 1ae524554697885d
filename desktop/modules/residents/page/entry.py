"""登记一户: the address once, then one line per person. Enter goes on, Ctrl+Enter keeps all of it as one step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QGridLayout, QLineEdit, QWidget

from desktop.base.errors import DeskError
from desktop.base.text import counted, tr
from desktop.modules.residents.page.personrow import CELLS, PersonRow, heads
from desktop.modules.residents.records import Household, Resident, Stay
from desktop.modules.residents.rules import places
from desktop.modules.residents.service import HouseholdEntry, neighbours_at, register_household
from desktop.ui import theme
from desktop.ui.arrange import across, down, held, scrolling
from desktop.ui.buttons import button, icon_button
from desktop.ui.editing.base import Editor
from desktop.ui.fieldrow import FieldRow
from desktop.ui.labels import Paragraph, label
from desktop.work.desk import Desk

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_AT_FIRST = 3
_WIDEST = 1060
_SHARES = (6, 7, 2, 3, 5)
_CHILDREN = "14 岁以下的孩子只存姓名、出生年、关系和监护人，写了证件号、电话也不会存"
_HINT = "住址写一次，一个人一行，空着的以后补。姓名格里也可以一口气写：姓名 证件号 关系 电话，中间空一格"


class EntrySheet(QFrame):
    """Signals: `closed` when the person goes back; `kept` with the household."""

    closed = Signal()
    kept = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._desk, self._wants_another = desk, False
        fields = {"address": Resident.fields["address"], "tenure": Household.fields["tenure"], "since": Stay.fields["since"]}
        self.top = {name: FieldRow(field, desk) for name, field in fields.items()}
        self.rows: list[PersonRow] = []
        self._back = icon_button("arrow-left", "回到居民", key="Esc")
        self._beside, self._children = Paragraph("", "caption"), Paragraph(_CHILDREN, "caption")
        self._notices = [held(down(one, margins=(12, 6, 12, 6)), "notice") for one in (self._beside, self._children)]
        self.cancel, self.another = button("取消", key="Esc"), button("保存并接着登记", key="Ctrl+Shift+Enter")
        self.save = button("保存", kind="primary", key="Ctrl+Enter")
        self._grid = QGridLayout()
        self._lay_out()
        self._connect()
        for _ in range(_AT_FIRST):
            self._add_row()
        self._look_beside()
        self._tell()

    def _lay_out(self) -> None:
        words = down(label("登记一户", "section"), Paragraph(_HINT, "caption"), gap=0)
        head = across(self._back, (words, 1), gap=10, margins=(14, 10, 20, 10))
        top = across((self.top["address"], 3), (self.top["tenure"], 2), (self.top["since"], 2), gap=16)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        for column, (one, share) in enumerate(zip(heads(), _SHARES, strict=True)):
            self._grid.addWidget(one, 0, column)
            self._grid.setColumnStretch(column, share)
        self._grid.setColumnStretch(len(CELLS), 2)
        beside, children = self._notices
        self._body = held(down(top, beside, self._grid, children, None, gap=10, margins=(24, 12, 24, 12)))
        keys = label("Enter 下一格　Ctrl+Enter 保存　Esc 返回", "caption")
        foot = across(keys, None, self.cancel, self.another, self.save, gap=10, margins=(24, 10, 24, 12))
        centre = held(across((self._body, 1)))
        self._area = scrolling(centre)
        self.setLayout(down(held(head, "bar"), (self._area, 1), held(foot, "foot"), gap=0, margins=(1, 1, 1, 1)))
        self._fit()

    def _connect(self) -> None:
        self._back.clicked.connect(self.closed)
        self.cancel.clicked.connect(self.closed)
        self.save.clicked.connect(self.submit)
        self.another.clicked.connect(self._submit_and_go_on)
        self.top["address"].editor.left.connect(self._look_beside)
        theme.LOOK.changed.connect(self._fit)
        for row in self.top.values():
            self._watch(row.editor)

    def begin(self, address: str = "") -> None:
        """Ask for a household; what is half-typed stays, another address takes the place of the one before."""
        if address:
            self.top["address"].editor.write(address)
            self._look_beside()
        self._tell()
        start = self.rows[0].cells["name"] if address else self.top["address"].editor
        start.setFocus()

    def clear(self) -> None:
        """Begin anew."""
        for row in self.top.values():
            row.editor.write("")
            row.tell("")
        for person in self.rows:
            person.clear()
        self._look_beside()
        self._tell()

    def draft(self) -> dict[str, str]:
        """What is half-typed: `address`, `0/name` -> words."""
        found = {name: words for name, row in self.top.items() if (words := row.editor.words().strip())}
        return found | {f"{row.number}/{name}": words for row in self.rows for name, words in row.words.items()}

    def restore(self, draft: Mapping[str, str]) -> None:
        """Put back what was half-typed."""
        for key, words in draft.items():
            number, _, name = key.partition("/")
            if not name:
                self.top[number].editor.write(words)
                continue
            while len(self.rows) <= int(number):
                self._add_row()
            self.rows[int(number)].write({name: words})
        for person in self.rows:
            person.judge()
        self._tell()

    @Slot()
    def submit(self) -> None:
        """Keep the household, or go to the first cell in the way."""
        people = [row for row in self.rows if not row.is_blank]
        for row in people:
            row.part()
        stops = [stop for stop in (self._wrong_top(), *(row.wrong() for row in people)) if stop]
        if not people and not stops:
            stops = [self.rows[0].cells["name"]]
        if stops:
            stops[0].setFocus()
            QTimer.singleShot(0, self, partial(self._show_why, stops[0]))  # once the words have a place
            return
        values = {name: row.editor.value() for name, row in self.top.items()}
        entry = HouseholdEntry(values["address"], tuple(row.newcomer() for row in people), values["tenure"], values["since"])
        self._allow(saving=False)
        self._desk.do(register_household, entry).then(self._done, self._refused)

    def _show_why(self, stop: Editor) -> None:
        """Bring into sight what is said below the row of a cell."""
        row = next((row for row in self.rows if stop in row.cells.values()), None)
        if row is not None and row.note.isVisibleTo(self):
            self._area.ensureWidgetVisible(row.note, 0, theme.px(8))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.key() not in {*_ENTER, Qt.Key.Key_Escape}:
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # so that the key comes here and not to a shortcut of the window
            return False
        if event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.modifiers() & _CTRL:
            self._wants_another = bool(event.modifiers() & _SHIFT)
            self.submit()
        else:
            self._go_on(watched)
        return True

    def _watch(self, made: Editor) -> None:
        made.input.installEventFilter(self)
        line = made.input.lineEdit() if isinstance(made.input, QComboBox) else None
        if line is not None:
            line.returnPressed.connect(partial(self._take, made.input, line))

    def _take(self, box: QWidget, line: QLineEdit) -> None:
        """Enter while a list of choices hangs below: it takes the marked choice and goes on, as without the list."""
        completer = line.completer()
        popup = completer.popup() if completer else None
        if popup is not None and popup.isVisible():
            chosen = popup.currentIndex()
            popup.hide()
            if chosen.isValid():
                line.setText(chosen.data())
        act = self.submit if QApplication.keyboardModifiers() & _CTRL else partial(self._go_on, box)
        self.window().activateWindow()  # on some systems the list has taken the activity with it
        QTimer.singleShot(0, self, act)

    def _go_on(self, watched: QObject) -> None:
        """To the next cell that is not filled by another; behind a whole line to the next person, behind the last to 保存."""
        for row in self.rows:
            if watched is row.cells["name"].input and row.part():
                self._focus_after(row.cells["phone"].input)
                return
        self._focus_after(watched)

    def _focus_after(self, watched: QObject) -> None:
        is_behind = False
        for made, row in self._editors():
            if is_behind and not (row and row.follows(made)):
                made.setFocus(Qt.FocusReason.TabFocusReason)
                return
            is_behind = is_behind or made.input is watched
        self.save.setFocus(Qt.FocusReason.TabFocusReason)

    def _editors(self) -> Iterator[tuple[Editor, PersonRow | None]]:
        """Every cell in the order of the sheet, each of a person with its row."""
        yield from ((row.editor, None) for row in self.top.values())
        yield from ((made, person) for person in self.rows for made in person.cells.values())

    def _add_row(self) -> None:
        row = PersonRow(self._desk, len(self.rows), self._body)
        row.place(self._grid, 1 + 2 * len(self.rows))
        row.edited.connect(self._grow)
        row.left.connect(self._tell)
        for made in row.cells.values():
            self._watch(made)
        before = list(self.rows[-1].cells.values())[-1] if self.rows else self.top["since"].editor
        for made in row.cells.values():
            QWidget.setTabOrder(before, made)
            before = made
        self.rows.append(row)
        row.fit()
        row.clear()

    @Slot()
    def _grow(self) -> None:
        """There is always a blank line below the last person."""
        if not self.rows[-1].is_blank:
            self._add_row()

    @Slot()
    def _look_beside(self) -> None:
        """Say who lives behind the door already."""
        found = neighbours_at(self._desk.store, self.top["address"].editor.words())
        names = "、".join(one.head or tr("户主未定") for one in found)
        self._beside.reword(f"这里已经住着{names}，新写的是另一户。是同一户就取消，在那一户用“加家人”" if found else "")
        self._notices[0].setVisible(bool(found))

    @Slot()
    def _tell(self) -> None:
        self._notices[1].setVisible(any(row.is_child for row in self.rows if not row.is_blank))

    def _wrong_top(self) -> Editor | None:
        address = self.top["address"]
        place = places.read(address.editor.words().strip())
        address.tell("" if place else "写上住址，如 示例路100弄5号302")
        unread = [(row, row.unread()) for row in self.top.values()]
        for row, why in unread:
            if why:
                row.tell(why)
        return next((row.editor for row, why in unread if why or (row is address and not place)), None)

    def _done(self, household: Household) -> None:
        people = sum(not row.is_blank for row in self.rows)
        self._allow(saving=True)
        self.clear()
        self._desk.ask.tell(f"已登记一户：{household.title()}，{counted(people, '人')}", undo=True)
        if self._wants_another:
            self._wants_another = False
            self.begin()
        else:
            self.kept.emit(household)

    def _refused(self, error: DeskError) -> None:
        self._allow(saving=True)
        self._desk.ask.refuse(error)

    def _allow(self, *, saving: bool) -> None:
        self.save.setEnabled(saving)
        self.another.setEnabled(saving)

    @Slot()
    def _submit_and_go_on(self) -> None:
        self._wants_another = True
        self.submit()

    @Slot()
    def _fit(self) -> None:
        self._body.setMaximumWidth(theme.px(_WIDEST))
        for row in self.rows:
            row.fit()

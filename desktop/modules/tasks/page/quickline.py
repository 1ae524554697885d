"""The line over the tasks: one line is one task, and what was understood stands below it as chips before Enter."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Slot
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from desktop.base.errors import DeskError
from desktop.base.problems import Problem
from desktop.base.text import tr
from desktop.modules.tasks.commands import ROUND
from desktop.modules.tasks.records import Task
from desktop.modules.tasks.rules import quickline
from desktop.modules.tasks.rules.linewords import Word, day_words
from desktop.modules.tasks.rules.quickline import LONGEST, Mark, Part, Person, problems, read
from desktop.modules.tasks.service import assign
from desktop.modules.team.service import self_of, serving
from desktop.ui.arrange import down
from desktop.ui.buttons import button
from desktop.ui.chips import Chip
from desktop.ui.editing.flow import Flow
from desktop.ui.labels import Paragraph
from desktop.ui.linetools import line_cross
from desktop.work.daywords import said
from desktop.work.desk import Desk

_HINT = "写一行就派一项，例如：联系物业看样板 @小林 周五 #加梯 !急"
_PRIORITY = Task.fields["priority"].kind


class Entry(QLineEdit):
    """A line in which Enter belongs to the input method for as long as it composes a word.

    Ctrl+Z is the line's own while it was typed in; after `forget` it is the window's, and takes back what was done.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_composing = False

    def forget(self) -> None:
        """Begin anew: Ctrl+Z does not bring the words back."""
        self.setText("")  # clear() would leave the words to be brought back

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            if is_undo or (event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()):
                event.ignore()
                return False
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_composing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.accept()
            return
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            event.accept()
            return
        super().keyPressEvent(event)


class QuickLine(QWidget):
    """The line, its chips, and the sentence that says what is missing. It stays open: the next task follows at once."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._people: tuple[Person, ...] = ()
        self._me = ""
        self.line = Entry()
        self.line.setPlaceholderText(tr(_HINT))
        self.line.setAccessibleName(tr("快速派任务"))
        self.line.setMaxLength(LONGEST)
        line_cross(self.line)
        self.line.setEnabled(desk.actor.may(assign.needs))
        self.chips = Flow()
        self.sentence = Paragraph("", "bad")
        self._names = QStringListModel(self)
        self._list = QCompleter(self._names, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setWidget(self.line)
        self._popup = QListView()
        self._list.setPopup(self._popup)
        self.setLayout(down(self.line, self.chips, self.sentence, gap=6))
        self.setFocusProxy(self.line)
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        self.line.textChanged.connect(self._follow)
        self.line.textEdited.connect(self._offer_names)
        self.line.returnPressed.connect(self.give)
        self._list.activated[str].connect(self._complete)  # type: ignore[index]  # the stubs know no overloaded signals

    def claim(self, page: QWidget) -> None:
        """Let Ctrl+N anywhere on this page come here."""
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) and self.line.isEnabled()
        if not (is_key and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.New)):
            return super().eventFilter(watched, event)
        # Accepted as an override, the key comes again as a press and not as the window's shortcut.
        event.accept()
        if event.type() is QEvent.Type.KeyPress:
            self.begin()
        return True

    @Slot()
    def begin(self) -> None:
        """Go to the line."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    @property
    def half_typed(self) -> str:
        """The words that were not sent off yet."""
        return self.line.text()

    def restore(self, words: str) -> None:
        """Take back what `half_typed` gave; what was typed since stays."""
        if words and not self.line.text():
            self.line.setText(words)

    def refresh(self) -> None:
        """The team may be another."""
        me = self_of(self._desk.store, self._desk.actor)
        self._me = me.uid if me else ""
        self._people = tuple(Person(one.uid, one.title()) for one in serving(self._desk.store))
        self._follow()

    @property
    def understood(self) -> quickline.QuickLine:
        """The line as it is read now."""
        return read(self.line.text(), self._people, self._desk.today, self._me)

    @Slot()
    def give(self) -> None:
        """Give the task, or say what is missing."""
        line = self.understood
        if not line.text.strip():
            return
        wrong = list(self._wrong(line))
        self._say(wrong)
        if wrong:
            return
        task = quickline.task_of(line, self._me)
        self.line.forget()
        name = next(one.name for one in self._people if one.uid == task.assignee)
        self._desk.do(assign, task).then(
            lambda kept: self._desk.ask.tell(self._told(kept, name), undo=True), partial(self._put_back, line.text)
        )

    def _told(self, task: Task, name: str) -> str:
        until = f"，{said(task.due, self._desk.today)}到期" if task.due else ""
        return f"已派任务 {task.no} 给{name}{until}"

    def _put_back(self, text: str, error: DeskError) -> None:
        if not self.line.text():
            self.line.setText(text)
        self._desk.ask.refuse(error)

    @Slot()
    def _follow(self) -> None:
        """Show what is understood; what is wrong is said when the word is finished, not while it is typed."""
        line = self.understood
        self.chips.fill([*self._shown(line)] if line.text.strip() else [])
        self.chips.setVisible(bool(line.text.strip()))
        at = self.line.cursorPosition()
        is_naming = any(part.start < at <= part.end for part in line.named)
        self._say([] if is_naming or not line.subject else list(problems(line, self._people, self._desk.today)))

    def _wrong(self, line: quickline.QuickLine) -> list[Problem]:
        found = list(problems(line, self._people, self._desk.today))
        if not line.named and not self._me:
            found.append(Problem("交给谁", "写上 @谁，例如 @小林"))
        return found

    def _say(self, wrong: Sequence[Problem]) -> None:
        self.sentence.reword("；".join(one.what for one in wrong))
        self.sentence.setVisible(bool(wrong))

    def _shown(self, line: quickline.QuickLine) -> list[QWidget]:
        made: list[QWidget] = []
        for part in line.named:
            made += self._who(part, line.people)
        if not line.named:
            made.append(self._chip("本人" if self._me else "还没写给谁"))
        made += [self._day(word) for word in day_words(line, self._desk.today)]
        made += [self._chip(f"#{tag}", "info") for tag in line.tags]
        if line.priority:
            made.append(self._chip(_PRIORITY.show(line.priority), "warn" if line.priority == "urgent" else "info"))
        return made

    def _day(self, word: Word) -> QWidget:
        """What was understood of days; what comes round leads to where that is entered."""
        if not word.is_round:
            return self._chip(word.words, word.tone)
        made = button(word.words, "refresh", kind="chip")
        made.setCheckable(False)
        made.clicked.connect(lambda: self._desk.go("tasks", ROUND))
        return made

    def _who(self, part: Part, people: Sequence[str]) -> list[QWidget]:
        """Who is meant, who leads where there are several; whoever may be meant as well can be pressed.

        Args:
            people: uids of all who are named clearly.
        """
        if len(part.people) == 1:
            person = part.people[0]
            role = "" if len(people) == 1 else "主办 " if person.uid == people[0] else "一起做 "
            return [self._chip(f"{role}{person.name}", "info")]
        if not part.people:
            return [self._chip("没有这个人", "bad")]
        made: list[QWidget] = []
        for person in part.people:
            chip = button(f"{person.name}？", kind="chip")
            chip.setCheckable(False)
            chip.clicked.connect(partial(self._name, part, person))
            made.append(chip)
        return made

    def _chip(self, words: str, tone: str = "neutral") -> Chip:
        return Chip(words, tone, self.chips)  # with its place from the start, or it would be a window for a moment

    def _name(self, part: Part, person: Person, _checked: object = None) -> None:
        """Write the whole name in place of what was typed."""
        text = self.line.text()
        before, after = text[: part.start], text[part.end :].lstrip()
        self.line.setText(f"{before}@{person.name} {after}")
        self.line.setCursorPosition(len(before) + len(person.name) + 2)
        self.line.setFocus()

    @Slot()
    def _offer_names(self) -> None:
        """While a name is typed that may be several people's, offer them below the line."""
        part = self._typed_name()
        people = part.people if part is not None and part.end - part.start > 1 else self._people
        if part is None or len(people) < 2:
            self._popup.hide()
            return
        self._names.setStringList([one.name for one in people])
        self._list.complete()
        self._popup.setCurrentIndex(self._list.completionModel().index(0, 0))

    @Slot(str)
    def _complete(self, name: str) -> None:
        part = self._typed_name()
        person = next((one for one in self._people if one.name == name), None)
        if part is not None and person is not None:
            self._name(part, person)

    def _typed_name(self) -> Part | None:
        at = self.line.cursorPosition()
        return next((one for one in self.understood.parts if one.mark is Mark.WHO and one.start < at <= one.end), None)

"""Choosing a password: typed twice, judged while it is typed, with a good one suggested."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from desktop.base.clock import Clock
from desktop.base.text import tr
from desktop.store import passwords
from desktop.ui import theme
from desktop.ui.arrange import across, down
from desktop.ui.buttons import button, icon_button
from desktop.ui.labels import Paragraph, label

_PAUSE_MS = 200
_SIDES = 32
"""Px at 小四 that a line needs beside its words: a suggested password is read whole."""
_RULE = "10 个字符以上，大小写、数字、符号用三种；或者几个词写成 16 个字符以上"


class NewPassword(QWidget):
    """Two lines and what is still wrong with them.

    Args:
        names: gives the names a guesser would try: people, area, street.
        clock: chance for the suggestion.

    Signals: `changed` when `is_good` may be another.
    """

    changed = Signal()

    def __init__(self, names: Callable[[], Sequence[str]], clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names, self._clock = names, clock
        self._weaknesses: list[str] = []
        self.first, self.second = _secret("密码"), _secret("再输一次")
        self._eye = icon_button("eye", "看一眼密码")
        self._eye.setCheckable(True)
        self._suggest = button("帮我想一个", kind="link")
        self.finding = Paragraph(_RULE, "caption")
        lines = across(
            down(label("密码", "quiet"), self.first, gap=4), down(label("再输一次", "quiet"), self.second, gap=4), gap=16
        )
        self.setLayout(down(lines, across((self.finding, 1), self._suggest, self._eye, gap=4), gap=4))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._connect()

    def _connect(self) -> None:
        for line in (self.first, self.second):
            line.textChanged.connect(self._typed)
        self._pause.timeout.connect(self.judge)
        self._eye.toggled.connect(self._look)
        self._suggest.clicked.connect(self.suggest)

    @property
    def is_good(self) -> bool:
        """Whether it is strong enough and typed twice alike."""
        return bool(self.first.text()) and not self._pause.isActive() and not self._weaknesses and self._is_twice

    @property
    def password(self) -> str:
        """What was typed, once it is good."""
        return self.first.text() if self.is_good else ""

    @Slot()
    def judge(self) -> None:
        """Say what is still wrong."""
        self._pause.stop()
        typed = self.first.text()
        self._weaknesses = passwords.weaknesses(typed, self._names()) if typed else []
        if not typed:
            self._say(_RULE, "caption")
        elif self._weaknesses:
            self._say("；".join(self._weaknesses), "bad")
        elif self.second.text() and not self._is_twice:
            self._say("两次输的不一样", "bad")
        else:
            self._say("✓ 这个密码可以" if self._is_twice else "✓ 这个密码可以，再输一次", "ok")
        self.changed.emit()

    @Slot()
    def suggest(self) -> None:
        """Put a pass phrase into both lines and show it, with the words it is remembered by."""
        phrase = passwords.suggest(self._clock)
        needed = self.first.fontMetrics().horizontalAdvance(phrase) + theme.px(_SIDES)
        window, missing = self.window(), 2 * (needed - self.first.width())
        if isinstance(window, QDialog) and missing > 0:
            window.resize(window.width() + missing, window.height())
        for line in (self.first, self.second):
            line.setText(phrase)
            line.setCursorPosition(0)
        self._eye.setChecked(True)
        self.judge()
        self._say(f"✓ 记住这四个词：{passwords.spelled(phrase)}，用拼音、横线连起来", "ok")

    @property
    def _is_twice(self) -> bool:
        return self.first.text() == self.second.text()

    def _say(self, text: str, role: str) -> None:
        self.finding.reword(text, role)

    @Slot()
    def _typed(self) -> None:
        self._pause.start()
        self.changed.emit()

    @Slot(bool)
    def _look(self, seen: bool) -> None:  # noqa: FBT001 - Qt hands the state of the button
        mode = QLineEdit.EchoMode.Normal if seen else QLineEdit.EchoMode.Password
        for line in (self.first, self.second):
            line.setEchoMode(mode)


def _secret(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setAccessibleName(tr(name))
    return line

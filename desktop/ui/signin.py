"""The door: who is it, and the password. Also what stands on the screen while the desk is locked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPlainTextEdit, QStackedWidget, QWidget

from desktop.base.errors import DeskError
from desktop.base.text import tr
from desktop.model.codes import CodeList
from desktop.store.vault import Keyholder, TooSoonError, WrongPasswordError
from desktop.ui import theme
from desktop.ui.arrange import across, down, held
from desktop.ui.avatar import Avatar
from desktop.ui.buttons import button
from desktop.ui.labels import Paragraph, label
from desktop.ui.tiles import Tile

_ROLES = CodeList("role")


class SignIn(QWidget):
    """Tiles of people and a password line; behind a link, the recovery code.

    Args:
        given: a password that is no secret, as the demo's; it stands in the line already.

    Signals: `tried` with keyholder id and password, `tried_code` with the code as typed.
    """

    tried = Signal(str, str)
    tried_code = Signal(str)

    def __init__(self, people: Sequence[Keyholder], *, locked: bool, chosen: str = "", given: str = "") -> None:
        super().__init__()
        self._title = label("已锁上" if locked else "小巷", "title")
        welcome = "演示数据，密码已经填好，点“打开”就行" if given else "居民区书记工作台"
        self._note = Paragraph("输入密码接着做，没写完的内容都在" if locked else welcome, "quiet")
        self.tiles = QButtonGroup(self)
        self.password = QLineEdit(given)
        self.open_button = button("打开", kind="primary")
        self.use_code = button("用恢复码打开", kind="link")
        self.code = QPlainTextEdit()
        self.open_with_code = button("用恢复码打开", kind="primary")
        self.use_password = button("改用密码", kind="link")
        self.finding = Paragraph("", "bad")
        self.finding.hide()
        self._ways = QStackedWidget()
        self._wait = QTimer(self)
        self._wait.setInterval(1000)
        self._seconds = 0
        self._is_at_work = False
        self._lay_out(people, chosen)
        self._connect()

    def _lay_out(self, people: Sequence[Keyholder], chosen: str) -> None:
        tiles = [_tile(person, is_chosen=person.id == (chosen or people[0].id)) for person in people]
        for place, tile in enumerate(tiles):
            self.tiles.addButton(tile, place)
        self._ids = [person.id for person in people]
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(tr("密码"))
        self.code.setAccessibleName(tr("恢复码"))
        self.code.setPlaceholderText(tr("按纸上的顺序输入 8 组数字"))
        self.code.setTabChangesFocus(True)
        self.code.setMaximumHeight(theme.px(84))
        by_password = down(
            down(*tiles, gap=8),
            4,
            down(label("密码", "quiet"), self.password, gap=4),
            across(self.use_code, None, self.open_button),
        )
        by_code = down(label("恢复码", "quiet"), self.code, across(self.use_password, None, self.open_with_code), None, gap=8)
        for way in (by_password, by_code):
            self._ways.addWidget(held(way))
        self.setLayout(
            down(down(self._title, self._note, gap=2), 4, self._ways, self.finding, gap=12, margins=(28, 24, 28, 24))
        )

    def _connect(self) -> None:
        self.open_button.clicked.connect(self._try)
        self.password.returnPressed.connect(self._try)
        self.open_with_code.clicked.connect(lambda: self.tried_code.emit(self.code.toPlainText()))
        self.use_code.clicked.connect(lambda: self._turn(self.code))
        self.use_password.clicked.connect(lambda: self._turn(self.password))
        self.tiles.idClicked.connect(lambda _: self.password.setFocus())
        self._wait.timeout.connect(self._count_down)

    @property
    def chosen(self) -> str:
        """Id of the person whose tile is pressed."""
        return self._ids[self.tiles.checkedId()]

    def begin(self) -> None:
        """Put the cursor where the typing goes."""
        (self.password if self._ways.currentIndex() == 0 else self.code).setFocus()

    def work(self, *, on: bool, words: str = "正在打开…") -> None:
        """Show that something must be waited for, or that a password may be tried."""
        for part in (self.open_button, self.open_with_code, self.password, self.code, *self.tiles.buttons()):
            part.setEnabled(not on)
        self._is_at_work = on
        self._say(words if on else "", "quiet")

    def rest(self) -> None:
        """The job is over; if it told nothing, let it be tried again."""
        if self._is_at_work:
            self.work(on=False)

    def refuse(self, error: DeskError) -> None:
        """Say why it did not open; a delay is counted down on the button."""
        self.work(on=False)
        self._say(f"{error.title}。{error.advice}", "bad")
        if isinstance(error, WrongPasswordError | TooSoonError) and error.wait.seconds:
            self._seconds = error.wait.seconds
            self._wait.start()
            self._show_wait()
        self.password.selectAll()
        self.begin()

    @Slot()
    def _try(self) -> None:
        if self.password.text() and self.open_button.isEnabled():
            self.tried.emit(self.chosen, self.password.text())

    def _turn(self, to: QWidget) -> None:
        self._ways.setCurrentIndex(1 if to is self.code else 0)
        self._say("")
        to.setFocus()

    def _say(self, text: str, role: str = "quiet") -> None:
        self.finding.reword(text, role)
        self.finding.setVisible(bool(text))

    @Slot()
    def _count_down(self) -> None:
        self._seconds -= 1
        self._show_wait()

    def _show_wait(self) -> None:
        is_waiting = self._seconds > 0
        for act, words in ((self.open_button, "打开"), (self.open_with_code, "用恢复码打开")):
            act.setEnabled(not is_waiting)
            act.setText(f"{self._seconds} {tr('秒后再试')}" if is_waiting else tr(words))
        if not is_waiting:
            self._wait.stop()


def _tile(person: Keyholder, *, is_chosen: bool) -> Tile:
    role = tr(_ROLES.label(person.role))
    note = "钥匙坏了，请用别人的账号或恢复码打开" if person.is_damaged else role
    words = down(label(person.name, "strong"), label(note, "caption"), gap=0)
    made = Tile(f"{person.name}，{role}", across(Avatar(person.name, 36), (words, 1), gap=12, margins=(14, 8, 14, 8)))
    made.setCheckable(True)
    made.setChecked(is_chosen)
    made.setEnabled(not person.is_damaged)
    return made

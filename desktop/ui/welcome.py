"""The first screen of a new installation: whose it is, a password, and letters large enough to read the rest."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QRadioButton, QWidget

from desktop.base.clock import Clock
from desktop.base.errors import DeskError
from desktop.base.text import tr
from desktop.model.codes import CodeList
from desktop.ui import theme
from desktop.ui.arrange import across, down, held
from desktop.ui.buttons import button
from desktop.ui.labels import Paragraph, label
from desktop.ui.newpassword import NewPassword
from desktop.work.session import FirstRun

_LETTERS = CodeList("letter_size")
_LEVELS = CodeList("area_level")
_NAMES = {"neighbourhood": ("居民区名称", "所属街道"), "street": ("街道名称", "所属区")}


class Welcome(QWidget):
    """Asks what `FirstRun` needs.

    Signals: `answered` with it; `restore_asked` when there is a backup to go on with instead.
    """

    answered = Signal(object)
    restore_asked = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.area, self.street, self.name = QLineEdit(), QLineEdit(), QLineEdit()
        self._area_label, self._street_label = label("", "quiet"), label("", "quiet")
        self.password = NewPassword(lambda: [self.area.text(), self.street.text(), self.name.text()], clock)
        self.levels, self._levels = _choices(_LEVELS, "neighbourhood")
        self.letters, self._letters = _choices(_LETTERS, theme.LOOK.size)
        self.light = QCheckBox(tr("轻名册：证件号只留后四位"))
        self.next = button("下一步", kind="primary")
        self.restore = button("从备份恢复", kind="link")
        self.wrong = label("", "bad")
        self._lay_out()
        self._connect()
        self._choose_level()

    def _lay_out(self) -> None:
        head = down(label("欢迎来到小巷", "title"), label("先写几项，两分钟就好，名称和密码以后都能改", "quiet"), gap=2)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.addLayout(down(label("这台电脑用在", "quiet"), self._levels, gap=4), 0, 0)
        grid.addLayout(down(label("姓名", "quiet"), self.name, gap=4), 0, 1)
        grid.addLayout(down(self._area_label, self.area, gap=4), 1, 0)
        grid.addLayout(down(self._street_label, self.street, gap=4), 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._why = Paragraph("街道不允许另存名册时勾选。先问清楚街道：定下来就不能再改。", "caption")
        letters = across(label("字看得清吗？", "quiet"), self._letters, None, gap=16)
        body = down(head, grid, self.password, letters, down(self.light, self._why, gap=0), gap=14, margins=(28, 22, 28, 16))
        foot = held(across(self.restore, self.wrong, None, self.next, margins=(28, 12, 28, 14)), "foot")
        self.setLayout(down(body, None, foot, gap=0))  # what one place needs less than the other lies above the foot

    def _connect(self) -> None:
        self.name.setAccessibleName(tr("姓名"))
        self.levels.idToggled.connect(self._choose_level)
        self.letters.idToggled.connect(self._choose_letters)
        theme.LOOK.changed.connect(self._follow_letters)
        self.restore.clicked.connect(self.restore_asked)
        self.next.clicked.connect(self._answer)

    def work(self, *, on: bool) -> None:
        """Show that the store is being made, or that the answers may be changed."""
        self.setEnabled(not on)
        self.wrong.setText(tr("正在建立加密资料库…") if on else "")

    def rest(self) -> None:
        """The job is over; if it told nothing, let it be tried again."""
        if not self.isEnabled():
            self.work(on=False)

    def refuse(self, error: DeskError) -> None:
        """Say why no store was made."""
        self.work(on=False)
        self.wrong.setText(str(error))

    @property
    def level(self) -> str:
        """Code of where the program is used."""
        return list(_LEVELS.entries)[self.levels.checkedId()]

    @Slot()
    def _choose_level(self) -> None:
        own, above = _NAMES[self.level]
        for shown, line, word in ((self._area_label, self.area, own), (self._street_label, self.street, above)):
            shown.setText(tr(word))
            line.setAccessibleName(tr(word))
        self.area.setPlaceholderText(tr("示例苑居民区") if self.level == "neighbourhood" else tr("示例街道"))
        for one in (self.light, self._why):
            one.setVisible(self.level == "neighbourhood")

    @Slot(int, bool)
    def _choose_letters(self, place: int, chosen: bool) -> None:  # noqa: FBT001 - Qt's signature
        if chosen:
            theme.show(size=list(_LETTERS.entries)[place])

    @Slot()
    def _follow_letters(self) -> None:
        """The size was changed with the wheel."""
        self.letters.button(list(_LETTERS.entries).index(theme.LOOK.size)).setChecked(True)

    @Slot()
    def _answer(self) -> None:
        self.password.judge()
        missing = next((line for line in (self.name, self.area, self.street) if not line.text().strip()), None)
        if missing is not None:
            self.wrong.setText(f"{tr('还没有写')}{missing.accessibleName()}")
            missing.setFocus()
            return
        if not self.password.is_good:
            self.wrong.setText(tr("密码还不行，看看密码下面的提示"))
            self.password.first.setFocus()
            return
        self.wrong.setText("")
        self.answered.emit(
            FirstRun(
                area=self.area.text().strip(),
                street=self.street.text().strip(),
                name=self.name.text().strip(),
                password=self.password.password,
                letters=theme.LOOK.size,
                light=self.light.isChecked() and self.level == "neighbourhood",
                level=self.level,
            )
        )


def _choices(codes: CodeList, chosen: str) -> tuple[QButtonGroup, QHBoxLayout]:
    """Round buttons of a code list side by side; their ids are the places in the list."""
    group = QButtonGroup()
    row = across(gap=16)
    for place, (code, name) in enumerate(codes.entries.items()):
        one = QRadioButton(tr(name))
        one.setChecked(code == chosen)
        group.addButton(one, place)
        row.addWidget(one)
    row.addStretch(1)
    return group, row

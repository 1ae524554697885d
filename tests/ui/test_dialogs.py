"""The window asks and tells; every dialog speaks Chinese and can be answered with the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from ui.audit import findings
from ui.cast import PASSWORD

from desktop.base.clock import FixedClock
from desktop.base.errors import DeskError
from desktop.base.problems import Problem
from desktop.modules.residents.records import Resident
from desktop.ui.codepaper import CodePaper
from desktop.ui.dialogs import Dialogs
from desktop.ui.form import RecordForm
from desktop.ui.frame import Frame
from desktop.ui.newpassword import NewPassword
from desktop.ui.toast import Toast
from desktop.work.ask import FileKind

T = TypeVar("T")
EXCEL = FileKind("Excel 表格", ("xlsx", "xls"))


@pytest.fixture
def dialogs(show: Callable[..., QWidget], clock: FixedClock, qtbot: QtBot) -> Dialogs:
    window = show(QWidget(), 1366, 768)
    return Dialogs(window, Toast(window, lambda: None), clock)


@pytest.fixture
def answering(qtbot: QtBot) -> Callable[[Callable[[], T], Callable[[QDialog], Any]], T]:
    """Ask, and do something with the dialog as soon as it stands there; answers what was answered."""

    def answer(ask: Callable[[], T], act: Callable[[QDialog], Any]) -> T:
        failed: list[BaseException] = []

        def once() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None:
                QTimer.singleShot(10, once)
                return
            try:
                act(dialog)
            except BaseException as error:  # noqa: BLE001 - raised again once the dialog is closed
                failed.append(error)
            finally:
                if dialog.isVisible():
                    dialog.reject()

        QTimer.singleShot(0, once)
        answered = ask()
        if failed:
            raise failed[0]
        return answered

    return answer


def press(dialog: QDialog, text: str) -> None:
    next(one for one in dialog.findChildren(QPushButton) if one.text().strip() == text).click()


def pressing(text: str) -> Callable[[QDialog], None]:
    return lambda dialog: press(dialog, text)


Answering = Callable[[Callable[[], Any], Callable[[QDialog], Any]], Any]


def test_confirming_answers_yes(dialogs: Dialogs, answering: Answering) -> None:
    assert answering(lambda: dialogs.confirm("公布结果？", "公布以后不能撤回。", "公布"), pressing("公布")) is True


def test_closing_a_question_answers_no(dialogs: Dialogs, answering: Answering) -> None:
    assert answering(lambda: dialogs.confirm("公布结果？", "公布以后不能撤回。", "公布"), QDialog.reject) is False


def test_the_ready_answer_to_a_question_is_the_safe_one(dialogs: Dialogs, answering: Answering) -> None:
    def enter(dialog: QDialog) -> None:
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    assert answering(lambda: dialogs.confirm("公布结果？", "公布以后不能撤回。", "公布"), enter) is False


def test_an_option_is_answered_by_its_place(dialogs: Dialogs, answering: Answering) -> None:
    def second(dialog: QDialog) -> None:
        dialog.findChild(QListWidget).setCurrentRow(1)
        press(dialog, "选这一项")

    assert answering(lambda: dialogs.pick("恢复到哪一份？", ["今天", "昨天"]), second) == 1


def test_enter_takes_the_option_under_the_cursor(dialogs: Dialogs, answering: Answering) -> None:
    def down_and_enter(dialog: QDialog) -> None:
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
            QTest.keyClick(dialog.focusWidget(), key)

    assert answering(lambda: dialogs.pick("恢复到哪一份？", ["今天", "昨天"]), down_and_enter) == 1


def test_the_button_under_a_line_of_words_says_what_becomes_of_them(dialogs: Dialogs, answering: Answering) -> None:
    def write(dialog: QDialog) -> None:
        dialog.findChild(QLineEdit).setText("搬走了")
        press(dialog, "结束关爱")

    assert answering(lambda: dialogs.words("为什么结束？", act="结束关爱"), write) == "搬走了"


def test_a_line_of_words_is_answered_without_the_space_around_it(dialogs: Dialogs, answering: Answering) -> None:
    def write(dialog: QDialog) -> None:
        dialog.findChild(QLineEdit).setText(" 街道要的表 ")
        press(dialog, "确定")

    assert answering(lambda: dialogs.words("为什么要导出？"), write) == "街道要的表"


def test_no_words_cannot_be_answered(dialogs: Dialogs, answering: Answering) -> None:
    assert answering(lambda: dialogs.words("为什么要导出？"), pressing("确定")) is None


def test_enter_in_the_line_answers(dialogs: Dialogs, answering: Answering) -> None:
    def write(dialog: QDialog) -> None:
        line = dialog.findChild(QLineEdit)
        line.setText("街道要的表")
        QTest.keyClick(line, Qt.Key.Key_Return)

    assert answering(lambda: dialogs.words("为什么要导出？"), write) == "街道要的表"


def test_a_password_is_not_shown(dialogs: Dialogs, answering: Answering) -> None:
    shown: list[QLineEdit.EchoMode] = []

    answering(
        lambda: dialogs.password("导出 300 人的电话"), lambda dialog: shown.append(dialog.findChild(QLineEdit).echoMode())
    )

    assert shown == [QLineEdit.EchoMode.Password]


def test_a_new_password_is_answered_once_it_is_good(dialogs: Dialogs, answering: Answering) -> None:
    def write(dialog: QDialog) -> None:
        asked = dialog.findChild(NewPassword)
        asked.first.setText(PASSWORD)
        asked.second.setText(PASSWORD)
        asked.judge()
        press(dialog, "用这个密码")

    assert answering(lambda: dialogs.new_password("新密码", ["示例书记"]), write) == PASSWORD


def test_a_recovery_code_is_put_away_only_after_a_group_was_typed_back(dialogs: Dialogs, answering: Answering) -> None:
    code = "12340 12340 12340 12340 12340 12340 12340 12340"
    enabled: list[bool] = []

    def prove(dialog: QDialog) -> None:
        done = next(one for one in dialog.findChildren(QPushButton) if one.text() == "收好了")
        enabled.append(done.isEnabled())
        dialog.findChild(CodePaper).back.setText("12340")
        enabled.append(done.isEnabled())

    answering(lambda: dialogs.show_code(code), prove)

    assert enabled == [False, True]


def test_a_refusal_stands_until_it_is_read(dialogs: Dialogs, answering: Answering) -> None:
    read: list[str] = []

    answering(
        lambda: dialogs.refuse(DeskError("名册打不开", "请先关闭它。")),
        lambda d: read.extend(one.text() for one in d.findChildren(QLabel)),
    )

    assert read[:2] == ["名册打不开", "请先关闭它。"]


def test_findings_are_listed(dialogs: Dialogs, answering: Answering) -> None:
    titles: list[str] = []

    answering(lambda: dialogs.problems("检查资料", [Problem("第 18 行", "没有姓名")]), lambda d: titles.append(d.windowTitle()))

    assert titles == ["检查资料"]


def test_telling_shows_the_toast(dialogs: Dialogs) -> None:
    dialogs.tell("已删除 3 人", undo=True)

    assert dialogs._toast.text == "已删除 3 人"


def file_dialog(act: Callable[[QFileDialog], Any]) -> Callable[[QDialog], None]:
    def once(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        act(dialog)

    return once


def test_a_chosen_file_is_answered(dialogs: Dialogs, answering: Answering, tmp_path: Path) -> None:
    (tmp_path / "花名册.xlsx").write_bytes(b"")

    def choose(dialog: QFileDialog) -> None:
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile("花名册.xlsx")
        dialog.accept()

    assert answering(lambda: dialogs.open_file("选名册", [EXCEL]), file_dialog(choose)) == tmp_path / "花名册.xlsx"


def test_a_file_to_be_written_gets_its_ending(dialogs: Dialogs, answering: Answering, tmp_path: Path) -> None:
    def choose(dialog: QFileDialog) -> None:
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile("居民")
        dialog.accept()

    assert answering(lambda: dialogs.save_file("导出", "居民.xlsx", EXCEL), file_dialog(choose)) == tmp_path / "居民.xlsx"


def test_the_next_file_is_looked_for_where_the_last_one_was(dialogs: Dialogs, answering: Answering, tmp_path: Path) -> None:
    (tmp_path / "花名册.xlsx").write_bytes(b"")
    seen: list[str] = []

    def choose(dialog: QFileDialog) -> None:
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile("花名册.xlsx")
        dialog.accept()

    answering(lambda: dialogs.open_file("选名册", [EXCEL]), file_dialog(choose))
    answering(lambda: dialogs.open_file("选名册", [EXCEL]), lambda dialog: seen.append(dialog.directory().absolutePath()))

    assert seen == [str(tmp_path)]


@pytest.mark.parametrize(
    "ask",
    [
        lambda d: d.confirm("公布结果？", "公布以后不能撤回。", "公布"),
        lambda d: d.open_file("选名册", [EXCEL]),
        lambda d: d.save_file("导出", "居民.xlsx", EXCEL),
        lambda d: d.open_folder("备份在哪里？"),
        lambda d: d.pick("恢复到哪一份？", ["今天", "昨天"]),
        lambda d: d.words("为什么要导出？", "会记入操作记录"),
        lambda d: d.password("导出 300 人的电话"),
        lambda d: d.new_password("新密码", ["示例书记"]),
        lambda d: d.show_code("12340 12340 12340 12340 12340 12340 12340 12340"),
        lambda d: d.refuse(DeskError("名册打不开", "请先关闭它。")),
    ],
    ids=["confirm", "open", "save", "folder", "pick", "words", "password", "new password", "code", "refuse"],
)
def test_every_dialog_speaks_chinese(dialogs: Dialogs, answering: Answering, ask: Callable[[Dialogs], Any]) -> None:
    found: list[str] = []

    def look(dialog: QDialog) -> None:
        own = not isinstance(dialog, QFileDialog)
        found.extend(one for one in findings(dialog) if own or "English" in one)

    answering(lambda: ask(dialogs), look)

    # Files and folders of the machine have whatever names they have.
    assert [one for one in found if "QToolButton" not in one and "QSidebar" not in one] == []


def test_shutting_closes_what_is_open_and_asks_nothing_more(dialogs: Dialogs, answering: Answering, qtbot: QtBot) -> None:
    told: list[str] = []

    answered = answering(lambda: dialogs.confirm("公布结果？", "", "公布"), lambda _: dialogs.shut(lambda: told.append("shut")))
    qtbot.waitUntil(lambda: told == ["shut"])

    assert (answered, dialogs.confirm("再问一次？", "", "好")) == (False, False)


def test_a_form_answers_the_record_as_it_was_left(frame: Frame, answering: Answering) -> None:
    def write(dialog: QDialog) -> None:
        form = dialog.findChild(RecordForm)
        form._rows["name"].editor.write("赵示例")
        press(dialog, "保存")

    assert answering(lambda: frame.dialogs.fill(Resident(), "登记居民"), write).name == "赵示例"


def test_a_closed_form_answers_nothing(frame: Frame, answering: Answering) -> None:
    assert answering(lambda: frame.dialogs.fill(Resident(), "登记居民"), QDialog.reject) is None


def test_what_was_half_typed_in_a_closed_form_stands_there_again(frame: Frame, answering: Answering) -> None:
    found: list[str] = []

    def write(dialog: QDialog) -> None:
        dialog.findChild(RecordForm).restore({"name": "赵示"})

    answering(lambda: frame.dialogs.fill(Resident(), "登记居民"), write)
    answering(
        lambda: frame.dialogs.fill(Resident(), "登记居民"),
        lambda d: found.append(d.findChild(RecordForm).draft().get("name", "")),
    )

    assert found == ["赵示"]


def test_several_options_can_be_ticked(dialogs: Dialogs, answering: Answering) -> None:
    def tick_the_second(dialog: QDialog) -> None:
        assert findings(dialog) == []
        QTest.keyClick(dialog.findChildren(QCheckBox)[1], Qt.Key.Key_Space)
        press(dialog, "就要这些")

    assert answering(lambda: dialogs.tick("标签上写什么？", ("住址", "收件人"), (0,)), tick_the_second) == (0, 1)


def test_ticking_nothing_is_no_answer(dialogs: Dialogs, answering: Answering) -> None:
    def look(dialog: QDialog) -> None:
        act = next(one for one in dialog.findChildren(QPushButton) if one.text().strip() == "就要这些")
        assert not act.isEnabled()

    assert answering(lambda: dialogs.tick("标签上写什么？", ("住址", "收件人")), look) is None

"""The application: Chinese in everything Qt says, Chinese into every box, faces that have the characters."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QMessageLogContext, QtMsgType
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from desktop.ui import app as module
from desktop.ui import theme

ROOT = Path(__file__).resolve().parents[2]


def test_qt_s_own_buttons_speak_chinese(qapp: QApplication) -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"


def test_dates_are_written_as_in_china(qapp: QApplication) -> None:
    assert QLocale() == QLocale("zh_CN")


def test_the_face_that_comes_along_is_there(qapp: QApplication) -> None:
    assert "Noto Sans SC" in QFontDatabase.families()


def test_people_s_own_faces_come_before_ours() -> None:
    assert theme.SYSTEM_FACES[-1] == "Noto Sans SC"


@pytest.mark.parametrize("before", [{}, {"QT_IM_MODULE": "fcitx"}, {"QT_IM_MODULES": "wayland;fcitx"}])
def test_chinese_can_be_typed_where_qt_has_no_plugin_for_fcitx(before: dict[str, str]) -> None:
    environment = dict(before)

    module.prepare_input(environment, "linux")

    assert (environment["QT_IM_MODULE"], environment["QT_IM_MODULES"], environment["IBUS_USE_PORTAL"]) == ("ibus", "ibus", "1")


def test_another_input_method_stays_as_it_was_chosen() -> None:
    environment = {"QT_IM_MODULE": "compose"}

    module.prepare_input(environment, "linux")

    assert environment == {"QT_IM_MODULE": "compose"}


def test_windows_is_left_alone() -> None:
    environment: dict[str, str] = {}

    module.prepare_input(environment, "win32")

    assert environment == {}


def test_what_qt_complains_of_is_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "xiaoxiang"):
        module.log_qt(QtMsgType.QtWarningMsg, QMessageLogContext(), "QLayout: nested twice")

    assert "QLayout: nested twice" in caplog.text


HEAVY = {"docxtpl", "jinja2", "openpyxl", "sqlite_utils", "python_calamine", "xlsxwriter", "pyrage", "zxcvbn", "numpy", "lxml"}


def test_the_window_loads_no_library_it_does_not_need_for_its_first_picture() -> None:
    asked = "import sys, desktop.ui.app, desktop.ui.window; print(*sys.modules)"

    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=ROOT)

    assert HEAVY & {name.partition(".")[0] for name in loaded.stdout.split()} == set()

"""The one QApplication: faces, Chinese for Qt's own words, input methods, and where Qt's complaints go."""

from __future__ import annotations

import os
import sys
from collections.abc import MutableMapping, Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QMessageLogContext, QtMsgType, QTranslator, qInstallMessageHandler
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from desktop.base.clock import Clock
from desktop.base.log import LOG
from desktop.base.paths import resources
from desktop.ui import theme
from desktop.ui.icons import icon
from desktop.work.module import Module

_LOCALE = "zh_CN"
_LEVELS = {
    QtMsgType.QtDebugMsg: 10,
    QtMsgType.QtInfoMsg: 20,
    QtMsgType.QtWarningMsg: 30,
    QtMsgType.QtCriticalMsg: 40,
    QtMsgType.QtFatalMsg: 50,
}


def application(words: Sequence[str]) -> QApplication:
    """The application, made or dressed; `words` are the program's own name and Qt's options."""
    prepare_input(os.environ)
    existing = QApplication.instance()
    made = existing if isinstance(existing, QApplication) else QApplication(list(words))
    dress(made)
    return made


def dress(app: QApplication) -> None:
    """Give an application our style, faces and Chinese."""
    app.setApplicationName("xiaoxiang")
    app.setApplicationDisplayName("小巷")
    app.setDesktopFileName("xiaoxiang")
    app.setWindowIcon(icon("building-community", "primary"))
    app.setStyle("Fusion")
    QLocale.setDefault(QLocale(_LOCALE))
    speak_chinese(app)
    carry_faces()
    theme.show()


def speak_chinese(app: QApplication) -> None:
    """Load Qt's own translation: without it its dialogs and context menus speak English."""
    translator = QTranslator(app)
    found = translator.load(f"qtbase_{_LOCALE}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    if not found:
        LOG.warning("qtbase_%s.qm is missing", _LOCALE)
        return
    app.installTranslator(translator)


def carry_faces() -> None:
    """Offer the faces that come with the program; systems that have their own Chinese faces go on using those."""
    for file in sorted((resources() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def prepare_input(environment: MutableMapping[str, str], platform: str = sys.platform) -> None:
    """Let Chinese be typed on Linux: Qt's wheel has no fcitx plugin, but fcitx5 answers as IBus through the portal.

    Must run before the application is made. Another method the person has chosen stays.
    """
    if not platform.startswith("linux"):
        return
    chosen = environment.get("QT_IM_MODULES", "") or environment.get("QT_IM_MODULE", "")
    if chosen and "fcitx" not in chosen:
        return
    environment["QT_IM_MODULE"] = environment["QT_IM_MODULES"] = "ibus"
    environment.setdefault("IBUS_USE_PORTAL", "1")


def log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:  # noqa: ARG001 - Qt's signature
    """Keep Qt's complaints in the program's log."""
    LOG.log(_LEVELS.get(kind, 30), "Qt: %s", message)


def run(words: Sequence[str], folder: Path, modules: Sequence[Module], clock: Clock, *, given: str = "") -> int:
    """Show the window on a folder; returns when it is closed. given: a password that is no secret, as the demo's."""
    from desktop.ui import collecting, crash, trace  # noqa: PLC0415 - the window and all it needs come after the application
    from desktop.ui.window import Window  # noqa: PLC0415 - "

    app = application(words)
    trace.watch(os.environ, app)
    collecting.Collecting(app)
    qInstallMessageHandler(log_qt)
    window = Window(folder, tuple(modules), clock, given=given)
    crash.watch(window.tell_crash)
    window.appear()
    return app.exec()

"""What the program is, which version, and whose work it stands on."""

from __future__ import annotations

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from desktop import __version__
from desktop.ui.buttons import button
from desktop.ui.labels import Paragraph
from desktop.ui.sheet import Sheet

_PROMISE = "记一次，到处能用；随时能撤；打出来就能贴。资料加密存在这台电脑里，从不联网。"
_LICENCES = "界面用 Qt 和 PySide6（LGPL），图标用 Tabler（MIT），自带字体用思源黑体（OFL）。各组件的许可证都在安装文件夹里。"


class About(Sheet):
    """关于小巷."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, "小巷——居民区书记工作台", _PROMISE)
        self.add(Paragraph(f"版本 {__version__}，Qt {qVersion()}", "quiet"))
        self.add(Paragraph(_LICENCES, "quiet"))
        self.body.addStretch(1)
        done = button("知道了", kind="primary")
        done.clicked.connect(self.reject)
        self.finish_with(None, done)
        done.setFocus()

"""Last step of the import: what was written, what was not, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.base.text import counted, tr
from desktop.modules.residents.service import Imported
from desktop.ui.arrange import across, down, held
from desktop.ui.buttons import button
from desktop.ui.empty import Medallion
from desktop.ui.figures import Figures
from desktop.ui.labels import Paragraph, label, reword

_DONE = "名册已经导入"
_STAYS = "三十天里都可以撤销本次导入，在这里，或者到“设置 → 操作记录”。"
_UNDONE = "已撤销本次导入"
_AS_BEFORE = "居民资料和导入前一样，一个人也没有留下。"


class OutcomeStep(QWidget):
    """Signals: `undo_asked`, `again_asked`, `residents_asked`, `export_asked` for the rows that were not taken in."""

    undo_asked = Signal()
    again_asked = Signal()
    residents_asked = Signal()
    export_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._words = label("", "title"), Paragraph("", "quiet")
        self._left = label("", "quiet")
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.figures = Figures(("新增", "更新", "未变"), "人")
        self.undo, self.again = button("撤销本次导入", "arrow-back-up"), button("再导入一份", "file-import")
        self.residents = button("看居民", "users", "primary")
        self.export = button("导出问题行到 Excel", "download", "link")
        self._rest = held(across(None, self._left, self.export, None, gap=10))
        middle = Qt.AlignmentFlag.AlignHCenter
        column = down(None, gap=14)
        column.addWidget(Medallion("circle-check"), 0, middle)
        column.addWidget(self._title, 0, middle)
        column.addWidget(self._words)
        column.addLayout(across(None, (self.figures, 3), None))
        column.addWidget(self._rest)
        column.addLayout(across(None, self.undo, self.again, self.residents, None, gap=10))
        column.addStretch(2)
        self.setLayout(column)
        self.undo.clicked.connect(self.undo_asked)
        self.again.clicked.connect(self.again_asked)
        self.residents.clicked.connect(self.residents_asked)
        self.export.clicked.connect(self.export_asked)

    def show_imported(self, imported: Imported, left: int = 0) -> None:
        """Show what was written. left: rows that wait for somebody, not taken in or not as they stand."""
        self._tell(_DONE, _STAYS)
        reword(self._left, f"{tr('还有')} {counted(left, '行')}要看一看，改好再导入那一份")
        self._rest.setVisible(left > 0)
        self.figures.show()
        self.figures.show_numbers(imported.new, imported.updated, imported.same)
        self.undo.setVisible(bool(imported.new or imported.updated))

    def show_undone(self) -> None:
        """Show that it was taken back."""
        self._tell(_UNDONE, _AS_BEFORE)
        self.figures.hide()
        self._rest.hide()
        self.undo.hide()

    def _tell(self, title: str, words: str) -> None:
        reword(self._title, title)
        self._words.reword(words)
        self.residents.setFocus()

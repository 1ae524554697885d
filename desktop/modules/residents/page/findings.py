"""Third step of the import: what would happen, what needs a person, and the last word before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from desktop.base.text import counted, tr
from desktop.modules.residents.page.problemrows import ProblemRows
from desktop.modules.residents.page.reading import Examined
from desktop.modules.residents.page.remarklist import RemarkList
from desktop.modules.residents.service import Fate
from desktop.modules.residents.service.remarks import Remark
from desktop.ui.arrange import across, down, held, line, scrolling
from desktop.ui.buttons import button
from desktop.ui.figures import Figures
from desktop.ui.labels import Paragraph, label, reword

_FIGURES = ("可以导入", "会更新已有居民", "要确认", "不能导入", "重复，只收一次")
_PROMISE = "还没有写入任何数据。导入后可一键撤销。"
_CHANGED = "刚才查看以后，居民资料又有改动，已经重新核对。请再看一遍，然后导入。"


class FindingsStep(QWidget):
    """Signals: `back`, `export_asked`, `import_asked`. What is to be kept of the remarks is in `kept`."""

    back = Signal()
    export_asked = Signal()
    import_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._examined: Examined | None = None
        self._is_covered = False
        self._remarks: RemarkList | None = None
        self.figures = Figures(_FIGURES, "行")
        self.tabs, self._views = QTabBar(), QStackedWidget()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(tr("查看哪一种"))
        self._notices = down(gap=6)
        self.previous, self.export = button("上一步"), button("导出问题行到 Excel", "download")
        self.act = button("导入", kind="primary")
        head = across(self.tabs, None, margins=(10, 2, 16, 0))
        body = held(down(head, line(), (self._views, 1), gap=0, margins=(1, 1, 1, 1)), "card")
        self._promise = label(_PROMISE, "quiet")
        foot = across(self._promise, None, self.previous, self.export, self.act, gap=10)
        self.setLayout(down(self.figures, (body, 1), self._notices, foot, gap=12))
        self.tabs.currentChanged.connect(self._views.setCurrentIndex)
        self.previous.clicked.connect(self.back)
        self.export.clicked.connect(self.export_asked)
        self.act.clicked.connect(self.import_asked)

    @property
    def kept(self) -> tuple[Remark, ...]:
        """The remarks somebody has decided to keep."""
        return tuple(self._remarks.kept) if self._remarks else ()

    def show_examined(self, examined: Examined, *, has_changed: bool = False) -> None:
        """Show another plan; has_changed: it was made anew because somebody wrote meanwhile."""
        counts, before = examined.counts, self._examined
        kept = self.kept if before is not None and before.source is examined.source else ()
        self._examined = examined
        plan, refused = examined.plan, examined.plan.refused
        asked = len(examined.rows) - refused
        self.figures.show_numbers(counts[Fate.NEW], counts[Fate.UPDATE], asked, refused, plan.repeated)
        reword(self._promise, f"{tr('共读到')} {counted(plan.found, '行')}，{tr(_PROMISE)}")
        self._fill_views(examined, kept)
        self._fill_notices(examined, has_changed=has_changed)
        self.allow(acting=True)
        (self.act if self.act.isEnabled() else self.previous).setFocus()

    def allow(self, *, acting: bool) -> None:
        """While the plan is carried out nothing else is."""
        has_rows = self._examined is not None and bool(self._examined.rows)
        self.previous.setEnabled(acting)
        self.export.setEnabled(acting and has_rows)
        self._say_act(is_free=acting)

    def cover(self, *, on: bool) -> None:
        """Veil personal words, or show them again."""
        self._is_covered = on
        if self._examined is not None:
            self._fill_views(self._examined, self.kept)

    def _fill_views(self, examined: Examined, kept: Sequence[Remark]) -> None:
        for place in reversed(range(self.tabs.count())):
            self.tabs.removeTab(place)
            old = self._views.widget(place)
            assert old is not None, "a view for each tab"
            self._views.removeWidget(old)
            old.deleteLater()
        self._remarks = None
        # Row 4 of which sheet? It is asked wherever more than one was read, though all that is wrong stands in one.
        sheets = {*(row.at.sheet for row in examined.rows), *(entry.person.at.sheet for entry in examined.plan.entries)}
        rows = ProblemRows(examined.rows, is_covered=self._is_covered, names_sheets=len(sheets) > 1)
        self._add(rows, "问题", len(examined.rows), "行")
        if examined.remarks:
            self._remarks = RemarkList(examined.remarks, kept, is_covered=self._is_covered)
            self._remarks.changed.connect(self._say_act)
            self._add(self._remarks, "备注要定", len(examined.remarks), "条")
        if examined.hints:
            self._add(_hints(examined.hints), "提示", len(examined.hints), "条")

    def _add(self, view: QWidget, words: str, many: int, measure: str) -> None:
        self._views.addWidget(view)
        self.tabs.addTab(f"{tr(words)} {counted(many, measure)}")

    def _fill_notices(self, examined: Examined, *, has_changed: bool) -> None:
        while (item := self._notices.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        plan = examined.plan
        if has_changed:
            self._notices.addWidget(held(down(Paragraph(_CHANGED), margins=(12, 6, 12, 6)), "notice"))
        if plan.children:
            words = f"14 岁以下 {counted(plan.children, '人')}：不收身份证号、电话和出生月日（个人信息保护法第三十一条）"
            self._notices.addWidget(Paragraph(words, "quiet"))
        if same := examined.counts[Fate.SAME]:
            self._notices.addWidget(label(f"另有 {counted(same, '人')}和现有资料一样，不用改", "quiet"))

    @Slot()
    def _say_act(self, *, is_free: bool = True) -> None:
        """The button says how many rows it will write."""
        counts = self._examined.counts if self._examined else Counter[Fate]()
        rows = counts[Fate.NEW] + counts[Fate.UPDATE]
        rows += sum(remark.makes_change for remark in self.kept)
        words = tr(f"导入 {counted(rows, '行')}" if rows else "没有要写入的")
        self.act.setText(words)
        self.act.setAccessibleName(words)
        self.act.setEnabled(is_free and rows > 0)


def _hints(hints: Sequence[str]) -> QWidget:
    words = [Paragraph(f"·  {tr(hint)}") for hint in hints]
    head = Paragraph("这些不影响导入，先收进来，以后可以慢慢核对。", "quiet")
    return scrolling(held(down(head, *words, None, gap=8, margins=(11, 12, 16, 12))))

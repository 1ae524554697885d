"""Who changed what: of one record with 还原 beside each field, and the whole log with 撤销 for a step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from desktop.base.text import tr
from desktop.model.record import Record
from desktop.store import history
from desktop.store.history import Done, Step
from desktop.ui.arrange import Item, across, down
from desktop.ui.buttons import button
from desktop.ui.labels import Paragraph, label
from desktop.work import past
from desktop.work.desk import Desk
from desktop.work.history import put_back
from desktop.work.listing import Wording

_MOST_STEPS = 40
_DONE = Qt.ItemDataRole.UserRole


class RecordHistory(QWidget):
    """The steps of one record, latest first."""

    def __init__(self, desk: Desk, record: Record, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._record = desk, record
        self._wording = Wording(desk.store)
        self._wording.covered = desk.covered
        steps = past.of_record(desk, record)
        shown: list[Item] = [item for step in steps[:_MOST_STEPS] for item in self._step(step)]
        if len(steps) > _MOST_STEPS:
            shown.append(label(f"更早还有 {len(steps) - _MOST_STEPS} 次", "caption"))
        self.setLayout(down(*(shown or [label("还没有改动", "quiet")]), None, gap=4))

    def _step(self, step: Step) -> list[Item]:
        head = Paragraph(f"{past.at(step.done.at)}　{step.done.actor}", "caption")
        what = step.done.label if not self._desk.covered else step.done.label.partition("：")[0]
        return [head, Paragraph(what, "strong"), *map(self._line, past.lines(self._desk.store, step, self._wording)), 8]

    def _line(self, before: past.Before) -> Item:
        words = Paragraph(before.text, "quiet")
        if not before.can_return:
            return words
        back = button("还原", kind="link")
        field = self._record.fields[before.field]
        back.setAccessibleName(tr(f"还原{field.label}"))
        back.setToolTip(tr(f"把{field.label}改回“{before.text.partition('：')[2].partition(' → ')[0]}”"))
        back.clicked.connect(lambda _=False, one=before: self._return(one))
        row = across((words, 1), gap=4)
        row.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _return(self, before: past.Before) -> None:
        field = self._record.fields[before.field]
        change = self._desk.keeping(type(self._record)).change
        doing = self._desk.do(put_back, self._record, before.field, before.value, change)
        doing.then(lambda _: self._desk.ask.tell(f"已还原{field.label}", undo=True))


class HistoryPage(QWidget):
    """The log: what was done, by whom, when. A step opens to show its changes; one's own can be taken back."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wording = Wording(desk.store)
        self.tree = self._tree()
        self.undo_button = button("撤销这一步", "arrow-back-up")
        self.more = button("再看早一些的", kind="link")
        self.setLayout(down((self.tree, 1), across(self.more, None, self.undo_button), gap=10))
        self._connect()
        self.refresh({})

    def _connect(self) -> None:
        self.tree.itemExpanded.connect(self._open)
        self.tree.currentItemChanged.connect(self._offer)
        self.undo_button.clicked.connect(self._take_back)
        self.more.clicked.connect(self._earlier)

    def refresh(self, touched: dict[str, set[str]]) -> None:  # noqa: ARG002 - whatever was written, the log has grown
        """Read the log anew from its end."""
        self.tree.clear()
        self._add(past.log(self._desk))
        latest = self.tree.topLevelItem(0)
        if latest is not None:
            self.tree.setCurrentItem(latest)
        self._offer()

    def _tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setHeaderLabels([tr(word) for word in ("时间", "谁", "做了什么", "说明")])
        tree.setAccessibleName(tr("操作记录"))
        tree.setUniformRowHeights(True)
        tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for words in (2, 3):
            tree.header().setSectionResizeMode(words, QHeaderView.ResizeMode.Stretch)
        return tree

    def _add(self, done: list[Done]) -> None:
        for one in done:
            label_, _, _ = one.label.partition("：") if self._desk.covered else (one.label, "", "")
            row = QTreeWidgetItem([past.at(one.at), one.actor, label_, "" if self._desk.covered else one.note])
            row.setData(0, _DONE, one)
            row.setToolTip(2, label_)
            row.setToolTip(3, row.text(3))
            row.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
            self.tree.addTopLevelItem(row)
        self.more.setVisible(bool(done) and done[-1].seq > 1)

    @Slot(QTreeWidgetItem)
    def _open(self, row: QTreeWidgetItem) -> None:
        if row.childCount():
            return
        done: Done = row.data(0, _DONE)
        for step in history.of_unit(self._desk.store, done.seq):
            kind = self._desk.store.shapes.catalogue[step.record]
            title = "•••" if self._desk.covered else self._wording.title(step.record, step.uid)
            for line in past.lines(self._desk.store, step, self._wording):
                QTreeWidgetItem(row, ["", tr(kind.label), title, line.text]).setToolTip(3, line.text)
        if not row.childCount():
            QTreeWidgetItem(row, ["", "", tr("只是记下，没有改动内容"), ""])

    @Slot()
    def _offer(self) -> None:
        done = self._chosen()
        self.undo_button.setEnabled(done is not None and past.may_undo(self._desk, done))

    @Slot()
    def _take_back(self) -> None:
        done = self._chosen()
        if done is not None:
            past.take_back(self._desk, done).then(lambda _: self._desk.ask.tell(f"已撤销：{done.label}"))

    @Slot()
    def _earlier(self) -> None:
        last = self.tree.topLevelItem(self.tree.topLevelItemCount() - 1)
        if last is not None:
            done: Done = last.data(0, _DONE)
            self._add(past.log(self._desk, before=done.seq))

    def _chosen(self) -> Done | None:
        row = self.tree.currentItem()
        while row is not None and row.parent() is not None:
            row = row.parent()
        return row.data(0, _DONE) if row is not None else None

"""The panel beside a table: one record at a glance, its timeline, its history, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QStackedWidget, QTabBar, QWidget

from desktop.base.text import listed, tr
from desktop.model.fields import Field
from desktop.model.kinds import Ref
from desktop.model.record import Record
from desktop.model.rights import Right
from desktop.ui import theme
from desktop.ui.arrange import Item, across, down, held, line, scrolling
from desktop.ui.buttons import IconButton, icon_button
from desktop.ui.detailhead import DetailHead, short_facts
from desktop.ui.finding import module_of
from desktop.ui.glance import Glance
from desktop.ui.history import RecordHistory
from desktop.ui.labels import Paragraph, label, unbroken
from desktop.ui.pages import keyboard_kept
from desktop.ui.stepbar import StepBar
from desktop.ui.timeline import Timeline
from desktop.ui.tones import states_of
from desktop.work.desk import Desk
from desktop.work.keep import reveal
from desktop.work.listing import Wording

_TABS = ("基本信息", "时间线", "变更历史")
_ROW = 28
_MOST_FACTS = 3
_OF_NONE = "在表里选一行，这里显示它的详细内容。"
_OF_MANY = "要一起办的，在选中的行上点右键。只选一行，这里显示它的详细内容。"


class DetailPanel(QFrame):
    """Shows one record. It changes nothing: its buttons are commands and signals.

    Args:
        glance: what a slice adds, and in which order all of it comes.

    Signals:
        closed: the person wants the room for the table.
        edit_asked: the record to change.
    """

    closed = Signal()
    edit_asked = Signal(object)

    def __init__(self, desk: Desk, glance: Glance | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._desk, self._glance = desk, glance or Glance()
        self._record: Record | None = None
        self._many = ""
        self.is_binned = False
        """Whether what is shown lies in the recycle bin, where nothing is done but bringing back."""
        self._wording = Wording(desk.store)
        self.head = DetailHead()
        self._tabs = QTabBar()
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setAccessibleName(tr("侧栏内容"))
        for name in _TABS:
            self._tabs.addTab(tr(name))
        self._body = QStackedWidget()
        self._acts = StepBar(desk, self._glance.most)
        self._foot = held(across((self._acts, 1), margins=(12, 10, 4, 12)))
        self._lay_out()
        self._connect()

    @property
    def keyboard(self) -> QWidget:
        """It goes to the tabs."""
        return self._tabs

    def _lay_out(self) -> None:
        self._tab_row = held(down(across(self._tabs, None, margins=(18, 0, 18, 0)), line(), gap=0))
        self._rule = line()
        self.setLayout(down(self.head, self._tab_row, (self._body, 1), self._rule, self._foot, gap=0, margins=(1, 1, 1, 1)))

    def _connect(self) -> None:
        self.head.close_button.clicked.connect(self.closed)
        self._tabs.currentChanged.connect(self._fill)
        self._acts.edit_asked.connect(self.edit_asked)

    @property
    def record(self) -> Record | None:
        """The record shown."""
        return self._record

    def show_record(self, record: Record | None) -> None:
        """Show a record; None empties the panel."""
        self._record, self._many = record, ""
        self._wording = Wording(self._desk.store)
        self._wording.covered = self._desk.covered
        with keyboard_kept(self):
            self._tell_head()
            self._fill()
            self._acts.show_steps(None if self.is_binned else record)

    def show_many(self, words: str) -> None:
        """Several rows are chosen, and none of them is meant more than the others: say how many, such as 选中 2,800 人."""
        self.show_record(None)
        self._many = words
        self._tell_head()
        self._fill()

    def _tell_head(self) -> None:
        record, covered = self._record, self._desk.covered
        named = self._named(record)
        title = self._many if named is None else tr("已遮挡") if covered else named.title()
        for part in (self._tab_row, self._rule):
            part.setVisible(record is not None and not covered)
        self._foot.setVisible(record is not None and not covered and not self.is_binned)
        facts = [] if record is None or covered else self._facts(record)
        chips = () if record is None else (*states_of(record), *self._merged(record))
        self.head.tell(title or tr("还没有选中"), facts, chips, None if covered else named)

    def _facts(self, record: Record) -> list[str]:
        found = self._glance.facts(record) if self._glance.facts else short_facts(record, self._wording)
        return list(found)[:_MOST_FACTS]

    def _named(self, record: Record | None) -> Record | None:
        """Whose name is the title: the record's own, or of whom it is about."""
        return (self._glance.whose(record) or record) if record is not None and self._glance.whose is not None else record

    def _merged(self, record: Record) -> Iterator[tuple[str, str]]:
        """That others were merged into the record: it may know more than its own fields show."""
        many = len(self._desk.store.same.group(record.table, record.uid)) - 1
        if many:
            yield f"已合并 {many} 份", "info"

    @Slot()
    def _fill(self) -> None:
        """Make the tab in front; the others wait until they are asked for."""
        while self._body.count():
            old = self._body.widget(0)
            assert old is not None
            self._body.removeWidget(old)
            old.deleteLater()
        record = self._record
        if record is None or self._desk.covered:
            words = "按 F9 恢复显示" if self._desk.covered else _OF_MANY if self._many else _OF_NONE
            self._body.addWidget(held(down(Paragraph(words, "quiet"), None, margins=(18, 4, 14, 12))))
            return
        made: tuple[Callable[[], QWidget], ...] = (
            lambda: self._basics(record),
            lambda: Timeline(self._desk, record),
            lambda: RecordHistory(self._desk, record),
        )
        content = made[self._tabs.currentIndex()]()
        self._body.addWidget(scrolling(held(down(content, None, margins=(18, 12, 14, 12)))))

    def _basics(self, record: Record) -> QWidget:
        fields = {field.name: field for field in self._shown_fields(record)}
        first = [fields[name] for name in self._glance.first if name in fields]
        rest = [field for field in fields.values() if field not in first]
        fine = self._glance.without_gap(record) if self._glance.without_gap else ()
        open_ones = [f for f in (*first, *rest) if not (f.computed or f.one_of or f.name in fine)]
        blanks = [f.label for f in open_ones if getattr(record, f.name) is None]
        told = [Paragraph(f"还没填：{listed(map(tr, blanks))}", "caption")] if blanks else []
        groups = [
            [made] if self._glance.ahead and (made := self._glance.ahead(record)) else [],
            self._grid(record, first) if first else [*self._grid(record, rest), *told],
            [made] if self._glance.aside and (made := self._glance.aside(record)) else [],
            [*self._grid(record, rest), *told] if first else [],
        ]
        parts: list[Item] = []
        for group in groups:
            parts += [*([line()] if parts and group else []), *group]
        return held(down(*parts, gap=12))

    def _grid(self, record: Record, fields: Sequence[Field]) -> list[QWidget]:
        """The fields that say something, under one another; nothing when none does."""
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for field in fields:
            if getattr(record, field.name) is None or (field.one_of and not getattr(record, field.name)):
                continue
            row, name = grid.rowCount(), label(field.one_of[0] if field.one_of else field.label, "quiet")
            name.setMinimumHeight(theme.px(_ROW))
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(self._value(record, field), row, 1)
        return [held(grid)] if grid.count() else []

    def _shown_fields(self, record: Record) -> Iterator[Field]:
        may_see = self._desk.actor.may(Right.SENSITIVE)
        first = next(iter(record.fields)) if self._glance.whose is None else ""
        return (f for name, f in record.fields.items() if name != first and (may_see or not f.sensitive))

    def _value(self, record: Record, field: Field) -> QHBoxLayout:
        text = field.label if field.one_of else self._wording.text(field, getattr(record, field.name))
        is_named = isinstance(field.kind, Ref)
        words = Paragraph(unbroken(text) if is_named else text)
        words.setMinimumHeight(theme.px(_ROW))
        if not is_named:  # what keeps a name together must not be copied with it
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = across((words, 1), gap=4)
        if field.private and self._desk.actor.may(Right.PRIVATE):
            eye = _inline_button("eye", f"显示完整的{field.label}，会记入操作记录")
            eye.clicked.connect(lambda: self._reveal(record, field, words))
            row.addWidget(eye)
        elif isinstance(field.kind, Ref):
            self._link(record, field, row)
        return row

    def _link(self, record: Record, field: Field, row: QHBoxLayout) -> None:
        """A reference opens what it names, where the slice it belongs to has a page."""
        assert isinstance(field.kind, Ref)
        kind = self._desk.store.shapes.catalogue[field.kind.target]
        target = self._desk.store.get(kind, getattr(record, field.name))
        module = module_of(self._desk, target) if target else None
        if target is None or module is None or module.page is None:
            return
        there = _inline_button("chevron-right", f"打开{field.label}：{self._wording.text(field, getattr(record, field.name))}")
        there.clicked.connect(lambda: self._desk.go(module.name, target))
        row.addWidget(there)

    def _reveal(self, record: Record, field: Field, words: Paragraph) -> None:
        whole = self._wording.text(field, getattr(record, field.name), whole=True)
        self._desk.do(reveal, record, field.name).then(lambda _: words.setText(whole))


def _inline_button(picture: str, name: str) -> IconButton:
    """A small picture to press within a line of words."""
    made = icon_button(picture, name)
    made.setProperty("kind", "inline")
    return made

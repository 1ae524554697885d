"""The head of the panel beside a table: whose record it is, what is known of it at a glance, how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.model.identity import PersonName
from desktop.model.kinds import Code, Day
from desktop.model.record import Record
from desktop.ui.arrange import across, down
from desktop.ui.avatar import Avatar
from desktop.ui.buttons import icon_button
from desktop.ui.chips import Chip
from desktop.ui.editing.flow import Flow
from desktop.ui.labels import Paragraph, dotted, unbroken
from desktop.ui.tones import tone_of
from desktop.work.listing import Wording

_GAP, _LEFT, _RIGHT = 12, 18, 10


class DetailHead(QWidget):
    """Title, facts and chips, and the button that puts the panel away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said: tuple[str, ...] = ()
        self.avatar, self.title, self.facts = Avatar(), Paragraph("", "section"), Paragraph("", "caption")
        self._chips = Flow()
        self.close_button = icon_button("x", "收起侧栏", key="Ctrl+\\")
        head = across(self.avatar, (down(self.title, self.facts, gap=0), 1), gap=_GAP)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(down(head, self._chips, gap=8, margins=(_LEFT, 14, _RIGHT, 6)))

    def tell(self, title: str, facts: Sequence[str], chips: Iterable[tuple[str, str]], of: Record | None) -> None:
        """Show other words.

        Args:
            chips: words and tone of each.
            of: whose initial stands in a circle; None, or what is no person, for nobody's.
        """
        self.avatar.show_name(title)
        self.avatar.setVisible(of is not None and _is_person(of))
        self.title.setText(unbroken(title))
        self._said = tuple(facts)
        self._tell_facts()
        self.facts.setVisible(bool(facts))
        made = [Chip(word, tone) for word, tone in chips]
        self._chips.fill(made)
        self._chips.setVisible(bool(made))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_facts()

    def _tell_facts(self) -> None:
        """The facts with a dot between those on one line; where a line ends, no dot is left behind."""
        beside = self.avatar.sizeHint().width() + _GAP if self.avatar.isVisibleTo(self) else 0
        room = self.width() - beside - self.close_button.sizeHint().width() - _GAP - _LEFT - _RIGHT
        self.facts.reword(dotted(self._said, self.facts.fontMetrics().horizontalAdvance, room))


def short_facts(record: Record, wording: Wording) -> Iterator[str]:
    """The short values of a record, but for its title and for states, which are chips."""
    for field in list(record.fields.values())[1:]:
        value = getattr(record, field.name)
        if value is None or not field.listed or field.private or not isinstance(field.kind, (Code, Day)):
            continue
        words = wording.text(field, value)
        if tone_of(words) is None:
            yield words


def _is_person(record: Record) -> bool:
    """Whether its title is somebody's name, whose first character says something."""
    return isinstance(next(iter(record.fields.values())).kind, PersonName)

"""Second step of the import: what each column is, as the program found it or a person says. Cells are never shown here."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.base.text import counted, listed, tr
from desktop.formats.roster import Chosen, Header
from desktop.modules.residents.page.headcard import HeadCard
from desktop.modules.residents.page.reading import Examined
from desktop.modules.residents.rules import layout
from desktop.ui.arrange import across, down, held, scrolling
from desktop.ui.buttons import button
from desktop.ui.cards import Card
from desktop.ui.empty import Empty
from desktop.ui.labels import Paragraph, label, reword

_ON, _AGAIN = "下一步：查问题", "按改过的再读一遍"
_HOW = "认错了，点右边的框改。改过的会记住，下次同样的表头照这样读。"
_NO_KEY = "要有一列是姓名或户主"
SIDE = 20
"""Px at the right of the page, in which the scroll bar of this step stands."""
_NO_HEAD = "没有认出表头，整张没有读。表头里至少要有姓名，和身份证号、电话、住址里的一样"


class ColumnsStep(QWidget):
    """Shows how each sheet was read, and lets it be said otherwise. `back` and `on` are its buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back, self.on = button("上一步"), button(_ON, kind="primary")
        self._note = label("", "quiet")
        self._found = 0
        self.cards: list[HeadCard] = []
        self._body: QVBoxLayout = down(gap=12)
        self._area = scrolling(held(self._body), SIDE)
        foot = across(self._note, None, self.back, self.on, gap=10, margins=(0, 0, SIDE, 0))
        self.setLayout(down((self._area, 1), foot, gap=12))

    def show_examined(self, examined: Examined) -> None:
        """Show another roster."""
        while (item := self._body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.cards = []
        self._found = found = examined.plan.found
        if found:
            for part in self._parts(examined):
                self._body.addWidget(part)
            self._body.addStretch(1)
            self._order_stops()
        else:
            self._body.addWidget(_nothing(), 1)
        self._follow()
        (self.on if found else self.back).setFocus()

    def _order_stops(self) -> None:
        """Tab goes down the boxes and on to the buttons, which were there before them."""
        boxes = [box for card in self.cards for box in card.boxes.values()]
        for before, after in pairwise((*boxes, self.back, self.on)):
            QWidget.setTabOrder(before, after)

    @property
    def is_changed(self) -> bool:
        """Whether the roster is to be read anew, because a person has said something else."""
        return any(card.is_changed for card in self.cards)

    @property
    def chosen(self) -> Chosen:
        """What a person has said of these heads, now or before."""
        return {card.mark: card.chosen for card in self.cards if card.mark}

    @Slot()
    def _follow(self) -> None:
        """The button says what comes next, and is grey where nothing could."""
        has_key = not self.cards or any(not card.fields.isdisjoint(layout().keys) for card in self.cards)
        words = f"{tr('读到')} {counted(self._found, '行')}" if self._found else ""
        reword(self._note, words if has_key else _NO_KEY, "quiet" if has_key else "bad")
        self.on.setText(tr(_AGAIN if self.is_changed else _ON))
        self.on.setAccessibleName(self.on.text())
        self.on.setEnabled(bool(self._found) and has_key)

    def _parts(self, examined: Examined) -> Iterator[QWidget]:
        judgement = examined.plan.judgement
        yield Paragraph(_HOW, "quiet")
        # Sheets with the same head, such as one a building, are told of once: what is said of one holds for all.
        alike: dict[str, list[str]] = {}
        heads: dict[str, Header] = {}
        for sheet in judgement.sheets:
            for head in sheet.heads:
                alike.setdefault(head.mark, []).append(sheet.name)
                heads.setdefault(head.mark, head)
        for mark, head in heads.items():
            card = HeadCard(tuple(dict.fromkeys(alike[mark])), head)
            card.changed.connect(self._follow)
            self.cards.append(card)
            yield card
        rest = [sheet.name for sheet in judgement.sheets if not sheet.heads]
        if rest or judgement.hidden:
            yield _left_out(rest, judgement.hidden)


def _nothing() -> QWidget:
    return Empty("file-text", "没有认出花名册", f"{_NO_HEAD}。改好再选一次，或者只复制名册那一块来粘贴。")


def _left_out(rest: list[str], hidden: tuple[str, ...]) -> QWidget:
    card = Card("没有读的工作表")
    if rest:
        card.add(Paragraph(f"{listed(rest)}：{tr(_NO_HEAD)}", "quiet"))
    if hidden:
        card.add(Paragraph(f"{listed(hidden)}：{tr('隐藏的工作表不读')}", "quiet"))
    return card

"""What exchange looks like: handing over, taking in, proving keys, and what went to and fro. No key is ever shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from desktop.base.text import counted, listed
from desktop.modules.exchange.commands import COMMANDS, PACKAGE, take_in
from desktop.modules.exchange.records import Count, Handover, Peer
from desktop.modules.exchange.rules import leaving
from desktop.store.query import Query
from desktop.ui.arrange import across
from desktop.ui.cards import Card
from desktop.ui.labels import Paragraph
from desktop.ui.listpage import ListPage
from desktop.ui.pagehead import PageHead, command_button
from desktop.ui.views import begin_with
from desktop.work.command import Command
from desktop.work.desk import Desk

PACK, TAKE, PLAIN, KEY, TRUST = COMMANDS
STREET = "street"
"""Level code of an office that takes in more than it hands over."""


class Page(ListPage):
    """See ui/pages.py for what the window asks of it. A package may be dropped on it."""

    def __init__(self, desk: Desk) -> None:
        is_street = desk.area.level == STREET
        # A street hands nothing to a street.
        order = (TAKE.id, TRUST.id) if is_street else (PACK.id, TAKE.id, TRUST.id)
        first = TAKE if is_street else PACK
        self._texts = {command.id: Paragraph("", "quiet") for command in (PACK, TAKE, TRUST)}
        cards = {PACK.id: (PACK, PLAIN), TAKE.id: (TAKE,), TRUST.id: (TRUST, KEY)}
        row = across(*((self._card(desk, cards[name], is_first=name == order[0]), 1) for name in order), gap=12)
        super().__init__(desk, PageHead(desk, "交换"), Handover, (row,))
        self.list.say_when_empty(
            "inbox", "交出去的、收进来的每一份，都在这里留底。", lambda: (command_button(desk, replace(first, primary=False)),)
        )
        begin_with(self.list, by="时间", latest_first=True)
        self.setAcceptDrops(True)
        self.refresh({})

    @property
    def tables(self) -> frozenset[str]:
        """Everything: what would leave is counted from every slice."""
        return frozenset(self._desk.store.shapes)

    def refresh(self, touched: Mapping[str, set[str]]) -> None:
        super().refresh(touched)
        self._texts[PACK.id].reword(_what_leaves(self._desk))
        self._texts[TAKE.id].reword("把对方给的交接包拖到这里。先验来源和编号，再收；同一份收两遍也不会重复。")
        self._texts[TRUST.id].reword(_trusted(self._desk))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _package(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _package(event)
        if path is not None:
            event.acceptProposedAction()
            take_in(self._desk, path)

    def _card(self, desk: Desk, commands: tuple[Command, ...], *, is_first: bool) -> QWidget:
        card = Card(commands[0].label)
        card.add(self._texts[commands[0].id])
        card.body.addStretch(1)
        loudest, *others = commands
        acts = (replace(loudest, primary=is_first), *others)
        card.body.addLayout(across(*(command_button(desk, act) for act in acts), None))
        return card


def _what_leaves(desk: Desk) -> str:
    """When something was handed over last, and how much the next monthly package would hold."""
    last = next(desk.store.find(Handover, Query(order="at", descending=True), direction="out"), None)
    kinds = [kind for kind in leaving(desk.store.shapes.catalogue, "monthly") if kind is not Count]
    sizes = [(kind.label, desk.store.count(kind), kind.measure) for kind in kinds]
    parts = [f"{label} {counted(size, measure)}" for label, size, measure in sizes if size]
    before = (
        f"上次 {Handover.fields['at'].kind.show(last.at)} 交给{last.peer}，第 {last.counter} 号。" if last else "还没有交过。"
    )
    return f"{before}这次会带走本月统计{'、' if parts else ''}{listed(parts)}，不带居民名单。"


def _trusted(desk: Desk) -> str:
    peers = [f"{peer.title()}（{Peer.fields['checked'].kind.show(peer.checked)}）" for peer in desk.store.find(Peer)]
    if peers:
        return f"已核对：{listed(peers)}。"
    return "还没有核对过对方。先互换身份文件，再打电话对 30 位数字，对上了才能交、才能收。"


def _package(event: QDropEvent) -> Path | None:
    """The one file that is dropped, when it is a package by its name."""
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].suffix.lower().lstrip(".") in PACKAGE.endings else None

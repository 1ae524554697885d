"""What a slice puts into the page of its records, and what the page does with it: keep, put away, bring back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.base.errors import DeskError
from desktop.base.text import counted
from desktop.model.record import Record
from desktop.ui.form import Manners
from desktop.ui.glance import Aside, Glance
from desktop.work.command import Command
from desktop.work.desk import Desk
from desktop.work.keep import Keeping, bring_all_back
from desktop.work.listing import Column

Farewell = Callable[[Sequence[Record]], str]


@dataclass(frozen=True, slots=True)
class Slots:
    """What is special about the page of one record type.

    Attributes:
        title: name of the page; blank = the type's own label.
        subtitle: a line under it.
        commands: buttons of the title row; the primary one stands last and loudest.
        columns: of the table; empty = all listed fields.
        manners: rules, derived values and choice of fields for the form.
        fresh: a new record before anything is typed.
        facts: words the side panel shows under the title; None = the record's short values.
        ahead: what the side panel shows about a record before anything else, such as what is pinned to it.
        first: names of the fields the side panel shows before what `aside` adds; the others come behind it. Empty = all before.
        aside: what the side panel adds about a record.
        above: a widget between title and table; `Views` of its own, alone or within, stand in for those every page has.
        most: how many steps of a record are buttons of the side panel; the others stand in its menu.
        whose: whom a record is about, where the side panel is titled with that name.
        without_gap: names of the fields of a record of which a blank is no gap; None = the side panel tells of every blank.
        picture: icon of the empty table.
        blank: the sentence of the empty table: what will be here.
        begin: what ends the emptiness, where that is not one new record.
        farewell: what is said, beside that they are deleted, about records that are about to be; blank for nothing.
    """

    title: str = ""
    subtitle: str = ""
    commands: Sequence[Command] = ()
    columns: Sequence[Column] = ()
    manners: Manners | None = None
    fresh: Callable[[], Record] | None = None
    facts: Callable[[Record], Sequence[str]] | None = None
    ahead: Aside | None = None
    first: Sequence[str] = ()
    aside: Aside | None = None
    above: Callable[[Desk], QWidget] | None = None
    most: int = 1
    whose: Callable[[Record], Record | None] | None = None
    without_gap: Callable[[Record], Collection[str]] | None = None
    picture: str = "inbox"
    blank: str = ""
    begin: Command | None = None
    farewell: Farewell | None = None

    @property
    def glance(self) -> Glance:
        """The order of the side panel."""
        return Glance(self.facts, self.ahead, tuple(self.first), self.aside, self.most, self.whose, self.without_gap)

    def primary(self) -> Command | None:
        """The slice's own way to a new record."""
        return next((command for command in self.commands if command.primary), None)


class Deeds:
    """What a page does with records, each through its verb and each with a word when it is done."""

    def __init__(self, desk: Desk, verbs: Keeping, farewell: Farewell | None = None) -> None:
        self._desk, self.verbs, self._farewell = desk, verbs, farewell

    def keep(self, before: Record, after: Record, done: Callable[[Record], None], failed: Callable[[DeskError], None]) -> None:
        """Keep a new record (no uid yet) or a change, then call back with what is kept now."""
        is_new = not before.uid

        def tell(answer: object) -> None:
            kept = answer if isinstance(answer, Record) else after
            done(kept)
            self._desk.ask.tell(f"已{'登记' if is_new else '修改'}{kept.title()}", undo=True)

        doing = self._desk.do(self.verbs.new, after) if is_new else self._desk.do(self.verbs.change, before, after)
        doing.then(tell, failed)

    def refuse_many(self, rows: int, measure: str, most: int) -> None:
        """Say that so many rows cannot be selected."""
        self._desk.ask.tell(f"这里有 {counted(rows, measure)}，一次最多选 {counted(most, measure)}。先筛选，或用“导出”")

    def put_away(self, chosen: Sequence[Record], *, is_edited: bool = False) -> None:
        """Into the recycle bin; not while cells are typed into, where the person means cells."""
        if is_edited:
            self._desk.ask.tell("表格编辑时 Del 只清格子。要删除整行，先按“完成”")
        elif chosen:
            more = self._farewell(chosen) if self._farewell else ""
            gone = f"已删除{chosen[0].title()}" if len(chosen) == 1 else f"已删除 {_size(chosen)}"
            words = f"{gone}。{more}" if more else gone
            self._desk.do(self.verbs.away, chosen).then(lambda _: self._desk.ask.tell(words, undo=True))

    def bring_back(self, chosen: Sequence[Record]) -> None:
        """Out of the recycle bin."""
        if chosen:
            words = f"已恢复 {_size(chosen)}"
            self._desk.do(bring_all_back, chosen).then(lambda _: self._desk.ask.tell(words, undo=True))


def _size(chosen: Sequence[Record]) -> str:
    return counted(len(chosen), chosen[0].measure)

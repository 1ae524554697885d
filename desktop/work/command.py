"""A command: one thing a person can choose. Declared once; menu, shortcut, context menu and palette follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

from desktop.model.record import Record
from desktop.model.rights import Actor, Right
from desktop.work.verb import Verb

if TYPE_CHECKING:
    from desktop.work.desk import Desk


class Needs(Enum):
    """What must be selected before a command makes sense."""

    NOTHING = "nothing"
    ONE = "one"
    TWO = "two"
    SOME = "some"


_MANY = {Needs.ONE: 1, Needs.TWO: 2}


@dataclass(frozen=True, slots=True)
class Command:
    """One offer to the person.

    Attributes:
        id: `slice.verb`, unique.
        label: the words on menu and palette.
        run: asks, does one verb, says what happened.
        verb: what it does in the end; its right decides who may choose the command.
        menu: the menu it stands in.
        under: the part of a menu it stands in, opened by these words; blank = it stands there by itself.
        key: shortcut, as Qt writes it.
        icon: name of an icon in resources/icons.
        on: table of the records it is about; blank = none in particular.
        needs: how many of them must be selected.
        primary: the loudest button of its page.
        applies: whether it makes sense for a record as it stands now, such as a step that may follow its state.
        bars: why the person may not choose it for such a record, though it makes sense; blank when they may.
    """

    id: str
    label: str
    run: Callable[[Desk], None]
    verb: Verb[..., Any] | None = None
    menu: str = ""
    under: str = ""
    key: str = ""
    icon: str = ""
    on: str = ""
    needs: Needs = Needs.NOTHING
    primary: bool = False
    applies: Callable[[Any], bool] | None = None
    bars: Callable[[Desk, Any], str] | None = None

    @property
    def right(self) -> Right:
        """The right a person needs to choose it."""
        return self.verb.needs if self.verb else Right.READ

    def refusal(self, actor: Actor) -> str:
        """Why this person may not choose it; blank when they may."""
        return "" if actor.may(self.right) else "需要书记操作"

    def fits(self, selected: Sequence[Record]) -> bool:
        """Whether the selection is what the command needs."""
        if self.needs is Needs.NOTHING:
            return True
        right_type = bool(selected) and all(record.table == self.on for record in selected)
        return right_type and len(selected) == _MANY.get(self.needs, len(selected)) and self.is_for(selected)

    def is_for(self, selected: Sequence[Record]) -> bool:
        """Whether each record of its type stands so that the command applies to it."""
        return self.applies is None or all(self.applies(record) for record in selected if record.table == self.on)

    def barred(self, desk: Desk, selected: Sequence[Record]) -> str:
        """Why the person may not choose it for one of the selected; blank when they may for all of them."""
        if self.bars is None:
            return ""
        reasons = (self.bars(desk, record) for record in selected if record.table == self.on)
        return next((reason for reason in reasons if reason), "")


def clashes(commands: Iterable[Command]) -> list[str]:
    """Ids and keys declared twice; a test asserts that there are none.

    One key may serve several types of record, because records of one type are selected at a time.
    """
    known = tuple(commands)
    seen = Counter(command.id for command in known)
    keys = Counter((command.key, command.on) for command in known if command.key)
    bare = {key for key, on in keys if not on}
    twice = [key for (key, on), times in keys.items() if times > 1 or (on and key in bare)]
    return [id_ for id_, times in seen.items() if times > 1] + list(dict.fromkeys(twice))


def gathered(under: str, commands: Iterable[Command]) -> tuple[Command, ...]:
    """The same commands in a part of their menus."""
    return tuple(replace(command, under=under) for command in commands)

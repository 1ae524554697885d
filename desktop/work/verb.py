"""A verb: one thing that can be done, told with its label and the right it needs, where it is defined and nowhere else.

    @verb("记走访", needs=Right.EDIT)
    def log_visit(unit: Unit, visit: Visit) -> Visit: ...

A verb is a function of a unit: everything it writes is one transaction, one undo
step, one log entry. Called within another verb it joins that verb's unit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import WRAPPER_ASSIGNMENTS
from typing import Concatenate, Generic, ParamSpec, TypeVar

from desktop.base.errors import RefusedError
from desktop.model.rights import Right
from desktop.store.unit import Unit

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Verb(Generic[P, T]):
    """A function of a unit, its label in the log, and the right it needs.

    Attributes:
        logs: the log keeps an entry even when nothing is written, as for an export or a sign-in.
    """

    label: str
    needs: Right
    run: Callable[Concatenate[Unit, P], T]
    logs: bool = False

    def __call__(self, unit: Unit, /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Do it within a unit.

        Raises:
            RefusedError: the unit's person has no right to it.
        """
        if not unit.actor.may(self.needs):
            raise RefusedError(f"“{self.label}”需要更大的权限，没有改动任何内容", "请书记来做，或请书记在“设置”里调整权限。")
        unit.act = unit.act or self.label
        return self.run(unit, *args, **kwargs)


def verb(label: str, *, needs: Right, logs: bool = False) -> Callable[[Callable[Concatenate[Unit, P], T]], Verb[P, T]]:
    """Decorator: make a function of a unit a verb."""

    def make(run: Callable[Concatenate[Unit, P], T]) -> Verb[P, T]:
        made = Verb(label, needs, run, logs)
        for name in WRAPPER_ASSIGNMENTS:  # update_wrapper sets attributes, which a frozen value refuses
            object.__setattr__(made, name, getattr(run, name))
        return made

    return make

"""Carrying out a command until it is done or thought better of: a form that is refused is put before the person again.

A command asks, and then does a verb that may refuse what was written. Its form has gone from the screen by then; so the command
begins anew, is given the answers it had up to its last form, and that form stands there once more: with all that was typed,
and with what stands in the way.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from typing import Any, cast

from desktop.base.errors import DeskError
from desktop.model.record import R
from desktop.work.ask import Ask, Rules
from desktop.work.desk import Desk

_ANSWERED = ("confirm", "open_file", "save_file", "pick", "tick", "weigh", "words")
"""Questions whose answers are given again, so that nobody answers twice. A password is none of them."""


class Attempt:
    """What a command is handed in place of the desk's own way to ask: it passes everything on, and remembers the answers.

    The command sees a desk with the selection it was chosen for, whatever is selected by the time it is refused.
    """

    def __init__(self, desk: Desk, run: Callable[[Desk], None]) -> None:
        self._ask, self._run = desk.ask, run
        self._desk = dataclasses.replace(desk, ask=cast("Ask", self))
        self._answers: list[Any] = []
        self._again: list[Any] = []
        self._form: int | None = None
        """Place of the last form among the answers, while what it brought is not kept."""
        self._told: DeskError | None = None
        self._refused: DeskError | None = None
        self._is_running = False

    def begin(self) -> None:
        """Carry it out, and again as long as a form of it is refused."""
        self._is_running = True
        try:
            self._run(self._desk)
        except DeskError as error:
            self._refused = error
        finally:
            self._is_running = False
        if self._refused is not None:
            self.refuse(self._refused)

    def refuse(self, error: DeskError) -> None:
        """What was done is refused: where a form brought it, that stands there again and says why."""
        if self._is_running:  # by a verb that was done at once: the command itself has still to come to its end
            self._refused = error
            return
        self._refused = None
        if self._form is None:
            self._ask.refuse(error)
            return
        self._again, self._told = self._answers[: self._form], error
        self._answers, self._form = [], None
        self.begin()

    def fill(
        self,
        record: R,
        title: str,
        rules: Rules | None = None,
        begin: str = "",
        *,
        whole: bool = True,
    ) -> R | None:
        """The record as the person completed it; a form that was refused says why, over what was typed into it."""
        if self._again:
            return cast("R | None", self._noted(self._again.pop(0)))
        told, self._told = self._told, None
        answer = self._ask.fill(record, title, rules, begin, whole=whole, told=told)
        self._form = None if answer is None else len(self._answers)
        return cast("R | None", self._noted(answer))

    def tell(self, text: str, *, undo: bool = False) -> None:
        """It is done: what fails after this is no fault of the form."""
        self._form = None
        self._ask.tell(text, undo=undo)

    def __getattr__(self, name: str) -> Any:
        way = getattr(self._ask, name)
        return partial(self._answered, way) if name in _ANSWERED else way

    def _answered(self, way: Callable[..., Any], *asked: Any, **more: Any) -> Any:
        return self._noted(self._again.pop(0) if self._again else way(*asked, **more))

    def _noted(self, answer: Any) -> Any:
        self._answers.append(answer)
        return answer

"""How work talks to the person: a protocol, and its scripted twin for tests and the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from desktop.base.errors import DeskError
from desktop.base.problems import Problem
from desktop.model.record import R
from desktop.work.leaflet import Cards, Leaflet

Rules = Callable[[Any], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class FileKind:
    """Files a person may choose: `FileKind("Excel 表格", ("xlsx", "xls"))`."""

    label: str
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that two records say: what it is, and the words of either side; blank where one says nothing."""

    label: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """How two records are to be made one.

    Attributes:
        keeps_right: the right one remains, else the left.
        taken: places of the lines in which the words of the one that goes were chosen.
    """

    keeps_right: bool = False
    taken: tuple[int, ...] = ()


class Ask(Protocol):
    """Questions and announcements. The window has one, tests have `Scripted`."""

    def confirm(self, question: str, consequence: str, act: str) -> bool:
        """Whether to do something that cannot be undone; the safe answer is the ready one."""

    def open_file(self, title: str, kinds: Sequence[FileKind]) -> Path | None:
        """An existing file, or None."""

    def save_file(self, title: str, name: str, kind: FileKind) -> Path | None:
        """Where to write a file, or None."""

    def fill(
        self,
        record: R,
        title: str,
        rules: Rules | None = None,
        begin: str = "",
        *,
        whole: bool = True,
        told: DeskError | None = None,
    ) -> R | None:
        """The record as the person completed it, or None when they closed the form.

        Args:
            rules: findings about the record as it stands, told beside the fields they name while it is filled in.
            begin: name of the field to write in first; blank = the first there is.
            whole: all that is 必填 has to be written; not of a draft, which needs no more than its first field.
            told: why what this form brought before was refused; what was typed stands there again.
        """

    def pick(self, title: str, options: Sequence[str]) -> int | None:
        """Place of the chosen option, or None."""

    def tick(
        self,
        title: str,
        options: Sequence[str],
        ticked: Sequence[int] = (),
        *,
        note: str = "",
        act: str = "就要这些",
        least: int = 1,
    ) -> tuple[int, ...] | None:
        """Places of the options that are wanted, at least so many; None when the person thinks better of it.

        Args:
            ticked: places ticked at first.
            note: a sentence under the title.
            act: words of the button.
        """

    def weigh(self, title: str, sides: tuple[str, str], lines: Sequence[Line]) -> Weighed | None:
        """How two records are to be made one, seen side by side where they differ; or None."""

    def words(self, title: str, hint: str = "", act: str = "确定") -> str | None:
        """A line of text (a reason, a name), or None; `act` says on the button what will be done with it."""

    def password(self, reason: str) -> str | None:
        """The signed-in person's password again, or None."""

    def new_password(self, title: str, names: Sequence[str]) -> str | None:
        """A new password, typed twice and strong enough beside these names, or None."""

    def show_code(self, code: str) -> None:
        """Show a recovery code to be printed or copied by hand; it is not shown again."""

    def show_paper(self, title: str, paper: Leaflet | Cards, word: Callable[[], None] | None = None) -> None:
        """Show a paper as it will be printed; `word` writes the same as a Word document.

        Whoever shows one has noted in the log what is on it.
        """

    def tell(self, text: str, *, undo: bool = False) -> None:
        """Say that something is done, with 撤销 beside it when it can be."""

    def problems(self, title: str, found: Sequence[Problem]) -> None:
        """Show findings that need a look."""

    def refuse(self, error: DeskError) -> None:
        """Say why something could not be done."""


@dataclass
class Scripted:
    """Answers from a list, and remembers what was said; runs out loudly."""

    answers: list[Any] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    found: list[Problem] = field(default_factory=list)
    refused: list[DeskError] = field(default_factory=list)
    papers: list[Leaflet | Cards] = field(default_factory=list)

    def _next(self) -> Any:
        assert self.answers, "asked more than the script answers"
        return self.answers.pop(0)

    def confirm(self, question: str, consequence: str, act: str) -> bool:  # noqa: ARG002 - the protocol's words
        """The next answer."""
        return bool(self._next())

    def open_file(self, title: str, kinds: Sequence[FileKind]) -> Path | None:  # noqa: ARG002 - the protocol's words
        """The next answer."""
        return self._next()  # type: ignore[no-any-return]

    def save_file(self, title: str, name: str, kind: FileKind) -> Path | None:  # noqa: ARG002 - the protocol's words
        """The next answer."""
        return self._next()  # type: ignore[no-any-return]

    def fill(
        self,
        record: R,
        title: str,  # noqa: ARG002 - the protocol's words
        rules: Rules | None = None,  # noqa: ARG002 - the protocol's words
        begin: str = "",  # noqa: ARG002 - the protocol's words
        *,
        whole: bool = True,  # noqa: ARG002 - the protocol's words
        told: DeskError | None = None,
    ) -> R | None:
        """The next answer; a callable is given the record to complete. Who has none left closes a form that was refused."""
        if told is not None:
            self.refused.append(told)
            if not self.answers:
                return None
        answer = self._next()
        filled: R | None = answer(record) if callable(answer) else answer
        return filled

    def pick(self, title: str, options: Sequence[str]) -> int | None:  # noqa: ARG002 - the protocol's words
        """The next answer, as a place or as the option's own words."""
        answer = self._next()
        return options.index(answer) if isinstance(answer, str) else answer

    def tick(
        self,
        title: str,  # noqa: ARG002 - the protocol's words
        options: Sequence[str],
        ticked: Sequence[int] = (),  # noqa: ARG002 - the protocol's words
        *,
        note: str = "",  # noqa: ARG002 - the protocol's words
        act: str = "就要这些",  # noqa: ARG002 - the protocol's words
        least: int = 1,  # noqa: ARG002 - the protocol's words
    ) -> tuple[int, ...] | None:
        """The next answer, as places or as the options' own words."""
        answer = self._next()
        return answer if answer is None else tuple(options.index(one) if isinstance(one, str) else one for one in answer)

    def weigh(self, title: str, sides: tuple[str, str], lines: Sequence[Line]) -> Weighed | None:  # noqa: ARG002 - the protocol's words
        """The next answer."""
        return self._next()  # type: ignore[no-any-return]

    def words(self, title: str, hint: str = "", act: str = "确定") -> str | None:  # noqa: ARG002 - the protocol's words
        """The next answer."""
        return self._next()  # type: ignore[no-any-return]

    def password(self, reason: str) -> str | None:  # noqa: ARG002 - the protocol's words
        """The next answer."""
        return self._next()  # type: ignore[no-any-return]

    def new_password(self, title: str, names: Sequence[str]) -> str | None:  # noqa: ARG002 - the protocol's words
        """The next answer."""
        return self._next()  # type: ignore[no-any-return]

    def show_code(self, code: str) -> None:
        """Remember it."""
        self.told.append(code)

    def show_paper(self, title: str, paper: Leaflet | Cards, word: Callable[[], None] | None = None) -> None:
        """Remember it; a scripted person looks at it and closes it, or has it written when the next answer says so."""
        self.told.append(f"预览 {title}")
        self.papers.append(paper)
        if word is not None and self.answers and self.answers[0] == "Word":
            self.answers.pop(0)
            word()

    def tell(self, text: str, *, undo: bool = False) -> None:  # noqa: ARG002 - the protocol's words
        """Remember it."""
        self.told.append(text)

    def problems(self, title: str, found: Sequence[Problem]) -> None:  # noqa: ARG002 - the protocol's words
        """Remember them."""
        self.found += found

    def refuse(self, error: DeskError) -> None:
        """Remember it."""
        self.refused.append(error)

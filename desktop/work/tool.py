"""A tool: one verb of the command line, declared beside the slice's commands."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from desktop.base.errors import DeskError

if TYPE_CHECKING:
    from desktop.work.desk import Desk

_LONGEST_PASSWORD = 1000


class PartlyError(DeskError):
    """Some of what was asked was refused; the answer says what came of each."""

    def __init__(self, answer: Mapping[str, Any], title: str, advice: str = "") -> None:
        super().__init__(title, advice)
        self.answer = answer


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument as argparse takes it: `argument("--plan", action="store_true")`."""

    name: str
    options: Mapping[str, Any]


def argument(name: str, **options: Any) -> Argument:
    """Declare an argument."""
    return Argument(name, MappingProxyType(options))


@dataclass(frozen=True, slots=True)
class Tool:
    """`python -m desktop NAME …`: runs at a signed-in desk and answers what goes out as JSON.

    Attributes:
        name: the word on the command line.
        help: one line.
        arguments: besides --data, --password-file, --as and --json, which all have.
        run: does it; its answer is printed as JSON.
    """

    name: str
    help: str
    arguments: tuple[Argument, ...]
    run: Callable[[Desk, Namespace], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class BareTool:
    """A command that needs no open store: what makes one, and what needs none."""

    name: str
    help: str
    arguments: tuple[Argument, ...]
    run: Callable[[Namespace], Mapping[str, Any]]


def read_password(path: str) -> str:
    """The first line of a password file.

    Raises:
        DeskError: it cannot be read, or is empty.
    """
    try:
        with Path(path).open(encoding="utf-8-sig") as file:
            words = file.read(_LONGEST_PASSWORD).splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DeskError("密码文件读不出来", "请检查 --password-file 写的文件。") from error
    if not words or not words[0]:
        raise DeskError("密码文件是空的", "请把密码写在文件的第一行。")
    return words[0]

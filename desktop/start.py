"""The only file that knows all of it: the slices in their order, and which face of the program to show."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from desktop import demo
from desktop.base import log, paths
from desktop.base.clock import Clock
from desktop.modules import elections, exchange, meetings, residents, setup, tasks, team, today, visits

MODULES = (
    today.MODULE,
    residents.MODULE,
    visits.MODULE,
    team.MODULE,
    tasks.MODULE,
    meetings.MODULE,
    elections.MODULE,
    exchange.MODULE,
    setup.MODULE,
)
"""The slices, in the order of the navigation."""

BARE = (demo.tool(MODULES),)
"""Commands that make a store instead of opening one."""


def start(words: Sequence[str]) -> int:
    """The command line when the first word is one of its commands, the window otherwise; answers the exit code."""
    from desktop import cli  # noqa: PLC0415 - the window does without it

    if words and (words[0] in cli.names(MODULES, BARE) or words[0] in {"-h", "--help"}):
        return cli.run(words, MODULES, BARE)
    parser = ArgumentParser(prog="xiaoxiang", description="小巷：居民区书记工作台")
    parser.add_argument("--data", metavar="DIR", type=Path, default=None, help="folder of the installation")
    parser.add_argument("--demo", action="store_true", help="open the demo neighbourhood")
    asked = parser.parse_args(words)
    folder = asked.data or (demo.folder() if asked.demo else paths.default_folder())
    log.write_to(folder)
    return show(folder, is_demo=asked.demo)


def show(folder: Path, *, is_demo: bool = False) -> int:
    """Open the window on a folder; returns when it is closed."""
    from desktop.ui import app  # noqa: PLC0415 - Qt only for a window

    if is_demo:
        demo.ensure(folder, MODULES)
    return app.run(sys.argv[:1], folder, MODULES, Clock(), given=demo.PASSWORD if is_demo else "")

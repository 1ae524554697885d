"""A seeded, invented neighbourhood in a folder of its own, to look at and to practise on. It can never be packed upward.

    people   families, names, numbers     roster   doors, households, stays, building groups
    stories  what happens, in words       year     a year of it, step by step
    team     who holds what                mentoring  how the young ones are brought on
    making   puts them together, with the team and the invented street

The same seed gives the same people on every day; what they do ends today. Here is only the door: the rest is
loaded when a demo is made.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.base import paths
from desktop.work import session
from desktop.work.module import Module
from desktop.work.tool import BareTool, argument, read_password

AREA = "示例苑居民区"
STREET = "示例街道"
TELEPHONE = "021-20000000"
SECRETARY = "示例书记"
ASSISTANTS = ("示例助手甲", "示例助手乙")
PASSWORD = "yanshi-caihong-luyou-mantou"  # noqa: S105 - published on purpose: the demo hides nothing
RESIDENTS = 2800
SEED = 2026


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be made. password: of everyone who signs in."""

    password: str = PASSWORD
    residents: int = RESIDENTS
    seed: int = SEED


def folder() -> Path:
    """Where the demo lies unless told otherwise: beside the real one, never in it."""
    return paths.default_folder().with_name("xiaoxiang-demo")


def ensure(where: Path, modules: tuple[Module, ...]) -> None:
    """Make the demo at its first start; later starts find it."""
    if session.is_new(where):
        from desktop.demo.making import make  # noqa: PLC0415 - only the first start makes anything

        make(where, modules, Wish())


def tool(modules: tuple[Module, ...]) -> BareTool:
    """`python -m desktop demo`: make a demo in a folder."""

    def run(asked: Namespace) -> Mapping[str, Any]:
        from desktop.demo.making import make  # noqa: PLC0415 - no other command makes anything

        wish = Wish(read_password(asked.password_file), asked.residents, asked.seed)
        make(Path(asked.data), modules, wish)
        return {"area": AREA, "residents": wish.residents, "seed": wish.seed, "people": [SECRETARY, *ASSISTANTS]}

    return BareTool(
        "demo",
        "make an invented neighbourhood to look at",
        (
            argument("--data", required=True, metavar="DIR"),
            argument("--password-file", required=True, metavar="FILE", help="first line: the password of everyone in it"),
            argument("--residents", type=int, default=RESIDENTS, metavar="N"),
            argument("--seed", type=int, default=SEED, metavar="S"),
        ),
        run,
    )

"""What the figures are measured on: an installation with many invented residents, and a clean roster as a workbook."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from random import Random

from xlsxwriter import Workbook

from build_scripts.places import ROOT
from build_scripts.running import surroundings
from desktop import demo
from desktop.demo.making import make
from desktop.demo.people import FAMILIES, Namer
from desktop.demo.roster import DAY, doors
from desktop.model import codes
from desktop.start import MODULES

HEADINGS = (
    "姓名",
    "性别",
    "出生日期",
    "身份证号",
    "联系电话",
    "小区",
    "楼号",
    "室号",
    "户主",
    "与户主关系",
    "民族",
    "文化程度",
)


@dataclass(frozen=True)
class Stage:
    """Made when first asked for, in one folder that goes with the run.

    Attributes:
        folder: for everything the figures write.
        residents: how many.
        runs: samples of each side.
        heavy_runs: samples of what takes long.
        more: other numbers of residents, for figures that tell how they grow.
        display: of an X server, blank when there is none.
    """

    folder: Path
    residents: int = 100_000
    runs: int = 5
    heavy_runs: int = 3
    display: str = ""
    more: tuple[int, ...] = ()

    @cached_property
    def installation(self) -> Path:
        """A demo installation with that many residents; `demo.PASSWORD` opens it."""
        folder = self.folder / "installation"
        make(folder, MODULES, demo.Wish(residents=self.residents))
        return folder

    @cached_property
    def workbook(self) -> Path:
        """A roster without a fault: one sheet, one heading, twelve columns of text, that many rows."""
        path = self.folder / "roster.xlsx"
        with Workbook(path, {"constant_memory": True, "strings_to_numbers": False}) as book:
            sheet = book.add_worksheet("花名册")
            for number, row in enumerate((HEADINGS, *islice(rows(), self.residents))):
                for column, cell in enumerate(row):
                    sheet.write_string(number, column, cell)
        return path

    def place(self, name: str) -> Path:
        """A folder of this name, new and empty."""
        folder = self.folder / name / str(time.monotonic_ns())
        folder.mkdir(parents=True)
        return folder

    def fresh(self, program: str, *words: str | Path, platform: str = "offscreen") -> dict[str, float]:
        """Run one of `programs` in a new interpreter; answers the numbers it tells.

        Raises:
            subprocess.CalledProcessError: it failed; its complaint stands in `stderr`.
        """
        extra = {
            "QT_QPA_PLATFORM": platform,
            "DISPLAY": self.display,
            "QT_SCALE_FACTOR": "1",
            "QT_IM_MODULE": "none",
            "PYTHONDONTWRITEBYTECODE": "",  # everywhere but in a tester's shell, modules are compiled once
        }
        command = (sys.executable, "-m", f"build_scripts.bench.programs.{program}", *map(str, words))
        born = {"BENCH_BORN": repr(time.time())}
        done = subprocess.run(
            command, cwd=ROOT, env=surroundings({**extra, **born}), capture_output=True, encoding="utf-8", check=True
        )
        return dict(json.loads(done.stdout.splitlines()[-1]))


def rows() -> Iterator[tuple[str, ...]]:
    """Rows without end: families of one door each, every cell as a careful clerk writes it."""
    chance = Random(1)  # noqa: S311 - invented people
    namer = Namer(chance)
    for place in doors():
        family = namer.family(chance.choices(FAMILIES, [make.weight for make in FAMILIES])[0])
        for figure in family:
            birth = namer.birth(figure.age, DAY)
            yield (
                figure.name,
                codes.SEX.label(figure.sex),
                birth.isoformat(),
                namer.number(birth, figure.sex),
                namer.mobile(),
                place.compound,
                f"{place.building}号",
                place.room if not place.unit else f"{place.unit}单元{place.room}",
                family[0].name,
                codes.RELATION.label(figure.relation),
                "汉族",
                chance.choice(("大学本科毕业", "高中毕业", "初中毕业", "大学专科毕业")),
            )

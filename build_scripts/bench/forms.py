"""Figure `forms`: registration forms of many candidates as one document, beside docxtpl rendering them one by one."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import Environment

from build_scripts.bench.figure import Figure, alternate
from build_scripts.bench.stage import Stage
from desktop.base.paths import resources
from desktop.formats import document
from desktop.formats.marks import han, join, paragraphs

_LIMIT = 0.5
_FORMS = 200


def measure(stage: Stage) -> Iterator[Figure]:
    """Ours with its child process, theirs in this one; the same template, the same words."""
    template = resources() / "templates" / "候选人登记表.docx"
    people = [_candidate(number) for number in range(_FORMS)]
    folder = stage.place("forms")
    mine, theirs = alternate(stage.runs, lambda: _ours(template, people, folder), lambda: _theirs(template, people, folder))
    yield Figure(
        "forms.registration",
        f"{_FORMS} registration forms as one docx",
        mine,
        peer=theirs,
        rival="docxtpl, one file each",
        limit=_LIMIT,
    )


def _ours(template: Path, people: list[dict[str, str]], folder: Path) -> float:
    began = time.perf_counter()
    document.render(template, {"candidates": people}, folder / "all.docx")
    return time.perf_counter() - began


def _theirs(template: Path, people: list[dict[str, str]], folder: Path) -> float:
    began = time.perf_counter()
    marks = Environment(autoescape=True)
    marks.filters |= {"han": han, "paragraphs": paragraphs, "join": join}
    for number, person in enumerate(people):
        paper = DocxTemplate(template)
        paper.render({"candidates": [person]}, marks)
        paper.save(folder / f"{number}.docx")
    return time.perf_counter() - began


def _candidate(number: int) -> dict[str, str]:
    return {
        "area": "示例苑居民区",
        "term": "第十二届居民委员会",
        "number": f"HX-2026-{number:04}",
        "post": "委员",
        "name": f"示例候选人{number}",
        "sex": "女",
        "birth": "1970-01-01",
        "ethnic": "汉族",
        "politics": "群众",
        "edu": "大学本科毕业",
        "phone": "19900000001",
        "address": f"示例苑{number}号101",
        "employer": "示例小学教师",
        "nomination": "居民联名",
        "resume": "在楼组办了读书角，每周都开",
        "plans": "读书角请年轻人带大家用手机",
    }

"""Bare docxtpl filling the template of a week sheet with words that lie ready."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import Environment

from build_scripts.bench.programs.answer import tell
from desktop.formats.marks import paragraphs


def main(template: Path, words: Path, out: Path) -> None:
    """No store, no log, no check of the template."""
    marks = Environment(autoescape=True)
    marks.filters["paragraphs"] = paragraphs
    paper = DocxTemplate(template)
    paper.render(json.loads(words.read_text(encoding="utf-8")), marks)
    paper.save(out)
    tell({"written": out.stat().st_size})


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))

"""The child's door to the filling of templates."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from desktop.base.paths import resources
from desktop.formats.filling import render_worker

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = resources() / "templates" / "问题提交单.docx"


def test_a_template_is_filled_into_the_file_asked_for(tmp_path: Path) -> None:
    [reply] = render_worker({"template": str(TEMPLATE), "context": {"demands": []}, "out": str(tmp_path / "单.docx")})

    assert reply == {"written": str(tmp_path / "单.docx"), "missing": []}
    assert (tmp_path / "单.docx").read_bytes()[:2] == b"PK"


def test_without_a_file_its_words_are_told() -> None:
    [reply] = render_worker({"template": str(TEMPLATE)})

    assert "demands.summary" in reply["words"]


def test_an_unfit_template_is_told_and_not_raised(tmp_path: Path) -> None:
    bad = tmp_path / "坏.docx"
    bad.write_bytes(b"nothing of the kind")
    [reply] = render_worker({"template": str(bad), "context": {}, "out": str(tmp_path / "单.docx")})

    assert "没有印出任何东西" in reply["error"]["title"]


def test_a_full_disk_is_told_by_its_number(tmp_path: Path) -> None:
    [reply] = render_worker(
        {"template": str(TEMPLATE), "context": {"demands": []}, "out": str(tmp_path / "nowhere" / "单.docx")}
    )

    assert reply == {"disk": 2}


def test_the_child_loads_nothing_of_what_is_kept() -> None:
    asked = "import sys, desktop.formats.filling, desktop.formats.paper; print([n for n in sys.modules if n.startswith('desktop.model')])"
    told = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "[]"

"""The walk of `python3 -m build_scripts run` where nobody can watch: every step is done."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_step_of_the_main_job_is_done(tmp_path: Path) -> None:
    here = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    words = [sys.executable, "-m", "build_scripts.walk", str(tmp_path / "demo")]
    walked = subprocess.run(words, cwd=ROOT, env=here, capture_output=True, text=True, check=False)
    journal = (tmp_path / "demo" / "walk.txt").read_text(encoding="utf-8")

    assert (walked.returncode, [line for line in journal.splitlines() if line.strip().startswith("✗")]) == (0, [])

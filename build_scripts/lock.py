"""Task `lock`: pin every package, and every file of it by hash, for Linux and Windows alike."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from build_scripts import environment
from build_scripts.places import BUILD, LOCKS, ROOT, VENV, program
from build_scripts.running import call

EXTRAS = {"runtime": (), "test": ("test",), "build": ("build",)}
"""Lock -> extras of pyproject.toml it holds besides the program's own dependencies; the first rules the others' versions."""


def lock(words: Sequence[str]) -> int:
    """Remake all locks; what is pinned stays pinned unless `--upgrade` follows. 0 when all were made."""
    uv = _uv()
    for name, extras in EXTRAS.items():
        path = LOCKS / f"{name}.txt"
        ruled = () if name == "runtime" else ("--constraints", _short(LOCKS / "runtime.txt"))
        wanted = [word for extra in extras for word in ("--extra", extra)]
        style = ("--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-config", "--quiet")
        code = call(uv, "pip", "compile", "pyproject.toml", *style, *wanted, *ruled, *words, "--output-file", _short(path))
        if code:
            return code
        path.write_text(clean(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
        print(f"{_short(path)}: {len(pins(path.read_text(encoding='utf-8')))} packages")
    return 0


def clean(text: str) -> str:
    """The lock without options: where packages are fetched from is the machine's business, not the lock's."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("-"))


def pins(text: str) -> dict[str, str]:
    """Package -> version of every pin of a lock."""
    lines = [line.split(";")[0].rstrip(" \\\n") for line in text.splitlines() if line[:1].isalnum()]
    return dict(line.split("==", 1) for line in lines)


def _short(path: Path) -> str:
    # Relative, because uv writes the path it was given into the comments of the lock.
    return path.relative_to(ROOT).as_posix()


def _uv() -> Path:
    found = shutil.which("uv") or shutil.which(program(VENV, "uv"))
    if found:
        return Path(found)
    venv = BUILD / "venv"
    environment.ready("build", venv=venv)
    uv = program(venv, "uv")
    if not uv.exists():
        sys.exit("uv is not in the build lock. Type: pip install uv")
    return uv

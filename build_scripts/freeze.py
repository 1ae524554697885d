"""Task `freeze`: the program as a folder that runs without Python, with every licence in it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from build_scripts import bundle, environment, system
from build_scripts.places import BUILD, DIST, PACKAGING, program
from build_scripts.running import Step, call, take

WORK = BUILD / "pyinstaller"


def freeze(_words: Sequence[str]) -> int:
    """Build dist/xiaoxiang in an environment that holds nothing but the program's packages; look it over and start it once."""
    system.provide((*system.QT, system.Need("binutils", "objdump")), required=True)
    python = environment.ready("build", venv=BUILD / "venv")
    WORK.mkdir(parents=True, exist_ok=True)
    places = ("--distpath", DIST.parent, "--workpath", WORK)
    build = take(Step("PyInstaller", (python, "-m", "PyInstaller", "--noconfirm", *places, PACKAGING / "xiaoxiang.spec")))
    print(build.line if build.code == 0 else build.output, flush=True)
    if build.code:
        return build.code
    code = call(python, "-m", "build_scripts.licences", DIST / "licences", WORK / "xiaoxiang" / "binaries.txt")
    return code or _look_over(build.output)


def _look_over(log: str) -> int:
    files = [path.relative_to(DIST).as_posix() for path in DIST.rglob("*") if path.is_file()]
    wrong = [*bundle.unresolved(log), *(f"GPL-only, may not ship: {name}" for name in bundle.may_not_ship(files))]
    print(*wrong, sep="\n", file=sys.stderr)
    console = DIST / program(Path(), "xiaoxiang-cli").name
    tried = take(Step("xiaoxiang-cli --help", (console, "--help")))
    print(tried.line if tried.code == 0 else tried.output)
    size = sum((DIST / name).lstat().st_size for name in files)
    print(f"{DIST.name}: {len(files)} files, {size / 2**20:.0f} MiB")
    return int(bool(wrong) or tried.code != 0)

"""Make a virtual environment and fill it with exactly what a lock names."""

from __future__ import annotations

import hashlib
import importlib.util
import subprocess
import sys
from pathlib import Path

from build_scripts import system
from build_scripts.places import LOCKS, ROOT, VENV, program
from build_scripts.running import call


def ready(*locks: str, venv: Path = VENV) -> Path:
    """The interpreter of an environment that holds these locks' packages, made or completed where needed.

    Args:
        locks: names of files in build_scripts/locks, smallest first; a later one names all of the earlier and more.
        venv: folder of the environment.

    Exits with one sentence when it cannot be made.
    """
    python = program(venv, "python")
    if not _works(python):
        _make(venv)
    for lock in locks:
        _fill(venv, LOCKS / f"{lock}.txt")
    return python


def stamp(venv: Path, lock: Path) -> Path:
    """The file inside the environment that says: this very lock is installed. Its name carries the lock's hash."""
    return venv / f"installed-{lock.stem}-{hashlib.sha256(lock.read_bytes()).hexdigest()[:16]}"


def _works(python: Path) -> bool:
    # A half-made environment, one whose Python was upgraded away, or a link to another Python is no environment.
    question = "import pip, sys; sys.exit(sys.prefix == sys.base_prefix)"
    return python.exists() and subprocess.run([python, "-c", question], check=False, capture_output=True).returncode == 0


def _make(venv: Path) -> None:
    if importlib.util.find_spec("ensurepip") is None:
        # Debian keeps ensurepip in a package of its own, and without it `-m venv` makes half an environment.
        system.provide((system.Need("python3-venv", "module:ensurepip"),), required=True)
    print(f"Making {venv.relative_to(ROOT)} …", flush=True)
    if call(sys.executable, "-m", "venv", "--clear", venv):
        sys.exit("The virtual environment could not be made; the lines above say why.")


def _fill(venv: Path, lock: Path) -> None:
    mark = stamp(venv, lock)
    if mark.exists():
        return
    print(f"Installing {lock.relative_to(ROOT)} …", flush=True)
    for stale in venv.glob(f"installed-{lock.stem}-*"):
        stale.unlink()
    # --require-virtualenv: whatever else is broken, nothing is ever installed into the machine's own Python.
    pip = (program(venv, "python"), "-m", "pip", "--require-virtualenv", "--disable-pip-version-check", "--no-input", "-qq")
    if call(*pip, "install", "--require-hashes", "--requirement", lock):
        sys.exit(f"Not all of {lock.relative_to(ROOT)} could be installed; the lines above say why. Run it again to go on.")
    mark.touch()

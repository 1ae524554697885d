"""Carry the licence of every part into the bundle: `-m build_scripts.licences TARGET BINARIES`, in the build environment."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from build_scripts.lock import pins
from build_scripts.places import LOCKS, PACKAGING, ROOT

TEXTS = PACKAGING / "licences"
NO_TEXT_IN_WHEEL = {
    "chinesecalendar": ("MIT-chinesecalendar.txt",),
    "docxtpl": ("LGPL-2.1.txt",),
    "pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
}
"""Packages whose wheel names its licence but does not carry the text."""
NOT_BUNDLED = frozenset({"pip"})
"""In the runtime lock because a dependency names it; left out of the bundle (bundle.LEFT_OUT_MODULES)."""
TITLES = ("licen", "copying", "notice", "authors")


def collect(target: Path, binaries: Sequence[Path]) -> list[str]:
    """Fill the folder, one sub-folder per part; answer the parts whose licence was not found.

    Args:
        target: folder made anew.
        binaries: source paths of every shared library of the bundle.
    """
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    shutil.copy(TEXTS / "NOTICE.txt", target)
    missing = [name for name in _packages() if not _keep(target / name, package_texts(name))]
    missing += [package for package, text in _system_texts(binaries).items() if not _keep(target / "system" / package, [text])]
    ours = {"python": _python_texts(), "noto-sans-sc": [ROOT / "resources/fonts/LICENSE_FONT"]}
    ours["tabler-icons"] = [ROOT / "resources/icons/LICENSE"]
    return missing + [part for part, texts in ours.items() if not _keep(target / part, texts)]


def package_texts(name: str) -> list[Path]:
    """Licence files of an installed package: its own, else the text it names."""
    return list(_carried(distribution(name))) or [TEXTS / text for text in NO_TEXT_IN_WHEEL.get(name, ())]


def _packages() -> list[str]:
    named = {*pins((LOCKS / "runtime.txt").read_text(encoding="utf-8")), "pyinstaller"} - NOT_BUNDLED
    return sorted(name for name in named if _is_installed(name))


def _is_installed(name: str) -> bool:
    # The lock also names what only the other system needs.
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def _carried(of: Distribution) -> Iterator[Path]:
    for file in of.files or ():
        if file.parts[0].endswith(".dist-info") and file.name.lower().startswith(TITLES):
            yield Path(str(of.locate_file(file)))


def _python_texts() -> list[Path]:
    library = Path(sysconfig.get_path("stdlib"))
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    places = (library / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt", Path("/usr/share/doc", version, "copyright"))
    return [place for place in places if place.exists()][:1]


def _system_texts(binaries: Sequence[Path]) -> dict[str, Path]:
    """Debian package -> its copyright file, for every library that no wheel brought."""
    dpkg = shutil.which("dpkg-query")
    if dpkg is None:
        return {}
    wheels = Path(sysconfig.get_path("platlib"))
    owners: dict[str, Path] = {}
    for binary in binaries:
        if binary.is_relative_to(wheels) or binary.is_relative_to(sys.base_prefix + "/lib/python"):
            continue
        owner = _owner(dpkg, binary)
        if owner:
            owners[owner] = Path("/usr/share/doc", owner, "copyright")
    return owners


def _owner(dpkg: str, binary: Path) -> str:
    # Debian's list may say /lib where the file is found in /usr/lib, and the other way round.
    real = str(binary.resolve())
    for path in (str(binary), real, real.removeprefix("/usr"), "/usr" + str(binary)):
        found = subprocess.run([dpkg, "--search", path], capture_output=True, text=True, check=False)
        if found.returncode == 0:
            return found.stdout.partition(":")[0]
    return ""


def _keep(folder: Path, texts: Sequence[Path]) -> bool:
    if not texts or not all(text.exists() for text in texts):
        return False
    folder.mkdir(parents=True)
    for text in texts:
        shutil.copy(text, folder / text.name)
    return True


def main(target: str, binaries: str) -> int:
    """Collect; 1 when a part has no licence text, naming it."""
    paths = [Path(line) for line in Path(binaries).read_text(encoding="utf-8").splitlines()]
    missing = collect(Path(target), paths)
    print(f"licences: {sum(path.is_file() for path in Path(target).rglob('*'))} texts")
    if missing:
        print("No licence text found for:", *missing, file=sys.stderr)
    return int(bool(missing))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

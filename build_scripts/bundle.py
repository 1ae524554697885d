"""What goes into the frozen program, and what never may. The PyInstaller spec and its check both ask here."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterable
from fnmatch import fnmatch
from pathlib import Path

LEFT_OUT_MODULES = (
    "tkinter",
    "readline",  # GPL, and nobody types into this Python
    "numpy",
    "pandas",
    "PIL",
    "matplotlib",
    "IPython",
    "pytest",
    "setuptools",
    "pip",
    "PySide6.QtDesigner",
    "PySide6.QtNetwork",
    "PySide6.QtOpenGL",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtTest",
)
"""Python modules no part of the program needs, though some dependency would use them if they were there."""

GPL_ONLY = (
    "*Qt6Charts*",
    "*Qt6DataVisualization*",
    "*Qt6Graphs*",
    "*Qt6Lottie*",
    "*Qt6QuickTimeline*",
    "*Qt6VirtualKeyboard*",
    "*qtvirtualkeyboard*",
    "*Qt6WaylandCompositor*",
    "*Qt6*WaylandCompositor*",
)
"""Parts of Qt that are GPL or commercial, never LGPL. The wheel carries some of them."""

UNUSED = (
    "*Qt6Designer*",
    "*Qt6EglFs*",
    "*Qt6Network*",
    "*Qt6Pdf*",
    "*Qt6Qml*",
    "*Qt6Quick*",
    "*Qt6ShaderTools*",
    "*Qt6Sql*",
    "*Qt6Test*",
    "*/plugins/designer/*",
    "*/plugins/egldeviceintegrations/*",
    "*/plugins/generic/*",
    "*/plugins/networkinformation/*",
    "*/plugins/platforms/*eglfs*",
    "*/plugins/platforms/*linuxfb*",
    "*/plugins/platforms/*minimal*",
    "*/plugins/platforms/*vkkhrdisplay*",
    "*/plugins/platforms/*vnc*",
    "*/plugins/platformthemes/*qgtk3*",
    "*/plugins/qmltooling/*",
    "*/plugins/sqldrivers/*",
    "*/plugins/tls/*",
    "*/libcups.so*",  # whoever prints has it, with the dozen libraries it brings
)
"""What the program never touches, or finds on every machine where it does."""

UNUSED_IMAGE_FORMATS = ("icns", "pdf", "tga", "tiff", "wbmp", "webp")
KEPT_TRANSLATIONS = ("qtbase_zh_CN", "qtbase_en")


def is_wanted(name: str) -> bool:
    """Whether a file belongs in the bundle, by its path inside it (either slash)."""
    path = "/" + name.replace("\\", "/")
    if any(fnmatch(path, pattern) for pattern in (*GPL_ONLY, *UNUSED)):
        return False
    if "/plugins/imageformats/" in path:
        return not any(path.rpartition("/")[2].startswith((f"libq{kind}", f"q{kind}.")) for kind in UNUSED_IMAGE_FORMATS)
    if "PySide6" in path and "/translations/" in path:
        return any(kept in path for kept in KEPT_TRANSLATIONS)
    return True


def reachable(libraries: Iterable[str], roots: Iterable[str], needs: Callable[[str], Iterable[str]]) -> set[str]:
    """Those of the system's libraries that something in the bundle still asks for.

    PyInstaller gathers libraries for parts of Qt we then leave out; they would stay behind, GTK among them.

    Args:
        libraries: file names of the libraries that came from the system.
        roots: file names of everything else in the bundle.
        needs: file name -> names of the libraries it is linked to.
    """
    candidates, open_ends = set(libraries), list(roots)
    found: set[str] = set()
    while open_ends:
        fresh = candidates.intersection(needs(open_ends.pop())) - found
        found |= fresh
        open_ends += fresh
    return found


def needed(library: Path) -> list[str]:
    """Names of the libraries a Linux library is linked to itself; theirs are not listed, as ldd would."""
    told = subprocess.run(["objdump", "--private-headers", library], capture_output=True, text=True, check=True).stdout
    return [line.split()[1] for line in told.splitlines() if line.split()[:1] == ["NEEDED"]]


def may_not_ship(names: Iterable[str]) -> list[str]:
    """Those of the bundle's files that are GPL-only parts of Qt: must be none."""
    return [name for name in names if any(fnmatch("/" + name.replace("\\", "/"), pattern) for pattern in GPL_ONLY)]


def unresolved(log: str) -> list[str]:
    """Lines of PyInstaller's log that name a library missing for a file we ship.

    PyInstaller only warns, and the program then does not start on the user's machine.
    """
    missing = [line for line in log.splitlines() if "Library not found" in line]
    return [line for line in missing if is_wanted(line.rpartition("dependency of")[2].strip(" '\".").replace("\\\\", "/"))]

"""What the program and its tests need from the operating system. Only Linux needs anything."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from build_scripts.running import call


@dataclass(frozen=True)
class Need:
    """One Debian package, and the sign by which its presence is known on any Linux.

    Attributes:
        package: Debian's name of it.
        sign: a library's name (*.so*), a file (/…), a Python module (module:…) or a program.
    """

    package: str
    sign: str

    def is_met(self) -> bool:
        """Whether the sign is there. Package names differ between releases (libglib2.0-0t64); what they bring does not."""
        if self.sign.startswith("module:"):
            importlib.invalidate_caches()
            return importlib.util.find_spec(self.sign.removeprefix("module:")) is not None
        if self.sign.startswith("/"):
            return Path(self.sign).exists()
        if ".so" not in self.sign:
            return shutil.which(self.sign) is not None
        try:
            ctypes.CDLL(self.sign)
        except OSError:
            return False
        return True


QT = (
    Need("libegl1", "libEGL.so.1"),
    Need("libgl1", "libGL.so.1"),
    Need("libdbus-1-3", "libdbus-1.so.3"),
    Need("libfontconfig1", "libfontconfig.so.1"),
    Need("libxkbcommon0", "libxkbcommon.so.0"),
    Need("libglib2.0-0", "libglib-2.0.so.0"),
    Need("libxcb-cursor0", "libxcb-cursor.so.0"),
    Need("libxcb-icccm4", "libxcb-icccm.so.4"),
    Need("libxcb-keysyms1", "libxcb-keysyms.so.1"),
    Need("libxcb-shape0", "libxcb-shape.so.0"),
    Need("libxcb-randr0", "libxcb-randr.so.0"),
    Need("libxkbcommon-x11-0", "libxkbcommon-x11.so.0"),
)
"""What the Qt wheel expects to find: the first six for any picture, the rest for a window under X."""

TOOLS = (
    Need("xvfb", "Xvfb"),
    Need("xauth", "xauth"),
    Need("xdotool", "xdotool"),
    Need("xclip", "xclip"),
    Need("strace", "strace"),
    Need("libreoffice-calc-nogui", "/usr/lib/libreoffice/program/libsclo.so"),
    Need("libreoffice-writer-nogui", "/usr/lib/libreoffice/program/libswlo.so"),
    Need("poppler-utils", "pdftotext"),
)
"""What some tests drive: real keys under X, system calls watched, files opened by the office's own programs."""


def provide(needs: Iterable[Need], *, required: bool) -> None:
    """See that the needs are met: install them as root on Debian, else say which line to type.

    Exits with that line when they are required; says loudly what is left out when they are not.
    """
    if sys.platform != "linux":
        return
    missing = _unmet(needs)
    if missing and _may_install():
        print("Installing", *(need.package for need in missing), "…", flush=True)
        _install(missing)
        missing = _unmet(missing)
    if not missing:
        return
    line = "sudo apt-get install -y " + " ".join(need.package for need in missing)
    if required:
        sys.exit(f"The system lacks a few packages. Type this line, then run the task again:\n{line}")
    print(f"LEFT OUT: the tests that need {', '.join(need.package for need in missing)}.\nTo have them too: {line}", flush=True)


def has_display() -> bool:
    """Whether a window can be shown to anybody here."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _unmet(needs: Iterable[Need]) -> tuple[Need, ...]:
    return tuple(need for need in needs if not need.is_met())


def _may_install() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _install(needs: Iterable[Need]) -> None:
    silent = {"DEBIAN_FRONTEND": "noninteractive"}
    call("apt-get", "update", "-qq", extra=silent)
    packages = [need.package for need in needs]
    call("apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages, extra=silent)

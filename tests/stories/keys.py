"""A real X server, the real program in it, and real keys pressed there; nothing of the program is imported into its process.

What the program shows is known by the titles of its windows; that it has come to rest, by the processor time it uses.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 120
_TRIES = 5
_QUIET_S = 0.25
_QUIET_TICKS = 1
"""Processor time a blinking cursor may take in that time."""


class StoryError(Exception):
    """Something did not come in time."""


@contextmanager
def display() -> Iterator[str]:
    """An X server of our own on a free number; answers its name, such as `:1`."""
    for _ in range(_TRIES):
        with _server() as name:
            # Another server that goes in this very moment may have taken our socket with it.
            if _answers(name):
                yield name
                return
    message = "no X server answers"
    raise StoryError(message)


@contextmanager
def _server() -> Iterator[str]:
    read, write = os.pipe()
    words = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(words, pass_fds=[write], start_new_session=True, stderr=subprocess.DEVNULL) as server:
        os.close(write)
        try:
            with os.fdopen(read) as told:
                yield f":{told.readline().strip()}"
        finally:
            server.terminate()


def _answers(name: str) -> bool:
    asked = subprocess.run(
        ["xdotool", "getdisplaygeometry"], env={**os.environ, "DISPLAY": name}, capture_output=True, check=False
    )
    return asked.returncode == 0


class Program:
    """The program on one installation, as a process of its own. trace: where it is to note what is done at its windows."""

    def __init__(self, screen: str, folder: Path, trace: Path | None = None, *options: str) -> None:
        here = {
            "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb", "QT_SCALE_FACTOR": "1", "QT_FONT_DPI": "96", "QT_IM_MODULE": "none",
            "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1",
        }  # fmt: skip
        self._env = {**os.environ, **here, **({"UX_TRACE": str(trace)} if trace else {})}
        words = [sys.executable, "-m", "desktop", "--data", str(folder), *options]
        self._process = subprocess.Popen(words, cwd=ROOT, env=self._env, stderr=subprocess.PIPE, text=True)
        self._front = ""

    def turn_to(self, title: str) -> None:
        """Wait for a window with these words in its title, give it the keyboard, and let it come to rest."""
        self.until(lambda: self._windows(title), f"a window “{title}”")
        self._front = self._windows(title)[-1]
        self._xdotool("windowfocus", "--sync", self._front)
        self.settle()

    def until_gone(self, title: str) -> None:
        """Wait until no window has these words in its title."""
        self.until(lambda: not self._windows(title), f"the window “{title}” is gone")

    def press(self, *keys: str, settle: bool = True) -> None:
        """Press keys, named as X names them: `ctrl+k`, `Return`; then let it come to rest, unless that is not to be waited for."""
        for key in keys:
            self._xdotool("key", "--clearmodifiers", key)
        if settle:
            self.settle()

    def hold(self, key: str, seconds: float) -> None:
        """Hold a key down; the server repeats it."""
        self._xdotool("keydown", key, "sleep", str(seconds), "keyup", key)
        self.settle()

    def type(self, words: str) -> None:
        """Type words."""
        self._xdotool("type", "--clearmodifiers", "--delay", "15", words)
        self.settle()

    def copy(self, text: str, kind: str = "UTF8_STRING") -> None:
        """Put something on the clipboard as another program would: text, or files as `text/uri-list`."""
        words = ["xclip", "-selection", "clipboard", "-t", kind]
        # It stays behind and holds what was copied, and must not hold our pipes.
        with subprocess.Popen(words, env=self._env, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as holder:
            holder.communicate(text.encode())

    def choose_file(self, title: str, path: Path) -> None:
        """Type a path into a file dialog."""
        self.turn_to(title)
        self.type(str(path))
        for _ in range(2):  # the first may only close the list of names that fit
            self.press("Return")
            if not self._windows(title):
                return
        self.until_gone(title)

    def until(self, holds: Callable[[], object], what: str) -> None:
        """Wait until something holds.

        Raises:
            StoryError: it does not in time, or the program has ended.
        """
        deadline = time.monotonic() + PATIENCE_S
        while not holds():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise StoryError(f"waited in vain for {what}; ended: {self._process.returncode}; shown: {self._titles()}")
            time.sleep(0.03)

    def settle(self) -> None:
        """Wait until the program neither uses nor waits for a processor and no child of it is left."""
        quiet_since, last = time.monotonic(), self._ticks()
        while time.monotonic() - quiet_since < _QUIET_S:
            time.sleep(0.05)
            now = self._ticks()
            if now - last > _QUIET_TICKS or self._has_children() or self._waits_for_a_processor():
                quiet_since, last = time.monotonic(), now

    def leave(self) -> int:
        """Ctrl+Q; answers the exit code."""
        self.press("ctrl+q")
        code = self._process.wait(PATIENCE_S)
        assert self._process.stderr is not None
        self._process.stderr.close()
        return code

    def kill(self) -> None:
        """As when the power fails: it learns nothing of it."""
        self._process.kill()
        self._process.wait(PATIENCE_S)

    def end(self) -> str:
        """Stop it if it still runs; answers what it complained of."""
        if self._process.poll() is None:
            self._process.kill()
        return self._process.communicate()[1] if self._process.stderr and not self._process.stderr.closed else ""

    def _windows(self, title: str) -> list[str]:
        words = ["xdotool", "search", "--all", "--onlyvisible", "--pid", str(self._process.pid), "--name", title]
        return subprocess.run(words, env=self._env, capture_output=True, text=True, check=False).stdout.split()

    def _titles(self) -> list[str]:
        names = [self._xdotool("getwindowname", window).strip() for window in self._windows("")]
        return [name for name in names if name]

    def _xdotool(self, *words: str) -> str:
        return subprocess.run(["xdotool", *words], env=self._env, capture_output=True, text=True, check=False).stdout

    def _ticks(self) -> int:
        try:
            fields = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        except (OSError, ProcessLookupError):
            return 0
        return int(fields[11]) + int(fields[12])

    def _waits_for_a_processor(self) -> bool:
        """On a busy machine a program may get no time for a while, and is at work all the same."""
        states = Path(f"/proc/{self._process.pid}/task").glob("*/stat")
        with suppress(OSError):
            return any(one.read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[0] == "R" for one in states)
        return False

    def _has_children(self) -> bool:
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children")
        try:
            return bool(children.read_text(encoding="ascii").split())
        except OSError:
            return False

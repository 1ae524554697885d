"""`python -m build_scripts.screenshots OUT [WORD …]`: every screen as a picture in every letter size, and what is wrong.

With words only the scenes and rounds whose names have all of them: `residents`, `largest`, `1920`. Exit code 1 when the
machine's eye found something, or a screen could not be brought up.
"""

from __future__ import annotations

import importlib
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QWidget

from build_scripts.screenshots import SCENES, Scene, Studio, shown
from build_scripts.screenshots.album import write_album
from build_scripts.stage import Stage, StageError, application
from build_scripts.stage.offscreen import LARGE, SMALL
from desktop.ui.tokens import SIZES, USUAL

findings: Callable[[QWidget], list[str]] = importlib.import_module("tests.ui.audit").findings
"""The machine's eye, which the tests look with too."""

_PASSES = (*((code, SMALL) for code in SIZES), (USUAL, LARGE))
"""Letter size and window size of each round through all scenes."""


@dataclass
class Camera:
    """Keeps what it is shown, and what is wrong with it.

    Attributes:
        suffix: end of the names in this round, such as medium-1366x768.
        found: picture -> what the machine's eye found.
    """

    folder: Path
    suffix: str = ""
    pictures: list[str] = field(default_factory=list)
    found: dict[str, list[str]] = field(default_factory=dict)

    def look(self, stage: Stage, name: str) -> None:
        """Keep a picture of what is shown."""
        file = f"{name}-{self.suffix}.png"
        stage.picture().save(str(self.folder / file))
        self.pictures.append(file)
        self.note(file, findings(shown(stage)))

    def note(self, file: str, wrong: Sequence[str]) -> None:
        """Say what is wrong with a picture, and remember it for the album."""
        if wrong:
            self.found.setdefault(file, []).extend(wrong)
            print("\n".join((file, *(f"    {one}" for one in wrong))), flush=True)


def main(words: Sequence[str]) -> int:
    """Take the pictures; answers the exit code."""
    if not words:
        print("usage: python -m build_scripts.screenshots OUT [WORD …]", file=sys.stderr)
        return 2
    folder = Path(words[0]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    application()
    camera = Camera(folder)
    with tempfile.TemporaryDirectory() as installations, Studio(Path(installations), camera.look) as studio:
        for code, size in _PASSES:
            camera.suffix = f"{code}-{size[0]}x{size[1]}"
            studio.show(code, size)
            for scene in SCENES:
                if all(word in f"{scene.name}-{camera.suffix}" for word in words[1:]):
                    _take(scene, studio, camera)
    write_album(folder, camera.pictures, camera.found)
    wrong = sum(map(len, camera.found.values()))
    print(f"{len(camera.pictures)} pictures in {words[0]}, {wrong} findings")
    return int(wrong > 0)


def _take(scene: Scene, studio: Studio, camera: Camera) -> None:
    try:
        scene.play(studio)
    except StageError as error:
        camera.note(f"{scene.name}-{camera.suffix}.png", [f"this screen could not be brought up: {error}"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

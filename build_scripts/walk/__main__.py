"""`python -m build_scripts.walk FOLDER`: the main job from an invented neighbourhood to a package merged at the street.

Everything is done in the program's real window, drawn offscreen: keys and clicks where a person would use them (door,
first run, import, palette, search), menu actions for commands, and their dialogs filled in field by field. Only three
things are not done by hand: the roster is written, the street's installation begun, and what is selected before some
commands is set without a click. Nothing stops the walk: a step that fails is told, and the next one that can be done follows.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from build_scripts.stage import application
from build_scripts.walk import beginning, tour, upward, work
from build_scripts.walk.scene import PASSWORD, Scene
from build_scripts.walk.telling import play

STEPS = (*tour.STEPS, *beginning.STEPS, *work.STEPS, *upward.STEPS)


def main(words: Sequence[str]) -> int:
    """Walk into a folder; answers 0 when every step was done, 1 otherwise, 2 for wrong usage."""
    if len(words) != 1:
        print("usage: python -m build_scripts.walk FOLDER", file=sys.stderr)
        return 2
    application()
    scene = Scene(Path(words[0]).resolve())
    scene.clear()
    with (scene.folder / "walk.txt").open("w", encoding="utf-8") as journal:
        failed = play(STEPS, scene, journal)
    scene.close()
    print(f"{len(STEPS) - failed} of {len(STEPS)} steps done. To look at the office yourself, with password {PASSWORD}:")
    print(f"  python -m desktop --data {words[0]}/data/office")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

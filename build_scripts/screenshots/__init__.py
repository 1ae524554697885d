"""Every screen of the program as a picture, in every letter size, under the machine's eye.

`studio` has the installations the pictures are taken in; `scenes` are the screens, each a few lines that bring it up and
let it be seen; `album` is the page on which the pictures stand side by side. The tests show the same scenes to the same eye.
"""

from build_scripts.screenshots.scenes import SCENES
from build_scripts.screenshots.studio import Scene, Studio, shown

__all__ = ["SCENES", "Scene", "Studio", "shown"]

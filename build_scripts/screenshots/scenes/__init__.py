"""The screens, in the order in which a person meets them."""

from build_scripts.screenshots.scenes import asking, door, frame, homes, importing, tables

SCENES = (*door.SCENES, *frame.SCENES, *tables.SCENES, *homes.SCENES, *importing.SCENES, *asking.SCENES)

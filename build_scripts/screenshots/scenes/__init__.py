"""The screens, in the order in which a person meets them."""

from build_scripts.screenshots.scenes import asking, door, frame, grids, importing, tables

SCENES = (*door.SCENES, *frame.SCENES, *tables.SCENES, *grids.SCENES, *importing.SCENES, *asking.SCENES)
